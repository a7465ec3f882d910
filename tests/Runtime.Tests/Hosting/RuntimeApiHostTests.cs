using System.Collections.Concurrent;
using RouteGen.Hosting;

namespace RouteGen.Runtime.Tests.Hosting;

public sealed class RuntimeApiHostTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly CancellationTokenSource _stop = new();
    private readonly RecordingSink _log = new();

    public void Dispose()
    {
        _stop.Cancel();
        _stop.Dispose();
    }

    [Fact]
    public async Task One_loop_runs_on_the_callers_thread()
    {
        using var api = new FakeRuntimeApi().Enqueue(ApiReply.Invocation());
        var threads = new List<Thread>();
        var run = OnOwnThread(() =>
        {
            threads.Add(Thread.CurrentThread);
            return Host(api, () => (json, headers) =>
            {
                threads.Add(Thread.CurrentThread);
                return RunningLoop.Echo(json, headers);
            }).RunAsync(_stop.Token);
        });

        api.TakePost();
        _stop.Cancel();
        Assert.Equal(0, await run);
        Assert.Same(threads[0], threads[1]);
    }

    [Fact]
    public async Task No_thread_of_the_pool_is_blocked_by_a_loop()
    {
        using var api = new FakeRuntimeApi().Enqueue(ApiReply.Invocation());
        var isPoolThread = true;
        // Were the caller's thread the loop's, this would not come back before the loop ends.
        var run = await Task.Run(() => new Wrapped(Host(api, () => (json, headers) =>
        {
            isPoolThread = Thread.CurrentThread.IsThreadPoolThread;
            return RunningLoop.Echo(json, headers);
        }).RunAsync(_stop.Token))).WaitAsync(Patience);

        api.TakePost();
        Assert.False(isPoolThread);
        _stop.Cancel();
        Assert.Equal(0, await run.Task.WaitAsync(Patience));
    }

    [Fact]
    public async Task As_many_invocations_run_at_once_as_Lambda_says_each_with_a_handler_of_its_own()
    {
        const int Count = 8;
        using var api = new FakeRuntimeApi().Enqueue(Enumerable.Range(0, Count).Select(i => ApiReply.Invocation($"{i}", $"id-{i}")));
        using var together = new Barrier(Count);
        var handlers = 0;
        var run = Host(
            api,
            () =>
            {
                Interlocked.Increment(ref handlers);
                return (json, headers) =>
                {
                    Assert.True(together.SignalAndWait(Patience));
                    return RunningLoop.Echo(json, headers);
                };
            },
            ("AWS_LAMBDA_MAX_CONCURRENCY", $"{Count}")).RunAsync(_stop.Token);

        var posts = Enumerable.Range(0, Count).Select(_ => api.TakePost()).Select(post => (post.Path, post.Text)).Order();
        Assert.Equal(Enumerable.Range(0, Count).Select(i => ($"/2018-06-01/runtime/invocation/id-{i}/response", $"{i}")), posts);
        Assert.Equal(Count, handlers);
        Assert.False(run.IsCompleted);
        _stop.Cancel();
        Assert.Equal(0, await run.WaitAsync(Patience));
    }

    [Fact]
    public async Task A_loop_that_fails_does_not_end_the_others()
    {
        using var api = new FakeRuntimeApi().Enqueue(ApiReply.Status(403, "TooManyIdleRuntimes"));
        var run = Host(api, () => RunningLoop.Echo, ("AWS_LAMBDA_MAX_CONCURRENCY", "2")).RunAsync(_stop.Token);
        Assert.True(SpinWait.SpinUntil(() => !_log.Lines.IsEmpty, Patience));
        Assert.Contains("TooManyIdleRuntimes", Assert.Single(_log.Lines), StringComparison.Ordinal);

        api.Enqueue(ApiReply.Invocation("1"), ApiReply.Invocation("2"));
        Assert.Equal(["1", "2"], [api.TakePost().Text, api.TakePost().Text]);
        Assert.False(run.IsCompleted);

        api.Enqueue(ApiReply.Status(403));
        Assert.Equal(1, await run.WaitAsync(Patience));
    }

    [Fact]
    public async Task A_container_error_in_one_loop_is_the_end_of_all()
    {
        using var api = new FakeRuntimeApi().Enqueue(ApiReply.Status(500));

        Assert.Equal(1, await Host(api, () => RunningLoop.Echo, ("AWS_LAMBDA_MAX_CONCURRENCY", "4")).RunAsync(_stop.Token).WaitAsync(Patience));
    }

    [Fact]
    public async Task A_start_that_fails_is_reported_and_the_process_exits()
    {
        using var api = new FakeRuntimeApi();
        var exitCode = await Host(api, () => throw new InvalidOperationException("no database")).RunAsync(_stop.Token);

        Assert.Equal(1, exitCode);
        var post = api.TakePost();
        Assert.Equal("/2018-06-01/runtime/init/error", post.Path);
        Assert.Equal("Runtime.InitError", post.Headers["Lambda-Runtime-Function-Error-Type"]);
        Assert.Equal("""{"errorType":"Runtime.InitError","errorMessage":"no database","stackTrace":[]}""", post.Text);
        Assert.Contains("\tcrit\tThe function cannot start.\n    System.InvalidOperationException: no database", Assert.Single(_log.Lines), StringComparison.Ordinal);
        Assert.Single(api.Requests);
    }

    [Fact]
    public async Task A_start_that_fails_without_an_API_to_tell_exits_too()
    {
        var api = new FakeRuntimeApi();
        var host = Host(api, () => throw new InvalidOperationException("no database"));
        api.Dispose();

        Assert.Equal(1, await host.RunAsync(_stop.Token));
        Assert.Equal(2, _log.Lines.Count);
    }

    [Fact]
    public async Task An_address_that_is_none_is_told_in_the_log()
    {
        var environment = TestEnvironment.Of(_log, ("AWS_LAMBDA_RUNTIME_API", "http://localhost"));

        Assert.Equal(1, await new RuntimeApiHost(environment, () => RunningLoop.Echo, new SnapshotHooks()).RunAsync(_stop.Token));
        Assert.Contains("AWS_LAMBDA_RUNTIME_API has to be host:port", Assert.Single(_log.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Around_a_snapshot_the_hooks_run_in_their_order()
    {
        var steps = new ConcurrentQueue<string>();
        using var api = new FakeRuntimeApi
        {
            OnRestore = () =>
            {
                steps.Enqueue("restore");
                return ApiReply.Status(200);
            },
        }.Enqueue(ApiReply.Invocation());
        var hooks = Hooks(steps);
        var run = OnOwnThread(() => Host(api, hooks, () => (json, headers) =>
        {
            steps.Enqueue("invocation");
            return RunningLoop.Echo(json, headers);
        }).RunAsync(_stop.Token));

        api.TakePost();
        _stop.Cancel();
        Assert.Equal(0, await run);
        Assert.Equal(["before 2", "before 1", "restore", "after 1", "after 2", "invocation"], steps);
        Assert.Equal("/2018-06-01/runtime/restore/next", api.Requests.First().Path);
    }

    [Fact]
    public async Task Without_a_snapshot_no_hook_runs()
    {
        var steps = new ConcurrentQueue<string>();
        using var api = new FakeRuntimeApi().Enqueue(ApiReply.Invocation());
        var environment = TestEnvironment.Of(_log, ("AWS_LAMBDA_RUNTIME_API", api.Endpoint), ("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand"));
        var run = OnOwnThread(() => new RuntimeApiHost(environment, () => RunningLoop.Echo, Hooks(steps)).RunAsync(_stop.Token));

        api.TakePost();
        _stop.Cancel();
        Assert.Equal(0, await run);
        Assert.Empty(steps);
    }

    [Theory]
    [InlineData(true, "/2018-06-01/runtime/init/error", "Runtime.BeforeSnapshotError")]
    [InlineData(false, "/2018-06-01/runtime/restore/error", "Runtime.AfterRestoreError")]
    public async Task A_hook_that_fails_is_reported_as_Lambda_wants_it(bool before, string path, string type)
    {
        using var api = new FakeRuntimeApi();
        var hooks = new SnapshotHooks();
        Func<ValueTask> failing = async () =>
        {
            await Task.Yield();
            throw new InvalidOperationException("hook");
        };
        if (before) hooks.AddBefore(failing);
        else hooks.AddAfter(failing);

        Assert.Equal(1, await Host(api, hooks, () => RunningLoop.Echo).RunAsync(_stop.Token));
        var post = api.TakePost();
        Assert.Equal((path, type), (post.Path, post.Headers["Lambda-Runtime-Function-Error-Type"]));
    }

    private static SnapshotHooks Hooks(ConcurrentQueue<string> steps)
    {
        var hooks = new SnapshotHooks();
        foreach (var number in new[] { 1, 2 })
        {
            hooks.AddBefore(() => Step($"before {number}"));
            hooks.AddAfter(() => Step($"after {number}"));
        }

        return hooks;

        async ValueTask Step(string step)
        {
            await Task.Yield();
            steps.Enqueue(step);
        }
    }

    private static Task<int> OnOwnThread(Func<Task<int>> run)
    {
        var outcome = new TaskCompletionSource<int>();
        new Thread(() => outcome.SetResult(run().GetAwaiter().GetResult())).Start();
        return outcome.Task.WaitAsync(Patience);
    }

    private RuntimeApiHost Host(FakeRuntimeApi api, Func<InvocationHandler> newHandler, params (string Name, string Value)[] variables) =>
        new(TestEnvironment.Of(_log, [("AWS_LAMBDA_RUNTIME_API", api.Endpoint), .. variables]), newHandler, new SnapshotHooks());

    private RuntimeApiHost Host(FakeRuntimeApi api, SnapshotHooks hooks, Func<InvocationHandler> newHandler) =>
        new(TestEnvironment.Of(_log, ("AWS_LAMBDA_RUNTIME_API", api.Endpoint), ("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start")), newHandler, hooks);

    /// <summary>Keeps <c>await</c> from awaiting the run itself.</summary>
    private sealed record Wrapped(Task<int> Task);
}
