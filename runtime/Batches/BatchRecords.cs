using System.Runtime.InteropServices;
using RouteGen.Events;
using RouteGen.Routing;

namespace RouteGen.Batches;

/// <summary>The records of one invocation, and what became of each so far. Any thread may tell, and ask: a watchdog does while handlers still run.</summary>
internal sealed class BatchRecords
{
    // So many failures are told with their stacks; a batch has up to 10,000 records.
    private const int MostLogged = 20;

    private const byte Open = 0;
    private const byte Done = 1;
    private const byte Failed = 2;

    private readonly EventExchange _received;
    private readonly List<JsonSlice> _records;
    private readonly byte[] _states;
    private int _failures;
    private int _firstFailed = int.MaxValue;
    private Exception? _firstFailure;

    /// <summary>Finds the records of an event, also of one that has none.</summary>
    /// <param name="received">The invocation.</param>
    /// <param name="kind">What the event is.</param>
    /// <param name="isPartial">What the route says.</param>
    /// <exception cref="EventException">The event is not JSON.</exception>
    public BatchRecords(EventExchange received, EventKind kind, bool isPartial)
    {
        _received = received;
        Kind = kind;
        Json = received.Event.Memory;
        _records = Find(received.Event);
        _states = new byte[_records.Count];
        Order = _records.Count == 0 ? RecordOrder.Sequence : RecordIdentity.OrderOf(Json.Span, kind, _records[0]);
        // A window's last event may have no records, and nothing is long then.
        if (Order == RecordOrder.Stream || Count == 0) Window = WindowFields.Find(Json.Span);
        // Lambda takes single records back for none but queues and streams.
        IsPartial = isPartial && (kind is EventKind.Sqs or EventKind.Kinesis or EventKind.DynamoDb || Window.IsThere);
    }

    /// <summary>The event.</summary>
    public ReadOnlyMemory<byte> Json { get; }

    /// <summary>What the event is.</summary>
    public EventKind Kind { get; }

    /// <summary>The order that the records' source keeps.</summary>
    public RecordOrder Order { get; }

    /// <summary>Whether Lambda takes the records back that failed, and no others.</summary>
    public bool IsPartial { get; }

    /// <summary>The tumbling window that the event belongs to.</summary>
    public WindowFields Window { get; }

    public int Count => _records.Count;

    public ReadOnlySpan<JsonSlice> Slices => CollectionsMarshal.AsSpan(_records);

    /// <summary>The failure of the first record that failed.</summary>
    public Exception? FirstFailure
    {
        get
        {
            lock (_states) return _firstFailure;
        }
    }

    public bool IsDone(int record) => Volatile.Read(ref _states[record]) == Done;

    public bool HasFailed(int record) => Volatile.Read(ref _states[record]) == Failed;

    /// <summary>The record that stands there, for its type to read.</summary>
    public RecordPlace PlaceOf(int record) => new(_received, Json, _records[record]);

    /// <summary>A record is processed.</summary>
    public void Finish(int record) => Volatile.Write(ref _states[record], Done);

    /// <summary>A record has failed.</summary>
    /// <param name="record">The record.</param>
    /// <param name="failure">What was thrown, or the handler says it failed of.</param>
    public void Fail(int record, Exception? failure)
    {
        int failures;
        lock (_states)
        {
            if (HasFailed(record)) return;
            Volatile.Write(ref _states[record], Failed);
            failures = ++_failures;
            if (record < _firstFailed)
            {
                _firstFailed = record;
                _firstFailure = failure;
            }
        }

        if (failures > MostLogged) return;
        _received.Context.Log(LogLevel.Error, $"A record of {_received.RouteKey} failed.", failure, ("record", NameOf(record)));
    }

    /// <summary>How many are processed by now.</summary>
    public int CountDone()
    {
        var done = 0;
        for (var i = 0; i < _states.Length; i++)
        {
            if (IsDone(i)) done++;
        }

        return done;
    }

    /// <summary>Tells what no line of its own tells, when all is over.</summary>
    public void LogRest(int done)
    {
        if (_failures > MostLogged) _received.Log(LogLevel.Error, $"{_failures - MostLogged} more records of {_received.RouteKey} failed.");
        var open = Count - done - _failures;
        if (open > 0) _received.Log(LogLevel.Error, $"{open} of {Count} records of {_received.RouteKey} were not started: a record that failed keeps them back, or the time was up.");
    }

    private string NameOf(int record)
    {
        var name = RecordIdentity.NameOf(Json.Span, Kind, _records[record]);
        try
        {
            return name.IsString ? JsonText.Read(Json.Span, name) : "";
        }
        catch (EventException)
        {
            // An escape that JSON does not have must not hide the failure.
            return "";
        }
    }

    private static List<JsonSlice> Find(LambdaEvent @event)
    {
        var records = @event.Fields.Records;
        if (records.Kind != JsonKind.Array) return [];
        // The shortest message of SQS is as long as that, so that the list grows for short streams' records alone.
        var slices = new List<JsonSlice>(Math.Clamp(records.Length / 512, 1, 10_000));
        var cursor = new JsonCursor(@event.Json, records.Start);
        while (cursor.NextElement(out var slice)) slices.Add(slice);
        return slices;
    }
}
