using System.Collections;
using RouteGen.Events;

namespace RouteGen;

/// <summary>All records of an invocation, for a handler that takes them at once.</summary>
/// <typeparam name="T">What the records are.</typeparam>
public sealed class EventBatch<T> : EventRecord, IReadOnlyList<T>
    where T : EventRecord, IEventRecord<T>
{
    private readonly List<T> _records = [];

    internal EventBatch(RecordPlace place)
        : base(place)
    {
    }

    /// <inheritdoc/>
    public override string Id => "";

    /// <inheritdoc/>
    public int Count => _records.Count;

    /// <inheritdoc/>
    public T this[int index] => _records[index];

    /// <inheritdoc/>
    private protected override RecordData Data => default;

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator() => _records.GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
