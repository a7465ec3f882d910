using System.Globalization;

namespace RouteGen.Fronts;

/// <summary>The headers a front hands on: the client's without what ends at the front, and what the front adds. Names as sent; each kind of event then has its own casing.</summary>
internal static class ForwardedHeaders
{
    // Recorded on AWS, Content-Length and all.
    private static readonly HashSet<string> EndingAtRest = new(StringComparer.OrdinalIgnoreCase)
    {
        "Connection", "Content-Length", "Content-MD5", "Expect", "Max-Forwards", "Proxy-Authenticate", "Server", "TE", "Trailer", "Transfer-Encoding", "Upgrade", "WWW-Authenticate",
    };

    private static readonly HashSet<string> HopByHop = new(StringComparer.OrdinalIgnoreCase)
    {
        "Connection", "Expect", "Keep-Alive", "Proxy-Connection", "TE", "Trailer", "Transfer-Encoding", "Upgrade",
    };

    // A load balancer lets Connection pass; the body it has put together itself.
    private static readonly HashSet<string> EndingAtAlb = new(StringComparer.OrdinalIgnoreCase) { "Expect", "Transfer-Encoding" };

    public static List<KeyValuePair<string, string>> Of(FrontSettings settings, FrontRequest request)
    {
        var ending = settings.Front switch
        {
            Front.Rest => EndingAtRest,
            Front.Alb => EndingAtAlb,
            _ => HopByHop,
        };
        var headers = request.Headers.Where(header => !ending.Contains(header.Key)).ToList();

        AddDefault(headers, "Host", settings.DomainName);
        AddDefault(headers, "X-Amzn-Trace-Id", FakeAccount.NewTraceId(request.Time));
        // The address the client really came from is the last one: what stands before it is the client's own word.
        var forwardedFor = request.Header("X-Forwarded-For");
        Set(headers, "X-Forwarded-For", forwardedFor is null ? request.SourceAddress : $"{forwardedFor}, {request.SourceAddress}");
        Set(headers, "X-Forwarded-Port", request.Port.ToString(CultureInfo.InvariantCulture));
        Set(headers, "X-Forwarded-Proto", request.Scheme);
        // HTTP APIs say the length even where it is 0; the others repeat what the client said.
        if (settings.IsHttpApi || (settings.Front != Front.Rest && !request.Body.IsEmpty))
        {
            AddDefault(headers, "Content-Length", request.Body.Length.ToString(CultureInfo.InvariantCulture));
        }

        if (settings.Front == Front.FunctionUrl)
        {
            Set(headers, "X-Amzn-Tls-Cipher-Suite", "TLS_AES_128_GCM_SHA256");
            Set(headers, "X-Amzn-Tls-Version", "TLSv1.3");
        }

        return headers;
    }

    private static void AddDefault(List<KeyValuePair<string, string>> headers, string name, string value)
    {
        if (!headers.Exists(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase))) headers.Add(new(name, value));
    }

    private static void Set(List<KeyValuePair<string, string>> headers, string name, string value)
    {
        headers.RemoveAll(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase));
        headers.Add(new(name, value));
    }
}
