using System.Text;
using System.Text.Json.Nodes;
using RouteGen.Events;
using RouteGen.Hosting;
using static RouteGen.Behaviour.Tests.HttpEvents;

namespace RouteGen.Behaviour.Tests;

/// <summary>Events that no gateway sends: written by hand, cut off, forged. They are answered or refused by name, and the session goes on.</summary>
public sealed class MalformedEventTests
{
    private static readonly EventRouter Router = EventRouter.Of(
        """
        routes:
          POST /users/{id}: Handlers.Post
        """,
        """
        using RouteGen;

        namespace App;

        public static class Handlers
        {
            public static string Post(string id, string? q, string[] tag, [FromHeader] string? xA, [FromHeader] string[]? accept, [FromCookie] string? session, [FromClaim] string? sub, [FromBody] string? body, HttpRequest request) =>
                $"{id}|{q}|{tag.Length}|{xA}|{accept?.Length}|{session}|{sub}|{body}|{request.Headers.Count}|{request.RequestId.Length}";
        }
        """);

    // Stands for half of a surrogate pair, which System.Text.Json refuses to write.
    private const string HalfCharacter = "half-character";

    public static TheoryData<string> Fronts { get; } = [.. Events.Keys];

    private static Dictionary<string, JsonObject> Events => new(StringComparer.Ordinal)
    {
        ["rest"] = Full(Rest("POST", "/users/{id}", "/users/7", Values("id=7"))),
        ["rest, greedy"] = Full(Rest("POST", "/{proxy+}", "/users/7", Values("proxy=users/7"))),
        ["http 1.0"] = Full(HttpApiV1("POST", "/users/{id}", "/users/7", Values("id=7"))),
        ["http 2.0"] = Full(HttpApiV2("POST", "POST /users/{id}", "/users/7", Values("id=7"))),
        ["http 2.0, default"] = Full(HttpApiV2("POST", "$default", "/users/7")),
        ["url"] = Full(FunctionUrl("POST", "/users/7")),
        ["alb"] = Full(Alb("POST", "/users/7")),
    };

    [Theory]
    [MemberData(nameof(Fronts))]
    public async Task An_event_that_is_cut_off_anywhere_is_refused_and_the_next_is_answered(string front)
    {
        var json = Encoding.UTF8.GetBytes(Events[front].ToJsonString());
        var session = Router.NewSession();
        for (var length = 0; length < json.Length; length++)
        {
            var refused = await Assert.ThrowsAsync<EventException>(async () => await session.InvokeAsync(json.AsMemory(0, length), new LambdaContext()));
            Assert.Equal("Function.MalformedEvent", refused.ErrorType);
        }

        Assert.Equal(200, (await EventRouter.SendAsync(session, Events[front].ToJsonString())).Status);
    }

    // Any value of any kind at any place, and any member gone: there is always an answer, it is never a failure of the router's own, and the next event is answered as ever.
    [Theory]
    [MemberData(nameof(Fronts))]
    public async Task A_value_of_another_kind_breaks_nothing(string front)
    {
        var session = Router.NewSession();
        var expected = (await EventRouter.SendAsync(session, Events[front].ToJsonString())).Json.ToJsonString();
        foreach (var changed in Changed(Events[front]))
        {
            try
            {
                var answer = await EventRouter.SendAsync(session, changed);
                Assert.True(answer.Status < 500, $"{changed}: {answer}");
            }
            catch (EventException refused)
            {
                Assert.Equal("Function.NoRoute", refused.ErrorType);
            }

            Assert.Equal(expected, (await EventRouter.SendAsync(session, Events[front].ToJsonString())).Json.ToJsonString());
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("nothing")]
    [InlineData("{\"httpMethod\":\"GET\",}")]
    [InlineData("{} {}")]
    [InlineData("{\"a\":1} x")]
    public async Task What_is_no_JSON_is_refused(string json)
    {
        var refused = await Assert.ThrowsAsync<EventException>(() => EventRouter.SendAsync(Router.NewSession(), json));
        Assert.Equal("Function.MalformedEvent", refused.ErrorType);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("7")]
    [InlineData("\"GET /users\"")]
    [InlineData("[{\"httpMethod\":\"GET\",\"path\":\"/\"}]")]
    [InlineData("{}")]
    [InlineData("{\"httpMethod\":null,\"path\":\"/\"}")]
    [InlineData("{\"body\":\"{\\\"httpMethod\\\":\\\"GET\\\"}\",\"detail\":{\"httpMethod\":\"GET\",\"path\":\"/\",\"resource\":\"/\"}}")]
    public async Task What_is_no_request_has_no_route(string json)
    {
        var refused = await Assert.ThrowsAsync<EventException>(() => EventRouter.SendAsync(Router.NewSession(), json));
        Assert.Equal("Function.NoRoute", refused.ErrorType);
    }

    private static JsonObject Full(JsonObject @event)
    {
        var isPayload2 = @event["version"]?.GetValue<string>() == "2.0";
        @event["headers"] = new JsonObject { ["x-a"] = "1", ["accept"] = "a, b", ["content-type"] = "text/plain", ["cookie"] = "session=s1" };
        @event["queryStringParameters"] = new JsonObject { ["q"] = "x", ["tag"] = "a" };
        if (isPayload2)
        {
            @event["rawQueryString"] = "q=x&tag=a&tag=b";
            @event["cookies"] = new JsonArray("session=s1", "other=2");
            @event["requestContext"]!["authorizer"] = new JsonObject { ["jwt"] = new JsonObject { ["claims"] = new JsonObject { ["sub"] = "u-1" } } };
        }
        else if (@event["requestContext"]!["elb"] is null)
        {
            @event["multiValueHeaders"] = new JsonObject { ["x-a"] = new JsonArray("1"), ["cookie"] = new JsonArray("session=s1") };
            @event["multiValueQueryStringParameters"] = new JsonObject { ["q"] = new JsonArray("x"), ["tag"] = new JsonArray("a", "b") };
            @event["requestContext"]!["authorizer"] = new JsonObject { ["claims"] = new JsonObject { ["sub"] = "u-1" } };
        }

        @event["requestContext"]!["requestId"] = "r-1";
        @event["body"] = "text";
        @event["isBase64Encoded"] = false;
        return @event;
    }

    private static IEnumerable<string> Changed(JsonObject @event)
    {
        foreach (var path in Paths(@event, []).ToList())
        {
            foreach (var value in new[] { "null", "7", "true", "\"\"", "\"x\"", "\"%\"", "\"\\u0000\"", $"\"{HalfCharacter}\"", "[]", "{}", "[null]", "[7,[\"x\"]]", "{\"a\":null}", "{\"a\":[7]}" })
            {
                var copy = @event.DeepClone();
                var parent = path[..^1].Aggregate(copy, (node, key) => key is int index ? node[index]! : node[(string)key]!);
                if (path[^1] is int position) parent[position] = JsonNode.Parse(value);
                else parent[(string)path[^1]] = JsonNode.Parse(value);
                yield return copy.ToJsonString().Replace(HalfCharacter, "\\ud800", StringComparison.Ordinal);
            }

            if (path[^1] is not string name) continue;
            var without = @event.DeepClone();
            path[..^1].Aggregate(without, (node, key) => key is int index ? node[index]! : node[(string)key]!).AsObject().Remove(name);
            yield return without.ToJsonString();
        }
    }

    private static IEnumerable<object[]> Paths(JsonNode? node, object[] path) => node switch
    {
        JsonObject members => members.SelectMany(member => Paths(member.Value, [.. path, member.Key]).Prepend([.. path, member.Key])),
        JsonArray elements => elements.SelectMany((element, index) => Paths(element, [.. path, index]).Prepend([.. path, index])),
        _ => [],
    };
}
