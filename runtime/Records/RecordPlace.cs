using System.ComponentModel;
using RouteGen.Events;
using RouteGen.Routing;

namespace RouteGen;

/// <summary>Where a record stands: in the event itself, or in the text of another record that was unwrapped.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct RecordPlace
{
    internal RecordPlace(EventExchange received, ReadOnlyMemory<byte> json, JsonSlice slice, EventRecord? outer = null)
    {
        Received = received;
        Memory = json;
        Slice = slice;
        Outer = outer;
    }

    /// <summary>The invocation.</summary>
    internal EventExchange Received { get; }

    /// <summary>The JSON that the record is a part of.</summary>
    internal ReadOnlyMemory<byte> Memory { get; }

    /// <summary>The record in it.</summary>
    internal JsonSlice Slice { get; }

    /// <summary>The record whose text this one stands in; <see langword="null"/> for one of the event itself.</summary>
    internal EventRecord? Outer { get; }
}
