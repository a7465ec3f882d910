using System.Runtime.ExceptionServices;
using RouteGen.Batches;

namespace RouteGen.Routing;

public sealed partial class EventExchange
{
    private EventRecord? _whole;

    /// <summary>Calls a handler for each record, and answers for those that failed.</summary>
    /// <param name="handler">Handles one record; what it throws is that record's failure.</param>
    /// <param name="partial">Whether Lambda takes back the records that failed, and no others: <c>partial: true</c>. Else the first failure is thrown.</param>
    /// <param name="parallel">How many records may be handled at once; never two of a message group or partition key.</param>
    /// <exception cref="BatchFailedException">No record was processed; or, without <paramref name="partial"/>, not all of them before the time was up.</exception>
    public ValueTask EachAsync<T>(Func<T, ValueTask> handler, bool partial = false, int parallel = 1)
        where T : EventRecord, IEventRecord<T> => EachAsync(handler, partial, parallel, Cancellation);

    /// <summary>Calls a handler for all records at once, and answers for those that it says have failed.</summary>
    /// <param name="handler">Handles the batch; what it throws is the failure of all.</param>
    /// <param name="partial">Whether Lambda takes back the records that failed, and no others: <c>partial: true</c>.</param>
    /// <exception cref="BatchFailedException">No record was processed; or, without <paramref name="partial"/>, not all of them.</exception>
    public async ValueTask BatchAsync<T>(Func<EventBatch<T>, ValueTask> handler, bool partial = false)
        where T : EventRecord, IEventRecord<T>
    {
        ArgumentNullException.ThrowIfNull(handler);
        var records = new BatchRecords(this, Kind, partial);
        // S3 tests a notification with an event without records.
        var state = records.Count > 0 || records.Window.IsThere ? await HandleAsync(handler, records) : default;
        Answer(records, state, throwsFirst: false, Cancellation);
    }

    /// <summary>Calls a handler for an event that is one record itself.</summary>
    public async ValueTask OneAsync<T>(Func<T, ValueTask> handler)
        where T : EventRecord, IEventRecord<T>
    {
        ArgumentNullException.ThrowIfNull(handler);
        var record = T.At(new RecordPlace(this, Event.Memory, Event.Root));
        Exception? failure = null;
        try
        {
            await handler(record);
        }
        catch (Exception exception)
        {
            failure = exception;
        }

        failure = await record.SettleAsync(failure);
        try
        {
            if (failure is null) record.Finish();
            else if (!record.TryAnswer(failure)) ExceptionDispatchInfo.Throw(failure);
        }
        finally
        {
            record.End();
        }
    }

    /// <summary>The whole event as a record, for what stands around a handler that takes all of it. For emitted code.</summary>
    public EventRecord Whole => _whole ??= At<RawEvent>(new RecordPlace(this, Event.Memory, Event.Root));

    private static T At<T>(RecordPlace place)
        where T : EventRecord, IEventRecord<T>
        => T.At(place);
}
