using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using RouteGen.Events;

namespace RouteGen;

/// <summary>The attributes of an item of DynamoDB, or of its key, read when they are asked for. Good as long as the record is.</summary>
public sealed class AttributeMap
{
    private readonly DynamoDbRecord _record;
    private readonly JsonSlice _map;
    private string[]? _names;

    internal AttributeMap(DynamoDbRecord record, JsonSlice map)
    {
        _record = record;
        _map = map;
    }

    /// <summary>The names of the attributes, in the order of the event.</summary>
    public IReadOnlyList<string> Names => _names ??= ReadNames();

    private ReadOnlyMemory<byte> Memory => _record.Bytes;

    private RecordJson Reader => new(Memory.Span);

    /// <summary>Whether there is an attribute of that name, of whatever type.</summary>
    public bool Contains(string name) => Reader.Find(_map, name).Kind != JsonKind.Missing;

    /// <summary>A text (<c>S</c>).</summary>
    /// <returns><see langword="null"/> for an attribute that is not there, or is null.</returns>
    /// <exception cref="MalformedRecordException">It is of another type.</exception>
    public string? GetString(string name) => Find(name, AttributeType.Text, "a text", out var value) ? Reader.Text(value) : null;

    /// <summary>A number (<c>N</c>), to 28 digits. <see cref="GetNumberText"/> gives all 38 that DynamoDB keeps.</summary>
    /// <returns><see langword="null"/> for an attribute that is not there, or is null.</returns>
    /// <exception cref="MalformedRecordException">It is of another type, or greater than a <see cref="decimal"/> can be.</exception>
    public decimal? GetNumber(string name) => Find(name, AttributeType.Number, "a number", out var value) ? Reader.Number(value, "number") : null;

    /// <summary>A number (<c>N</c>) as DynamoDB wrote it.</summary>
    /// <returns><see langword="null"/> for an attribute that is not there, or is null.</returns>
    /// <exception cref="MalformedRecordException">It is of another type.</exception>
    public string? GetNumberText(string name) => Find(name, AttributeType.Number, "a number", out var value) ? Reader.Text(value) : null;

    /// <summary>A truth value (<c>BOOL</c>).</summary>
    /// <returns><see langword="null"/> for an attribute that is not there, or is null.</returns>
    /// <exception cref="MalformedRecordException">It is of another type.</exception>
    public bool? GetBoolean(string name)
    {
        if (!Find(name, AttributeType.Boolean, "a truth value", out var value)) return null;
        return value.Kind is JsonKind.True or JsonKind.False ? value.Kind == JsonKind.True : throw Unexpected("a truth value");
    }

    /// <summary>Bytes (<c>B</c>).</summary>
    /// <returns><see langword="null"/> for an attribute that is not there, or is null.</returns>
    /// <exception cref="MalformedRecordException">It is of another type, or not base64.</exception>
    public byte[]? GetBytes(string name) => Find(name, AttributeType.Binary, "bytes", out var value) ? Reader.FromBase64(value, "attribute") : null;

    /// <summary>A set of texts or of numbers (<c>SS</c>, <c>NS</c>), each as DynamoDB wrote it.</summary>
    /// <returns><see langword="null"/> for an attribute that is not there, or is null.</returns>
    /// <exception cref="MalformedRecordException">It is of another type.</exception>
    public IReadOnlyList<string>? GetStrings(string name)
    {
        var type = TypeOf(name, out var value);
        if (type is AttributeType.None or AttributeType.Null) return null;
        return type is AttributeType.TextSet or AttributeType.NumberSet ? Reader.Texts(value) : throw Unexpected("a set of texts or numbers");
    }

    /// <summary>A map (<c>M</c>).</summary>
    /// <returns><see langword="null"/> for an attribute that is not there, or is null.</returns>
    /// <exception cref="MalformedRecordException">It is of another type.</exception>
    public AttributeMap? GetMap(string name) => Find(name, AttributeType.Map, "a map", out var value) ? new AttributeMap(_record, value) : null;

    /// <summary>A text (<c>S</c>), where the attribute is one.</summary>
    public bool TryGetString(string name, [NotNullWhen(true)] out string? value)
    {
        value = TypeOf(name, out var found) == AttributeType.Text && found.IsString ? Reader.Text(found) : null;
        return value is not null;
    }

    /// <summary>A number (<c>N</c>), where the attribute is one that a <see cref="decimal"/> can be.</summary>
    public bool TryGetNumber(string name, out decimal value)
    {
        value = 0;
        return TypeOf(name, out var found) == AttributeType.Number && Reader.TryNumber(found, out value);
    }

    /// <summary>A truth value (<c>BOOL</c>), where the attribute is one.</summary>
    public bool TryGetBoolean(string name, out bool value)
    {
        var isOne = TypeOf(name, out var found) == AttributeType.Boolean && found.Kind is JsonKind.True or JsonKind.False;
        value = isOne && found.Kind == JsonKind.True;
        return isOne;
    }

    /// <summary>The attributes as plain JSON, read into a type of yours: numbers are numbers, sets and lists are arrays, bytes are base64, as System.Text.Json reads a <c>byte[]</c>.</summary>
    /// <exception cref="MalformedRecordException">They are not what the type takes, nested deeper than 64, or a number is none that JSON has.</exception>
    public T? Read<T>(JsonTypeInfo<T> type)
    {
        ArgumentNullException.ThrowIfNull(type);
        var rented = ArrayPool<byte>.Shared.Rent(_map.Length);
        try
        {
            var length = AttributeJson.WriteMap(Memory.Span, _map, rented);
            return JsonSerializer.Deserialize(rented.AsSpan(0, length), type);
        }
        catch (JsonException problem)
        {
            throw MalformedRecordException.Of(problem, "The item");
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    /// <summary>The attributes as plain JSON, UTF-8, as <see cref="Read{T}"/> takes them.</summary>
    /// <exception cref="MalformedRecordException">They nest deeper than 64, or a number is none that JSON has.</exception>
    public byte[] ToJson()
    {
        var json = new byte[_map.Length];
        return json[..AttributeJson.WriteMap(Memory.Span, _map, json)];
    }

    private bool Find(string name, AttributeType wanted, string expected, out JsonSlice value)
    {
        var type = TypeOf(name, out value);
        if (type is AttributeType.None or AttributeType.Null) return false;
        return type == wanted ? true : throw Unexpected(expected);
    }

    private AttributeType TypeOf(string name, out JsonSlice value)
    {
        value = default;
        var attribute = Reader.Find(_map, name);
        return attribute.Kind == JsonKind.Missing ? AttributeType.None : AttributeJson.TypeOf(Memory.Span, attribute, out value);
    }

    private string[] ReadNames()
    {
        var names = new List<string>();
        var json = Reader;
        var members = json.Members(_map);
        while (members.NextProperty(out var name, out _)) names.Add(json.Text(name));
        return [.. names];
    }

    private static MalformedRecordException Unexpected(string expected) => new($"An attribute of the item is not {expected}.");
}
