using RouteGen.Responses;
using RouteGen.Routing;

namespace RouteGen.Middleware;

/// <summary>Compresses answers with Brotli or gzip, as the request's <c>Accept-Encoding</c> says (RFC 9110, 12.5.3).</summary>
/// <remarks>
/// <para>
/// It needs a front that hands bytes on: on a REST API <c>binary: true</c>, without which it does nothing. An answer that is longer than Lambda can send
/// is sent when it fits compressed.
/// </para>
/// <para>
/// Left alone: answers to HEAD, those that have a <c>Content-Encoding</c> or <c>Content-Range</c>, and those that say <c>Cache-Control: no-transform</c>.
/// What could have been compressed says <c>Vary: Accept-Encoding</c>, whether it was or not. A strong <c>ETag</c> becomes a weak one.
/// </para>
/// <para>
/// The length of a compressed answer tells of what is in it. One that holds a secret beside text that others may choose, as a token beside what was searched for,
/// must not be compressed: say <c>no-transform</c> there.
/// </para>
/// </remarks>
public static class Compression
{
    private const string ContentEncoding = "Content-Encoding";
    private const string Vary = "Vary";

    /// <summary>The middleware.</summary>
    public static ValueTask<HttpResult> Around(HttpRequest request, Next next, CompressionOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(next);
        var http = request.Exchange;
        return http.AnswersBytes && http.Verb != HttpVerb.Head ? CompressAsync(request, next, options ?? CompressionOptions.Default) : next();
    }

    private static async ValueTask<HttpResult> CompressAsync(HttpRequest request, Next next, CompressionOptions options)
    {
        var result = await next();
        if (result.Status == 304) return OfNotModified(request, result);
        if (result.BodyLength is not > 0 || !StatusCode.AllowsContent(result.Status) || IsFixed(result)) return result;

        var accepted = AcceptEncoding.Of(request.Exchange);
        // A client that refuses anything plain gets everything compressed.
        if (!accepted.RefusesIdentity && (result.BodyLength <= options.Above || !options.Takes(result.ContentType))) return result;
        if (HasToken(result, "Cache-Control", "no-transform")) return result;

        result = WithVary(result);
        if (accepted.Best is not { } coding || !result.TryGetBody(out var body)) return result;
        var compressed = coding.Compress(body, options.Level, evenIfLonger: accepted.RefusesIdentity);
        return compressed is { } bytes ? Weakened(result).WithBody(bytes).WithHeader(ContentEncoding, coding.Name) : result;
    }

    // The client may hold the compressed answer, under its weak tag, and a cache goes by Vary (RFC 9110, 15.4.5).
    private static HttpResult OfNotModified(HttpRequest request, HttpResult result)
    {
        result = WithVary(result);
        return result.GetHeader("ETag") is { } tag && EntityTags.IsStrong(tag) && EntityTags.MatchWeakOnly(request, tag) ? Weakened(result) : result;
    }

    private static bool IsFixed(HttpResult result) => result.Status == 206 || result.GetHeader(ContentEncoding) is not null || result.GetHeader("Content-Range") is not null;

    // It is not the same to the byte any more, though it means the same (RFC 9110, 8.8.3.3).
    private static HttpResult Weakened(HttpResult result) =>
        result.GetHeader("ETag") is { } tag && EntityTags.IsStrong(tag) ? result.WithoutHeader("ETag").WithHeader("ETag", "W/" + tag) : result;

    private static HttpResult WithVary(HttpResult result) =>
        HasToken(result, Vary, "Accept-Encoding") || HasToken(result, Vary, "*") ? result : result.WithHeader(Vary, "Accept-Encoding");

    private static bool HasToken(HttpResult result, string name, string token)
    {
        foreach (var (field, value) in result.Headers)
        {
            if (!HeaderField.Is(field, name)) continue;
            foreach (var item in value.Split(','))
            {
                if (item.AsSpan().Trim(" \t").Equals(token, StringComparison.OrdinalIgnoreCase)) return true;
            }
        }

        return false;
    }
}
