using RouteGen.Routing;
using RouteGen.Testing;

namespace RouteGen.Behaviour.Tests.AmazonLambda;

/// <summary>Methods written for Amazon.Lambda.Annotations keep their attributes and results, and get right answers where that package gives wrong ones.</summary>
public sealed class AnnotationsTests
{
    private static readonly Lazy<CompiledRouter> Router = new(() => AmazonApp.Of(
        """
        services: Services
        routes:
          GET /guids/{id}: Functions.Guid
          GET /colours/{colour}: Functions.Colour
          GET /pages: Functions.Pages
          POST /notes: Functions.Note
          GET /later: Functions.LaterAsync
          GET /flag: Functions.Flag
          GET /day: Functions.Day
          GET /me: Functions.Me
          GET /result/{kind}: Functions.Result
          GET /result-later/{kind}: Functions.ResultAsync
        """,
        """
        using Amazon.Lambda.Annotations;
        using Amazon.Lambda.Annotations.APIGateway;
        using Amazon.Lambda.Core;
        using System.Text.Json.Serialization;

        [assembly: LambdaSerializer(typeof(Amazon.Lambda.Serialization.SystemTextJson.DefaultLambdaJsonSerializer))]

        namespace App;

        public enum Colour { Red, Green }

        public sealed record Note(string Text);

        [JsonSourceGenerationOptions(System.Text.Json.JsonSerializerDefaults.Web)]
        [JsonSerializable(typeof(Note))]
        [JsonSerializable(typeof(bool))]
        [JsonSerializable(typeof(DateTime))]
        internal sealed partial class NoteJson : JsonSerializerContext;

        public interface IGreeter { string Greet(string name); }

        public sealed class Greeter : IGreeter { public string Greet(string name) => "Hello, " + name; }

        public static class Services { public static IGreeter Greeter { get; } = new Greeter(); }

        public sealed class Broken : IHttpResult
        {
            public System.Net.HttpStatusCode StatusCode => System.Net.HttpStatusCode.OK;

            public IHttpResult AddHeader(string name, string value) => this;

            public Stream Serialize(HttpResultSerializationOptions options) => new MemoryStream();
        }

        public class Functions
        {
            private readonly IGreeter _greeter;

            public Functions(IGreeter greeter) => _greeter = greeter;

            [LambdaFunction]
            [HttpApi(LambdaHttpMethod.Get, "/guids/{id}")]
            public string Guid([FromRoute] Guid id, ILambdaContext context) => id.ToString("N");

            public string Colour([FromRoute] Colour colour) => $"{colour}";

            public string Pages([FromQuery] int page = 5, [FromQuery(Name = "size")] int? most = 10, [FromHeader(Name = "x-tag")] string tag = "none") => $"{page} {most} {tag}";

            public Note Note([FromBody] Note note, [FromServices] IGreeter greeter) => new(greeter.Greet(note.Text));

            public async ValueTask<string> LaterAsync()
            {
                await Task.Yield();
                return _greeter.Greet("later");
            }

            public bool Flag() => true;

            public DateTime Day() => new(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc);

            public string Me([FromCustomAuthorizer(Name = "sub")] string me) => me;

            public IHttpResult Result(string kind) => kind switch
            {
                "text" => HttpResults.Ok("日本 \"x\""),
                "json" => HttpResults.Created("/notes/1", new Note("a")),
                "none" => HttpResults.NotFound(),
                "cookies" => HttpResults.Ok().AddHeader("set-cookie", "a=1; Path=/").AddHeader("set-cookie", "b=2, x").AddHeader("x-a", "1").AddHeader("x-a", "2"),
                "bytes" => HttpResults.Ok(new byte[] { 104, 105 }),
                "null" => null!,
                "broken" => new Broken(),
                "redirect" => HttpResults.Redirect("/日本"),
                _ => throw new InvalidOperationException(),
            };

            public async Task<IHttpResult> ResultAsync(string kind)
            {
                await Task.Yield();
                return Result(kind);
            }
        }
        """).Router);

    public static TheoryData<Front> Fronts => [.. Enum.GetValues<Front>()];

    [Theory]
    [InlineData("/guids/6f9619ff-8b86-d011-b42d-00c04fc964ff", 200, "6f9619ff8b86d011b42d00c04fc964ff")]
    [InlineData("/guids/7", 400, null)]
    [InlineData("/colours/green", 200, "Green")]
    [InlineData("/colours/1", 400, null)]
    [InlineData("/pages", 200, "5 10 none")]
    [InlineData("/pages?page=2&size=3", 200, "2 3 none")]
    [InlineData("/pages?page=a%22b", 400, null)]
    [InlineData("/later", 200, "Hello, later")]
    [InlineData("/flag", 200, "true")]
    [InlineData("/day", 200, "\"2026-01-02T03:04:05Z\"")]
    [InlineData("/me", 401, null)]
    [InlineData("/result/text", 200, "日本 \"x\"")]
    [InlineData("/result-later/json", 201, "{\"Text\":\"a\"}")]
    [InlineData("/result/null", 404, "{\"message\":\"Not Found\"}")]
    [InlineData("/result/broken", 500, null)]
    [InlineData("/result/none", 404, "")]
    [InlineData("/result/bytes", 200, "hi")]
    public async Task The_answer_is_right(string url, int status, string? body)
    {
        foreach (var front in Enum.GetValues<Front>())
        {
            var answer = await Through(front).GetAsync(url);
            Assert.Equal(status, answer.StatusCode);
            if (body is not null) Assert.Equal(body, answer.Text);
            else Assert.Equal("application/problem+json", answer.GetHeader("content-type"));
        }
    }

    [Theory]
    [MemberData(nameof(Fronts))]
    public async Task A_body_is_read_whether_it_is_base64_or_not(Front front)
    {
        Assert.Equal("{\"text\":\"Hello, Ada\"}", (await Through(front).PostAsync("/notes", "{\"text\":\"Ada\"}", "application/json")).Text);
        Assert.Equal(400, (await Through(front).PostAsync("/notes", "", "application/json")).StatusCode);
    }

    [Theory]
    [InlineData(Front.Rest)]
    [InlineData(Front.HttpApiV1)]
    [InlineData(Front.HttpApiV2)]
    [InlineData(Front.FunctionUrl)]
    public async Task Two_cookies_stay_two(Front front)
    {
        var answer = await Through(front).GetAsync("/result/cookies");
        Assert.Equal(["a=1; Path=/", "b=2, x"], answer.GetHeaders("set-cookie"));
    }

    [Theory]
    [MemberData(nameof(Fronts))]
    public async Task A_redirect_is_ascii(Front front) => Assert.Equal("/%E6%97%A5%E6%9C%AC", (await Through(front).GetAsync("/result/redirect")).GetHeader("location"));

    [Fact]
    public async Task What_the_authorizer_says_is_a_claim() =>
        Assert.Equal("u-1", (await new RouterApp(Router.Value) { Claims = new Dictionary<string, string> { ["sub"] = "u-1" } }.GetAsync("/me")).Text);

    private static RouterApp Through(Front front) => new(Router.Value) { Front = front };
}
