using System.Text.Json.Nodes;
using static RouteGen.Behaviour.Tests.HttpEvents;

namespace RouteGen.Behaviour.Tests;

/// <summary>Handlers that fail: the caller learns nothing but the request id, the log learns the rest, and the next request is answered.</summary>
public sealed class FailureTests
{
    private const string Hidden = "secret-7f3a";

    private static readonly EventRouter Router = EventRouter.Of(
        """
        services: Services
        routes:
          GET /throws: Handlers.Throws
          GET /throws-later: Handlers.ThrowsLater
          GET /throws-in-task: Handlers.ThrowsInTask
          GET /null-task: Handlers.NullTask
          GET /json: Handlers.BrokenJson
          GET /stream: Handlers.BrokenStream
          GET /service: Handlers.WithService
          GET /dispose: Handlers.WithBrokenDispose
          GET /refuses: Handlers.Refuses
          GET /cancelled: Handlers.Cancelled
          GET /header: Handlers.Header
          GET /location: Handlers.Location
          GET /fine: Handlers.Fine
        """,
        $$"""
        using System.Text.Json;
        using System.Text.Json.Serialization;
        using RouteGen;

        namespace App;

        public sealed record Half(int Number) { public string Text => throw new InvalidOperationException("{{Hidden}}"); }

        public sealed class Broken { }

        public sealed class Leaky : IDisposable { public void Dispose() => throw new InvalidOperationException("{{Hidden}}"); }

        public static class Services
        {
            public static Broken Make() => throw new InvalidOperationException("{{Hidden}}");
            public static Leaky MakeLeaky() => new();
        }

        public sealed class BrokenReader : MemoryStream
        {
            public BrokenReader() : base(new byte[100]) { }
            public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => throw new IOException("{{Hidden}}");
        }

        public static class Handlers
        {
            public static string Throws() => throw new InvalidOperationException("{{Hidden}}");
            public static async Task<string> ThrowsLater() { await Task.Yield(); throw new InvalidOperationException("{{Hidden}}"); }
            public static Task<string> ThrowsInTask() => Task.FromException<string>(new InvalidOperationException("{{Hidden}}"));
            public static Task<string> NullTask() => null!;
            public static Half BrokenJson() => new(7);
            public static Stream BrokenStream() => new BrokenReader();
            public static string WithService(Broken broken) => "never";
            public static string WithBrokenDispose(Leaky leaky) => "{{Hidden}}";
            public static string Refuses() => throw new BadRequestException(422, "The dates overlap.");
            public static string Cancelled() => throw new OperationCanceledException("{{Hidden}}");
            public static HttpResult Header(string value) => HttpResults.Text("fine").WithHeader("X-Value", value);
            public static HttpResult Location(string value) => HttpResults.Redirect(value);
            public static string Fine() => "fine";
        }

        [JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
        [JsonSerializable(typeof(Half))]
        internal sealed partial class AppJson : JsonSerializerContext
        {
        }
        """);

    [Theory]
    [InlineData("/throws")]
    [InlineData("/throws-later")]
    [InlineData("/throws-in-task")]
    [InlineData("/null-task")]
    [InlineData("/json")]
    [InlineData("/stream")]
    [InlineData("/service")]
    [InlineData("/dispose")]
    [InlineData("/cancelled")]
    public async Task The_caller_gets_500_and_the_request_id(string path)
    {
        var session = Router.NewSession();
        foreach (var @event in new[] { Rest("GET", path, path), HttpApiV2("GET", "GET " + path, path), Alb("GET", path) })
        {
            var answer = await EventRouter.SendAsync(session, @event.ToJsonString());

            Assert.Equal((500, "application/problem+json"), (answer.Status, answer.Header("Content-Type")));
            Assert.Equal("""{"type":"about:blank","title":"Internal Server Error","status":500,"requestId":"request-1"}""", answer.Body);
            Assert.DoesNotContain(Hidden, answer.Json.ToJsonString(), StringComparison.Ordinal);
            Assert.StartsWith($"Error: The handler of GET {path} failed.", Assert.Single(answer.Log), StringComparison.Ordinal);
            Assert.Equal("fine", (await EventRouter.SendAsync(session, FunctionUrl("GET", "/fine").ToJsonString())).Body);
        }
    }

    [Fact]
    public async Task A_refusal_has_the_status_and_the_words_that_the_handler_chose()
    {
        var answer = await Router.SendAsync(FunctionUrl("GET", "/refuses"));

        Assert.Equal((422, """{"type":"about:blank","title":"Unprocessable Content","status":422,"detail":"The dates overlap."}"""), (answer.Status, answer.Body));
        Assert.Empty(answer.Log);
    }

    // An answer is cut in two where its headers take a line break from a request.
    [Theory]
    [InlineData("/header", "a%0D%0ASet-Cookie:%20b=c")]
    [InlineData("/header", "a%0Ab")]
    [InlineData("/header", "a%00b")]
    [InlineData("/location", "/a%0D%0ASet-Cookie:%20b=c")]
    [InlineData("/location", "/a%0Ab")]
    public async Task A_header_with_a_line_break_is_refused_and_nothing_of_it_is_sent(string path, string value)
    {
        foreach (var @event in new[] { FunctionUrl("GET", path), HttpApiV2("GET", "GET " + path, path) })
        {
            @event["rawQueryString"] = "value=" + value;
            var answer = await Router.SendAsync(@event);

            Assert.Equal(500, answer.Status);
            Assert.Null(answer.Header("X-Value"));
            Assert.Null(answer.Header("Location"));
            Assert.DoesNotContain("Set-Cookie", answer.Json.ToJsonString(), StringComparison.OrdinalIgnoreCase);
            Assert.Single(answer.Log);
        }
    }

    [Fact]
    public async Task What_the_caller_sent_is_never_repeated()
    {
        var router = EventRouter.Of("routes:\n  GET /users/{id}: Handlers.Get\n", "namespace App; public static class Handlers { public static string Get(int id, int page) => \"fine\"; }");
        const string Attack = "<script>alert(1)</script>\"\\";
        var query = FunctionUrl("GET", "/users/7");
        query["rawQueryString"] = "page=" + Uri.EscapeDataString(Attack);
        JsonObject[] events =
        [
            HttpApiV2("GET", "GET /users/{id}", "/users/x", Values("id=" + Attack)),
            HttpApiV2("GET", "$default", "/nowhere/" + Attack),
            HttpApiV2(Attack, "$default", "/users/7"),
            query,
        ];
        foreach (var @event in events)
        {
            var answer = await router.SendAsync(@event);
            Assert.InRange(answer.Status, 400, 499);
            Assert.DoesNotContain("script", answer.Json.ToJsonString(), StringComparison.OrdinalIgnoreCase);
            Assert.Empty(answer.Log);
        }
    }
}
