using System.Text.Json.Nodes;
using static RouteGen.Behaviour.Tests.HttpEvents;

namespace RouteGen.Behaviour.Tests;

/// <summary>Path values are decoded as often as their front demands, once or not at all, wherever they stand in the event.</summary>
public sealed class DecodingTests
{
    private static readonly EventRouter Router = EventRouter.Of(
        """
        routes:
          GET /items/{id}: Handlers.Item
          GET /files/{name}.txt: Handlers.File
          GET /all/{path+}: Handlers.All
          GET /asked/{id}: Handlers.Asked
        """,
        """
        namespace App;

        public static class Handlers
        {
            public static string Item(string id) => $"[{id}]";
            public static string File(string name) => $"({name})";
            public static string All(string path) => $"<{path}>";
            public static string Asked(RouteGen.HttpRequest request) => request.GetRouteValue("id") ?? "";
        }
        """);

    // What the client means, and how it stands in an event that is percent-encoded and in one that is not.
    public static TheoryData<string, string> Values { get; } = new()
    {
        { "寿司", "%E5%AF%BF%E5%8F%B8" },
        { "a b", "a%20b" },
        { "a+b", "a+b" },
        { "a+b", "a%2Bb" },
        { "%41", "%2541" },
        { "%2F", "%252F" },
        { "100%", "100%25" },
        // Malformed escapes are text: some clients send a bare percent sign.
        { "100%", "100%" },
        { "%zz%4", "%zz%4" },
        { ".", "." },
        { "..", "%2e%2E" },
        { "a?b#c", "a%3Fb%23c" },
        { "\"\\", "%22%5C" },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public async Task A_value_that_a_gateway_took_out(string meant, string encoded)
    {
        await Answers($"[{meant}]", Rest("GET", "/items/{id}", "/elsewhere", HttpEvents.Values("id=" + encoded)));
        await Answers($"[{meant}]", HttpApiV1("GET", "/items/{id}", "/elsewhere", HttpEvents.Values("id=" + meant)));
        await Answers($"[{meant}]", HttpApiV2("GET", "GET /items/{id}", "/elsewhere", HttpEvents.Values("id=" + meant)));
    }

    [Theory]
    [MemberData(nameof(Values))]
    public async Task A_value_in_a_greedy_one(string meant, string encoded)
    {
        foreach (var (before, after, left, right) in new[] { ("items/", "", '[', ']'), ("files/", ".txt", '(', ')'), ("all/x/", "/y", '<', '>') })
        {
            var expected = left == '<' ? $"<x/{meant}/y>" : $"{left}{meant}{right}";
            await Answers(expected, Rest("GET", "/{proxy+}", "/elsewhere", HttpEvents.Values($"proxy={before}{encoded}{after}")));
            await Answers(expected, HttpApiV1("GET", "/{proxy+}", "/elsewhere", HttpEvents.Values($"proxy={before}{meant}{after}")));
            await Answers(expected, HttpApiV2("GET", "ANY /{proxy+}", "/elsewhere", HttpEvents.Values($"proxy={before}{meant}{after}")));
        }
    }

    [Theory]
    [MemberData(nameof(Values))]
    public async Task A_value_in_the_path(string meant, string encoded)
    {
        foreach (var (before, after, left, right) in new[] { ("/items/", "", '[', ']'), ("/files/", ".txt", '(', ')'), ("/all/", "", '<', '>') })
        {
            await Answers($"{left}{meant}{right}", HttpApiV1("GET", "$default", before + encoded + after));
            await Answers($"{left}{meant}{right}", HttpApiV2("GET", "$default", before + meant + after));
            await Answers($"{left}{meant}{right}", FunctionUrl("GET", before + encoded + after));
            await Answers($"{left}{meant}{right}", Alb("GET", before + encoded + after));
        }
    }

    [Theory]
    [InlineData("%00", "\0")]
    [InlineData("a%0Ab", "a\nb")]
    [InlineData("%1F", "\u001f")]
    [InlineData("%7f", "\u007f")]
    public async Task A_control_character_is_400_wherever_the_value_stands(string encoded, string decoded)
    {
        JsonObject[] events =
        [
            Rest("GET", "/items/{id}", "/elsewhere", HttpEvents.Values("id=" + encoded)),
            Rest("GET", "/asked/{id}", "/elsewhere", HttpEvents.Values("id=" + encoded)),
            Rest("GET", "/{proxy+}", "/elsewhere", HttpEvents.Values("proxy=items/" + encoded)),
            HttpApiV1("GET", "/items/{id}", "/elsewhere", HttpEvents.Values("id=" + decoded)),
            HttpApiV1("GET", "$default", "/items/" + encoded),
            HttpApiV2("GET", "GET /items/{id}", "/elsewhere", HttpEvents.Values("id=" + decoded)),
            HttpApiV2("GET", "GET /asked/{id}", "/elsewhere", HttpEvents.Values("id=" + decoded)),
            HttpApiV2("GET", "$default", "/items/" + decoded),
            FunctionUrl("GET", "/items/" + encoded),
            Alb("GET", "/items/" + encoded),
        ];
        foreach (var @event in events)
        {
            var answer = await Router.SendAsync(@event);
            Assert.Equal((400, "application/problem+json"), (answer.Status, answer.Header("Content-Type")));
            Assert.Contains("control character", answer.Body, StringComparison.Ordinal);
        }
    }

    // JSON cannot carry what is no UTF-8: an event that has decoded it holds U+FFFD, and so does a value that is decoded here.
    [Fact]
    public async Task What_is_no_UTF_8_is_the_replacement_character() =>
        await Answers("[a\uFFFDb]", Rest("GET", "/items/{id}", "/elsewhere", HttpEvents.Values("id=a%FFb")), Alb("GET", "/items/a%FFb"));

    private static async Task Answers(string expected, params JsonObject[] events)
    {
        foreach (var @event in events)
        {
            var answer = await Router.SendAsync(@event);
            Assert.True(answer.Body == expected, $"{@event.ToJsonString()}: {answer.Json.ToJsonString()}, not {expected}");
        }
    }
}
