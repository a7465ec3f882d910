using System.IO.Compression;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using RouteGen.Middleware;
using RouteGen.Runtime.Tests.Responses;

namespace RouteGen.Runtime.Tests.Middleware;

public sealed class CompressionTests
{
    private static readonly string Long = string.Concat(Enumerable.Repeat("{\"name\":\"Ada\"},", 200));

    [Theory]
    [InlineData("gzip", "gzip")]
    [InlineData("x-gzip", "gzip")]
    [InlineData("GZIP", "gzip")]
    [InlineData("br", "br")]
    [InlineData("gzip, br", "br")]
    [InlineData("gzip, deflate, br, zstd", "br")]
    [InlineData("gzip;q=1.0, br;q=0.5", "gzip")]
    [InlineData("br;q=0, gzip", "gzip")]
    [InlineData("*", "br")]
    [InlineData("*;q=0.1, br;q=0", "gzip")]
    [InlineData("br ; q=0.001", "br")]
    [InlineData("identity;q=0.5, gzip;q=0.5", "gzip")]
    [InlineData("identity;q=0", null)]
    [InlineData("identity, gzip;q=0.5", null)]
    [InlineData("deflate, zstd", null)]
    [InlineData("identity", null)]
    [InlineData("*;q=0", null)]
    [InlineData("br;q=0, gzip;q=0.000", null)]
    [InlineData("gzip;q=2", null)]
    [InlineData("gzip;q=1.5", null)]
    [InlineData("gzip;q=0.1234", null)]
    [InlineData("gzip;q=-1", null)]
    [InlineData("gzip;q=", null)]
    [InlineData("gzip;level=1", null)]
    [InlineData("gzip;q=0.", null)]
    [InlineData(",, ;q=1,", null)]
    public async Task Accept_Encoding_chooses(string accept, string? coding)
    {
        var answer = await Run(Json(Long), accept);
        Assert.Equal(coding, answer.GetHeader("Content-Encoding"));
        Assert.Equal("Accept-Encoding", answer.GetHeader("Vary"));
        Assert.Equal(Long, Decompress(answer));
        Assert.Equal("application/json", answer.ContentType);
        if (coding is not null) Assert.True(answer.GetBody().Length < Long.Length / 4);
    }

    [Fact]
    public async Task Lines_of_a_header_are_one_list() =>
        Assert.Equal("gzip", (await Compression.Around(Requests.Rest(headers: ["Accept-Encoding: br;q=0", "Accept-Encoding: gzip"]).Http.Request, Requests.Answers(Json(Long)))).GetHeader("Content-Encoding"));

    [Theory]
    [InlineData("application/json", true)]
    [InlineData("Application/JSON; charset=utf-8", true)]
    [InlineData("application/problem+json", true)]
    [InlineData("text/html", true)]
    [InlineData("image/svg+xml", true)]
    [InlineData("image/png", false)]
    [InlineData("application/octet-stream", false)]
    [InlineData("application/jsonish", false)]
    [InlineData("", false)]
    public async Task Types_that_are_text_are_compressed(string type, bool isCompressed)
    {
        var result = type.Length == 0 ? HttpResults.Text(Long) : HttpResults.Text(Long).WithHeader("Content-Type", type);
        var answer = await Run(result, "gzip");
        Assert.Equal((isCompressed ? "gzip" : null, isCompressed ? "Accept-Encoding" : null), (answer.GetHeader("Content-Encoding"), answer.GetHeader("Vary")));
    }

    [Theory]
    [InlineData(1024, null)]
    [InlineData(1025, "gzip")]
    public async Task Short_bodies_stay_as_they_are(int length, string? coding) => Assert.Equal(coding, (await Run(Json(new string('a', length)), "gzip")).GetHeader("Content-Encoding"));

    [Fact]
    public async Task Who_refuses_plain_answers_gets_none()
    {
        var answer = await Run(HttpResults.Text("a").WithHeader("Content-Type", "image/png"), "gzip, identity;q=0");
        Assert.Equal(("gzip", "a"), (answer.GetHeader("Content-Encoding"), Decompress(answer)));
    }

    public static TheoryData<HttpResult> LeftAlone =>
    [
        Json(Long).WithHeader("Content-Encoding", "zstd"),
        Json(Long).WithStatus(206).WithHeader("Content-Range", "bytes 0-1/2"),
        Json(Long).WithHeader("Cache-Control", "private, no-transform"),
        Json(Long).WithStatus(204),
        HttpResults.NoContent(),
        HttpResults.Stream(new MemoryStream()),
    ];

    [Theory]
    [MemberData(nameof(LeftAlone))]
    public async Task Some_answers_are_left_alone(HttpResult result) => Assert.Same(result, await Run(result, "gzip"));

    [Fact]
    public async Task Where_no_bytes_can_be_answered_and_to_HEAD_nothing_is_done()
    {
        Assert.Null((await Compression.Around(Requests.Rest(headers: ["Accept-Encoding: gzip"], binary: false).Http.Request, Requests.Answers(Json(Long)))).GetHeader("Vary"));
        Assert.Null((await Compression.Around(Requests.Rest("HEAD", ["Accept-Encoding: gzip"]).Http.Request, Requests.Answers(Json(Long)))).GetHeader("Vary"));
    }

    [Fact]
    public async Task Vary_is_not_said_twice()
    {
        Assert.Equal(["Origin, accept-encoding"], Vary(await Run(Json(Long).WithHeader("Vary", "Origin, accept-encoding"), "gzip")));
        Assert.Equal(["*"], Vary(await Run(Json(Long).WithHeader("Vary", "*"), "gzip")));
        Assert.Equal(["Origin", "Accept-Encoding"], Vary(await Run(Json(Long).WithHeader("Vary", "Origin"), "gzip")));

        static IEnumerable<string> Vary(HttpResult answer) => answer.Headers.Where(header => header.Key == "Vary").Select(header => header.Value);
    }

    [Theory]
    [InlineData("\"a\"", "gzip", "W/\"a\"")]
    [InlineData("W/\"a\"", "gzip", "W/\"a\"")]
    [InlineData("\"a\"", "identity", "\"a\"")]
    public async Task A_strong_tag_of_what_is_compressed_becomes_weak(string tag, string accept, string expected) =>
        Assert.Equal(expected, (await Run(Json(Long).WithHeader("ETag", tag), accept)).GetHeader("ETag"));

    [Theory]
    [InlineData("W/\"a\"", "W/\"a\"")]
    [InlineData("\"a\"", "\"a\"")]
    [InlineData("W/\"a\", \"a\"", "\"a\"")]
    public async Task A_304_names_the_tag_that_the_client_has(string sent, string expected)
    {
        var request = Requests.Rest(headers: ["Accept-Encoding: gzip", "If-None-Match: " + sent]).Http.Request;
        var answer = await Compression.Around(request, Requests.Answers(HttpResults.Status(304).WithHeader("ETag", "\"a\"")));
        Assert.Equal((304, expected, "Accept-Encoding"), (answer.Status, answer.GetHeader("ETag"), answer.GetHeader("Vary")));
    }

    [Fact]
    public async Task What_gets_no_shorter_stays_as_it_is()
    {
        var random = new byte[5000];
        new System.Random(1).NextBytes(random);
        var answer = await Run(HttpResults.Bytes(random, "application/json"), "gzip");
        Assert.Equal((null, "Accept-Encoding"), (answer.GetHeader("Content-Encoding"), answer.GetHeader("Vary")));
    }

    [Fact]
    public void Decompressed_it_is_the_body() => Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), ArbMap.Default.ArbFor<bool>(), (body, isBrotli) =>
    {
        var levels = new[] { CompressionLevel.Fastest, CompressionLevel.Optimal, CompressionLevel.SmallestSize };
        return levels.All(level =>
        {
            var accept = isBrotli ? "br, identity;q=0" : "gzip, identity;q=0";
            var answer = Compression.Around(Requests.Rest(headers: ["Accept-Encoding: " + accept]).Http.Request, Requests.Answers(HttpResults.Bytes(body)), new() { Level = level }).AsTask().Result;
            return (body.Length == 0 || answer.GetHeader("Content-Encoding") is not null) && DecompressBytes(answer).AsSpan().SequenceEqual(body);
        });
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Options_are_checked()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new CompressionOptions { Above = -1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new CompressionOptions { Level = CompressionLevel.NoCompression });
        foreach (var type in new[] { "json", "*/*", "*", "text/ *", "text/a*", "*+", "", "a/b/c" }) Assert.Throws<ArgumentException>(() => new CompressionOptions { ContentTypes = [type] });
        Assert.True(new CompressionOptions { ContentTypes = ["font/*"] }.Takes("font/ttf"));
        Assert.False(new CompressionOptions { ContentTypes = ["font/*"] }.Takes("text/plain"));
    }

    internal static string Decompress(HttpResult answer) => Encoding.UTF8.GetString(DecompressBytes(answer));

    private static byte[] DecompressBytes(HttpResult answer)
    {
        var body = new MemoryStream(answer.GetBody().ToArray());
        using Stream plain = answer.GetHeader("Content-Encoding") switch { "gzip" => new GZipStream(body, CompressionMode.Decompress), "br" => new BrotliStream(body, CompressionMode.Decompress), _ => body };
        using var bytes = new MemoryStream();
        plain.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static HttpResult Json(string text) => HttpResults.Text(text).WithHeader("Content-Type", "application/json");

    private static async Task<HttpResult> Run(HttpResult result, string accept) => await Compression.Around(Requests.Rest(headers: ["Accept-Encoding: " + accept]).Http.Request, Requests.Answers(result));
}
