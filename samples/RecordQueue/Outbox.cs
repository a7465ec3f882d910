using System.Text.Json;
using RecordQueue.Queues;
using RecordQueue.Storage;

namespace RecordQueue;

/// <summary>Requests that were written down with the data they belong to, and are sent when that is safe.</summary>
public sealed class Outbox(Store store, IQueues queues, TimeProvider time)
{
    /// <summary>How many are sent again at a time.</summary>
    private const int Most = 500;

    /// <summary>Writes down a request for child data, in the transaction of its parent.</summary>
    public void Add<T>(Kind<T> kind, Guid parent, ChangeAction action, Guid recordId, int version, T? content)
        where T : class
    {
        var request = new Request(Guid.NewGuid(), kind.Name, action, recordId, RequestState.Accepted, Reason: null, time.GetUtcNow(), parent);
        store.Requests.TryAdd(request, key: null, JsonSerializer.Serialize(new Change<T>(request.Id, action, recordId, version, content), kind.Message));
    }

    /// <summary>Sends what a request left behind and is not carried out yet. When the parent's message comes again, because sending failed or it was there twice, the same requests are sent.</summary>
    public async Task SendChildrenAsync(Guid parent, CancellationToken cancellation)
    {
        foreach (var (kind, message) in store.Requests.UnsentOf(parent)) await queues.SendAsync(kind, message, cancellation);
    }

    /// <summary>Sends again what was accepted before a time.</summary>
    public async Task SendOldAsync(DateTimeOffset before, CancellationToken cancellation)
    {
        foreach (var (kind, message) in store.Requests.AcceptedBefore(before, Most)) await queues.SendAsync(kind, message, cancellation);
    }
}
