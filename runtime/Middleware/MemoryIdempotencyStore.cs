namespace RouteGen.Middleware;

/// <summary>Keeps keys in memory: for tests and for development. On Lambda each process has its own, so a repeat may reach one that knows nothing of the first.</summary>
/// <remarks>Safe for use by several threads.</remarks>
public sealed class MemoryIdempotencyStore : IIdempotencyStore
{
    // Guarded by itself.
    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private readonly TimeProvider _time;
    private readonly int _capacity;

    /// <summary>An empty store.</summary>
    /// <param name="capacity">How many keys it keeps. When there are more, the completed one that expires first is forgotten.</param>
    /// <param name="time">The clock; the system's unless given.</param>
    public MemoryIdempotencyStore(int capacity = 10_000, TimeProvider? time = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(capacity);
        _capacity = capacity;
        _time = time ?? TimeProvider.System;
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">As many keys as it keeps are in progress.</exception>
    public ValueTask<IdempotencyRecord> BeginAsync(string key, string fingerprint, string owner, TimeSpan hold, CancellationToken cancellation)
    {
        var now = _time.GetUtcNow();
        lock (_entries)
        {
            if (_entries.TryGetValue(key, out var entry) && entry.Until > now)
            {
                return new(entry.Answer is { } answer ? IdempotencyRecord.Completed(entry.Fingerprint, answer) : IdempotencyRecord.InProgress(entry.Fingerprint));
            }

            _entries.Remove(key);
            MakeRoom(now);
            _entries.Add(key, new Entry(owner, fingerprint, now + hold, Answer: null));
        }

        return new(IdempotencyRecord.Started);
    }

    /// <inheritdoc/>
    public ValueTask CompleteAsync(string key, string owner, ReadOnlyMemory<byte> answer, TimeSpan lifetime)
    {
        lock (_entries)
        {
            if (IsHeldBy(key, owner, out var entry)) _entries[key] = entry with { Until = _time.GetUtcNow() + lifetime, Answer = answer.ToArray() };
        }

        return default;
    }

    /// <inheritdoc/>
    public ValueTask ReleaseAsync(string key, string owner)
    {
        lock (_entries)
        {
            if (IsHeldBy(key, owner, out _)) _entries.Remove(key);
        }

        return default;
    }

    private bool IsHeldBy(string key, string owner, out Entry entry) => _entries.TryGetValue(key, out entry!) && entry.Owner == owner && entry.Answer is null;

    private void MakeRoom(DateTimeOffset now)
    {
        if (_entries.Count < _capacity) return;
        string? first = null;
        var earliest = DateTimeOffset.MaxValue;
        foreach (var (key, entry) in _entries)
        {
            // What has expired comes before all that has not.
            if (entry.Until >= earliest || (entry.Answer is null && entry.Until > now)) continue;
            (first, earliest) = (key, entry.Until);
        }

        if (first is null) throw new InvalidOperationException($"{_capacity} requests are in progress, more than the store keeps.");
        _entries.Remove(first);
    }

    private sealed record Entry(string Owner, string Fingerprint, DateTimeOffset Until, byte[]? Answer);
}
