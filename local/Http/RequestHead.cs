using System.Globalization;
using System.Text;
using RouteGen.Fronts;

namespace RouteGen.Local.Http;

/// <summary>A request's line and headers (RFC 9112), strictly read: what two readers could take for two things is refused.</summary>
internal sealed record RequestHead(string Method, string Target, string Protocol, IReadOnlyList<KeyValuePair<string, string>> Headers)
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Whether the body comes in chunks.</summary>
    public bool IsChunked { get; private init; }

    /// <summary>The length of the body; 0 when it comes in chunks.</summary>
    public long ContentLength { get; private init; }

    /// <summary>Whether the client waits for leave to send the body.</summary>
    public bool ExpectsContinue { get; private init; }

    /// <summary>Whether the client may send another request on the connection.</summary>
    public bool KeepsAlive { get; private init; }

    /// <summary>Reads a head.</summary>
    /// <param name="bytes">The lines, without the empty one that ends them.</param>
    /// <exception cref="RefusedRequestException">It is no HTTP/1.1, or not for this server.</exception>
    public static RequestHead Parse(ReadOnlySpan<byte> bytes)
    {
        var end = bytes.IndexOf("\r\n"u8);
        var (method, target, protocol) = ParseRequestLine(end < 0 ? bytes : bytes[..end]);
        var headers = new List<KeyValuePair<string, string>>();
        for (var rest = end < 0 ? default : bytes[(end + 2)..]; !rest.IsEmpty;)
        {
            end = rest.IndexOf("\r\n"u8);
            headers.Add(ParseHeader(end < 0 ? rest : rest[..end]));
            rest = end < 0 ? default : rest[(end + 2)..];
        }

        var hosts = Values(headers, "Host");
        if (hosts.Count > 1 || (hosts.Count == 0 && protocol == "HTTP/1.1")) throw new RefusedRequestException(400, "A request has one Host header.");
        if (hosts.Count == 1) LoopbackHost.Require(hosts[0]);

        var connection = Values(headers, "Connection").SelectMany(value => value.Split(',', StringSplitOptions.TrimEntries)).ToList();
        return new RequestHead(method, OriginForm(target), protocol, headers)
        {
            IsChunked = ReadTransferEncoding(headers),
            ContentLength = ReadContentLength(headers),
            ExpectsContinue = Values(headers, "Expect").Contains("100-continue", StringComparer.OrdinalIgnoreCase),
            KeepsAlive = protocol == "HTTP/1.1"
                ? !connection.Contains("close", StringComparer.OrdinalIgnoreCase)
                : connection.Contains("keep-alive", StringComparer.OrdinalIgnoreCase),
        };
    }

    private static (string Method, string Target, string Protocol) ParseRequestLine(ReadOnlySpan<byte> line)
    {
        var first = line.IndexOf((byte)' ');
        var last = line.LastIndexOf((byte)' ');
        if (first <= 0 || last <= first + 1) throw new RefusedRequestException(400, "The first line is no HTTP request: METHOD /path HTTP/1.1.");

        var method = Encoding.Latin1.GetString(line[..first]);
        var protocol = Encoding.Latin1.GetString(line[(last + 1)..]);
        if (!HeaderName.IsToken(method)) throw new RefusedRequestException(400, "The method is no token.");
        if (protocol is not ("HTTP/1.1" or "HTTP/1.0")) throw new RefusedRequestException(505, "This server speaks HTTP/1.1.");

        var target = line[(first + 1)..last];
        foreach (var next in target)
        {
            if (next is <= 0x20 or 0x7F) throw new RefusedRequestException(400, "The request target holds a blank or a control character.");
        }

        // Some clients send UTF-8 as it is; the fronts only ever see it percent-encoded.
        return (method, UrlText.EncodeForWire(target), protocol);
    }

    /// <summary>Proxies send the whole URL; what counts is its path.</summary>
    private static string OriginForm(string target)
    {
        if (target.StartsWith('/')) return target;
        var scheme = target.IndexOf("://", StringComparison.Ordinal);
        if (scheme < 0) throw new RefusedRequestException(400, "The request target is no path.");
        var authority = target[(scheme + 3)..];
        var end = authority.AsSpan().IndexOfAny('/', '?');
        LoopbackHost.Require(end < 0 ? authority : authority[..end]);
        if (end < 0) return "/";
        return authority[end] == '/' ? authority[end..] : "/" + authority[end..];
    }

    private static KeyValuePair<string, string> ParseHeader(ReadOnlySpan<byte> line)
    {
        var colon = line.IndexOf((byte)':');
        var name = Encoding.Latin1.GetString(line[..Math.Max(colon, 0)]);
        if (!HeaderName.IsToken(name)) throw new RefusedRequestException(400, "A header line is not 'name: value'.");
        var value = DecodeValue(line[(colon + 1)..].Trim(" \t"u8));
        if (!HeaderName.IsSafeValue(value)) throw new RefusedRequestException(400, "A header holds a control character.");
        return new(name, value);
    }

    private static string DecodeValue(ReadOnlySpan<byte> value)
    {
        try
        {
            return StrictUtf8.GetString(value);
        }
        catch (DecoderFallbackException)
        {
            // Old clients write headers in Latin-1.
            return Encoding.Latin1.GetString(value);
        }
    }

    private static bool ReadTransferEncoding(List<KeyValuePair<string, string>> headers)
    {
        var codings = Values(headers, "Transfer-Encoding");
        if (codings.Count == 0) return false;
        if (codings.Count > 1 || !codings[0].Equals("chunked", StringComparison.OrdinalIgnoreCase)) throw new RefusedRequestException(501, "The only transfer coding is chunked.");
        if (Values(headers, "Content-Length").Count > 0) throw new RefusedRequestException(400, "A request has a Content-Length or a Transfer-Encoding, not both.");
        return true;
    }

    private static long ReadContentLength(List<KeyValuePair<string, string>> headers)
    {
        var lengths = Values(headers, "Content-Length").Distinct(StringComparer.Ordinal).ToList();
        if (lengths.Count == 0) return 0;
        if (lengths.Count == 1 && long.TryParse(lengths[0], NumberStyles.None, CultureInfo.InvariantCulture, out var length)) return length;
        throw new RefusedRequestException(400, "Content-Length is no number.");
    }

    private static List<string> Values(List<KeyValuePair<string, string>> headers, string name) =>
        [.. headers.Where(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(header => header.Value)];
}
