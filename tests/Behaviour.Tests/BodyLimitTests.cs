using System.Text;
using System.Text.Json.Nodes;
using static RouteGen.Behaviour.Tests.HttpEvents;

namespace RouteGen.Behaviour.Tests;

/// <summary>Where <c>body-limit:</c> begins to refuse: it counts the bytes that the client sent, however the event writes them.</summary>
public sealed class BodyLimitTests
{
    private static readonly EventRouter Router = EventRouter.Of(
        """
        body-limit: 8b
        routes:
          POST /text: Handlers.Text
          POST /ignored: Handlers.Ignored
        """,
        """
        using RouteGen;

        namespace App;

        public static class Handlers
        {
            public static string Text([FromBody] string text) => text;
            public static string Ignored() => "ignored";
        }
        """);

    [Theory]
    [InlineData("12345678", true)]
    [InlineData("123456789", false)]
    [InlineData("\"\"\"\"\\\\\\\\", true)]
    [InlineData("\"\"\"\"\\\\\\\\\"", false)]
    [InlineData("\n\n\n\n\n\n\n\n", true)]
    [InlineData("äöüß", true)]
    [InlineData("äöüßa", false)]
    [InlineData("😀😀", true)]
    [InlineData("😀😀!", false)]
    [InlineData("", true)]
    public async Task The_decoded_bytes_count(string body, bool fits)
    {
        // With base64; with what JSON escapes anyway; with all that may be an escape; with what System.Text.Json does not escape.
        string[] spellings =
        [
            JsonValue.Create(Convert.ToBase64String(Encoding.UTF8.GetBytes(body))).ToJsonString(),
            JsonValue.Create(body).ToJsonString(),
            "\"" + string.Concat(body.Select(unit => $"\\u{(int)unit:x4}")) + "\"",
            "\"" + body.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal) + "\"",
        ];
        for (var i = 0; i < spellings.Length; i++)
        {
            foreach (var @event in new[] { Rest("POST", "/{proxy+}", "/ignored"), HttpApiV1("POST", "$default", "/ignored"), HttpApiV2("POST", "$default", "/ignored"), FunctionUrl("POST", "/ignored"), Alb("POST", "/ignored") })
            {
                @event["body"] = "<body>";
                @event["isBase64Encoded"] = i == 0;
                var answer = await EventRouter.SendAsync(Router.NewSession(), @event.ToJsonString().Replace(JsonValue.Create("<body>").ToJsonString(), spellings[i], StringComparison.Ordinal));
                Assert.Equal(fits ? (200, "ignored") : (413, """{"type":"about:blank","title":"Content Too Large","status":413,"detail":"The request body is longer than 8 bytes."}"""), (answer.Status, answer.Body));
            }
        }
    }

    [Theory]
    [InlineData("no base64 at all!")]
    [InlineData("MTIzNDU2N")]
    public async Task A_long_body_that_is_no_base64_is_400(string body)
    {
        var @event = Rest("POST", "/{proxy+}", "/ignored");
        @event["body"] = body;
        @event["isBase64Encoded"] = true;
        Assert.Equal(400, (await Router.SendAsync(@event)).Status);
    }

    // What it is compressed by is for whoever reads it to say; how long it is shows without.
    [Theory]
    [InlineData("123456789", 413)]
    [InlineData("12345678", 200)]
    public async Task A_compressed_body_counts_as_it_was_sent(string body, int status)
    {
        var @event = FunctionUrl("POST", "/ignored");
        @event["headers"] = new JsonObject { ["content-encoding"] = "gzip" };
        @event["body"] = body;
        Assert.Equal(status, (await Router.SendAsync(@event)).Status);
    }

    [Fact]
    public async Task No_body_is_within_any_limit()
    {
        foreach (var body in new JsonNode?[] { null, "" })
        {
            var @event = FunctionUrl("POST", "/text");
            @event["body"] = body;
            Assert.NotEqual(413, (await Router.SendAsync(@event)).Status);
        }
    }
}
