using System.ComponentModel;

namespace RouteGen;

/// <summary>A record that the router reads out of an event. For emitted code.</summary>
/// <typeparam name="TSelf">The record's own type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IEventRecord<TSelf>
    where TSelf : EventRecord, IEventRecord<TSelf>
{
    /// <summary>The record that stands at a place.</summary>
    static abstract TSelf At(RecordPlace place);
}
