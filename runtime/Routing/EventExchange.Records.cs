using RouteGen.Events;

namespace RouteGen.Routing;

public sealed partial class EventExchange
{
    /// <summary>Calls a handler for each record, and answers for those that failed.</summary>
    /// <param name="handler">Handles one record; what it throws is that record's failure.</param>
    /// <param name="partial">Whether Lambda takes back the records that failed, and no others: <c>partial: true</c>. Else the first failure is thrown.</param>
    /// <param name="parallel">How many records may be handled at once; never two of a message group or partition key.</param>
    public async ValueTask EachAsync<T>(Func<T, ValueTask> handler, bool partial = false, int parallel = 1)
        where T : EventRecord, IEventRecord<T>
    {
        ArgumentNullException.ThrowIfNull(handler);
        foreach (var slice in Slices())
        {
            var record = T.At(new RecordPlace(this, Event.Memory, slice));
            await handler(record);
            record.End();
        }
    }

    /// <summary>Calls a handler for all records at once, and answers for those that it says have failed.</summary>
    /// <param name="handler">Handles the batch; what it throws is the failure of all.</param>
    /// <param name="partial">Whether Lambda takes back the records that failed, and no others: <c>partial: true</c>.</param>
    public async ValueTask BatchAsync<T>(Func<EventBatch<T>, ValueTask> handler, bool partial = false)
        where T : EventRecord, IEventRecord<T>
    {
        ArgumentNullException.ThrowIfNull(handler);
        var batch = new EventBatch<T>(new RecordPlace(this, Event.Memory, Whole));
        await handler(batch);
        batch.End();
    }

    /// <summary>Calls a handler for an event that is one record itself.</summary>
    public async ValueTask OneAsync<T>(Func<T, ValueTask> handler)
        where T : EventRecord, IEventRecord<T>
    {
        ArgumentNullException.ThrowIfNull(handler);
        var record = T.At(new RecordPlace(this, Event.Memory, Whole));
        try
        {
            await handler(record);
            record.Finish();
        }
        catch (Exception exception)
        {
            if (!record.TryAnswer(exception)) throw;
        }
        finally
        {
            record.End();
        }
    }

    private JsonSlice Whole => Event.Root;

    private List<JsonSlice> Slices()
    {
        var slices = new List<JsonSlice>();
        // The test that S3 sends when a bucket's notifications are set up has no records.
        if (Event.Fields.Records.Kind != JsonKind.Array) return slices;
        var cursor = new JsonCursor(Event.Json, Event.Fields.Records.Start);
        while (cursor.NextElement(out var slice)) slices.Add(slice);
        return slices;
    }
}
