using System.Text;
using System.Text.Json.Nodes;
using static RouteGen.Behaviour.Tests.HttpEvents;

namespace RouteGen.Behaviour.Tests;

/// <summary>JSON bodies that are refused before they are read: too deep, or with a property twice.</summary>
public sealed class JsonLimitTests
{
    private const string Source =
        """
        using System.Text.Json;
        using System.Text.Json.Nodes;
        using System.Text.Json.Serialization;
        using RouteGen;

        namespace App;

        public sealed record Note(string Text);

        [JsonConverter(typeof(Counting))]
        public sealed record Counted(int Reads);

        // Says how often the serializer was asked.
        public sealed class Counting : JsonConverter<Counted>
        {
            public static int Reads;
            public override Counted Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) { Reads++; reader.Skip(); return new Counted(Reads); }
            public override void Write(Utf8JsonWriter writer, Counted value, JsonSerializerOptions options) => throw new NotSupportedException();
        }

        public static class Handlers
        {
            public static string Note(Note note) => note.Text;
            public static string Map(Dictionary<string, int> map) => $"{map.Count}";
            public static string Node([FromBody] JsonObject node) => $"{node["a"]}";
            public static string Element([FromBody] JsonElement element) => $"{element.ValueKind}";
            public static string Read(HttpRequest request) => $"{request.ReadJson(AppJson.Default.JsonObject)?["a"]}";
            public static string Twice(HttpRequest request)
            {
                try { request.ReadJson(AppJson.Default.JsonObject); }
                catch (BadRequestException) { request.ReadJson(AppJson.Default.JsonObject); }
                return "read";
            }
            public static string Count(Counted counted) => "read";
            public static string Counts() => $"{Counting.Reads}";
        }

        [JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
        [JsonSerializable(typeof(Note))]
        [JsonSerializable(typeof(Counted))]
        [JsonSerializable(typeof(Dictionary<string, int>))]
        [JsonSerializable(typeof(JsonObject))]
        [JsonSerializable(typeof(JsonElement))]
        internal sealed partial class AppJson : JsonSerializerContext
        {
        }
        """;

    private const string Routes =
        """
        routes:
          POST /note: Handlers.Note
          POST /map: Handlers.Map
          POST /node: Handlers.Node
          POST /element: Handlers.Element
          POST /read: Handlers.Read
          POST /twice: Handlers.Twice
          POST /count: Handlers.Count
          GET /counts: Handlers.Counts
        """;

    private const string Twice = """{"type":"about:blank","title":"Bad Request","status":400,"detail":"The request body is not the JSON that is expected here: an object has a property twice."}""";

    private static readonly EventRouter Router = EventRouter.Of(Routes, Source);

    private static readonly EventRouter Allowing = EventRouter.Of("duplicate-properties: allow\n" + Routes, Source);

    [Theory]
    [InlineData("note", """{"text":"a","text":"b"}""")]
    [InlineData("note", """{"text":"a","other":{"TEXT":1,"tex\u0074":2}}""")]
    [InlineData("map", """{"a":1,"A":2}""")]
    [InlineData("node", """{"a":1,"a":2}""")]
    [InlineData("node", """{"b":[{"a":1,"a":2}]}""")]
    [InlineData("element", """{"a":1,"a":2}""")]
    [InlineData("read", """{"a":1,"a":2}""")]
    [InlineData("twice", """{"a":1,"a":2}""")]
    public async Task A_property_twice_is_400(string route, string body)
    {
        foreach (var @event in Events(route, body))
        {
            var answer = await Router.SendAsync(@event);
            Assert.Equal((400, Twice), (answer.Status, answer.Body));
            Assert.Empty(answer.Log);
        }
    }

    [Theory]
    [InlineData("note", """{"text":"a","text":"b"}""", "b")]
    [InlineData("map", """{"a":1,"A":2}""", "2")]
    [InlineData("element", """{"a":1,"a":2}""", "Object")]
    public async Task Where_the_table_allows_it_the_last_one_counts(string route, string body, string expected)
    {
        var answer = await Allowing.SendAsync(Events(route, body).First());
        Assert.Equal((200, expected), (answer.Status, answer.Body));
    }

    [Theory]
    [InlineData("note", """{"text":"a","deep":""", "}")]
    [InlineData("map", "", "")]
    [InlineData("node", """{"a":""", "}")]
    [InlineData("element", "", "")]
    [InlineData("read", """{"a":""", "}")]
    public async Task JSON_a_thousand_levels_deep_is_400(string route, string before, string after)
    {
        foreach (var router in new[] { Router, Allowing })
        {
            foreach (var deep in new[] { new string('[', 1000) + new string(']', 1000), string.Concat(Enumerable.Repeat("{\"a\":", 1000)) + "1" + new string('}', 1000), new string('[', 1000) })
            {
                foreach (var @event in Events(route, before + deep + after))
                {
                    var answer = await router.SendAsync(@event);
                    Assert.Equal((400, "The request body is not the JSON that is expected here: it nests deeper than 64 levels."), (answer.Status, JsonNode.Parse(answer.Body)!["detail"]!.GetValue<string>()));
                }
            }
        }
    }

    [Fact]
    public async Task As_deep_as_allowed_is_read()
    {
        var answer = await Router.SendAsync(Events("element", new string('[', 64) + new string(']', 64)).First());
        Assert.Equal((200, "Array"), (answer.Status, answer.Body));
    }

    [Fact]
    public async Task What_is_refused_does_not_reach_the_serializer()
    {
        foreach (var body in new[] { new string('[', 65) + new string(']', 65), """{"a":1,"a":2}""" })
        {
            foreach (var @event in Events("count", body)) Assert.Equal(400, (await Router.SendAsync(@event)).Status);
        }

        Assert.Equal("0", (await Router.SendAsync(Rest("GET", "/{proxy+}", "/counts"))).Body);
        Assert.Equal(200, (await Router.SendAsync(Events("count", """{"a":1}""").First())).Status);
        Assert.Equal("1", (await Router.SendAsync(Rest("GET", "/{proxy+}", "/counts"))).Body);
    }

    [Fact]
    public async Task As_many_properties_as_an_event_holds_are_read_or_refused()
    {
        var members = string.Join(',', Enumerable.Range(0, 400_000).Select(i => $"\"k{i}\":{i % 10}"));
        Assert.Equal("400000", (await Router.SendAsync(Events("map", $"{{{members}}}").First())).Body);
        Assert.Equal((400, Twice), await Answer($"{{{members},\"K7\":1}}"));
        // The buffers that it took are no burden for what comes after.
        Assert.Equal((200, "1"), await Answer("""{"a":1}"""));

        static async Task<(int, string)> Answer(string body)
        {
            var answer = await Router.SendAsync(Events("map", body).First());
            return (answer.Status, answer.Body);
        }
    }

    private static IEnumerable<JsonObject> Events(string route, string body)
    {
        foreach (var isBase64 in new[] { false, true })
        {
            foreach (var @event in new[] { Rest("POST", "/{proxy+}", $"/{route}"), HttpApiV1("POST", "$default", $"/{route}"), HttpApiV2("POST", "$default", $"/{route}"), FunctionUrl("POST", $"/{route}"), Alb("POST", $"/{route}") })
            {
                @event["headers"] = new JsonObject { ["content-type"] = "application/json" };
                @event["body"] = isBase64 ? Convert.ToBase64String(Encoding.UTF8.GetBytes(body)) : body;
                @event["isBase64Encoded"] = isBase64;
                yield return @event;
            }
        }
    }
}
