namespace RouteGen.Middleware;

/// <summary>Base64 without padding, of characters that a URL and a header may have (RFC 4648, 5).</summary>
internal static class Base64UrlText
{
    public static string Of(ReadOnlySpan<byte> bytes) => Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');
}
