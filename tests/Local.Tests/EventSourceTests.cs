using System.Text;
using RouteGen.Events;
using RouteGen.Fronts;
using RouteGen.Local.Events;

namespace RouteGen.Local.Tests;

/// <summary>Event sources of this machine beside the server.</summary>
public sealed class EventSourceTests : IDisposable
{
    private readonly EventRouter _router = new();
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();
    private readonly CancellationTokenSource _stop = new();

    [Fact]
    public async Task A_source_invokes_the_function_and_ends_with_the_server()
    {
        var ended = false;

        var code = await RunAsync(async (function, stop) =>
        {
            var answer = await function.InvokeAsync(EventMaker.S3("uploads", "incoming/a.zip", EventMaker.ObjectPut, 7));
            Assert.Contains("incoming/a.zip", Encoding.UTF8.GetString(answer.Span), StringComparison.Ordinal);
            await _stop.CancelAsync();
            await Task.Delay(Timeout.Infinite, stop).ContinueWith(_ => ended = true, TaskScheduler.Default);
            stop.ThrowIfCancellationRequested();
        });

        Assert.Equal((0, true, ""), (code, ended, _error.ToString()));
        Assert.Contains("S3 uploads/incoming/*.zip ok ", _output.ToString(), StringComparison.Ordinal);
        Assert.EndsWith($"Stopped.{Environment.NewLine}", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_function_throws_reaches_the_source_and_the_console()
    {
        await RunAsync(async (function, _) =>
        {
            var failure = await Assert.ThrowsAsync<InvalidDataException>(() => function.InvokeAsync(EventMaker.Sqs("broken", ["text"])));
            Assert.Equal("disk on fire", failure.Message);
            await Assert.ThrowsAsync<EventException>(() => function.InvokeAsync(EventMaker.Sqs("nobody", ["text"])));
            await function.InvokeAsync(EventMaker.Sqs("orders", ["text"]));
            await _stop.CancelAsync();
        });

        var lines = _output.ToString();
        Assert.Contains("an event failed ", lines, StringComparison.Ordinal);
        Assert.Contains("disk on fire", lines, StringComparison.Ordinal);
        Assert.Contains("  Information: failing", lines, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_source_that_fails_ends_the_server()
    {
        var other = false;

        var code = await RunAsync((_, _) => throw new IOException("The queue cannot be opened."), async (_, stop) =>
        {
            await Task.Delay(Timeout.Infinite, stop).ContinueWith(_ => other = true, TaskScheduler.Default);
        });

        Assert.Equal((1, true), (code, other));
        Assert.Contains("The queue cannot be opened.", _error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("Stopped.", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_source_that_is_done_leaves_the_server_running()
    {
        var done = new TaskCompletionSource();
        var run = RunAsync((_, _) =>
        {
            done.SetResult();
            return Task.CompletedTask;
        });
        await done.Task.WaitAsync(TimeSpan.FromSeconds(60));
        Assert.False(run.IsCompleted);

        await _stop.CancelAsync();
        Assert.Equal(0, await run);
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("--nonsense")]
    public async Task No_source_runs_where_nothing_is_served(string argument)
    {
        var ran = false;
        await LocalServer.RunAsync(_router, new RouterFunction(_router), [argument], _output, _error, [(_, _) => Task.FromResult(ran = true)], _stop.Token);
        Assert.False(ran);
    }

    public void Dispose()
    {
        _stop.Dispose();
        _output.Dispose();
        _error.Dispose();
    }

    private Task<int> RunAsync(params Func<LocalFunction, CancellationToken, Task>[] sources) =>
        LocalServer.RunAsync(_router, new RouterFunction(_router), ["--port", "0"], _output, _error, sources, _stop.Token).WaitAsync(TimeSpan.FromSeconds(60));
}
