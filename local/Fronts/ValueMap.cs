using System.Text.Json;

namespace RouteGen.Fronts;

/// <summary>Names with all their values, in the order in which a request has them: what events write as maps.</summary>
internal sealed class ValueMap(IEqualityComparer<string> comparer)
{
    private readonly List<(string Name, List<string> Values)> _entries = [];
    private readonly Dictionary<string, int> _positions = new(comparer);

    public bool IsEmpty => _entries.Count == 0;

    public void Add(string name, string value)
    {
        if (_positions.TryGetValue(name, out var position))
        {
            _entries[position].Values.Add(value);
            return;
        }

        _positions.Add(name, _entries.Count);
        _entries.Add((name, [value]));
    }

    /// <summary>A map in which the last of several values has won.</summary>
    public void WriteLast(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        foreach (var (name, values) in _entries) writer.WriteString(name, values[^1]);
        writer.WriteEndObject();
    }

    /// <summary>A map with the values of a name in one string.</summary>
    public void WriteJoined(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        // A comma and no space: recorded on AWS, and the reason why such a list cannot be split safely.
        foreach (var (name, values) in _entries) writer.WriteString(name, string.Join(',', values));
        writer.WriteEndObject();
    }

    /// <summary>A map of arrays.</summary>
    public void WriteAll(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        foreach (var (name, values) in _entries)
        {
            writer.WriteStartArray(name);
            foreach (var value in values) writer.WriteStringValue(value);
            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    public static ValueMap OfHeaders(IEnumerable<KeyValuePair<string, string>> headers)
    {
        var map = new ValueMap(StringComparer.Ordinal);
        foreach (var header in headers) map.Add(header.Key, header.Value);
        return map;
    }

    public static ValueMap OfQuery(IEnumerable<QueryParameter> parameters)
    {
        var map = new ValueMap(StringComparer.Ordinal);
        foreach (var parameter in parameters) map.Add(parameter.Name, parameter.Value);
        return map;
    }
}
