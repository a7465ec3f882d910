using System.Text;
using System.Text.Json.Nodes;
using static RouteGen.Behaviour.Tests.HttpEvents;

namespace RouteGen.Behaviour.Tests;

/// <summary>Bodies as events hold them: base64 or not, absent or null, as long as Lambda lets through.</summary>
public sealed class BodyTests
{
    /// <summary>Lambda's limit for an event and for an answer.</summary>
    private const int MaxPayload = 6_291_556;

    private static readonly EventRouter Router = EventRouter.Of(
        """
        routes:
          POST /text: Handlers.Text
          POST /bytes: Handlers.Bytes
          POST /json: Handlers.Json
          POST /struct: Handlers.Struct
          POST /shape: Handlers.Shape
          POST /form: Handlers.Form
          POST /late: Handlers.Late
          POST /ignored: Handlers.Ignored
          GET /long: Handlers.Long
          GET /long-bytes: Handlers.LongBytes
          GET /long-json: Handlers.LongJson
        """,
        """
        using System.Text.Json;
        using System.Text.Json.Serialization;
        using RouteGen;

        namespace App;

        public sealed record Note(string Text);

        public readonly record struct Point(int X, int Y);

        [JsonDerivedType(typeof(Circle), "circle")]
        public abstract record Shape;

        public sealed record Circle(int Radius) : Shape;

        public sealed record Drawing(Shape Shape);

        public static class Handlers
        {
            public static string Text([FromBody] string text) => $"{text.Length} {text[^1]}";
            public static string Bytes(byte[] bytes) => $"{bytes.Length} {bytes[^1]}";
            public static string Json(Note note) => $"{note.Text.Length} {note.Text[^1]}";
            public static string Struct(Point point) => $"{point.X} {point.Y}";
            public static string Shape(Drawing drawing) => $"{((Circle)drawing.Shape).Radius}";
            public static string Form([FromForm] string name) => name;
            public static string Late(HttpRequest request) => request.BodyText;
            public static string Ignored() => "ignored";
            public static string Long(int length) => new('a', length);
            public static byte[] LongBytes(int length) => new byte[length];
            public static Note LongJson(int length) => new(new('"', length));
        }

        [JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
        [JsonSerializable(typeof(Note))]
        [JsonSerializable(typeof(Point))]
        [JsonSerializable(typeof(Drawing))]
        internal sealed partial class AppJson : JsonSerializerContext
        {
        }
        """);

    public static TheoryData<string> Kinds { get; } = new("text", "bytes", "json", "form", "late");

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task What_is_no_base64_though_the_event_says_so_is_400(string kind)
    {
        foreach (var wrong in new[] { "not base64!", "QQ", "QQ=", "Q===", "=", "QUJD*", "QUJD\u65e5" })
        {
            foreach (var @event in Events(kind, wrong, isBase64: true))
            {
                var answer = await Router.SendAsync(@event);
                Assert.Equal((400, """{"type":"about:blank","title":"Bad Request","status":400,"detail":"The request body is not valid base64."}"""), (answer.Status, answer.Body));
                Assert.Empty(answer.Log);
            }
        }
    }

    [Fact]
    public async Task A_body_that_nobody_reads_may_be_anything() =>
        Assert.Equal("ignored", (await Router.SendAsync(Events("ignored", "not base64!", isBase64: true).First())).Body);

    [Theory]
    [InlineData("text", "日本 \"\\ \n\t", "8 \t")]
    [InlineData("text", "😀!", "3 !")]
    [InlineData("json", """{"text":"日本"}""", "2 本")]
    [InlineData("bytes", "é", "2 169")]
    [InlineData("form", "name=a%26b+c", "a&b c")]
    public async Task A_body_means_the_same_as_text_and_as_base64(string kind, string body, string expected)
    {
        foreach (var @event in Events(kind, body, isBase64: false).Concat(Events(kind, Convert.ToBase64String(Encoding.UTF8.GetBytes(body)), isBase64: true)))
        {
            var answer = await Router.SendAsync(@event);
            Assert.Equal((200, expected), (answer.Status, answer.Body));
        }
    }

    [Theory]
    [InlineData("null")]
    [InlineData("\"\"")]
    [InlineData(null)]
    public async Task No_body_is_an_empty_one(string? json)
    {
        foreach (var @event in Events("late", "", isBase64: false))
        {
            @event.Remove("body");
            if (json is not null) @event["body"] = JsonNode.Parse(json);
            // The flag means nothing without a body.
            foreach (var isBase64 in new[] { false, true })
            {
                @event["isBase64Encoded"] = isBase64;
                var answer = await Router.SendAsync(@event);
                Assert.Equal((200, ""), (answer.Status, answer.Body));
            }
        }
    }

    // System.Text.Json has another exception for a discriminator that is missing, or not the first property, than for all else that is wrong.
    [Theory]
    [InlineData("""{"shape":{"$type":"circle","radius":7}}""", 200)]
    [InlineData("""{"shape":{"$type":"square"}}""", 400)]
    [InlineData("""{"shape":{"radius":7,"$type":"circle"}}""", 400)]
    [InlineData("""{"shape":{}}""", 400)]
    public async Task A_JSON_body_without_the_discriminator_of_its_type_is_400(string json, int status)
    {
        foreach (var @event in Events("shape", json, isBase64: false)) Assert.Equal(status, (await Router.SendAsync(@event)).Status);
    }

    [Theory]
    [InlineData(1024, 200)]
    [InlineData(1025, 400)]
    public async Task A_form_has_1024_fields_at_most(int count, int status)
    {
        foreach (var @event in Events("form", string.Join('&', Enumerable.Repeat("name=a", count)), isBase64: false)) Assert.Equal(status, (await Router.SendAsync(@event)).Status);
    }

    [Theory]
    [InlineData("json")]
    [InlineData("struct")]
    public async Task A_JSON_body_that_is_not_there_is_400(string kind)
    {
        foreach (var @event in Events(kind, "", isBase64: false))
        {
            var answer = await Router.SendAsync(@event);
            Assert.Equal((400, """{"type":"about:blank","title":"Bad Request","status":400,"detail":"The request body is missing."}"""), (answer.Status, answer.Body));
        }
    }

    [Theory]
    [InlineData("text", 5_900_000, false, "5900000 a")]
    [InlineData("bytes", 4_600_000, true, "4600000 97")]
    [InlineData("json", 5_900_000, false, "5900000 a")]
    public async Task Six_megabytes_are_read(string kind, int length, bool isBase64, string expected)
    {
        var text = new string('a', length);
        if (kind == "json") text = $$"""{"text":"{{text}}"}""";
        if (isBase64) text = Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
        var session = Router.NewSession();
        foreach (var @event in Events(kind, text, isBase64))
        {
            var json = @event.ToJsonString();
            Assert.InRange(json.Length, 5_900_000, MaxPayload);
            var answer = await EventRouter.SendAsync(session, json);
            Assert.Equal((200, expected), (answer.Status, answer.Body));
        }

        Assert.Equal("ignored", (await EventRouter.SendAsync(session, Events("ignored", "", isBase64: false).First().ToJsonString())).Body);
    }

    [Theory]
    [InlineData("long", 6_200_000, 6_300_000)]
    [InlineData("long-bytes", 4_600_000, 4_800_000)]
    [InlineData("long-json", 1_500_000, 1_700_000)]
    public async Task Six_megabytes_are_answered_and_more_is_a_500_after_which_life_goes_on(string path, int fits, int tooLong)
    {
        var session = Router.NewSession();
        foreach (var length in new[] { fits, tooLong, fits })
        {
            var @event = FunctionUrl("GET", "/" + path);
            @event["rawQueryString"] = "length=" + length.ToString(System.Globalization.CultureInfo.InvariantCulture);
            var json = Encoding.UTF8.GetBytes(@event.ToJsonString());
            var answer = await session.InvokeAsync(json, new LambdaContext { LogWriter = (_, message, _) => Assert.Contains($"GET /{path}", message, StringComparison.Ordinal) });

            Assert.InRange(answer.Length, 0, MaxPayload);
            Assert.Equal(length == fits ? 200 : 500, JsonNode.Parse(answer.Span)!["statusCode"]!.GetValue<int>());
            Assert.Equal(length == fits, answer.Length > 6_000_000);
        }
    }

    [Fact]
    public async Task A_load_balancer_takes_one_megabyte()
    {
        foreach (var (length, status) in new[] { (1_048_000, 200), (1_049_000, 500) })
        {
            var @event = Alb("GET", "/long");
            @event["queryStringParameters"]!["length"] = length.ToString(System.Globalization.CultureInfo.InvariantCulture);
            var answer = await Router.SendAsync(@event);
            Assert.Equal((status, status == 200 ? 0 : 1), (answer.Status, answer.Log.Count));
        }
    }

    private static IEnumerable<JsonObject> Events(string kind, string body, bool isBase64)
    {
        foreach (var @event in new[] { Rest("POST", "/" + kind, "/" + kind), HttpApiV1("POST", "/" + kind, "/" + kind), HttpApiV2("POST", "POST /" + kind, "/" + kind), FunctionUrl("POST", "/" + kind), Alb("POST", "/" + kind) })
        {
            @event["headers"] = new JsonObject { ["content-type"] = kind switch { "json" or "struct" or "shape" => "application/json", "form" => "application/x-www-form-urlencoded", _ => "text/plain" } };
            @event["body"] = body;
            @event["isBase64Encoded"] = isBase64;
            yield return @event;
        }
    }
}
