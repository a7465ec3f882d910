using RouteGen.Middleware;

namespace RouteGen.Runtime.Tests.Middleware;

public sealed class MemoryIdempotencyStoreTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private readonly Clock _clock = new();

    [Fact]
    public async Task A_key_is_held_then_completed_then_forgotten()
    {
        var store = new MemoryIdempotencyStore(time: _clock);
        Assert.Equal(IdempotencyState.Started, (await Begin(store, "k", "a")).State);
        var held = await Begin(store, "k", "b");
        Assert.Equal((IdempotencyState.InProgress, "print"), (held.State, held.Fingerprint));
        await store.CompleteAsync("k", "a", new byte[] { 7 }, Minute);
        var kept = await Begin(store, "k", "b");
        Assert.Equal((IdempotencyState.Completed, "print", 7), (kept.State, kept.Fingerprint, kept.Answer.Span[0]));
        _clock.Now += Minute;
        Assert.Equal(IdempotencyState.Started, (await Begin(store, "k", "b")).State);
    }

    [Fact]
    public async Task Who_held_a_key_too_long_has_nothing_to_say_any_more()
    {
        var store = new MemoryIdempotencyStore(time: _clock);
        await Begin(store, "k", "a");
        _clock.Now += Minute;
        Assert.Equal(IdempotencyState.Started, (await Begin(store, "k", "b")).State);
        await store.CompleteAsync("k", "a", new byte[] { 1 }, Minute);
        await store.ReleaseAsync("k", "a");
        Assert.Equal(IdempotencyState.InProgress, (await Begin(store, "k", "c")).State);
        await store.CompleteAsync("k", "b", new byte[] { 2 }, Minute);
        await store.ReleaseAsync("k", "b");
        Assert.Equal(2, (await Begin(store, "k", "c")).Answer.Span[0]);
    }

    [Fact]
    public async Task It_keeps_no_more_than_it_says_and_never_forgets_what_is_running()
    {
        var store = new MemoryIdempotencyStore(capacity: 2, _clock);
        await Begin(store, "running", "a");
        await Begin(store, "done", "a");
        await store.CompleteAsync("done", "a", default, Minute);
        await Begin(store, "next", "a");
        Assert.Equal(IdempotencyState.InProgress, (await Begin(store, "running", "b")).State);
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await Begin(store, "done", "b"));
        _clock.Now += Minute;
        Assert.Equal(IdempotencyState.Started, (await Begin(store, "done", "b")).State);
        Assert.Throws<ArgumentOutOfRangeException>(() => new MemoryIdempotencyStore(capacity: 0));
    }

    [Fact]
    public async Task Of_many_at_once_one_starts()
    {
        var store = new MemoryIdempotencyStore();
        var found = await Task.WhenAll(Enumerable.Range(0, 50).Select(owner => Task.Run(async () => await Begin(store, "k", owner.ToString(System.Globalization.CultureInfo.InvariantCulture)))));
        Assert.Single(found, record => record.State == IdempotencyState.Started);
    }

    private static ValueTask<IdempotencyRecord> Begin(MemoryIdempotencyStore store, string key, string owner) => store.BeginAsync(key, "print", owner, Minute, CancellationToken.None);

    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = DateTimeOffset.UnixEpoch;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
