using System.Text.Json.Nodes;
using static RouteGen.Behaviour.Tests.HttpEvents;

namespace RouteGen.Behaviour.Tests;

/// <summary>Pages of other origins: what a browser is told of every answer, and of requests before they are sent.</summary>
public sealed class CorsTests
{
    private const string Shop = "https://shop.example";
    private const string Source = """
        using RouteGen;

        namespace App;

        public static class Handlers
        {
            public static int Calls;

            public static string Get()
            {
                Calls++;
                return "got";
            }

            public static string Broken() => throw new System.InvalidOperationException("secret");

            public static string Options() => "own";

            public static HttpResult OfItsOwn() => HttpResults.Text("x").WithHeader("Access-Control-Allow-Origin", "*").WithHeader("Vary", "Accept");

            public static byte[] Long() => new byte[6_000_000];

            public static string Count() => Calls.ToString();
        }
        """;

    private static readonly EventRouter Router = EventRouter.Of(
        """
        cors: { origins: [https://shop.example, 'https://*.preview.example'], max-age: 600, expose: [etag, x-a] }
        routes:
          GET /a: Handlers.Get
          ANY /any: Handlers.Get
          GET /broken: Handlers.Broken
          OPTIONS /own: Handlers.Options
          GET /own: Handlers.Get
          GET /header: Handlers.OfItsOwn
          GET /count: Handlers.Count
          GET /long: Handlers.Long
          GET /none: { handler: Handlers.Get, cors: none }
          GET /login: { handler: Handlers.Get, cors: { origins: https://admin.example, credentials: true, headers: [x-csrf] } }
          GET /public: { handler: Handlers.Get, cors: { origins: '*' } }
          GET /private: { handler: Handlers.Get, auth: required }
          GET /rest: { handler: Handlers.Get, sources: rest }
        """,
        Source);

    public static TheoryData<string, string?> Origins => new()
    {
        { Shop, Shop },
        { "https://my-branch.preview.example", "https://my-branch.preview.example" },
        { "https://7.preview.example", "https://7.preview.example" },
        { "https://a.b.preview.example", null },
        { "https://.preview.example", null },
        { "https://preview.example", null },
        { "https://evil.example/.preview.example", null },
        { "https://evil.example?.preview.example", null },
        { "https://evil@x.preview.example", null },
        { "https://Shop.example", null },
        { "https://shop.example.evil.example", null },
        { "http://shop.example", null },
        { "https://shop.example:8443", null },
        { "https://shop.exampl", null },
        { Shop + " https://*.preview.example", null },
        { "https://*.preview.example", null },
        { "null", null },
        { "*", null },
        { "", null },
    };

    [Theory]
    [MemberData(nameof(Origins))]
    public async Task An_origin_of_the_list_may_read_the_answer(string origin, string? allowed)
    {
        foreach (var @event in Events("GET", "/a", origin))
        {
            var answer = await Router.SendAsync(@event);
            Assert.Equal(("got", allowed, "Origin"), (answer.Body, Header(answer, "Access-Control-Allow-Origin"), Header(answer, "Vary")));
            Assert.Equal(allowed is null ? null : "etag, x-a", Header(answer, "Access-Control-Expose-Headers"));
            Assert.Null(Header(answer, "Access-Control-Allow-Credentials"));
        }
    }

    [Theory]
    [InlineData("GET", "/broken", 500)]
    [InlineData("GET", "/private", 401)]
    [InlineData("GET", "/nowhere", 404)]
    [InlineData("GET", "/long", 500)]
    [InlineData("POST", "/a", 405)]
    public async Task A_failure_can_be_read_too(string method, string path, int status)
    {
        foreach (var @event in Events(method, path, Shop))
        {
            var answer = await Router.SendAsync(@event);
            Assert.Equal((status, Shop), (answer.Status, Header(answer, "Access-Control-Allow-Origin")));
        }
    }

    [Fact]
    public async Task Without_an_origin_only_caches_are_told()
    {
        var answer = await Router.SendAsync(FunctionUrl("GET", "/a"));
        Assert.Equal((null, "Origin"), (Header(answer, "Access-Control-Allow-Origin"), Header(answer, "Vary")));
    }

    [Theory]
    [InlineData("/none", Shop, null, null)]
    [InlineData("/public", "https://anybody.example", "*", null)]
    [InlineData("/login", "https://admin.example", "https://admin.example", "true")]
    [InlineData("/login", Shop, null, null)]
    [InlineData("/login", "null", null, null)]
    public async Task A_route_has_a_policy_of_its_own(string path, string origin, string? allowed, string? credentials)
    {
        foreach (var @event in Events("GET", path, origin))
        {
            var answer = await Router.SendAsync(@event);
            Assert.Equal((allowed, credentials), (Header(answer, "Access-Control-Allow-Origin"), Header(answer, "Access-Control-Allow-Credentials")));
        }
    }

    [Fact]
    public async Task What_a_handler_says_itself_gives_way()
    {
        var answer = await Router.SendAsync(Events("GET", "/header", Shop)[^1]);
        Assert.Equal((Shop, "Accept, Origin"), (Header(answer, "Access-Control-Allow-Origin"), Header(answer, "Vary")));
    }

    [Theory]
    [InlineData("/a", "GET", Shop, "authorization, content-type", "600")]
    [InlineData("/any", "DELETE", Shop, "authorization, content-type", "600")]
    [InlineData("/login", "GET", "https://admin.example", "x-csrf", null)]
    [InlineData("/public", "GET", "*", "authorization, content-type", null)]
    [InlineData("/private", "GET", Shop, "authorization, content-type", "600")]
    public async Task A_preflight_is_answered_without_a_handler(string path, string method, string allowed, string headers, string? age)
    {
        foreach (var @event in Events("OPTIONS", path, allowed == "*" ? "https://x.example" : allowed, method))
        {
            var before = (await Router.SendAsync(FunctionUrl("GET", "/count"))).Body;
            var answer = await Router.SendAsync(@event);
            Assert.Equal((204, ""), (answer.Status, answer.Body));
            Assert.Equal(
                (allowed, method, headers, age),
                (Header(answer, "Access-Control-Allow-Origin"), Header(answer, "Access-Control-Allow-Methods"), Header(answer, "Access-Control-Allow-Headers"), Header(answer, "Access-Control-Max-Age")));
            Assert.Equal(before, (await Router.SendAsync(FunctionUrl("GET", "/count"))).Body);
        }
    }

    [Theory]
    [InlineData("/a", "https://evil.example", "GET")]
    [InlineData("/login", Shop, "GET")]
    public async Task A_preflight_of_another_origin_is_told_nothing(string path, string origin, string method)
    {
        foreach (var @event in Events("OPTIONS", path, origin, method))
        {
            var answer = await Router.SendAsync(@event);
            Assert.Equal(204, answer.Status);
            Assert.DoesNotContain("Access-Control-Allow", answer.Json.ToJsonString(), StringComparison.OrdinalIgnoreCase);
            Assert.Contains("Origin", Header(answer, "Vary"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_route_of_its_own_answers_OPTIONS()
    {
        foreach (var @event in Events("OPTIONS", "/own", Shop, "GET")) Assert.Equal("own", (await Router.SendAsync(@event)).Body);
    }

    // Without the two headers of a browser's question it is an ordinary OPTIONS request.
    [Fact]
    public async Task OPTIONS_that_is_no_preflight_is_answered_as_ever()
    {
        Assert.Equal("GET, HEAD, OPTIONS", (await Router.SendAsync(FunctionUrl("OPTIONS", "/a"))).Header("Allow"));
        Assert.Equal("got", (await Router.SendAsync(FunctionUrl("OPTIONS", "/any"))).Body);
        Assert.Equal("GET, HEAD, OPTIONS", (await Router.SendAsync(Events("OPTIONS", "/none", Shop, "GET")[^1])).Header("Allow"));
    }

    [Theory]
    [InlineData("GET\r\nX-Evil: 1")]
    [InlineData("BREW")]
    [InlineData("")]
    public async Task What_the_client_asks_for_is_never_repeated(string method)
    {
        foreach (var @event in Events("OPTIONS", "/any", Shop, method)) Assert.DoesNotContain(method.Length == 0 ? "X-Evil" : method, (await Router.SendAsync(@event)).Json.ToJsonString(), StringComparison.Ordinal);
    }

    // To other fronts the route does not exist, and the app's policy answers.
    [Fact]
    public async Task A_preflight_sees_the_routes_of_its_front()
    {
        Assert.Equal("GET", Header(await Router.SendAsync(Events("OPTIONS", "/rest", Shop, "GET")[0]), "Access-Control-Allow-Methods"));
        Assert.Equal(404, (await Router.SendAsync(FunctionUrl("GET", "/rest"))).Status);
    }

    // Every front's own headers: one of them joins several lines, another has lists.
    private static JsonObject[] Events(string method, string path, string origin, string? asks = null)
    {
        JsonObject[] events =
        [
            Rest(method, path, path), Rest(method, "/{proxy+}", path, Values("proxy=" + path[1..])), HttpApiV1(method, path, path), HttpApiV2(method, "$default", path), Alb(method, path), FunctionUrl(method, path),
        ];
        foreach (var @event in events)
        {
            var headers = new JsonObject { ["oRiGiN"] = origin };
            if (asks is not null) headers["Access-Control-Request-Method"] = asks;
            @event["headers"] = headers;
        }

        var lists = Alb(method, path);
        lists.Remove("headers");
        lists["multiValueHeaders"] = new JsonObject { ["origin"] = new JsonArray(origin) };
        if (asks is not null) lists["multiValueHeaders"]!["access-control-request-method"] = new JsonArray(asks);
        return [.. events[..^1], lists, events[^1]];
    }

    private static string? Header(EventAnswer answer, string name)
    {
        if (answer.Json["headers"]?[name] is { } single) return single.GetValue<string>();
        return answer.Json["multiValueHeaders"]?[name] is JsonArray several ? string.Join(", ", several.Select(value => value!.GetValue<string>())) : null;
    }
}
