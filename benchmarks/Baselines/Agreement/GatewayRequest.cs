using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace RouteGen.Benchmarks;

/// <summary>A request that a gateway makes an event of: with all the fields that a real one has, and what a browser sends along.</summary>
/// <param name="Key">The gateway's route: <c>GET /users/{id}</c>.</param>
/// <param name="Path">The path, in characters that need no encoding.</param>
public sealed record GatewayRequest(string Key, string Path)
{
    // Gateways escape what JSON wants escaped, and nothing else.
    private static readonly JsonSerializerOptions Escaping = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private const string RequestId = "c6af9ac6-7b61-11e6-9a41-93e8deadbeef";
    private const string UserAgent = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36";

    /// <summary>Values of the path's parameters, without encoding.</summary>
    public IReadOnlyDictionary<string, string> Values { get; init; } = new Dictionary<string, string>();

    public IReadOnlyDictionary<string, string> Query { get; init; } = new Dictionary<string, string>();

    /// <summary>Text; with <see cref="ContentType"/>.</summary>
    public string? Body { get; init; }

    public string ContentType { get; init; } = "application/json";

    /// <summary>More headers, as a request has that came through other services.</summary>
    public IReadOnlyDictionary<string, string> MoreHeaders { get; init; } = new Dictionary<string, string>();

    private string Method => Key[..Key.IndexOf(' ', StringComparison.Ordinal)];

    private string Resource => Key[(Key.IndexOf(' ', StringComparison.Ordinal) + 1)..];

    /// <summary>The event of a REST API: about 2.8 KB without a body.</summary>
    public byte[] ToRest()
    {
        var headers = Headers();
        return ToUtf8(new JsonObject
        {
            ["resource"] = Resource,
            ["path"] = Path,
            ["httpMethod"] = Method,
            ["headers"] = ToObject(headers),
            ["multiValueHeaders"] = ToLists(headers),
            ["queryStringParameters"] = Query.Count > 0 ? ToObject(Query) : null,
            ["multiValueQueryStringParameters"] = Query.Count > 0 ? ToLists(Query) : null,
            ["pathParameters"] = Values.Count > 0 ? ToObject(Values) : null,
            ["stageVariables"] = null,
            ["requestContext"] = new JsonObject
            {
                ["resourceId"] = "2gxmpl",
                ["resourcePath"] = Resource,
                ["httpMethod"] = Method,
                ["extendedRequestId"] = "JJbxmplHYosFVYQ=",
                ["requestTime"] = "01/Jul/2026:12:00:00 +0000",
                ["path"] = "/prod" + Path,
                ["accountId"] = "123456789012",
                ["protocol"] = "HTTP/1.1",
                ["stage"] = "prod",
                ["domainPrefix"] = "70ixmpl4fl",
                ["requestTimeEpoch"] = 1_782_907_200_000,
                ["requestId"] = RequestId,
                ["identity"] = new JsonObject
                {
                    ["cognitoIdentityPoolId"] = null,
                    ["accountId"] = null,
                    ["cognitoIdentityId"] = null,
                    ["caller"] = null,
                    ["sourceIp"] = "192.0.2.7",
                    ["principalOrgId"] = null,
                    ["accessKey"] = null,
                    ["cognitoAuthenticationType"] = null,
                    ["cognitoAuthenticationProvider"] = null,
                    ["userArn"] = null,
                    ["userAgent"] = UserAgent,
                    ["user"] = null,
                },
                ["domainName"] = "70ixmpl4fl.execute-api.eu-west-1.amazonaws.com",
                ["apiId"] = "70ixmpl4fl",
            },
            ["body"] = Body,
            ["isBase64Encoded"] = false,
        });
    }

    /// <summary>The event of an HTTP API, payload 2.0: about 1.5 KB without a body.</summary>
    public byte[] ToHttpApi()
    {
        var http = new JsonObject
        {
            ["version"] = "2.0",
            ["routeKey"] = Key,
            ["rawPath"] = Path,
            ["rawQueryString"] = string.Join('&', Query.Select(parameter => $"{Uri.EscapeDataString(parameter.Key)}={Uri.EscapeDataString(parameter.Value)}")),
            ["headers"] = ToObject(Headers().Select(header => KeyValuePair.Create(header.Key.ToLowerInvariant(), header.Value))),
            ["requestContext"] = new JsonObject
            {
                ["accountId"] = "123456789012",
                ["apiId"] = "r3pmxmplak",
                ["domainName"] = "r3pmxmplak.execute-api.eu-west-1.amazonaws.com",
                ["domainPrefix"] = "r3pmxmplak",
                ["http"] = new JsonObject { ["method"] = Method, ["path"] = Path, ["protocol"] = "HTTP/1.1", ["sourceIp"] = "192.0.2.7", ["userAgent"] = UserAgent },
                ["requestId"] = "JKJaXmPLvHcESHA=",
                ["routeKey"] = Key,
                ["stage"] = "$default",
                ["time"] = "01/Jul/2026:12:00:00 +0000",
                ["timeEpoch"] = 1_782_907_200_000,
            },
            ["isBase64Encoded"] = false,
        };
        if (Query.Count > 0) http["queryStringParameters"] = ToObject(Query);
        if (Values.Count > 0) http["pathParameters"] = ToObject(Values);
        if (Body is not null) http["body"] = Body;
        return ToUtf8(http);
    }

    private Dictionary<string, string> Headers()
    {
        var headers = new Dictionary<string, string>
        {
            ["Accept"] = "application/json, text/plain, */*",
            ["Accept-Encoding"] = "gzip, deflate, br, zstd",
            ["Accept-Language"] = "en-GB,en;q=0.9,de;q=0.8",
            ["Host"] = "70ixmpl4fl.execute-api.eu-west-1.amazonaws.com",
            ["Referer"] = "https://shop.example.com/account/overview",
            ["Sec-Fetch-Mode"] = "cors",
            ["User-Agent"] = UserAgent,
            ["Via"] = "2.0 0123456789abcdef0123456789abcdef.cloudfront.net (CloudFront)",
            ["X-Amz-Cf-Id"] = "cDehVQoZnx43VYQb9j2-nvCh-9z396Uhbp027Y2JvkCPNLmGJHqlaA==",
            ["X-Amzn-Trace-Id"] = "Root=1-5e66d96f-7491f09xmpl79d18acf3d050",
            ["CloudFront-Viewer-Country"] = "DE",
            ["X-Forwarded-For"] = "192.0.2.7",
            ["X-Forwarded-Port"] = "443",
            ["X-Forwarded-Proto"] = "https",
        };
        if (Body is not null) headers["Content-Type"] = ContentType;
        foreach (var (name, value) in MoreHeaders) headers[name] = value;
        return headers;
    }

    private static JsonObject ToObject(IEnumerable<KeyValuePair<string, string>> pairs) => new(pairs.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value)));

    private static JsonObject ToLists(IEnumerable<KeyValuePair<string, string>> pairs) => new(pairs.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)new JsonArray(pair.Value))));

    private static byte[] ToUtf8(JsonObject json) => Encoding.UTF8.GetBytes(json.ToJsonString(Escaping));
}
