using System.Text.Json;
using RouteGen.Events;
using RouteGen.Hosting;
using RouteGen.Routing;

namespace RouteGen.Runtime.Tests.Hosting;

/// <summary><c>error-stack: true</c>: the errors of that route say where they come from, and those of no other.</summary>
public sealed class ErrorStackTests
{
    private const string OfTellingRoute = """{"route":"telling"}""";

    [Fact]
    public void The_stack_of_that_route_alone_is_sent()
    {
        using var api = new FakeRuntimeApi().Enqueue(
            ApiReply.Invocation(OfTellingRoute, "1"),
            ApiReply.Invocation("""{"route":"silent"}""", "2"),
            ApiReply.Invocation("""{"source":"aws.events"}""", "3"),
            ApiReply.Invocation("""["not an event"]""", "4"),
            ApiReply.Invocation(OfTellingRoute, "5"));
        using var loop = new RunningLoop(api, new RouterSession(new FailingRouter()).InvokeAsync);

        AssertStack(Error(api), isThere: true);
        AssertStack(Error(api), isThere: false);
        AssertStack(Error(api), isThere: false);
        AssertStack(Error(api), isThere: false);
        AssertStack(Error(api), isThere: true);
    }

    [Fact]
    public void The_stack_keeps_messages_to_itself_where_the_log_does()
    {
        using var api = new FakeRuntimeApi().Enqueue(ApiReply.Invocation(OfTellingRoute));
        using var loop = new RunningLoop(api, new RouterSession(new FailingRouter()).InvokeAsync, ("ROUTEGEN_LOG_EXCEPTIONS", "type"));

        var error = Error(api);

        AssertStack(error, isThere: true);
        Assert.DoesNotContain("hunter2", error.GetRawText(), StringComparison.Ordinal);
    }

    private static JsonElement Error(FakeRuntimeApi api)
    {
        var post = api.TakePost();
        Assert.EndsWith("/error", post.Path, StringComparison.Ordinal);
        return JsonDocument.Parse(post.Body).RootElement;
    }

    private static void AssertStack(JsonElement error, bool isThere)
    {
        var lines = error.GetProperty("stackTrace").EnumerateArray().Select(line => line.GetString()!).ToList();
        Assert.Equal(isThere, lines.Count > 0);
        Assert.Equal(isThere, lines.Exists(line => line.Contains(nameof(FailingRouter), StringComparison.Ordinal)));
        Assert.Equal(isThere, lines.Exists(line => line.Contains(nameof(FormatException), StringComparison.Ordinal)));
    }

    private sealed class FailingRouter : CompiledRouter
    {
        public override ReadOnlySpan<byte> Listing => "INVOKE telling A.B\nINVOKE silent A.B"u8;

        protected internal override RouterTables Tables => default;

        protected internal override ValueTask InvokeAsync(int route, HttpExchange http) => throw new NotSupportedException();

        protected internal override bool SendsErrorStack(int route) => route is 0;

        protected internal override ValueTask InvokeEventAsync(EventExchange received)
        {
            if (received.Takes(0, EventKind.Invoke, "telling"u8) || received.Takes(1, EventKind.Invoke, "silent"u8)) throw new InvalidOperationException("hunter2", new FormatException("hunter2"));
            return base.InvokeEventAsync(received);
        }
    }
}
