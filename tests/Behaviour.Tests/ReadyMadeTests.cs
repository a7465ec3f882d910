using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using RouteGen.Routing;
using RouteGen.Testing;
using RouteGen.Tests.Harness;

namespace RouteGen.Behaviour.Tests;

/// <summary>Ready-made middleware behind the fronts, which deliver its answers as AWS would.</summary>
public sealed class ReadyMadeTests
{
    private const string Source = """
        using RouteGen;
        using RouteGen.Middleware;

        namespace App;

        public static class Services
        {
            public static RequestLogOptions Log { get; } = new() { IncludesPath = true, Headers = new[] { "Authorization", "User-Agent" } };
        }

        public static class Handlers
        {
            public static HttpResult Text(int length) => HttpResults.Text(new string('a', length)).WithHeader("Set-Cookie", "a=1").WithHeader("Set-Cookie", "b=2").WithHeader("ETag", "\"v1\"");
            public static byte[] Bytes() => new byte[5000];
            public static string Body([FromBody] string body) => body;
            public static byte[] Raw([FromBody] byte[] body) => body;
            public static string Form([FromForm] string a) => a;
            public static string Json([FromBody] System.Text.Json.JsonElement body) => body.GetRawText();
            public static string Read(HttpRequest request) => request.ReadJson<System.Text.Json.JsonElement>((System.Text.Json.Serialization.Metadata.JsonTypeInfo<System.Text.Json.JsonElement>)System.Text.Json.JsonSerializerOptions.Default.GetTypeInfo(typeof(System.Text.Json.JsonElement))).GetRawText();
            public static string Throws() => throw new InvalidOperationException("hidden");
        }
        """;

    private const string Routes = """
        services: Services
        use: [RequestLog.Around, ServerTiming.Around, SecurityHeaders.Around, Compression.Around, ETag.Around]
        routes:
          GET /text/{length}: Handlers.Text
          GET /bytes: Handlers.Bytes
          GET /throws: Handlers.Throws
          POST /body: Handlers.Body
          POST /raw: Handlers.Raw
          POST /form: Handlers.Form
          POST /json: Handlers.Json
          POST /read: Handlers.Read
        """;

    private static readonly CompiledRouter Plain = RouterProject.Of(Routes, Source).Run().Load();

    private static readonly CompiledRouter Binary = RouterProject.Of("binary: true\n" + Routes, Source).Run().Load();

    private static readonly Front[] All = [Front.Rest, Front.HttpApiV1, Front.HttpApiV2, Front.FunctionUrl, Front.Alb];

    public static TheoryData<Front> Fronts => [.. All];

    [Theory]
    [MemberData(nameof(Fronts))]
    public async Task Answers_are_compressed_where_bytes_reach_the_client(Front front)
    {
        foreach (var router in new[] { Plain, Binary })
        {
            var reaches = front != Front.Rest || router == Binary;
            foreach (var coding in new[] { "br", "gzip" })
            {
                var response = await Get(router, front, "/text/5000", coding);
                response.EnsureStatus(200);
                Assert.Equal(reaches ? coding : null, response.GetHeader("Content-Encoding"));
                Assert.Equal(reaches ? "Accept-Encoding" : null, response.GetHeader("Vary"));
                Assert.Equal(reaches ? "W/\"v1\"" : "\"v1\"", response.GetHeader("ETag"));
                Assert.Equal("text/plain; charset=utf-8", response.GetHeader("Content-Type"));
                Assert.Equal(new string('a', 5000), Inflate(response));
                // A load balancer without multi-value headers has room for one.
                Assert.Equal(front == Front.Alb ? ["b=2"] : ["a=1", "b=2"], response.GetHeaders("Set-Cookie"));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Fronts))]
    public async Task Short_answers_bytes_and_answers_to_HEAD_are_not(Front front)
    {
        Assert.Null((await Get(Binary, front, "/text/100", "br")).GetHeader("Content-Encoding"));
        Assert.Null((await Get(Binary, front, "/bytes", "br")).GetHeader("Content-Encoding"));
        var head = await App(Binary, front).SendAsync("HEAD", "/text/5000", [new("Accept-Encoding", "br")]);
        Assert.Equal((200, null, 0), (head.StatusCode, head.GetHeader("Content-Encoding"), head.Body.Length));
        Assert.Equal("nosniff", head.GetHeader("X-Content-Type-Options"));
    }

    [Theory]
    [InlineData(Front.HttpApiV2, 10_000_000)]
    [InlineData(Front.Alb, 2_000_000)]
    public async Task What_is_too_long_for_Lambda_is_sent_when_it_fits_compressed(Front front, int length)
    {
        var response = await Get(Plain, front, $"/text/{length}", "br");
        Assert.Equal((200, length), (response.StatusCode, Inflate(response).Length));
        Assert.Equal(500, (await Get(Plain, front, $"/text/{length}", "identity")).StatusCode);
    }

    [Theory]
    [MemberData(nameof(Fronts))]
    public async Task Who_has_the_answer_gets_304(Front front)
    {
        foreach (var tag in new[] { "\"v1\"", "W/\"v1\"" })
        {
            var response = await App(Binary, front).GetAsync("/text/5000", [new("Accept-Encoding", "br"), new("If-None-Match", tag)]);
            Assert.Equal((304, tag, "Accept-Encoding", 0), (response.StatusCode, response.GetHeader("ETag"), response.GetHeader("Vary"), response.Body.Length));
        }
    }

    [Theory]
    [MemberData(nameof(Fronts))]
    public async Task A_request_is_one_line_without_its_secrets(Front front)
    {
        var response = await App(Plain, front).GetAsync("/throws", [new("Authorization", "Bearer abc"), new("User-Agent", "test")]);
        var line = response.Log.Single(line => line.Level == LogLevel.Information).Message;
        Assert.Matches($"^GET /throws 500 [0-9.]+ ms, [0-9]+ bytes, {front}, path: \"/throws\", Authorization: \\[redacted\\], User-Agent: \"test\", System.InvalidOperationException$", line);
        Assert.Matches(@"^total;dur=\d+\.\d$", response.GetHeader("Server-Timing")!);

        line = (await App(Plain, front).GetAsync("/nowhere")).Log.Single().Message;
        Assert.Matches($"^GET \\(no route\\) 404 [0-9.]+ ms, 23 bytes, {front}, path: \"/nowhere\"$", line);
    }

    /// <summary>64 MB of zeros in a small body: refused, and never inflated.</summary>
    [Theory]
    [InlineData("/body", "text/plain")]
    [InlineData("/raw", "application/octet-stream")]
    [InlineData("/form", "application/x-www-form-urlencoded")]
    [InlineData("/json", "application/json")]
    [InlineData("/read", "application/json")]
    public async Task A_gzip_bomb_is_refused(string path, string type)
    {
        var bomb = Bomb();
        foreach (var front in All)
        {
            foreach (var coding in new[] { "gzip", "br", "identity, GZIP", "unheard-of" })
            {
                // One that is no gzip at all is answered alike: nobody looks inside.
                foreach (var body in new[] { bomb, bomb[..100], "plain"u8.ToArray() })
                {
                    var response = await App(Binary, front).SendAsync("POST", path, [new("Content-Type", type), new("Content-Encoding", coding)], body);
                    Assert.Equal((415, "The request body must not be compressed."), (response.StatusCode, (string)JsonNode.Parse(response.Text)!["detail"]!));
                }
            }
        }
    }

    [Fact]
    public async Task An_identity_body_is_read() =>
        Assert.Equal("a", (await App(Plain, Front.HttpApiV2).SendAsync("POST", "/body", [new("Content-Type", "text/plain"), new("Content-Encoding", "Identity")], "a")).EnsureStatus(200).Text);

    private static byte[] Bomb()
    {
        using var bomb = new MemoryStream();
        using (var gzip = new GZipStream(bomb, CompressionLevel.Fastest, leaveOpen: true))
        {
            var zeros = new byte[1024 * 1024];
            for (var i = 0; i < 64; i++) gzip.Write(zeros);
        }

        return bomb.ToArray();
    }

    private static RouterApp App(CompiledRouter router, Front front) => new(router) { Front = front };

    private static Task<TestResponse> Get(CompiledRouter router, Front front, string path, string coding) => App(router, front).GetAsync(path, [new("Accept-Encoding", coding)]);

    private static string Inflate(TestResponse response)
    {
        var body = new MemoryStream(response.Body.ToArray());
        using Stream plain = response.GetHeader("Content-Encoding") switch { "gzip" => new GZipStream(body, CompressionMode.Decompress), "br" => new BrotliStream(body, CompressionMode.Decompress), _ => body };
        using var text = new StreamReader(plain, Encoding.UTF8);
        return text.ReadToEnd();
    }
}
