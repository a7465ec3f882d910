using System.Text;

namespace RouteGen.Binding;

/// <summary>The value of a <c>Content-Type</c> header.</summary>
internal static class MediaType
{
    /// <summary>Whether the type, without its parameters, is <paramref name="type"/> (in lower case).</summary>
    public static bool Is(ReadOnlySpan<byte> contentType, ReadOnlySpan<byte> type) => Ascii.EqualsIgnoreCase(Essence(contentType), type);

    /// <summary>Whether it is <c>application/json</c>, <c>text/json</c> or ends in <c>+json</c>.</summary>
    public static bool IsJson(ReadOnlySpan<byte> contentType)
    {
        var essence = Essence(contentType);
        return Ascii.EqualsIgnoreCase(essence, "application/json"u8)
            || Ascii.EqualsIgnoreCase(essence, "text/json"u8)
            || (essence.Length > 5 && Ascii.EqualsIgnoreCase(essence[^5..], "+json"u8));
    }

    /// <summary>The value of a parameter, as the boundary of a multipart type.</summary>
    public static bool TryGetParameter(ReadOnlySpan<byte> header, ReadOnlySpan<byte> name, out ReadOnlySpan<byte> value)
    {
        value = default;
        var semicolon = header.IndexOf((byte)';');
        while (semicolon >= 0)
        {
            header = header[(semicolon + 1)..].TrimStart(" \t"u8);
            var equals = header.IndexOf((byte)'=');
            if (equals < 0) return false;
            var isAsked = Ascii.EqualsIgnoreCase(header[..equals].TrimEnd(" \t"u8), name);
            header = header[(equals + 1)..];
            if (header.StartsWith("\""u8))
            {
                var end = header[1..].IndexOf((byte)'"');
                if (end < 0) return false;
                if (isAsked)
                {
                    value = header.Slice(1, end);
                    return true;
                }

                header = header[(end + 2)..];
            }

            semicolon = header.IndexOf((byte)';');
            if (!isAsked) continue;
            value = (semicolon < 0 ? header : header[..semicolon]).TrimEnd(" \t"u8);
            return true;
        }

        return false;
    }

    private static ReadOnlySpan<byte> Essence(ReadOnlySpan<byte> contentType)
    {
        var end = contentType.IndexOf((byte)';');
        return (end < 0 ? contentType : contentType[..end]).Trim(" \t"u8);
    }
}
