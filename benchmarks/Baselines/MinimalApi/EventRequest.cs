using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace RouteGen.Benchmarks;

/// <summary>The request that an event tells of.</summary>
internal sealed class EventRequest : HttpRequestFeature, IHttpRequestBodyDetectionFeature
{
    public EventRequest(string method, string path, string? body, bool isBase64Encoded)
    {
        Method = method;
        Scheme = "https";
        Protocol = "HTTP/1.1";
        PathBase = "";
        RawTarget = path;
        Path = path.Contains('%', StringComparison.Ordinal) ? Uri.UnescapeDataString(path) : path;
        if (body is null) return;
        CanHaveBody = true;
        var content = isBase64Encoded ? Convert.FromBase64String(body) : Encoding.UTF8.GetBytes(body);
        Body = new MemoryStream(content, writable: false);
        Headers.ContentLength = content.Length;
    }

    public bool CanHaveBody { get; }
}
