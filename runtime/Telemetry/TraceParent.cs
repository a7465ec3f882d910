using System.Diagnostics;
using System.Text;
using RouteGen.Routing;

namespace RouteGen.Telemetry;

/// <summary>Whose child an invocation is: the request says it by W3C's headers, else Lambda by X-Ray's. What is malformed is as good as not there.</summary>
internal static class TraceParent
{
    // As long as a version-00 traceparent is; a later version may be longer.
    private const int LongestParent = 128;

    // W3C Trace Context, 3.3.1.5: what everybody has to be able to hand on.
    private const int LongestState = 512;

    /// <summary>The parent by the request's <c>traceparent</c> and <c>tracestate</c>.</summary>
    public static ActivityContext OfRequest(HttpExchange http)
    {
        // Of two parents neither is to be believed.
        if (ReadLines(http, "traceparent"u8, LongestParent) is not { } parent || parent.Contains(',', StringComparison.Ordinal)) return default;
        var state = ReadLines(http, "tracestate"u8, LongestState);
        return ActivityContext.TryParse(parent, state, isRemote: true, out var context) ? context : default;
    }

    /// <summary>The parent by X-Ray's header, <c>Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1</c>.</summary>
    public static ActivityContext OfXRay(ReadOnlySpan<char> header)
    {
        ReadOnlySpan<char> root = default, parent = default;
        var isSampled = false;
        while (!header.IsEmpty)
        {
            var end = header.IndexOf(';');
            var field = (end < 0 ? header : header[..end]).Trim();
            header = end < 0 ? default : header[(end + 1)..];
            if (field.StartsWith("Root=", StringComparison.Ordinal)) root = field["Root=".Length..];
            else if (field.StartsWith("Parent=", StringComparison.Ordinal)) parent = field["Parent=".Length..];
            else if (field.StartsWith("Sampled=", StringComparison.Ordinal)) isSampled = field is "Sampled=1";
        }

        return ToContext(root, parent, isSampled);
    }

    // 1-{8 digits}-{24 digits}: together they are a trace id of W3C's.
    private static ActivityContext ToContext(ReadOnlySpan<char> root, ReadOnlySpan<char> parent, bool isSampled)
    {
        if (root.Length != 35 || root[0] != '1' || root[1] != '-' || root[10] != '-' || parent.Length != 16) return default;
        Span<char> trace = stackalloc char[32];
        root[2..10].CopyTo(trace);
        root[11..].CopyTo(trace[8..]);
        if (!IsId(trace) || !IsId(parent)) return default;
        return new ActivityContext(ActivityTraceId.CreateFromString(trace), ActivitySpanId.CreateFromString(parent), isSampled ? ActivityTraceFlags.Recorded : ActivityTraceFlags.None, traceState: null, isRemote: true);
    }

    /// <summary>All lines of a header as one, joined by commas; <see langword="null"/> for none, for too long a one, and for one with characters that no header of a trace has.</summary>
    private static string? ReadLines(HttpExchange http, ReadOnlySpan<byte> name, int longest)
    {
        var text = new StringBuilder();
        var values = http.HeaderAll(name);
        while (values.MoveNext())
        {
            var value = values.Current;
            if (text.Length + value.Length >= longest || value.IndexOfAnyExceptInRange((byte)' ', (byte)'~') >= 0) return null;
            text.Append(text.Length > 0 ? "," : "").Append(Encoding.ASCII.GetString(value));
        }

        return text.Length > 0 ? text.ToString() : null;
    }

    // In lower case; zeros stand for none.
    private static bool IsId(ReadOnlySpan<char> text)
    {
        foreach (var character in text)
        {
            if (!char.IsAsciiHexDigitLower(character)) return false;
        }

        return text.IndexOfAnyExcept('0') >= 0;
    }
}
