using System.Text;
using System.Text.Json.Nodes;
using static RouteGen.Behaviour.Tests.HttpEvents;

namespace RouteGen.Behaviour.Tests;

/// <summary>What middleware may do with the answer of what is inside, whatever it was made of.</summary>
public sealed class MiddlewareTests
{
    private static readonly EventRouter Router = EventRouter.Of(
        """
        services: Services
        use: [Outer.Around]
        errors: { System.TimeoutException: 409 }
        routes:
          GET /json: { handler: Handlers.Json, use: Inner.Around }
          GET /text: { handler: Handlers.Text, use: Inner.Around }
          GET /bytes: { handler: Handlers.Bytes, use: Inner.Around }
          GET /stream: { handler: Handlers.Stream, use: Inner.Around }
          GET /nothing: { handler: Handlers.Nothing, use: Inner.Around }
          GET /missing: { handler: Handlers.Missing, use: Inner.Around }
          GET /throws: { handler: Handlers.Throws, use: Inner.Around }
          GET /amazon: { handler: Handlers.Amazon, use: Inner.Around }
          GET /slow: { handler: Handlers.Slow, use: Inner.Around }
          GET /huge: { handler: Handlers.Huge, use: Inner.Around }
          GET /counted: { handler: Handlers.Counted, use: Inner.Around }
        """,
        """
        using System.Text;
        using RouteGen;

        namespace App;

        public sealed record Word(string Text);

        [System.Text.Json.Serialization.JsonSourceGenerationOptions(System.Text.Json.JsonSerializerDefaults.Web)]
        [System.Text.Json.Serialization.JsonSerializable(typeof(Word))]
        internal sealed partial class AppJson : System.Text.Json.Serialization.JsonSerializerContext
        {
        }

        /// <summary>What an invocation leaves behind for the test to see.</summary>
        public sealed class Tally { public int Calls; }

        public static class Services { public static Tally Tally() => new(); }

        public static class Outer
        {
            public static async ValueTask<HttpResult> Around(HttpRequest request, Next next)
            {
                var result = await next();
                var seen = request.GetHeader("x-how") == "unread" || request.Path.StartsWith("/huge") ? "unread" : Convert.ToHexString(result.GetBody().Span);
                return result.WithHeader("X-Outer", $"{result.Status} {result.ContentType} {result.Exception?.GetType().Name}".Trim()).WithHeader("X-Seen", seen.Length == 0 ? "none" : seen).WithHeader("X-Running", Handlers.Running.ToString());
            }
        }

        public static class Inner
        {
            public static HttpResult? Kept;

            public static async ValueTask<HttpResult> Around(HttpRequest request, Tally tally, Next next)
            {
                switch (request.GetHeader("x-how") ?? "")
                {
                    case "read": { var result = await next(); result.GetBody(); return result; }
                    case "replace": return (await next()).WithBody("<\u00e9\"\\>"u8.ToArray()).WithHeader("Content-Type", "text/plain");
                    case "append": { var result = await next(); return result.WithBody(result.GetBody().ToArray().Append((byte)'!').ToArray()); }
                    case "204": return (await next()).WithStatus(204);
                    case "304": return (await next()).WithStatus(304);
                    case "teapot": return (await next()).WithStatus(418);
                    case "fallback": { var result = await next(); return result.Exception is null ? result : HttpResults.Text("calm"); }
                    case "before": throw new TimeoutException("hidden");
                    case "after": await next(); throw new TimeoutException("hidden");
                    case "twice": { var first = await next(); var second = await next(); return second.WithHeader("X-First", Encoding.UTF8.GetString(first.GetBody().Span)); }
                    case "first": { var first = await next(); await next(); return first; }
                    case "together": { var first = next(); var second = next(); try { await second; } finally { await first; } return HttpResults.Text("never"); }
                    case "forget": { var left = next(); return HttpResults.Text("mine"); }
                    case "forget-fail": { var left = next(); await Task.Yield(); throw new TimeoutException("hidden"); }
                    case "null": await next(); return null!;
                    case "keep": return Kept = await next();
                    case "kept": { var body = (await next()).GetBody(); return Kept!; }
                    case "late": { Late.Next = next; return await next(); }
                    case "later": return await Late.Next!();
                    case "json": return HttpResults.Ok(new Word("own"));
                    default: return await next();
                }
            }
        }

        public static class Late { public static Next? Next; }

        public static class Handlers
        {
            private static int calls;

            public static Word Json() => new("\u00e9 \"quoted\" \\ \n");
            public static string Text() => "\u00e9 \"quoted\" \\ \n";
            public static byte[] Bytes() => new byte[] { 0, 0xFF, 0x22, 0x5C };
            public static Stream Stream() => new MemoryStream(Encoding.UTF8.GetBytes("streamed"));
            public static void Nothing() { }
            public static Word? Missing() => null;
            public static string Throws() => throw new InvalidOperationException("hidden");
            public static HttpResult Amazon() => HttpResults.Text("plain").WithHeader("X-A", "1").WithHeader("X-A", "2").WithHeader("Set-Cookie", "a=1").WithHeader("Set-Cookie", "b=2");
            public static int Running;
            public static async Task<string> Slow() { Interlocked.Increment(ref Running); await Task.Delay(50); Interlocked.Decrement(ref Running); return "slow"; }
            public static Stream Huge() => new Zeros(70_000_000);
            public static string Counted(Tally tally) => $"{++tally.Calls} of {++calls}";
        }

        /// <summary>So many zeros, which nobody has to keep.</summary>
        public sealed class Zeros : Stream
        {
            private long _left;
            public Zeros(long length) => _left = length;
            public override bool CanRead => true;
            public override bool CanSeek => false;
            public override bool CanWrite => false;
            public override long Length => throw new NotSupportedException();
            public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
            public override void Flush() { }
            public override int Read(byte[] buffer, int offset, int count)
            {
                var read = (int)Math.Min(count, _left);
                Array.Clear(buffer, offset, read);
                _left -= read;
                return read;
            }
            public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
            public override void SetLength(long value) => throw new NotSupportedException();
            public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
        }
        """);

    private const string Text = "é \"quoted\" \\ \n";

    public static TheoryData<string> Fronts => ["rest", "http1", "http2", "url", "alb"];

    [Theory]
    [MemberData(nameof(Fronts))]
    public async Task Two_that_read_see_the_same_bytes_and_the_answer_is_as_without_them(string front)
    {
        await Answers(front, "/text/read", 200, Text, "200 text/plain; charset=utf-8");
        await Answers(front, "/json/read", 200, """{"text":"é \"quoted\" \\ \n"}""", "200 application/json");
        await Answers(front, "/stream/read", 200, "streamed", "200 application/octet-stream");
        await Answers(front, "/nothing/read", 204, "", "204");
        await Answers(front, "/missing/read", 404, """{"message":"Not Found"}""", "404 application/json");
        await Answers(front, "/text/unread", 200, Text, "200 text/plain; charset=utf-8");
    }

    [Fact]
    public async Task Bytes_stay_bytes()
    {
        var answer = await Send("http2", "/bytes/read");
        Assert.Equal("AP8iXA==", answer.Json["body"]!.GetValue<string>());
        Assert.Equal("00FF225C", answer.Header("X-Seen"));
    }

    [Theory]
    [MemberData(nameof(Fronts))]
    public async Task A_body_is_replaced_and_added_to(string front)
    {
        foreach (var kind in new[] { "json", "text", "stream" })
        {
            await Answers(front, $"/{kind}/replace", 200, "<é\"\\>", "200 text/plain");
        }

        await Answers(front, "/text/append", 200, Text + "!", "200 text/plain; charset=utf-8");
        await Answers(front, "/json/append", 200, """{"text":"é \"quoted\" \\ \n"}!""", "200 application/json");
    }

    [Theory]
    [InlineData("json")]
    [InlineData("text")]
    [InlineData("bytes")]
    [InlineData("amazon")]
    public async Task A_status_that_allows_no_content_drops_it(string kind)
    {
        foreach (var (how, status) in new[] { ("204", 204), ("304", 304) })
        {
            var answer = await Send("http2", $"/{kind}/{how}");
            Assert.Equal((status, "", "none", null), (answer.Status, answer.Body, answer.Header("X-Seen"), answer.Header("Content-Type")));
        }
    }

    [Fact]
    public async Task Another_status_leaves_the_rest()
    {
        await Answers("http2", "/text/teapot", 418, Text, "418 text/plain; charset=utf-8");
        await Answers("http2", "/missing/teapot", 418, """{"message":"Not Found"}""", "418 application/json");
    }

    [Theory]
    [MemberData(nameof(Fronts))]
    public async Task To_HEAD_there_is_no_body_to_read_and_none_is_sent(string front)
    {
        foreach (var how in new[] { "read", "replace", "204", "twice" })
        {
            var answer = await Router.SendAsync(Event(front, "HEAD", $"/text/{how}"));
            Assert.Equal((how == "204" ? 204 : 200, ""), (answer.Status, answer.Body));
            Assert.Equal("none", answer.Header("X-Seen"));
        }
    }

    [Fact]
    public async Task Several_fields_of_a_name_and_cookies_come_through()
    {
        var answer = await Send("http2", "/amazon/read");
        Assert.Equal("1, 2", answer.Header("X-A"));
        Assert.Equal("""["a=1","b=2"]""", answer.Json["cookies"]!.ToJsonString());
    }

    [Theory]
    [InlineData("before")]
    [InlineData("after")]
    public async Task What_a_middleware_throws_is_an_answer_to_the_one_outside(string how)
    {
        var answer = await Send("http2", $"/text/{how}");
        Assert.Equal((409, "409 application/problem+json TimeoutException"), (answer.Status, answer.Header("X-Outer")));
        Assert.DoesNotContain("hidden", answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_exception_belongs_to_the_answer_that_was_made_of_it()
    {
        Assert.Equal("500 application/problem+json InvalidOperationException", (await Send("http2", "/throws/read")).Header("X-Outer"));
        Assert.Equal("500 application/problem+json InvalidOperationException", (await Send("http2", "/throws/append")).Header("X-Outer"));
        // Another answer is nobody's failure, though one was behind it.
        var calm = await Send("http2", "/throws/fallback");
        Assert.Equal((200, "calm", "200 text/plain; charset=utf-8"), (calm.Status, calm.Body, calm.Header("X-Outer")));
        // Of two attempts the one that is answered with counts.
        Assert.Equal("500 application/problem+json InvalidOperationException", (await Send("http2", "/throws/first")).Header("X-Outer"));
    }

    [Fact]
    public async Task Next_runs_the_handler_each_time_and_the_first_answer_stays_readable()
    {
        var answer = await Send("http2", "/counted/twice");
        var (first, second) = (answer.Header("X-First")!, answer.Body);
        Assert.StartsWith("1 of ", first, StringComparison.Ordinal);
        Assert.StartsWith("2 of ", second, StringComparison.Ordinal);
        Assert.Equal((200, Text), ((await Send("http2", "/text/first")).Status, (await Send("http2", "/text/first")).Body));
    }

    [Fact]
    public async Task Next_cannot_run_twice_at_once()
    {
        var answer = await Send("http2", "/slow/together");
        Assert.Equal((500, "500 application/problem+json InvalidOperationException"), (answer.Status, answer.Header("X-Outer")));
        Assert.Contains(answer.Log, line => line.Contains("'next' was called again before it was done", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/slow/forget", 200, "mine")]
    [InlineData("/text/forget", 200, "mine")]
    [InlineData("/throws/forget", 200, "mine")]
    [InlineData("/slow/forget-fail", 409, null)]
    public async Task A_next_that_nobody_awaits_changes_no_answer(string path, int status, string? body)
    {
        var session = Router.NewSession();
        for (var i = 0; i < 3; i++)
        {
            var answer = await EventRouter.SendAsync(session, Event("http2", "GET", path).ToJsonString());
            Assert.Equal(status, answer.Status);
            // Nothing is left that could still write.
            Assert.Equal("0", answer.Header("X-Running"));
            if (body is not null) Assert.Equal(body, answer.Body);
            var other = await EventRouter.SendAsync(session, Event("http2", "GET", "/json/read").ToJsonString());
            Assert.Equal("200 application/json", other.Header("X-Outer"));
        }
    }

    [Fact]
    public async Task A_next_of_another_invocation_is_refused()
    {
        var session = Router.NewSession();
        Assert.Equal(200, (await EventRouter.SendAsync(session, Event("http2", "GET", "/text/late").ToJsonString())).Status);
        var answer = await EventRouter.SendAsync(session, Event("http2", "GET", "/json/later").ToJsonString());
        Assert.Equal((500, "500 application/problem+json ObjectDisposedException"), (answer.Status, answer.Header("X-Outer")));
    }

    [Fact]
    public async Task A_result_that_was_read_may_be_kept_for_other_requests()
    {
        var session = Router.NewSession();
        await EventRouter.SendAsync(session, Event("http2", "GET", "/text/keep").ToJsonString());
        var answer = await EventRouter.SendAsync(session, Event("http2", "GET", "/json/kept").ToJsonString());
        Assert.Equal((200, Text), (answer.Status, answer.Body));
    }

    [Fact]
    public async Task No_result_is_a_missing_one() => Assert.Equal(404, (await Send("http2", "/text/null")).Status);

    [Fact]
    public async Task A_middleware_may_answer_JSON_by_itself() => await Answers("rest", "/text/json", 200, """{"text":"own"}""", "200 application/json");

    [Theory]
    [InlineData("unread", 500)]
    [InlineData("replace", 200)]
    [InlineData("204", 204)]
    [InlineData("read", 500)]
    public async Task What_is_too_long_to_be_kept_is_no_dead_function(string how, int status)
    {
        var session = Router.NewSession();
        Assert.Equal(status, (await EventRouter.SendAsync(session, Event("http2", "GET", $"/huge/{how}").ToJsonString())).Status);
        Assert.Equal(200, (await EventRouter.SendAsync(session, Event("http2", "GET", "/text/read").ToJsonString())).Status);
    }

    private static Task<EventAnswer> Send(string front, string path) => Router.SendAsync(Event(front, "GET", path));

    private static async Task Answers(string front, string path, int status, string body, string outer)
    {
        var answer = await Send(front, path);
        Assert.Equal((status, body), (answer.Status, answer.Body));
        Assert.Equal(outer, answer.Header("X-Outer"));
        if (!path.EndsWith("/unread", StringComparison.Ordinal)) Assert.Equal(body.Length == 0 ? "none" : Convert.ToHexString(Encoding.UTF8.GetBytes(body)), answer.Header("X-Seen"));
    }

    // "/text/read" is the route "/text", and what the inner middleware is to do.
    private static JsonObject Event(string front, string method, string text)
    {
        var (path, how) = (text[..text.LastIndexOf('/')], text[(text.LastIndexOf('/') + 1)..]);
        var @event = front switch
        {
            "rest" => Rest(method, "/{proxy+}", path, Values("proxy=" + path[1..])),
            "http1" => HttpApiV1(method, "$default", path),
            "http2" => HttpApiV2(method, "$default", path),
            "url" => FunctionUrl(method, path),
            _ => Alb(method, path),
        };
        @event["headers"] = new JsonObject { ["x-how"] = how };
        return @event;
    }
}
