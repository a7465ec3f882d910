using System.Security.Cryptography;
using RouteGen.Events;
using RouteGen.Responses;
using RouteGen.Routing;

namespace RouteGen.Middleware;

/// <summary>
/// Gives answers to GET an <c>ETag</c> made of their body, and answers 304 without a body to a client that has it already (<c>If-None-Match</c>; RFC 9110, 13).
/// </summary>
/// <remarks>
/// <para>The handler runs all the same: what is saved is the way to the client. An <c>ETag</c> that the handler has set is taken instead of one of the body.</para>
/// <para>
/// Only answers of 200 get one, unless they say <c>Cache-Control: no-store</c>. HEAD is left alone, as its answer has no body to make one of.
/// <c>If-Match</c>, which keeps two writers from overwriting each other, is the handler's business: only it can compare and write at once.
/// </para>
/// <para>The tag is weak unless <see cref="ETagOptions.Strong"/> says otherwise. Put <see cref="Compression"/> outside: then nothing is compressed that is not sent.</para>
/// </remarks>
public static class ETag
{
    // 128 of 256 bits: nobody finds two bodies with the same ones.
    private const int Length = 16;

    private const string Name = "ETag";

    // RFC 9110, 15.4.5: what tells of the body that is not there.
    private static readonly string[] BodyFields = ["Content-Encoding", "Content-Language", "Content-Disposition", "Content-Range", "Last-Modified"];

    /// <summary>The middleware.</summary>
    public static async ValueTask<HttpResult> Around(HttpRequest request, Next next, ETagOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(next);
        var result = await next();
        if (request.Exchange.Verb != HttpVerb.Get || result.Status != 200) return result;
        if (result.GetHeader(Name) is not { } tag)
        {
            if (SaysNoStore(result) || !result.TryGetBody(out var body) || body.IsEmpty) return result;
            tag = TagOf(body.Span, isStrong: options is { Strong: true });
            result = result.WithHeader(Name, tag);
        }

        return EntityTags.Match(request, tag) ? NotModified(result) : result;
    }

    /// <summary>The tag of a body.</summary>
    internal static string TagOf(ReadOnlySpan<byte> body, bool isStrong)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(body, hash);
        return (isStrong ? "\"" : "W/\"") + Base64UrlText.Of(hash[..Length]) + "\"";
    }

    private static HttpResult NotModified(HttpResult result)
    {
        foreach (var field in BodyFields) result = result.WithoutHeader(field);
        return result.WithBody(default).WithStatus(304);
    }

    private static bool SaysNoStore(HttpResult result)
    {
        foreach (var (name, value) in result.Headers)
        {
            if (HeaderField.Is(name, "Cache-Control") && value.Contains("no-store", StringComparison.OrdinalIgnoreCase)) return true;
        }

        return false;
    }
}
