using System.Text;

namespace RouteGen.Events;

/// <summary>The members of one object, found in one pass: the rules for the rarer shapes ask for many names.</summary>
internal readonly struct TopMembers
{
    // Arrays, since every function has this code, and a list of pairs would be compiled for it alone.
    private readonly JsonSlice[] _names = new JsonSlice[16];
    private readonly JsonSlice[] _values = new JsonSlice[16];
    private readonly int _count;

    /// <summary>Finds them.</summary>
    /// <param name="event">The event.</param>
    /// <param name="container">An object in it; what is none has no members.</param>
    public TopMembers(LambdaEvent @event, JsonSlice container)
    {
        if (container.Kind != JsonKind.Object) return;
        var cursor = new JsonCursor(@event.Json, container.Start);
        while (cursor.NextProperty(out var name, out var value))
        {
            if (_count == _names.Length)
            {
                Array.Resize(ref _names, _count * 2);
                Array.Resize(ref _values, _count * 2);
            }

            _names[_count] = name;
            _values[_count++] = value;
        }
    }

    public bool Has(LambdaEvent @event, ReadOnlySpan<byte> name) => Find(@event, name).Kind != JsonKind.Missing;

    /// <summary>The value of a member, of several the last.</summary>
    public JsonSlice Find(LambdaEvent @event, ReadOnlySpan<byte> name)
    {
        for (var i = _count - 1; i >= 0; i--)
        {
            if (@event.TextOf(_names[i]).SequenceEqual(name)) return _values[i];
        }

        return default;
    }

    /// <summary>The first names, with commas between, as far as they go.</summary>
    public string Names(LambdaEvent @event, int most)
    {
        var names = "";
        for (var i = 0; i < Math.Min(_count, most); i++) names += (i == 0 ? "" : ", ") + Encoding.UTF8.GetString(@event.TextOf(_names[i]));
        return names;
    }
}
