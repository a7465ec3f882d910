using System.Text.Json.Nodes;
using static RouteGen.Behaviour.Tests.HttpEvents;

namespace RouteGen.Behaviour.Tests;

/// <summary>A route that is not for the front, or the API, that a request came through is as good as none: what else the table has for the path takes the request.</summary>
public sealed class SourcePinTests
{
    private const string TargetGroup = "arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/a/1";

    private static readonly EventRouter Router = EventRouter.Of(
        $$"""
        not-found: Handlers.Nothing
        routes:
          GET /a: { handler: Handlers.Pinned, sources: [rest:abc123, http2:def456, url:url789, 'alb:{{TargetGroup}}'] }
          GET /{name}: { handler: Handlers.Named, sources: [rest, http2, url] }
          ANY /b: { handler: Handlers.General, sources: http1 }
          GET /b: { handler: Handlers.Pinned, sources: rest }
          GET /c: { handler: Handlers.Pinned, sources: rest }
        """,
        """
        namespace App;

        public static class Handlers
        {
            public static string Pinned() => "pinned";

            public static string Named(string name) => "general";

            public static string General() => "general";

            public static RouteGen.HttpResult Nothing() => RouteGen.HttpResults.Text("nothing", 404);
        }
        """);

    [Theory]
    [InlineData("abc123", "pinned")]
    [InlineData("abc1234", "general")]
    [InlineData("ABC123", "general")]
    [InlineData("def456", "general")]
    [InlineData("", "general")]
    [InlineData(null, "general")]
    public async Task An_api_is_known_by_its_id(string? id, string expected)
    {
        foreach (var @event in new[] { Rest("GET", "/a", "/a"), Rest("GET", "/{proxy+}", "/a", Values("proxy=a")) })
        {
            @event["requestContext"]!["apiId"] = id;
            Assert.Equal(expected, (await Router.SendAsync(@event)).Body);
        }
    }

    [Fact]
    public async Task Each_front_has_ids_of_its_own()
    {
        Assert.Equal("pinned", (await Router.SendAsync(WithApi(HttpApiV2("GET", "$default", "/a"), "def456"))).Body);
        Assert.Equal("general", (await Router.SendAsync(WithApi(HttpApiV2("GET", "GET /a", "/a"), "abc123"))).Body);
        Assert.Equal("pinned", (await Router.SendAsync(WithApi(FunctionUrl("GET", "/a"), "url789"))).Body);
        Assert.Equal("general", (await Router.SendAsync(WithApi(FunctionUrl("GET", "/a"), "def456"))).Body);
        Assert.Equal("pinned", (await Router.SendAsync(Alb("GET", "/a"))).Body);
        Assert.Equal("nothing", (await Router.SendAsync(WithApi(HttpApiV1("GET", "/a", "/a"), "abc123"))).Body);
    }

    [Fact]
    public async Task Another_load_balancer_is_another_source()
    {
        var @event = Alb("GET", "/a");
        @event["requestContext"]!["elb"]!["targetGroupArn"] = TargetGroup + "2";
        Assert.Equal((404, "nothing"), await Answer(@event));
        @event["requestContext"]!["elb"]!["targetGroupArn"] = null;
        Assert.Equal((404, "nothing"), await Answer(@event));
    }

    // The verb's own route is for REST APIs alone, and that of ANY for HTTP APIs with payload 1.0.
    [Fact]
    public async Task A_verbs_route_for_others_does_not_hide_the_one_for_any()
    {
        Assert.Equal("general", (await Router.SendAsync(HttpApiV1("GET", "/b", "/b"))).Body);
        Assert.Equal("pinned", (await Router.SendAsync(Rest("GET", "/b", "/b"))).Body);
        Assert.Equal("general", (await Router.SendAsync(FunctionUrl("GET", "/b"))).Body);
        Assert.Equal(405, (await Router.SendAsync(Rest("POST", "/b", "/b"))).Status);
        Assert.Equal("GET, HEAD, OPTIONS", (await Router.SendAsync(Rest("POST", "/b", "/b"))).Header("Allow"));
        Assert.Equal((404, "nothing"), await Answer(Alb("POST", "/b")));
    }

    [Fact]
    public async Task Head_and_options_ask_the_same()
    {
        Assert.Equal(200, (await Router.SendAsync(Rest("HEAD", "/c", "/c"))).Status);
        Assert.Equal(404, (await Router.SendAsync(Alb("HEAD", "/c"))).Status);
        Assert.Equal(404, (await Router.SendAsync(Alb("OPTIONS", "/c"))).Status);
    }

    private static async Task<(int Status, string Body)> Answer(JsonObject @event)
    {
        var answer = await Router.SendAsync(@event);
        return (answer.Status, answer.Body);
    }

    private static JsonObject WithApi(JsonObject @event, string id)
    {
        @event["requestContext"]!["apiId"] = id;
        return @event;
    }
}
