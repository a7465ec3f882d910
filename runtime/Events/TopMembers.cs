namespace RouteGen.Events;

/// <summary>The members of one object, found in one pass: the rules for the rarer shapes ask for many names.</summary>
internal readonly struct TopMembers
{
    private readonly List<(JsonSlice Name, JsonSlice Value)> _members = [];

    /// <summary>Finds them.</summary>
    /// <param name="event">The event.</param>
    /// <param name="container">An object in it; what is none has no members.</param>
    public TopMembers(LambdaEvent @event, JsonSlice container)
    {
        if (container.Kind != JsonKind.Object) return;
        var cursor = new JsonCursor(@event.Json, container.Start);
        while (cursor.NextProperty(out var name, out var value)) _members.Add((name, value));
    }

    public bool Has(LambdaEvent @event, ReadOnlySpan<byte> name) => Find(@event, name).Kind != JsonKind.Missing;

    /// <summary>The value of a member, of several the last.</summary>
    public JsonSlice Find(LambdaEvent @event, ReadOnlySpan<byte> name)
    {
        for (var i = _members.Count - 1; i >= 0; i--)
        {
            if (@event.TextOf(_members[i].Name).SequenceEqual(name)) return _members[i].Value;
        }

        return default;
    }

    /// <summary>The first names, as far as they go.</summary>
    public List<string> Names(LambdaEvent @event, int most)
    {
        var names = new List<string>();
        foreach (var (name, _) in _members)
        {
            if (names.Count == most) break;
            names.Add(System.Text.Encoding.UTF8.GetString(@event.TextOf(name)));
        }

        return names;
    }
}
