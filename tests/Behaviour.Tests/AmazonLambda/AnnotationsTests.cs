using RouteGen.Routing;
using RouteGen.Testing;

namespace RouteGen.Behaviour.Tests.AmazonLambda;

/// <summary>Methods written for Amazon.Lambda.Annotations keep their results, services and claims, on every front. What that package answers wrongly is in <see cref="MigratingTests"/>.</summary>
public sealed class AnnotationsTests
{
    private static readonly Lazy<CompiledRouter> Router = new(() => AmazonApp.Of(
        """
        services: Services
        routes:
          POST /notes: Functions.Note
          GET /later: Functions.LaterAsync
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

        public sealed record Note(string Text);

        [JsonSourceGenerationOptions(System.Text.Json.JsonSerializerDefaults.Web)]
        [JsonSerializable(typeof(Note))]
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

            public Note Note([FromBody] Note note, [FromServices] IGreeter greeter) => new(greeter.Greet(note.Text));

            public async ValueTask<string> LaterAsync()
            {
                await Task.Yield();
                return _greeter.Greet("later");
            }

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
    [InlineData("/later", 200, "Hello, later")]
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
