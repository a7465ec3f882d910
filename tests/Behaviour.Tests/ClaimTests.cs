using System.Text.Json.Nodes;
using static RouteGen.Behaviour.Tests.HttpEvents;

namespace RouteGen.Behaviour.Tests;

/// <summary>What the authorizers of each front put into the event, and what is no claim.</summary>
public sealed class ClaimTests
{
    private static readonly EventRouter Router = EventRouter.Of(
        """
        routes:
          GET /me: Handlers.Me
        """,
        """
        using RouteGen;

        namespace App;

        public static class Handlers
        {
            public static string Me([FromClaim] string sub) => sub;
        }
        """);

    [Theory]
    [InlineData("""{"claims":{"sub":"ada"}}""", "ada")]
    [InlineData("""{"claims":{"sub":"ada"},"scopes":null}""", "ada")]
    [InlineData("""{"principalId":"p","integrationLatency":7,"sub":"ada"}""", "ada")]
    [InlineData("""{"principalId":"p","sub":7}""", "7")]
    [InlineData("""{"claims":null,"scopes":null}""", null)]
    [InlineData("""{"claims":{"email":"ada"},"sub":"principal"}""", null)]
    [InlineData("null", null)]
    // A Lambda authorizer's context is its author's: any name may be in it.
    [InlineData("""{"principalId":"p","jwt":"raw token","sub":"ada"}""", "ada")]
    [InlineData("""{"principalId":"p","claims":"a b","sub":"ada"}""", "ada")]
    [InlineData("""{"principalId":"p","lambda":"x","sub":"ada"}""", "ada")]
    public async Task Behind_payload_1(string authorizer, string? expected)
    {
        await Answers(expected, Rest("GET", "/me", "/me"), authorizer);
        await Answers(expected, HttpApiV1("GET", "/me", "/me"), authorizer);
    }

    [Theory]
    [InlineData("""{"jwt":{"claims":{"sub":"ada"},"scopes":null}}""", "ada")]
    [InlineData("""{"lambda":{"sub":"ada"}}""", "ada")]
    [InlineData("""{"lambda":{"jwt":{"claims":{"sub":"ada"}}}}""", null)]
    [InlineData("""{"lambda":null}""", null)]
    [InlineData("""{"jwt":{"claims":null}}""", null)]
    [InlineData("""{"iam":{"sub":"ada"}}""", null)]
    public async Task Behind_payload_2(string authorizer, string? expected)
    {
        await Answers(expected, HttpApiV2("GET", "GET /me", "/me"), authorizer);
        await Answers(expected, FunctionUrl("GET", "/me"), authorizer);
    }

    // The load balancer's word stands in headers, which only its signature tells from a caller's.
    [Fact]
    public async Task Behind_a_load_balancer_nothing_is_a_claim()
    {
        var @event = Alb("GET", "/me");
        @event["headers"] = new JsonObject { ["sub"] = "ada", ["x-amzn-oidc-identity"] = "ada" };
        Assert.Equal(401, (await Router.SendAsync(@event)).Status);
    }

    private static async Task Answers(string? expected, JsonObject @event, string authorizer)
    {
        @event["requestContext"]!["authorizer"] = JsonNode.Parse(authorizer);
        var answer = await Router.SendAsync(@event);
        if (expected is null) Assert.Equal(401, answer.Status);
        else Assert.Equal((200, expected), (answer.Status, answer.Body));
    }
}
