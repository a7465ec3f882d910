using System.Globalization;
using System.Text.Json;
using System.Threading.Tasks.Sources;
using RouteGen.Events;
using RouteGen.Hosting;

namespace RouteGen.Runtime.Tests.Hosting;

/// <summary>How handlers run in the loop, and what becomes of what they throw and leave behind.</summary>
public sealed class HandlerInLoopTests
{
    [Fact]
    public void An_exception_becomes_an_error_without_its_stack_and_the_log_has_it_whole()
    {
        using var api = new FakeRuntimeApi().Enqueue(ApiReply.Invocation(id: "id-1"));
        using var loop = new RunningLoop(api, (_, _) => throw new InvalidOperationException("It's \"wrong\""));

        var post = api.TakePost();
        Assert.Equal("/2018-06-01/runtime/invocation/id-1/error", post.Path);
        Assert.Equal("application/vnd.aws.lambda.error+json", post.Headers["Content-Type"]);
        Assert.Equal("Function.InvalidOperationException", post.Headers["Lambda-Runtime-Function-Error-Type"]);
        Assert.Equal("""{"errorType":"InvalidOperationException","errorMessage":"It's \"wrong\"","stackTrace":[]}""", post.Text);
        var logged = Assert.Single(loop.Log.Lines);
        Assert.Contains("\tid-1\tfail\tThe invocation failed.\n    System.InvalidOperationException: It's \"wrong\"\n       at ", logged, StringComparison.Ordinal);
    }

    [Fact]
    public void An_event_that_is_not_for_this_router_is_an_error_of_its_own_type_without_a_stack_in_the_log()
    {
        using var api = new FakeRuntimeApi().Enqueue(ApiReply.Invocation(id: "id-1"));
        using var loop = new RunningLoop(api, (_, _) => throw new EventException("Function.NoRoute", "No route for this event."));

        var post = api.TakePost();
        Assert.Equal("Function.NoRoute", post.Headers["Lambda-Runtime-Function-Error-Type"]);
        Assert.Equal("""{"errorType":"Function.NoRoute","errorMessage":"No route for this event.","stackTrace":[]}""", post.Text);
        Assert.EndsWith("\tid-1\tfail\tNo route for this event.\n", Assert.Single(loop.Log.Lines), StringComparison.Ordinal);
    }

    // What the route's handler threw was logged when it was answered.
    [Fact]
    public void A_fault_is_logged_without_its_cause_and_sent_without_its_message()
    {
        using var api = new FakeRuntimeApi().Enqueue(ApiReply.Invocation(id: "id-1"));
        using var loop = new RunningLoop(api, (_, _) => throw new FaultException("GET /a answered 500.", new InvalidOperationException("hunter2")));

        Assert.Equal("""{"errorType":"FaultException","errorMessage":"GET /a answered 500.","stackTrace":[]}""", api.TakePost().Text);
        Assert.EndsWith("\tid-1\tfail\tGET /a answered 500.\n", Assert.Single(loop.Log.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public void The_stack_is_sent_when_it_is_asked_for()
    {
        using var api = new FakeRuntimeApi().Enqueue(ApiReply.Invocation());
        using var loop = new RunningLoop(api, (_, _) => throw new InvalidOperationException("wrong"), ("ROUTEGEN_ERROR_STACK", "1"));

        var error = JsonDocument.Parse(api.TakePost().Body).RootElement;
        Assert.Contains(error.GetProperty("stackTrace").EnumerateArray(), line => line.GetString()!.Contains(nameof(The_stack_is_sent_when_it_is_asked_for), StringComparison.Ordinal));
    }

    [Fact]
    public void A_handler_may_complete_elsewhere()
    {
        using var api = new FakeRuntimeApi().Enqueue(ApiReply.Invocation("1"), ApiReply.Invocation("2"));
        using var loop = new RunningLoop(api, async (json, _) =>
        {
            await Task.Yield();
            return json.Span[0] == '1' ? "later"u8.ToArray() : throw new InvalidOperationException("later");
        });

        Assert.Equal("later", api.TakePost().Text);
        Assert.Contains("\"errorMessage\":\"later\"", api.TakePost().Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_handlers_task_may_be_one_that_cannot_be_waited_for_by_itself()
    {
        using var api = new FakeRuntimeApi().Enqueue(ApiReply.Invocation());
        using var loop = new RunningLoop(api, (_, _) => new LateAnswer("late"u8.ToArray()).Task);

        Assert.Equal("late", api.TakePost().Text);
    }

    [Fact]
    public void A_handler_runs_on_the_loops_own_thread()
    {
        var isPoolThread = true;
        using var api = new FakeRuntimeApi().Enqueue(ApiReply.Invocation());
        using var loop = new RunningLoop(api, (_, _) =>
        {
            isPoolThread = Thread.CurrentThread.IsThreadPoolThread;
            return RunningLoop.Answer("");
        });

        api.TakePost();
        Assert.False(isPoolThread);
    }

    [Fact]
    public void What_a_handler_leaves_behind_on_the_thread_does_not_reach_the_next_invocation()
    {
        var user = new AsyncLocal<string?>();
        var seen = new List<(string? User, string Culture, bool HasSynchronization)>();
        using var api = new FakeRuntimeApi().Enqueue(ApiReply.Invocation("1"), ApiReply.Invocation("2"), ApiReply.Invocation("3"));
        using var loop = new RunningLoop(api, (json, headers) =>
        {
            seen.Add((user.Value, CultureInfo.CurrentCulture.Name, SynchronizationContext.Current is not null));
            user.Value = "Ann";
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("ja-JP");
            SynchronizationContext.SetSynchronizationContext(new SynchronizationContext());
            ExecutionContext.SuppressFlow();
            return json.Span[0] == '2' ? throw new InvalidOperationException() : RunningLoop.Echo(json, headers);
        });

        for (var i = 0; i < 3; i++) api.TakePost();
        Assert.All(seen, invocation => Assert.Equal((null, CultureInfo.CurrentCulture.Name, false), invocation));
        Assert.Equal(3, seen.Count);
    }

    [Fact]
    public void The_loop_itself_allocates_nothing()
    {
        const int Count = 200;
        var answer = "answer"u8.ToArray();
        var allocated = new long[Count];
        var i = 0;
        using var api = new FakeRuntimeApi().Enqueue(Enumerable.Repeat(ApiReply.Invocation(headers: "Lambda-Runtime-Trace-Id: Root=1\r\nLambda-Runtime-Deadline-Ms: 1\r\n"), Count));
        using var loop = new RunningLoop(
            api,
            (_, _) =>
            {
                // The handler runs on the loop's thread: what was allocated since the last time is the loop's.
                allocated[i++] = GC.GetAllocatedBytesForCurrentThread();
                return new(answer);
            },
            ("AWS_LAMBDA_MAX_CONCURRENCY", "1"));

        for (var n = 0; n < Count; n++) api.TakePost();
        Assert.Equal(0, allocated.Skip(Count / 2).Zip(allocated.Skip((Count / 2) + 1), (before, after) => after - before).Min());
    }

    /// <summary>A pooled task, as sockets and streams use them: it throws when its result is asked for too early.</summary>
    private sealed class LateAnswer(byte[] answer) : IValueTaskSource<ReadOnlyMemory<byte>>
    {
        private ManualResetValueTaskSourceCore<ReadOnlyMemory<byte>> _core;

        public ValueTask<ReadOnlyMemory<byte>> Task => new(this, _core.Version);

        public ReadOnlyMemory<byte> GetResult(short token) => _core.GetResult(token);

        public ValueTaskSourceStatus GetStatus(short token) => _core.GetStatus(token);

        public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags)
        {
            _core.OnCompleted(continuation, state, token, flags);
            new Thread(() => _core.SetResult(answer)).Start();
        }
    }
}
