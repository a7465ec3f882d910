using RouteGen.Events;
using RouteGen.Responses;

namespace RouteGen.Patterns;

/// <summary>Keys with dots, which are paths to EventBridge: <c>{"a.b": 1}</c> and <c>{"a": {"b": 1}}</c> are one event.</summary>
internal static class DottedKeys
{
    /// <summary>The text of a string, good until the next one is asked for: nothing is kept of it.</summary>
    public static ReadOnlySpan<byte> TextOf(ReadOnlySpan<byte> json, JsonSlice value, ScratchBuffer scratch)
    {
        var text = json.Slice(value.Start, value.Length);
        if (value.Kind != JsonKind.EscapedString) return text;
        var room = scratch.Take(text.Length);
        return room[..JsonText.Unescape(text, room)];
    }

    /// <summary>What stands under a name and under the dotted keys that begin with it, as one JSON value.</summary>
    /// <param name="json">The JSON that it all stands in.</param>
    /// <param name="container">The object with the keys.</param>
    /// <param name="name">The name before the dot.</param>
    /// <param name="exact">What stands under the name alone, if anything.</param>
    /// <param name="scratch">Room for the keys' texts.</param>
    /// <remarks>Of an array under the name the dotted keys are one more object: to put them into each of its objects could make much of little.</remarks>
    public static ReadOnlySpan<byte> Join(ReadOnlySpan<byte> json, JsonSlice container, ReadOnlySpan<byte> name, JsonSlice exact, ScratchBuffer scratch)
    {
        var joined = new ByteBuffer(int.MaxValue);
        var isObject = exact.Kind is JsonKind.Object or JsonKind.Missing;
        joined.Append(isObject ? "{"u8 : "["u8);
        // A container's own members, without its braces or brackets.
        var members = exact.Kind is JsonKind.Object or JsonKind.Array ? json.Slice(exact.Start + 1, exact.Length - 2) : Whole(json, exact);
        if (!JsonCursor.IsAtEnd(members, 0))
        {
            joined.Append(members);
            joined.Append(","u8);
        }

        if (!isObject) joined.Append("{"u8);
        AppendDotted(joined, json, container, name, scratch);
        joined.Append(isObject ? "}"u8 : "}]"u8);
        return joined.WrittenSpan;
    }

    private static void AppendDotted(ByteBuffer joined, ReadOnlySpan<byte> json, JsonSlice container, ReadOnlySpan<byte> name, ScratchBuffer scratch)
    {
        var separator = "\""u8;
        var cursor = new JsonCursor(json, container.Start);
        while (cursor.NextProperty(out var key, out var value))
        {
            var text = TextOf(json, key, scratch);
            if (text.Length <= name.Length || text[name.Length] != '.' || !text.StartsWith(name)) continue;
            joined.Append(separator);
            JsonEscape.Append(joined, text[(name.Length + 1)..]);
            joined.Append("\":"u8);
            joined.Append(Whole(json, value));
            separator = ",\""u8;
        }
    }

    /// <summary>A value as it stands, a string with its quotes.</summary>
    private static ReadOnlySpan<byte> Whole(ReadOnlySpan<byte> json, JsonSlice value) =>
        value.IsString ? json.Slice(value.Start - 1, value.Length + 2) : json.Slice(value.Start, value.Length);
}
