using System.Runtime.ExceptionServices;
using RouteGen.Batches;
using RouteGen.Hosting;

namespace RouteGen.Routing;

public sealed partial class EventExchange
{
    /// <summary>How many records the route's handler was given; <see langword="null"/> when the event is none of records, or has no route.</summary>
    internal int? RecordCount { get; private set; }

    /// <summary>How many of them were not processed.</summary>
    internal int UnprocessedCount { get; private set; }

    /// <summary>As for emitted code, up to a time that somebody else says.</summary>
    /// <param name="handler">Handles one record.</param>
    /// <param name="partial">Whether Lambda takes back the records that failed, and no others.</param>
    /// <param name="parallel">How many records may be handled at once.</param>
    /// <param name="stop">Cancelled when nothing may be started any more.</param>
    internal async ValueTask EachAsync<T>(Func<T, ValueTask> handler, bool partial, int parallel, CancellationToken stop)
        where T : EventRecord, IEventRecord<T>
    {
        ArgumentNullException.ThrowIfNull(handler);
        ArgumentOutOfRangeException.ThrowIfLessThan(parallel, 1);
        var records = new BatchRecords(this, Kind, partial);
        if (records.Order == RecordOrder.Sequence) parallel = 1;
        if (records.Count > 0)
        {
            // Whoever asks first makes it, and that must not be two at once.
            if (parallel > 1) _ = Context;
            Watch(records, isOneCall: false);
            await new RecordRun<T>(records, QueueOf(records, parallel, stop), handler).RunAsync(parallel);
        }

        Answer(records, TumblingWindow.StateOf(records.Json, records.Window), throwsFirst: true, stop);
    }

    private static RecordQueue QueueOf(BatchRecords records, int parallel, CancellationToken stop)
    {
        // One after the other they are in order anyhow, but a queue's message that failed keeps back the rest of its group, and no other.
        var waits = records.Order switch
        {
            RecordOrder.Group => parallel > 1 || records.IsPartial,
            RecordOrder.Stream => parallel > 1,
            _ => false,
        };
        var groups = waits ? new RecordGroups(records.Json.Span, records.Kind, records.Slices) : null;
        return new RecordQueue(records.Count, records.Order, groups, !records.IsPartial, stop);
    }

    /// <summary>Calls a handler for all records.</summary>
    /// <returns>The state of their window.</returns>
    private async ValueTask<ReadOnlyMemory<byte>> HandleAsync<T>(Func<EventBatch<T>, ValueTask> handler, BatchRecords records)
        where T : EventRecord, IEventRecord<T>
    {
        Watch(records, isOneCall: true);
        var batch = new EventBatch<T>(new RecordPlace(this, records.Json, Event.Root), records);
        Exception? failure = null;
        try
        {
            await handler(batch);
        }
        catch (Exception exception)
        {
            failure = exception;
        }

        failure = await batch.SettleAsync(failure);
        batch.End();
        if (failure is not null)
        {
            Count(records, done: 0);
            ExceptionDispatchInfo.Throw(failure);
        }

        FinishUnfailed(records);
        return batch.Window?.State ?? default;
    }

    private static void FinishUnfailed(BatchRecords records)
    {
        var groups = records.Order == RecordOrder.Group ? new RecordGroups(records.Json.Span, records.Kind, records.Slices) : null;
        var isKeptBack = new bool[records.Count];
        for (var i = 0; i < records.Count; i++)
        {
            var isOpen = isKeptBack[i] || records.HasFailed(i);
            if (!isOpen) records.Finish(i);
            else if (groups is not null && groups.TryGetNext(i, out var next)) isKeptBack[next] = true;
        }
    }

    private void Answer(BatchRecords records, ReadOnlyMemory<byte> state, bool throwsFirst, CancellationToken stop)
    {
        var done = records.CountDone();
        records.LogRest(done);
        Count(records, done);
        if (done < records.Count && (done == 0 || !records.IsPartial)) Throw(records, done, throwsFirst, stop);
        if (records.IsPartial && done == records.Count && !records.Window.IsThere)
        {
            AnswerStream().Write(BatchAnswer.NothingFailed);
            return;
        }

        var answer = BatchAnswer.Write(records, state);
        if (!answer.IsEmpty) AnswerStream().Write(answer.Span);
    }

    private static void Throw(BatchRecords records, int done, bool throwsFirst, CancellationToken stop)
    {
        var first = records.FirstFailure;
        if (stop.IsCancellationRequested && first is null or OperationCanceledException) throw new BatchFailedException($"{done} of {records.Count} records were processed when the time was up.", first);
        if (!records.IsPartial && first is not null && throwsFirst) ExceptionDispatchInfo.Throw(first);
        throw new BatchFailedException($"{done} of {records.Count} records were processed.", first);
    }

    private void Count(BatchRecords records, int done)
    {
        RecordCount = records.Count;
        UnprocessedCount = records.Count - done;
    }

    // Without it, Lambda's own end of the invocation brings all records back.
    private void Watch(BatchRecords records, bool isOneCall)
    {
        if (!records.IsPartial || Invocation.Watchdog is not { } watchdog) return;
        var deadline = Invocation.Deadline;
        if (deadline == DateTimeOffset.MaxValue) return;
        // As for requests: half of the time that the handlers have to clean up is left for the answer to be sent.
        var remaining = deadline - DateTimeOffset.UtcNow;
        var answerIn = remaining - (DeadlineWatch.MarginOf(remaining) / 2);
        watchdog.Watch(new LateBatch(this, records, isOneCall), Invocation, Environment.TickCount64 + (long)answerIn.TotalMilliseconds);
    }
}
