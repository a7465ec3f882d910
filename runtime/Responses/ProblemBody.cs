using RouteGen.Validation;

namespace RouteGen.Responses;

/// <summary>Writes RFC 9457's JSON for an error.</summary>
internal static class ProblemBody
{
    /// <summary>Writes the object.</summary>
    /// <param name="target">Where to.</param>
    /// <param name="status">The answer's status.</param>
    /// <param name="type">What kind of problem it is, a URI; <see langword="null"/> for <c>about:blank</c>: the status says it all.</param>
    /// <param name="title">A name for that kind; <see langword="null"/> for the status's reason phrase.</param>
    /// <param name="detail">What went wrong this time, for the client's reader.</param>
    /// <param name="requestId">What to look for in the log.</param>
    /// <param name="isOccurrence">Whether the id names this very problem, so that it is its <c>instance</c>: where the log has a line on it.</param>
    public static void Write(ByteBuffer target, int status, string? type, string? title, string? detail, string? requestId = null, bool isOccurrence = false)
    {
        Begin(target, status, type, title, detail);
        // Lambda's ids are UUIDs; those of tests and other hosts may be anything, and no URI.
        if (isOccurrence && Guid.TryParseExact(requestId, "D", out _)) AppendMember(target, ",\"instance\":\"urn:uuid:"u8, requestId);
        AppendMember(target, ",\"requestId\":\""u8, requestId);
        target.Append((byte)'}');
    }

    /// <summary>Writes a 400 with what is wrong with each value.</summary>
    public static void Write(ByteBuffer target, ValidationErrors errors)
    {
        Begin(target, 400, type: null, title: null, "The request is not valid.");
        target.Append(",\"errors\":"u8);
        errors.WriteTo(target);
        target.Append((byte)'}');
    }

    private static void Begin(ByteBuffer target, int status, string? type, string? title, string? detail)
    {
        target.Append("{\"type\":\""u8);
        JsonEscape.Append(target, type ?? "about:blank");
        target.Append("\",\"title\":\""u8);
        if (title is null) target.Append(StatusCode.Reason(status));
        else JsonEscape.Append(target, title);
        target.Append("\",\"status\":"u8);
        Span<byte> digits = stackalloc byte[3];
        StatusCode.Format(status, digits);
        target.Append(digits);
        AppendMember(target, ",\"detail\":\""u8, detail);
    }

    private static void AppendMember(ByteBuffer target, ReadOnlySpan<byte> opening, string? value)
    {
        if (string.IsNullOrEmpty(value)) return;
        target.Append(opening);
        JsonEscape.Append(target, value);
        target.Append((byte)'"');
    }
}
