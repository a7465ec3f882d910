using RouteGen.Routing;

namespace RouteGen.Testing.Tests;

/// <summary>What a handler leaves running stands still after the answer, as in Lambda.</summary>
public class FreezingTests
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    private readonly TaskCompletionSource _answered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public static TheoryData<string> Ways => new("await", "ConfigureAwait(false)", "Task.Run", "ContinueWith", "Timer", "QueueUserWorkItem");

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task What_is_left_running_stands_still_until_the_next_invocation(string way)
    {
        var app = App(way, freezes: true);
        (await app.GetAsync("/leave")).EnsureStatus(204);

        _answered.SetResult();
        Until(() => app.HeldWork == 1);
        Assert.False(_done.Task.IsCompleted);

        (await app.GetAsync("/wait")).EnsureStatus(204);
        Assert.True(_done.Task.IsCompletedSuccessfully);
        Assert.Equal(0, app.HeldWork);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Where_nothing_freezes_it_goes_on(string way)
    {
        var app = App(way, freezes: false);
        (await app.GetAsync("/leave")).EnsureStatus(204);
        _answered.SetResult();
        await _done.Task.WaitAsync(Longest);
        Assert.Equal(0, app.HeldWork);
    }

    [Fact]
    public async Task It_stays_frozen_after_every_further_answer()
    {
        var steps = 0;
        var step = new SemaphoreSlim(0);
        var app = new RouterApp(new AsyncRouter(request =>
        {
            if (request.Path == "/leave") _ = StepAsync();
            return Task.CompletedTask;
        })) { FreezesAfterAnswer = true };
        await app.GetAsync("/leave");
        step.Release(1000);
        Until(() => app.HeldWork == 1);
        await app.GetAsync("/");
        Until(() => app.HeldWork == 1);
        Assert.InRange(Volatile.Read(ref steps), 0, 999);

        async Task StepAsync()
        {
            for (var i = 0; i < 1000; i++)
            {
                await step.WaitAsync().ConfigureAwait(false);
                Interlocked.Increment(ref steps);
                await Task.Yield();
            }
        }
    }

    [Fact]
    public async Task A_thread_in_the_middle_goes_on_until_its_next_await()
    {
        var computed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var began = new ManualResetEventSlim();
        using var go = new ManualResetEventSlim();
        var app = new RouterApp(new AsyncRouter(request =>
        {
            _ = Task.Factory.StartNew(
                async () =>
                {
                    began.Set();
                    go.Wait(Longest);
                    computed.SetResult();
                    await Task.Yield();
                    _done.SetResult();
                },
                CancellationToken.None,
                TaskCreationOptions.LongRunning,
                TaskScheduler.Default);
            began.Wait(Longest);
            return Task.CompletedTask;
        })) { FreezesAfterAnswer = true };
        await app.GetAsync("/");
        go.Set();
        await computed.Task.WaitAsync(Longest);
        Until(() => app.HeldWork == 1);
        Assert.False(_done.Task.IsCompleted);
    }

    [Fact]
    public async Task Who_completes_what_frozen_work_awaits_is_not_held_itself()
    {
        // Its continuations run where it is completed: on the test's own thread.
        var inline = new TaskCompletionSource();
        var app = new RouterApp(new AsyncRouter(request =>
        {
            if (request.Path == "/leave") _ = LeaveAsync();
            return request.Path == "/wait" ? _done.Task : Task.CompletedTask;
        })) { FreezesAfterAnswer = true };
        await app.GetAsync("/leave");
        inline.SetResult();
        Assert.Equal(1, app.HeldWork);
        await app.GetAsync("/wait");

        async Task LeaveAsync()
        {
            await inline.Task;
            _done.SetResult();
        }
    }

    [Fact]
    public async Task Requests_at_once_have_an_environment_each()
    {
        var inside = 0;
        var both = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var left = 0;
        var app = new RouterApp(new AsyncRouter(async request =>
        {
            if (request.Path != "/leave") return;
            _ = LeaveAsync();
            if (Interlocked.Increment(ref inside) == 2) both.SetResult();
            await both.Task;
        })) { FreezesAfterAnswer = true };
        await Task.WhenAll(app.GetAsync("/leave"), app.GetAsync("/leave"));
        _answered.SetResult();
        Until(() => app.HeldWork == 2);
        Assert.Equal(0, left);

        async Task LeaveAsync()
        {
            await _answered.Task;
            Interlocked.Increment(ref left);
        }
    }

    [Fact]
    public async Task Another_app_is_not_frozen_with_it()
    {
        var frozen = App("await", freezes: true);
        await frozen.GetAsync("/leave");
        var other = new RouterApp(new AsyncRouter(async _ => await Task.Run(async () => await Task.Delay(1)))) { FreezesAfterAnswer = true };
        (await other.GetAsync("/")).EnsureStatus(204);
        Assert.Equal(0, other.HeldWork);
    }

    [Fact]
    public async Task What_a_handler_waits_for_runs_as_ever()
    {
        var app = new RouterApp(new AsyncRouter(async _ =>
        {
            await Task.Delay(1);
            await Task.Run(() => Task.Delay(1)).ConfigureAwait(false);
            // Blocking is no good, and no deadlock either.
            Task.Run(async () => await Task.Yield()).GetAwaiter().GetResult();
            await Parallel.ForEachAsync(Enumerable.Range(0, 8), async (_, cancellation) => await Task.Delay(1, cancellation));
        })) { FreezesAfterAnswer = true };
        for (var i = 0; i < 5; i++) (await app.GetAsync("/")).EnsureStatus(204);
        Assert.All(await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => app.GetAsync("/"))), response => Assert.Equal(204, response.StatusCode));
        Assert.Equal(0, app.HeldWork);
    }

    [Fact]
    public async Task An_event_that_fails_freezes_too()
    {
        var fails = true;
        var app = new RouterApp(new AsyncRouter(
            _ => _done.Task,
            () =>
            {
                _ = LeaveAsync();
                return fails ? throw new InvalidDataException("disk on fire") : Task.CompletedTask;
            })) { FreezesAfterAnswer = true };
        await Assert.ThrowsAsync<InvalidDataException>(() => app.SendSqsAsync("orders", "1"));
        _answered.SetResult();
        Until(() => app.HeldWork == 1);
        fails = false;
        (await app.GetAsync("/wait")).EnsureStatus(204);
        Assert.True(_done.Task.IsCompletedSuccessfully);

        async Task LeaveAsync()
        {
            await _answered.Task;
            _done.TrySetResult();
        }
    }

    private static void Until(Func<bool> happened) => Assert.True(SpinWait.SpinUntil(happened, Longest), "It does not happen.");

    /// <summary>Leaves work running on <c>/leave</c>, in one way or another, and waits for it on <c>/wait</c>.</summary>
    private RouterApp App(string way, bool freezes)
    {
        return new RouterApp(new AsyncRouter(request =>
        {
            if (request.Path == "/leave") Leave(way);
            return request.Path == "/wait" ? _done.Task : Task.CompletedTask;
        })) { FreezesAfterAnswer = freezes };
    }

    private void Leave(string way)
    {
        switch (way)
        {
            case "await":
                _ = AwaitAsync();
                break;
            case "ConfigureAwait(false)":
                _ = AwaitAnywhereAsync();
                break;
            case "Task.Run":
                _ = Task.Run(AwaitAnywhereAsync);
                break;
            case "ContinueWith":
                _ = _answered.Task.ContinueWith(_ => _done.SetResult(), TaskScheduler.Default);
                break;
            case "Timer":
                var timer = new Timer(_ => _done.TrySetResult());
                // The timer starts with the answer, and by somebody else.
                using (ExecutionContext.SuppressFlow()) _ = _answered.Task.ContinueWith(_ => timer.Change(1, Timeout.Infinite), TaskScheduler.Default);
                break;
            default:
                var context = ExecutionContext.Capture()!;
                using (ExecutionContext.SuppressFlow()) _ = _answered.Task.ContinueWith(_ => ExecutionContext.Run(context, _ => ThreadPool.QueueUserWorkItem(_ => _done.SetResult()), null), TaskScheduler.Default);
                break;
        }
    }

    private async Task AwaitAsync()
    {
        await _answered.Task;
        _done.SetResult();
    }

    private async Task AwaitAnywhereAsync()
    {
        await _answered.Task.ConfigureAwait(false);
        _done.SetResult();
    }

    /// <summary>A router that answers 204 when the handler is done.</summary>
    private sealed class AsyncRouter(Func<HttpRequest, Task> handler, Func<Task>? received = null) : CompiledRouter
    {
        public override ReadOnlySpan<byte> Listing => default;

        protected override RouterTables Tables => default;

        protected override ValueTask InvokeAsync(int route, HttpExchange http) => throw new InvalidOperationException("It has no routes.");

        protected override async ValueTask NotFoundAsync(HttpExchange http)
        {
            await handler(http.Request);
            await http.ResultAsync(HttpResults.NoContent());
        }

        protected override async ValueTask InvokeEventAsync(EventExchange exchange) => await received!();
    }
}
