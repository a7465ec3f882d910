using System.Text;
using RouteGen.Fronts;

namespace RouteGen.Testing;

/// <summary>Makes of what a test writes what a client would put on the wire.</summary>
internal static class RequestBuilder
{
    public static FrontRequest Build(string method, string url, IEnumerable<KeyValuePair<string, string>> headers, ReadOnlyMemory<byte> body)
    {
        if (!HeaderName.IsToken(method)) throw new ArgumentException($"'{method}' is no HTTP method.", nameof(method));
        var (host, target) = Split(url);
        var lines = headers.ToList();
        foreach (var (name, value) in lines)
        {
            if (!HeaderName.IsToken(name)) throw new ArgumentException($"'{name}' is no name of a header.", nameof(headers));
            if (!HeaderName.IsSafeValue(value)) throw new ArgumentException($"The header {name} holds a line break or another control character, which no client can send.", nameof(headers));
        }

        if (host is not null && !lines.Exists(line => line.Key.Equals("Host", StringComparison.OrdinalIgnoreCase))) lines.Insert(0, new("Host", host));
        return new FrontRequest { Method = method, Target = UrlText.EncodeForWire(Encoding.UTF8.GetBytes(target)), Headers = lines, Body = body };
    }

    private static (string? Host, string Target) Split(string url)
    {
        if (url.Contains('#', StringComparison.Ordinal)) throw new ArgumentException($"'{url}' has a '#', and no client sends what comes after it: write %23 where it is meant.", nameof(url));
        if (url.StartsWith('/')) return (null, url);
        var scheme = url.IndexOf("://", StringComparison.Ordinal);
        if (scheme < 0) throw new ArgumentException($"'{url}' does not start with a slash.", nameof(url));
        var rest = url[(scheme + 3)..];
        var end = rest.AsSpan().IndexOfAny('/', '?');
        if (end < 0) return (rest, "/");
        return (rest[..end], rest[end] == '/' ? rest[end..] : "/" + rest[end..]);
    }
}
