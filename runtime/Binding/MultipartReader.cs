using System.Text;

namespace RouteGen.Binding;

/// <summary>Finds the parts of a <c>multipart/form-data</c> body (RFC 7578). It copies no content and is bounded in parts and header size.</summary>
internal static class MultipartReader
{
    /// <summary>More parts than this are refused: each costs an object.</summary>
    internal const int MostParts = 1024;

    /// <summary>The longest boundary of RFC 2046, 5.1.1.</summary>
    private const int LongestBoundary = 70;

    private const int LongestHeaders = 8 * 1024;

    /// <summary>The parts, or <see langword="null"/> when the body is not well-formed.</summary>
    public static List<FormPart>? Read(ReadOnlySpan<byte> boundary, ReadOnlySpan<byte> body)
    {
        if (boundary.IsEmpty || boundary.Length > LongestBoundary) return null;
        Span<byte> delimiterBuffer = stackalloc byte[LongestBoundary + 4];
        "\r\n--"u8.CopyTo(delimiterBuffer);
        boundary.CopyTo(delimiterBuffer[4..]);
        ReadOnlySpan<byte> delimiter = delimiterBuffer[..(boundary.Length + 4)];

        // The first delimiter has no line before it, or a preamble that nobody reads.
        var position = body.StartsWith(delimiter[2..]) ? delimiter.Length - 2 : IndexAfter(body, 0, delimiter);
        var parts = new List<FormPart>();
        while (position >= 0)
        {
            var rest = body[position..];
            if (rest.StartsWith("--"u8)) return parts;
            if (!rest.StartsWith("\r\n"u8) || parts.Count == MostParts) return null;

            var headerLength = rest.IndexOf("\r\n\r\n"u8);
            if (headerLength is < 0 or > LongestHeaders) return null;
            var start = position + headerLength + 4;
            var next = body[start..].IndexOf(delimiter);
            if (next < 0) return null;

            var part = ReadHeaders(rest[2..(headerLength + 2)], start, next);
            if (part is null) return null;
            parts.Add(part);
            position = start + next + delimiter.Length;
        }

        return null;
    }

    private static int IndexAfter(ReadOnlySpan<byte> body, int start, ReadOnlySpan<byte> delimiter)
    {
        var found = body[start..].IndexOf(delimiter);
        return found < 0 ? -1 : start + found + delimiter.Length;
    }

    // Every line of the headers ends in CR LF, the last one too.
    private static FormPart? ReadHeaders(ReadOnlySpan<byte> headers, int start, int length)
    {
        string? name = null;
        string? fileName = null;
        string? contentType = null;
        while (!headers.IsEmpty)
        {
            var end = headers.IndexOf("\r\n"u8);
            var line = headers[..end];
            headers = headers[(end + 2)..];
            var colon = line.IndexOf((byte)':');
            if (colon < 0) return null;
            var value = line[(colon + 1)..].Trim(" \t"u8);
            if (Ascii.EqualsIgnoreCase(line[..colon], "content-disposition"u8))
            {
                if (!MediaType.Is(value, "form-data"u8)) return null;
                if (MediaType.TryGetParameter(value, "name"u8, out var text)) name = QuotedText(text);
                // RFC 7578 does not want the extended form; a part that has nothing else is a file all the same.
                if (MediaType.TryGetParameter(value, "filename"u8, out text)) fileName = QuotedText(text);
                else if (MediaType.TryGetParameter(value, "filename*"u8, out _)) fileName = "";
            }
            else if (Ascii.EqualsIgnoreCase(line[..colon], "content-type"u8))
            {
                contentType = Encoding.UTF8.GetString(value);
            }
        }

        return string.IsNullOrEmpty(name) ? null : new FormPart(name, fileName, contentType, start, length);
    }

    // Browsers write a quote inside a name as %22, and line ends as %0D and %0A (WHATWG HTML, multipart/form-data).
    private static string QuotedText(ReadOnlySpan<byte> text) => Encoding.UTF8.GetString(text)
        .Replace("%22", "\"", StringComparison.Ordinal)
        .Replace("%0D", "\r", StringComparison.OrdinalIgnoreCase)
        .Replace("%0A", "\n", StringComparison.OrdinalIgnoreCase);
}
