using RouteGen.Events;

namespace RouteGen.Batches;

/// <summary>Finds members of objects. It shares nothing with anybody, so that several records may be read at once: an event's own reader has one buffer for all.</summary>
internal static class JsonMembers
{
    /// <summary>Finds a member; of several the last.</summary>
    /// <exception cref="EventException">The object is not JSON.</exception>
    public static bool TryFind(ReadOnlySpan<byte> json, JsonSlice container, ReadOnlySpan<byte> name, out JsonSlice value)
    {
        value = default;
        if (container.Kind != JsonKind.Object) return false;
        var cursor = new JsonCursor(json, container.Start);
        while (cursor.NextProperty(out var candidate, out var found))
        {
            if (IsText(json, candidate, name)) value = found;
        }

        return value.Kind != JsonKind.Missing;
    }

    /// <summary>Whether a string says this.</summary>
    public static bool IsText(ReadOnlySpan<byte> json, JsonSlice value, ReadOnlySpan<byte> text) =>
        value.Kind == JsonKind.String ? json.Slice(value.Start, value.Length).SequenceEqual(text) : value.IsString && TextOf(json, value).AsSpan().SequenceEqual(text);

    /// <summary>The text of a string, a copy; what stands there of anything else; empty for nothing.</summary>
    public static byte[] TextOf(ReadOnlySpan<byte> json, JsonSlice value)
    {
        var bytes = json.Slice(value.Start, value.Length);
        if (value.Kind != JsonKind.EscapedString) return bytes.ToArray();
        var text = new byte[bytes.Length];
        return text[..JsonText.Unescape(bytes, text)];
    }
}
