namespace DeployBot.Storage;

/// <summary>Who may change an environment. Everything is one conditional write: of two commands at once, one wins, and the other is told of it.</summary>
public sealed class Locks(Lazy<ItemTable> table, TimeProvider time)
{
    /// <summary>Somebody else wins each time only if somebody else gets on each time.</summary>
    private const int Attempts = 20;

    private delegate EnvironmentLock? Change(EnvironmentLock? held, DateTimeOffset now);

    /// <returns>The lock that holds; <see langword="null"/> when the environment is free.</returns>
    public async Task<EnvironmentLock?> ReadAsync(string environment, CancellationToken cancellation) => Holding(await table.Value.ReadAsync(Key(environment), cancellation), time.GetUtcNow());

    /// <summary>Locks an environment; its holder may set another time and reason.</summary>
    /// <returns>Whether it is the user's now, and the lock that holds.</returns>
    public async Task<(bool IsTaken, EnvironmentLock Lock)> TakeAsync(string environment, string user, TimeSpan duration, string reason, CancellationToken cancellation)
    {
        var (isDone, held) = await ChangeAsync(environment, WithTime, cancellation);
        return (isDone, held!);

        EnvironmentLock? WithTime(EnvironmentLock? held, DateTimeOffset now)
        {
            if (held is null) return new EnvironmentLock(environment, user, now + duration, reason, IsAsked: true);
            return held.Holder == user ? held with { Until = Later(now + duration, held.BusyUntil), Reason = reason, IsAsked = true } : null;
        }
    }

    /// <summary>Takes an environment for a deployment. Its holder may deploy, one thing at a time.</summary>
    /// <returns>Whether it may be started, and the lock that holds.</returns>
    public async Task<(bool IsTaken, EnvironmentLock Lock)> BeginAsync(string environment, string user, string what, TimeSpan hold, CancellationToken cancellation)
    {
        var (isDone, held) = await ChangeAsync(environment, Busy, cancellation);
        return (isDone, held!);

        EnvironmentLock? Busy(EnvironmentLock? held, DateTimeOffset now)
        {
            var end = now + hold;
            if (held is null) return new EnvironmentLock(environment, user, end, BusyWith: what, BusyUntil: end);
            return held.Holder == user && !held.IsBusy(now) ? held with { Until = Later(held.Until, end), BusyWith = what, BusyUntil = end } : null;
        }
    }

    /// <summary>Gives back what <see cref="BeginAsync"/> took: nothing was started.</summary>
    public async Task EndAsync(EnvironmentLock begun, CancellationToken cancellation)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var item = await table.Value.ReadAsync(Key(begun.Environment), cancellation);
            // Somebody else's by now, or another deployment's.
            if (item is null || EnvironmentLock.Read(item) is not { } held || held.Holder != begun.Holder || held.BusyUntil != begun.BusyUntil) return;
            var isDone = held.IsAsked
                ? await table.Value.TryWriteAsync(item.Id, item, item.Expires, (held with { BusyWith = "", BusyUntil = default }).ToValues(), cancellation) is not null
                : await table.Value.TryDeleteAsync(item, cancellation);
            if (isDone) return;
        }

        throw new InvalidOperationException("The lock changes all the time.");
    }

    /// <summary>Releases a lock, for its holder or an admin.</summary>
    /// <returns>Whether it was released, and the lock; <see langword="null"/> when there was none.</returns>
    public async Task<(bool IsReleased, EnvironmentLock? Lock)> ReleaseAsync(string environment, string user, bool isAdmin, CancellationToken cancellation)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var item = await table.Value.ReadAsync(Key(environment), cancellation);
            if (Holding(item, time.GetUtcNow()) is not { } held) return (false, null);
            if (held.Holder != user && !isAdmin) return (false, held);
            if (await table.Value.TryDeleteAsync(item!, cancellation)) return (true, held);
        }

        throw new InvalidOperationException("The lock changes all the time.");
    }

    private async Task<(bool IsDone, EnvironmentLock? Lock)> ChangeAsync(string environment, Change change, CancellationToken cancellation)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var now = time.GetUtcNow();
            var item = await table.Value.ReadAsync(Key(environment), cancellation);
            var held = Holding(item, now);
            if (change(held, now) is not { } changed) return (false, held);
            // DynamoDB deletes it a while after it has ended; until then the time in it tells.
            if (await table.Value.TryWriteAsync(Key(environment), item, changed.Until + TimeSpan.FromHours(1), changed.ToValues(), cancellation) is not null) return (true, changed);
        }

        throw new InvalidOperationException("The lock changes all the time.");
    }

    private static EnvironmentLock? Holding(Item? item, DateTimeOffset now) => item is not null && EnvironmentLock.Read(item) is { } held && held.Until > now ? held : null;

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    private static string Key(string environment) => "lock#" + environment;
}
