using RecordQueue.Queues;
using RecordQueue.Storage;

namespace RecordQueue;

/// <summary>Why a dead letter is not sent again.</summary>
public sealed class ReplayException(string message) : Exception(message);

/// <summary>Sends dead letters again.</summary>
public sealed class Replayer(Store store, IQueues queues, TimeProvider time)
{
    /// <summary>Opens the letter's request and sends its message to the queue that it failed in.</summary>
    /// <returns>The letter; <see langword="null"/> when there is none of that id.</returns>
    public async Task<DeadLetter?> ReplayAsync(string id, CancellationToken cancellation)
    {
        using var transaction = store.Begin();
        if (store.DeadLetters.Find(id) is not { } letter) return null;
        if (letter.Queue is null) throw new ReplayException("The message does not say which queue it comes from.");
        var now = time.GetUtcNow();
        if (!store.DeadLetters.TryMarkReplayed(id, now)) throw new ReplayException("The dead letter was sent again already. When it failed once more, it is another one.");
        // A message of somebody else than the API may name a request that was never written down.
        if (letter.RequestId is { } request && store.Requests.Find(request) is not null && !store.Requests.TryReopen(request)) throw new ReplayException("Another request for the same record is under way, or this one is done.");
        // Before the commit: a message whose request stays closed is dropped by its consumer, while a request that is open without a message would never end.
        await queues.SendAsync(letter.Queue, letter.Body, cancellation);
        transaction.Commit();
        return letter with { ReplayedAt = now };
    }
}
