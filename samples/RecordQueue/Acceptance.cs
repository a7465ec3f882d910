using System.Text.Json;
using RecordQueue.Queues;
using RecordQueue.Storage;
using RouteGen;

namespace RecordQueue;

/// <summary>Accepts requests: looks for conflicts, writes the request down, sends one message, and answers where to ask how far it is.</summary>
public sealed class Acceptance(Store store, IQueues queues, TimeProvider time)
{
    public Task<HttpResult<Request>> CreateAsync<T>(Kind<T> kind, T content, CancellationToken cancellation)
        where T : class => AcceptAsync(kind, ChangeAction.Create, Guid.NewGuid(), version: 0, content, cancellation);

    public Task<HttpResult<Request>> UpdateAsync<T>(Kind<T> kind, Guid id, int version, T content, CancellationToken cancellation)
        where T : class => AcceptAsync(kind, ChangeAction.Update, id, version, content, cancellation);

    public Task<HttpResult<Request>> DeleteAsync<T>(Kind<T> kind, Guid id, int version, CancellationToken cancellation)
        where T : class => AcceptAsync(kind, ChangeAction.Delete, id, version, content: null, cancellation);

    private async Task<HttpResult<Request>> AcceptAsync<T>(Kind<T> kind, ChangeAction action, Guid id, int version, T? content, CancellationToken cancellation)
        where T : class
    {
        var request = new Request(Guid.NewGuid(), kind.Name, action, id, RequestState.Accepted, Reason: null, time.GetUtcNow());
        var message = JsonSerializer.Serialize(new Change<T>(request.Id, action, id, version + 1, content), kind.Message);
        using (var transaction = store.Begin())
        {
            var records = store.Records(kind);
            if (action != ChangeAction.Create)
            {
                if (records.Find(id) is not { } current) return HttpResults.NotFound();
                if (current.Version != version) return HttpResults.Conflict($"The record has version {current.Version}.");
            }

            var key = content is null ? null : kind.KeyOf(content);
            if (key is not null && records.OwnerOf(key) is { } owner && owner != id) return HttpResults.Conflict($"'{owner}' has the same {kind.KeyName}.");
            // Two requests at once for one record, or for one key: the index of the table lets one of them in.
            if (!store.Requests.TryAdd(request, key, message)) return HttpResults.Conflict("Another request for this record is under way.");
            transaction.Commit();
        }

        try
        {
            await queues.SendAsync(kind.Name, message, cancellation);
        }
        catch (QueueException)
        {
            // Closed, so that the record is free again; and should the message have got through after all, it finds that the caller was told otherwise.
            store.Requests.TryFinish(request.Id, RequestState.Failed, "The request could not be sent.");
            return HttpResults.Problem(503, detail: "The request could not be sent. Nothing was changed.");
        }

        return HttpResults.Accepted(request).WithHeader("Location", $"/requests/{request.Id}");
    }
}
