using FsCheck;
using FsCheck.Fluent;
using RouteGen.Middleware;

namespace RouteGen.Runtime.Tests.Middleware;

public sealed class ETagTests
{
    private const string Tag = "W/\"uU0nuZNNPgilLlLX2n2r-g\"";

    [Fact]
    public async Task A_body_has_a_weak_tag_unless_a_strong_one_is_asked_for()
    {
        Assert.Equal(Tag, (await Run(HttpResults.Text("hello world"))).GetHeader("ETag"));
        Assert.Equal(Tag[2..], (await ETag.Around(Requests.Rest().Http.Request, Requests.Answers(HttpResults.Text("hello world")), new() { Strong = true })).GetHeader("ETag"));
    }

    [Fact]
    public void Tags_are_the_same_where_bodies_are() => Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), ArbMap.Default.ArbFor<byte[]>(), (one, other) =>
        (ETag.TagOf(one, isStrong: false) == ETag.TagOf(other, isStrong: false)) == one.AsSpan().SequenceEqual(other)
        && ETag.TagOf(one, isStrong: true) == ETag.TagOf([.. one], isStrong: true)).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("\"a\"", true)]
    [InlineData("W/\"a\"", true)]
    [InlineData("*", true)]
    [InlineData("\"b\", \"a\"", true)]
    [InlineData("\"b\",W/\"a\"", true)]
    [InlineData(" , \"b\" ,\"a\"", true)]
    [InlineData("\"x,\\\", \"a\"", true)]
    [InlineData("\"b\"", false)]
    [InlineData("\"A\"", false)]
    [InlineData("a", false)]
    [InlineData("w/\"a\"", false)]
    [InlineData("\"b, \"a\"", false)]
    [InlineData("\"a", false)]
    [InlineData("\"b\", *", false)]
    [InlineData("", false)]
    public async Task If_None_Match_is_a_list_that_is_compared_weakly(string sent, bool isMatch)
    {
        foreach (var tag in new[] { "\"a\"", "W/\"a\"" })
        {
            var answer = await Run(HttpResults.Text("body").WithHeader("ETag", tag), "If-None-Match: " + sent);
            Assert.Equal((isMatch ? 304 : 200, tag), (answer.Status, answer.GetHeader("ETag")));
            Assert.Equal(isMatch, answer.GetBody().IsEmpty);
        }
    }

    [Fact]
    public async Task Several_lines_are_one_list() => Assert.Equal(304, (await Run(HttpResults.Text("hello world"), "If-None-Match: \"b\"", "If-None-Match: " + Tag)).Status);

    [Fact]
    public async Task A_304_keeps_what_is_about_the_answer_and_drops_what_is_about_its_body()
    {
        string[] kept = ["Cache-Control", "Content-Location", "Expires", "Vary", "Set-Cookie", "Access-Control-Allow-Origin", "Content-Security-Policy"];
        string[] dropped = ["Content-Encoding", "Content-Language", "Content-Disposition", "Last-Modified"];
        HttpResult result = HttpResults.Text("hello world");
        foreach (var name in kept.Concat(dropped)) result = result.WithHeader(name, "x");
        var answer = await Run(result, "If-None-Match: " + Tag);

        Assert.Equal([.. kept, "ETag"], answer.Headers.Select(header => header.Key));
    }

    public static TheoryData<string, HttpResult> LeftAlone => new()
    {
        { "GET", HttpResults.Text("a", 404) },
        { "GET", HttpResults.Text("a", 201) },
        { "GET", HttpResults.Text("a").WithHeader("Cache-Control", "private, No-Store") },
        { "GET", HttpResults.Ok() },
        { "HEAD", HttpResults.Ok() },
        { "POST", HttpResults.Text("a") },
    };

    [Theory]
    [MemberData(nameof(LeftAlone))]
    public async Task Other_answers_are_left_alone(string method, HttpResult result) =>
        Assert.Same(result, await ETag.Around(Requests.Rest(method, ["If-None-Match: *"]).Http.Request, Requests.Answers(result)));

    private static async Task<HttpResult> Run(HttpResult result, params string[] headers) => await ETag.Around(Requests.Rest(headers: headers).Http.Request, Requests.Answers(result));
}
