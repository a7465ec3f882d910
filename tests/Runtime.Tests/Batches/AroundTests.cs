using System.Diagnostics.CodeAnalysis;

namespace RouteGen.Runtime.Tests.Batches;

/// <summary>What methods of <c>around:</c> may do with what is next.</summary>
[SuppressMessage("Reliability", "CA2012:Use ValueTasks correctly", Justification = "What becomes of those who do not is what is tested.")]
public sealed class AroundTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly TaskCompletionSource _release = new();
    private readonly List<string> _steps = [];

    [Fact]
    public async Task Methods_run_around_each_record()
    {
        var outcome = await BatchOutcome.OfEachAsync(BatchEvents.OfCount(BatchSource.Sqs, 2), message => Log("outer", message.Next(() => Log("inner", message.Next(HandleAsync)))), partial: true);
        Assert.Empty(outcome.Reported);
        Assert.Equal(["outer in", "inner in", "handled", "inner out", "outer out", "outer in", "inner in", "handled", "inner out", "outer out"], _steps);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_a_method_awaits_and_catches_is_processed(bool isLate)
    {
        var outcome = await OneOfTwoAsync(async next =>
        {
            try
            {
                await next();
            }
            catch (InvalidOperationException)
            {
                _steps.Add("caught");
            }
        }, isLate);
        Assert.Empty(outcome.Reported);
        Assert.Equal(["caught"], _steps);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_a_method_does_not_await_is_waited_for_and_its_failure_counts(bool isLate)
    {
        var outcome = await OneOfTwoAsync(next =>
        {
            _ = Start(next);
            return default;
        }, isLate);
        Assert.Equal([1], outcome.Reported);
        Assert.Equal("late", Assert.Single(outcome.Log, line => line.Exception is not null).Exception!.Message);
    }

    [Fact]
    public async Task What_a_method_no_longer_waits_for_fails_the_record_all_the_same()
    {
        var outcome = await OneOfTwoAsync(async next =>
        {
            var pending = next().AsTask();
            Assert.NotSame(pending, await Task.WhenAny(pending, Task.CompletedTask));
        }, isLate: true);
        Assert.Equal([1], outcome.Reported);
    }

    [Fact]
    public async Task What_an_inner_method_leaves_behind_is_waited_for_too()
    {
        var handled = false;
        var pending = BatchOutcome.OfEachAsync(BatchEvents.OfCount(BatchSource.Sqs, 1), message => message.Next(() =>
        {
            _ = Start(message.Next(async () =>
            {
                await _release.Task;
                Assert.NotEmpty(message.Json.ToArray());
                handled = true;
            }));
            return default;
        })(), partial: false);
        Assert.False(pending.IsCompleted);
        _release.SetResult();
        Assert.Null((await pending.WaitAsync(Patience)).Failure);
        Assert.True(handled);
    }

    [Fact]
    public async Task A_failure_of_the_methods_own_waits_for_what_it_started()
    {
        var pending = OneOfTwoAsync(next =>
        {
            _ = Start(next);
            throw new InvalidOperationException("own");
        }, isLate: true, isReleased: false);
        Assert.False(pending.IsCompleted);
        _release.SetResult();
        Assert.Equal("own", Assert.Single((await pending.WaitAsync(Patience)).Log, line => line.Exception is not null).Exception!.Message);
    }

    [Fact]
    public async Task Next_may_be_called_again_when_it_is_done()
    {
        var calls = 0;
        var outcome = await BatchOutcome.OfEachAsync(BatchEvents.OfCount(BatchSource.Sqs, 1), async message =>
        {
            var next = message.Next(() => ++calls < 3 ? throw new InvalidOperationException() : default);
            await Assert.ThrowsAsync<InvalidOperationException>(async () => await next());
            await Assert.ThrowsAsync<InvalidOperationException>(async () => await next());
            await next();
        }, partial: false);
        Assert.Null(outcome.Failure);
        Assert.Equal(3, calls);
    }

    [Fact]
    public async Task Next_may_not_be_called_while_it_runs_nor_when_the_record_is_done()
    {
        NextRecord? kept = null;
        var calls = 0;
        var pending = BatchOutcome.OfEachAsync(BatchEvents.OfCount(BatchSource.Sqs, 1), async message =>
        {
            kept = message.Next(async () =>
            {
                calls++;
                await _release.Task;
            });
            var first = kept();
            Assert.Throws<InvalidOperationException>(() => Start(kept));
            await first;
        }, partial: false);
        _release.SetResult();
        Assert.Null((await pending.WaitAsync(Patience)).Failure);
        Assert.Throws<ObjectDisposedException>(() => Start(kept!));
        Assert.Equal(1, calls);
    }

    [Fact]
    public async Task A_method_that_leaves_the_record_out_has_it_processed() =>
        Assert.Empty((await OneOfTwoAsync(_ => default, isLate: false)).Reported);

    [Fact]
    public async Task Methods_run_around_a_batch_too()
    {
        var outcome = await BatchOutcome.OfBatchAsync(BatchEvents.OfCount(BatchSource.Sqs, 2), batch =>
        {
            _ = Start(batch.Next(async () =>
            {
                await Task.Yield();
                batch.Fail(batch[1]);
            }));
            return default;
        }, partial: true);
        Assert.Equal([1], outcome.Reported);
    }

    private static ValueTask Start(NextRecord next) => next();

    /// <summary>Two records, of which the second one's handler fails, at once or later.</summary>
    private async Task<BatchOutcome> OneOfTwoAsync(Func<NextRecord, ValueTask> around, bool isLate, bool isReleased = true)
    {
        var pending = BatchOutcome.OfEachAsync(BatchEvents.OfCount(BatchSource.Sqs, 2), message => BatchEvents.PlaceOf(message) == 0 ? default : around(message.Next(isLate ? FailLaterAsync : () => throw new InvalidOperationException("late"))), partial: true);
        if (isReleased) _release.SetResult();
        return await pending;
    }

    private async ValueTask FailLaterAsync()
    {
        await _release.Task;
        throw new InvalidOperationException("late");
    }

    private ValueTask HandleAsync()
    {
        _steps.Add("handled");
        return default;
    }

    private async ValueTask Log(string name, NextRecord next)
    {
        _steps.Add($"{name} in");
        await next();
        _steps.Add($"{name} out");
    }
}
