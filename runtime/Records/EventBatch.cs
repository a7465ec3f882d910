using System.Collections;
using System.ComponentModel;
using RouteGen.Batches;
using RouteGen.Events;

namespace RouteGen;

/// <summary>All records of an invocation, for a handler that takes them at once. The last invocation of a tumbling window may bring none.</summary>
/// <typeparam name="T">What the records are.</typeparam>
public sealed class EventBatch<T> : EventRecord, IReadOnlyList<T>
    where T : EventRecord, IEventRecord<T>
{
    private readonly BatchRecords _records;
    private readonly T[] _items;
    private Dictionary<T, int>? _places;

    internal EventBatch(RecordPlace place, BatchRecords records)
        : base(place)
    {
        _records = records;
        _items = new T[records.Count];
        for (var i = 0; i < _items.Length; i++) _items[i] = T.At(records.PlaceOf(i));
        Window = records.Window.IsThere ? new TumblingWindow(this, records.Json, records.Window) : null;
    }

    /// <summary>Always empty: a batch has no name.</summary>
    public override string Id => "";

    /// <inheritdoc/>
    public int Count => _items.Length;

    /// <summary>The tumbling window that the records belong to; <see langword="null"/> when they belong to none.</summary>
    public TumblingWindow? Window { get; }

    /// <summary>The window of a batch that has to have one. For emitted code.</summary>
    /// <exception cref="MalformedRecordException">The event source mapping has no tumbling window.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public TumblingWindow RequireWindow() => Window ?? throw new MalformedRecordException("The batch belongs to no tumbling window: the event source mapping has none.");

    /// <inheritdoc/>
    public T this[int index] => _items[index];

    /// <inheritdoc/>
    private protected override RecordData Data => default;

    /// <summary>
    /// Says that a record was not processed. With <c>partial: true</c> Lambda takes it back when the handler returns, with those of its message group that come after it,
    /// or all from it on where the batch is a stream's. Without, the invocation fails then, since nothing else would bring the record back. It may be called by any thread.
    /// </summary>
    /// <param name="record">A record of this batch.</param>
    /// <param name="reason">What is logged as the reason.</param>
    /// <exception cref="ArgumentException">The record is not one of this batch.</exception>
    /// <exception cref="ObjectDisposedException">The handler has returned: it is too late.</exception>
    public void Fail(T record, Exception? reason = null)
    {
        ArgumentNullException.ThrowIfNull(record);
        ObjectDisposedException.ThrowIf(IsEnded, this);
        if (!Places().TryGetValue(record, out var place)) throw new ArgumentException("The record is not one of this batch.", nameof(record));
        _records.Fail(place, reason);
    }

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)_items).GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    internal override void End()
    {
        foreach (var record in _items) record.End();
        base.End();
    }

    private Dictionary<T, int> Places()
    {
        lock (_items)
        {
            if (_places is not null) return _places;
            _places = new Dictionary<T, int>(_items.Length, ReferenceEqualityComparer.Instance);
            for (var i = 0; i < _items.Length; i++) _places.Add(_items[i], i);
            return _places;
        }
    }
}
