using RouteGen.Routing;

namespace RouteGen.Batches;

/// <summary>Calls a handler for each record of a batch, several at once where the route says so.</summary>
/// <remarks>
/// It has no threads of its own. A handler that has to wait lets the next one start; one that blocks its thread instead, or computes, is alone until it is done. So
/// handlers that never wait cost nothing but their calls, whatever <c>parallel:</c> says.
/// </remarks>
/// <param name="records">The records.</param>
/// <param name="queue">Says which is next.</param>
/// <param name="handler">Handles one.</param>
internal sealed class RecordRun<T>(BatchRecords records, RecordQueue queue, Func<T, ValueTask> handler)
    where T : EventRecord, IEventRecord<T>
{
    /// <summary>Handles what may be handled.</summary>
    /// <param name="parallel">How many at once.</param>
    public ValueTask RunAsync(int parallel) => Math.Min(parallel, records.Count) <= 1 ? WorkAsync() : RunSeveralAsync(Math.Min(parallel, records.Count));

    private async ValueTask RunSeveralAsync(int parallel)
    {
        var workers = new List<Task>(parallel);
        while (workers.Count < parallel)
        {
            var worker = WorkAsync().AsTask();
            workers.Add(worker);
            // It found nothing more to do, and there will not be more than the others can do: whoever ends a record takes the one that waited for it.
            if (worker.IsCompleted) break;
        }

        await Task.WhenAll(workers);
    }

    private async ValueTask WorkAsync()
    {
        while (queue.TryTake(out var index))
        {
            T? record = null;
            Exception? failure = null;
            try
            {
                record = T.At(records.PlaceOf(index));
                await handler(record);
            }
            catch (Exception exception)
            {
                failure = exception;
            }

            if (record is not null)
            {
                failure = await record.SettleAsync(failure);
                record.End();
            }

            if (failure is null) records.Finish(index);
            else records.Fail(index, failure);
            queue.End(index, failure is not null);
        }
    }
}
