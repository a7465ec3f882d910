using RouteGen.Events;

namespace RouteGen.Batches;

/// <summary>Where the fields of a stream's tumbling window stand in an event.</summary>
/// <param name="Window">The window; nothing where the event belongs to none.</param>
/// <param name="State">What the window's last invocation left.</param>
/// <param name="ShardId">The shard.</param>
/// <param name="IsFinal">Whether no more records come.</param>
/// <param name="IsTerminatedEarly">Whether the window ends before its time.</param>
internal readonly record struct WindowFields(JsonSlice Window, JsonSlice State, JsonSlice ShardId, bool IsFinal, bool IsTerminatedEarly)
{
    public bool IsThere => Window.Kind == JsonKind.Object;

    /// <summary>Finds them.</summary>
    /// <exception cref="EventException">The event is not JSON.</exception>
    public static WindowFields Find(ReadOnlySpan<byte> json)
    {
        var fields = default(WindowFields);
        var cursor = new JsonCursor(json, JsonCursor.AfterWhitespace(json, 0));
        while (cursor.NextProperty(out var name, out var value))
        {
            var text = json.Slice(name.Start, name.Length);
            if (text.SequenceEqual("window"u8)) fields = fields with { Window = value };
            else if (text.SequenceEqual("state"u8)) fields = fields with { State = value };
            else if (text.SequenceEqual("shardId"u8)) fields = fields with { ShardId = value };
            else if (text.SequenceEqual("isFinalInvokeForWindow"u8)) fields = fields with { IsFinal = value.Kind == JsonKind.True };
            else if (text.SequenceEqual("isWindowTerminatedEarly"u8)) fields = fields with { IsTerminatedEarly = value.Kind == JsonKind.True };
        }

        return fields;
    }
}
