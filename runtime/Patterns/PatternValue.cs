using System.ComponentModel;
using RouteGen.Events;

namespace RouteGen.Patterns;

/// <summary>
/// A value of an EventBridge event as a pattern sees it. It stands in the event's bytes, and asking it costs no memory,
/// unless the event has keys with dots in them that spell a path of the pattern: those are put together first.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref partial struct PatternValue
{
    // Arrays right inside of arrays. System.Text.Json gives up here too, and whoever writes brackets by the thousand must not exhaust the stack.
    private const int DeepestArray = 64;

    private readonly ReadOnlySpan<byte> _json;
    private readonly JsonSlice _slice;
    private readonly JsonSlice _around;
    private readonly ScratchBuffer _scratch;

    private PatternValue(ReadOnlySpan<byte> json, JsonSlice slice, ScratchBuffer scratch, JsonSlice around = default)
    {
        _json = json;
        _slice = slice;
        _scratch = scratch;
        _around = around;
    }

    /// <summary>Whether there is a text, number, true, false or null here, or in an array here. An object alone is none.</summary>
    public bool Exists => Any(static _ => true);

    /// <summary>The opposite of <see cref="Exists"/>.</summary>
    public bool IsMissing => !Exists;

    /// <summary>The value under a key; of several the last. <c>{"a.b": 1}</c> says the same as <c>{"a": {"b": 1}}</c>.</summary>
    public PatternValue this[ReadOnlySpan<byte> name]
    {
        get
        {
            if (_slice.Kind != JsonKind.Object) return At(default);
            var exact = default(JsonSlice);
            var hasDots = false;
            var cursor = new JsonCursor(_json, _slice.Start);
            while (cursor.NextProperty(out var key, out var value))
            {
                var text = DottedKeys.TextOf(_json, key, _scratch);
                if (!text.StartsWith(name)) continue;
                if (text.Length == name.Length) exact = value;
                else if (text[name.Length] == '.') hasDots = true;
            }

            return hasDots ? Of(DottedKeys.Join(_json, _slice, name, exact, _scratch), _scratch) : At(exact);
        }
    }

    /// <summary>The value that a JSON text is.</summary>
    internal static PatternValue Of(ReadOnlySpan<byte> json, ScratchBuffer scratch) => new(json, JsonCursor.ReadValue(json, 0), scratch);

    /// <summary>Whether the value fits, or any in an array. An object has no value of its own.</summary>
    public bool Any(PatternTest test)
    {
        ArgumentNullException.ThrowIfNull(test);
        return AnyValue(_slice, test, depth: 0);
    }

    /// <summary>
    /// Whether the object here fits, or any one in an array: all of <paramref name="test"/> is asked of one of them.
    /// Where there is none an empty one is asked, since a pattern may want a key to be missing.
    /// </summary>
    public bool Within(PatternTest test)
    {
        ArgumentNullException.ThrowIfNull(test);
        if (_slice.Kind == JsonKind.Object) return test(At(_slice));
        var hasObject = false;
        return AnyObject(_slice, test, depth: 0, ref hasObject) || (!hasObject && test(At(default)));
    }

    /// <summary>Whether a key is missing here and, when this is one of an array's objects, in the others too.</summary>
    public bool NoneHas(ReadOnlySpan<byte> name) => _around.Kind == JsonKind.Array ? NoneHas(_around, name, depth: 0) : this[name].IsMissing;

    private bool AnyValue(JsonSlice slice, PatternTest test, int depth)
    {
        if (slice.Kind is JsonKind.Missing or JsonKind.Object) return false;
        if (slice.Kind != JsonKind.Array) return test(At(slice));
        if (depth == DeepestArray) return false;
        var cursor = new JsonCursor(_json, slice.Start);
        while (cursor.NextElement(out var element))
        {
            if (AnyValue(element, test, depth + 1)) return true;
        }

        return false;
    }

    private bool AnyObject(JsonSlice slice, PatternTest test, int depth, ref bool hasObject)
    {
        if (slice.Kind != JsonKind.Array || depth == DeepestArray) return false;
        var cursor = new JsonCursor(_json, slice.Start);
        while (cursor.NextElement(out var element))
        {
            if (element.Kind != JsonKind.Object)
            {
                if (AnyObject(element, test, depth + 1, ref hasObject)) return true;
                continue;
            }

            hasObject = true;
            if (test(new PatternValue(_json, element, _scratch, around: _slice))) return true;
        }

        return false;
    }

    private bool NoneHas(JsonSlice array, ReadOnlySpan<byte> name, int depth)
    {
        if (depth == DeepestArray) return true;
        var cursor = new JsonCursor(_json, array.Start);
        while (cursor.NextElement(out var element))
        {
            if (element.Kind == JsonKind.Object && At(element)[name].Exists) return false;
            if (element.Kind == JsonKind.Array && !NoneHas(element, name, depth + 1)) return false;
        }

        return true;
    }

    private PatternValue At(JsonSlice slice) => new(_json, slice, _scratch);
}
