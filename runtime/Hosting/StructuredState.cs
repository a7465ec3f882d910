using System.ComponentModel;

namespace RouteGen.Hosting;

/// <summary>Reads what a call of Microsoft.Extensions.Logging logs, for the adapter that the generator emits.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class StructuredState
{
    // The message as it was before its places were filled.
    private const string Template = "{OriginalFormat}";

    /// <summary>The values of a line: its category, its event's id where it has one, and the values of the message's places.</summary>
    /// <param name="category">The logger's category.</param>
    /// <param name="eventId">The event's id; 0 for none.</param>
    /// <param name="state">What was logged.</param>
    public static (string Name, object? Value)[] Read(string category, int eventId, object? state)
    {
        var properties = new List<(string Name, object? Value)> { ("category", category) };
        if (eventId != 0) properties.Add(("eventId", eventId));
        if (state is not IReadOnlyList<KeyValuePair<string, object?>> values) return [.. properties];
        for (var i = 0; i < values.Count; i++)
        {
            if (values[i].Key != Template) properties.Add((values[i].Key, values[i].Value));
        }

        return [.. properties];
    }
}
