using System.Text;
using System.Text.Json.Nodes;
using RouteGen.Routing;
using RouteGen.Testing;
using RouteGen.Tests.Harness;

namespace RouteGen.Behaviour.Tests;

/// <summary>What docs/migrating.md promises to those who come from Amazon.Lambda.Annotations: methods that were answered wrongly there, with their attributes still on them.</summary>
public sealed class MigratingTests
{
    private const string Routes = """
        routes:
          GET /guid/{id}: Functions.Key
          GET /enum/{colour}: Functions.Paint
          GET /defaults: Functions.Defaults
          GET /required: Functions.Required
          GET /tags: Functions.Tags
          GET /bool: Functions.Bool
          GET /struct: Functions.Struct
          GET /time: Functions.Time
          GET /awaited: Functions.AwaitedAsync
          GET /nothing: Functions.Nothing
          GET /cookies: Functions.Cookies
          GET /throws: Functions.Throws
          GET /header: Functions.Header
          GET /named: Functions.Named
          GET /held: Functions.Held
          GET /nested: Functions.Inner.Get
          POST /body: Functions.Body
          GET /files/{proxy+}: Functions.File
        """;

    private const string Source = """
        using Amazon.Lambda.Annotations;
        using Amazon.Lambda.Annotations.APIGateway;
        using Amazon.Lambda.Core;

        [assembly: LambdaSerializer(typeof(Amazon.Lambda.Serialization.SystemTextJson.DefaultLambdaJsonSerializer))]

        namespace App;

        public enum Colour { Red, Green }

        public readonly record struct Point(int X, int Y);

        public sealed record Named(int Id, string? Name);

        public class Functions
        {
            [LambdaFunction, HttpApi(LambdaHttpMethod.Get, "/guid/{id}")]
            public string Key(Guid id) => id.ToString("N");

            [LambdaFunction]
            public string Paint(Colour colour) => colour.ToString();

            [LambdaFunction]
            public string Defaults([FromQuery] int page = 5, [FromQuery] int? size = 10) => $"{page} {size}";

            [LambdaFunction]
            public string Required([FromQuery] int page) => $"{page}";

            [LambdaFunction]
            public string Tags([FromQuery] string[] tag, CancellationToken cancellation) => string.Join(" and ", tag);

            [LambdaFunction]
            public bool Bool() => true;

            [LambdaFunction]
            public Point Struct() => new(1, 2);

            [LambdaFunction]
            public DateTime Time() => new(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc);

            [LambdaFunction]
            public async ValueTask<string> AwaitedAsync()
            {
                await Task.Yield();
                return "awaited";
            }

            [LambdaFunction]
            public Task Nothing() => Task.CompletedTask;

            [LambdaFunction]
            public IHttpResult Cookies() => HttpResults.Ok().AddHeader("set-cookie", "a=1").AddHeader("set-cookie", "b=2");

            [LambdaFunction]
            public string Throws() => throw new InvalidOperationException("secret");

            [LambdaFunction]
            public string Header([FromHeader] string xShop) => xShop;

            [LambdaFunction]
            public Named Named() => new(7, null);

            [LambdaFunction]
            public IHttpResult Held() => HttpResults.Ok(new Named(7, null));

            [LambdaFunction]
            public string Body([FromBody] Named body) => $"{body.Id}";

            [LambdaFunction]
            public string File(string proxy) => proxy;

            public static class Inner
            {
                [LambdaFunction]
                public static string Get() => "nested";
            }
        }
        """;

    private static readonly CompiledRouter Router = Load();

    public static TheoryData<string, int, string> Answers => new()
    {
        { "/guid/0f8fad5b-d9cb-469f-a165-70867728950e", 200, "0f8fad5bd9cb469fa16570867728950e" },
        { "/enum/green", 200, "Green" },
        { "/defaults", 200, "5 10" },
        { "/required", 400, "'page' is missing" },
        { "/tags?tag=a,b&tag=c", 200, "a,b and c" },
        { "/bool", 200, "true" },
        { "/struct", 200, """{"x":1,"y":2}""" },
        { "/time", 200, "\"2026-01-02T03:04:05Z\"" },
        { "/awaited", 200, "awaited" },
        { "/nothing", 204, "" },
        { "/throws", 500, "\"requestId\"" },
        { "/named", 200, """{"id":7,"name":null}""" },
        { "/held", 200, """{"Id":7}""" },
        { "/nested", 200, "nested" },
        { "/files/a/b.txt", 200, "a/b.txt" },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task What_Annotations_answers_wrongly_is_answered_right(string url, int status, string text)
    {
        foreach (var front in new[] { Front.HttpApiV2, Front.Rest })
        {
            var response = await new RouterApp(Router) { Front = front }.GetAsync(url);
            Assert.Equal(status, response.StatusCode);
            Assert.Contains(text, response.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Two_cookies_stay_two()
    {
        var response = await new RouterApp(Router) { Front = Front.HttpApiV2 }.GetAsync("/cookies");
        Assert.Equal(["a=1", "b=2"], response.GetHeaders("Set-Cookie"));
    }

    [Fact]
    public async Task A_header_is_called_by_its_words()
    {
        var app = new RouterApp(Router);
        Assert.Equal(400, (await app.SendAsync("GET", "/header", [new("xShop", "1")])).StatusCode);
        Assert.Equal("1", (await app.SendAsync("GET", "/header", [new("x-shop", "1")])).Text);
    }

    [Fact]
    public async Task What_was_sent_is_not_repeated()
    {
        var response = await new RouterApp(Router).GetAsync("/required?page=a%22b");
        Assert.Equal("application/problem+json", response.EnsureStatus(400).GetHeader("Content-Type"));
        Assert.DoesNotContain("a\"b", JsonNode.Parse(response.Text)!["detail"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_base64_body_is_decoded_and_a_missing_one_named()
    {
        var @event = HttpEvents.HttpApiV2("POST", "$default", "/body");
        @event["headers"] = new JsonObject { ["content-type"] = "application/json" };
        var missing = await EventRouter.SendAsync(new(Router), @event.ToJsonString());
        Assert.Equal(400, missing.Status);
        Assert.Contains("body is missing", missing.Body, StringComparison.Ordinal);

        @event["body"] = Convert.ToBase64String(Encoding.UTF8.GetBytes("""{"id":7}"""));
        @event["isBase64Encoded"] = true;
        Assert.Equal("7", (await EventRouter.SendAsync(new(Router), @event.ToJsonString())).Body);
    }

    private static CompiledRouter Load()
    {
        var run = RouterProject.Of(Routes, Source).WithPackages("Amazon.Lambda.").Run();
        Assert.Empty(run.CompilerDiagnostics);
        return run.Load();
    }
}
