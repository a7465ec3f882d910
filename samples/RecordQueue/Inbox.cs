using RecordQueue.Storage;

namespace RecordQueue;

/// <summary>Carries out changes, each once: what is stored and what became of the request stand in one transaction.</summary>
public sealed class Inbox(Store store, TimeProvider time)
{
    /// <summary>Carries out a change of a record that has just one version before it. A conflict is the request's end, not a failure of the message: it would be one the next time too.</summary>
    /// <param name="kind">The kind of data.</param>
    /// <param name="change">The change.</param>
    /// <param name="then">What belongs to the same transaction when the change was carried out.</param>
    public void Apply<T>(Kind<T> kind, Change<T> change, Action? then = null)
        where T : class => Once(kind, change, () =>
    {
        if (ConflictOf(kind, change) is { } reason)
        {
            store.Requests.TryFinish(change.RequestId, RequestState.Failed, reason);
            return;
        }

        if (!store.Records(kind).TryWrite(change.RecordId, change.Version, change.Content)) throw new InvalidOperationException("The record was changed at the same time.");
        store.Requests.TryFinish(change.RequestId, RequestState.Done);
        then?.Invoke();
    });

    /// <summary>Carries out a change of child data, whose version is its parent's: of changes that come out of order the newest stays.</summary>
    public void ApplyNewest<T>(Kind<T> kind, Change<T> change)
        where T : class => Once(kind, change, () =>
    {
        var isNewest = store.Records(kind).TryWriteNewer(change.RecordId, change.Version, change.Content);
        store.Requests.TryFinish(change.RequestId, RequestState.Done, isNewest ? null : "A newer version was there already.");
    });

    private void Once<T>(Kind<T> kind, Change<T> change, Action apply)
        where T : class
    {
        if (change.Content is null != (change.Action == ChangeAction.Delete)) throw new InvalidDataException("A record has a content, unless it is deleted.");
        using var transaction = store.Begin();
        // The same message again: what came of it the first time stays.
        if (!Claim(kind, change)) return;
        apply();
        transaction.Commit();
    }

    private bool Claim<T>(Kind<T> kind, Change<T> change)
        where T : class
    {
        if (store.Requests.Find(change.RequestId) is not null) return store.Requests.TryClaim(change.RequestId);
        // Sent by somebody else than the API: it counts as accepted now, unless another request has the record.
        var request = new Request(change.RequestId, kind.Name, change.Action, change.RecordId, RequestState.Accepted, Reason: null, time.GetUtcNow());
        return store.Requests.TryAdd(request, key: null, message: "") ? true : throw new InvalidOperationException("Another request for this record is under way.");
    }

    private string? ConflictOf<T>(Kind<T> kind, Change<T> change)
        where T : class
    {
        var records = store.Records(kind);
        var version = records.VersionOf(change.RecordId);
        if (version != change.Version - 1) return $"The record has version {version}, and the change makes version {change.Version}.";
        if (change.Content is null || kind.KeyOf(change.Content) is not { } key) return null;
        return records.OwnerOf(key) is { } owner && owner != change.RecordId ? $"'{owner}' has the same {kind.KeyName}." : null;
    }
}
