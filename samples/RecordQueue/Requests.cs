using RecordQueue.Storage;

namespace RecordQueue;

public static class Requests
{
    /// <summary>After this time a request has been lost on its way, and not only waited in its queue.</summary>
    private static readonly TimeSpan Lost = TimeSpan.FromMinutes(15);

    public static RequestStatus? Get(Guid id, Store store) => store.Requests.Find(id) is { } request
        ? new(request.Id, request.Kind, request.Action, request.RecordId, request.State, request.Reason, store.Requests.ChildrenOf(id))
        : null;

    /// <summary>Sends again what was accepted long ago: whoever wrote it down may have ended before it was sent. A message that was not lost changes nothing the second time.</summary>
    public static Task Resend(Outbox outbox, TimeProvider time, CancellationToken cancellation) => outbox.SendOldAsync(time.GetUtcNow() - Lost, cancellation);
}
