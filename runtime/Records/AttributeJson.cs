using System.Text.Json;
using RouteGen.Events;

namespace RouteGen;

/// <summary>
/// Writes DynamoDB's JSON, in which each value names its type (<c>{"N":"1"}</c>), as the JSON that people mean by it (<c>1</c>). What is written is never longer than what it is made of.
/// </summary>
internal ref struct AttributeJson
{
    /// <summary>DynamoDB nests lists and maps 32 deep at most.</summary>
    private const int MostDepth = 64;

    private readonly ReadOnlySpan<byte> _json;
    private readonly Span<byte> _target;
    private int _written;

    private AttributeJson(ReadOnlySpan<byte> json, Span<byte> target)
    {
        _json = json;
        _target = target;
    }

    /// <summary>Writes a map of attributes as an object.</summary>
    /// <param name="json">The JSON that the map stands in.</param>
    /// <param name="map">The map.</param>
    /// <param name="target">At least as long as the map.</param>
    /// <returns>The number of bytes written.</returns>
    /// <exception cref="MalformedRecordException">It is no map of attributes, or one that JSON has no form for.</exception>
    public static int WriteMap(ReadOnlySpan<byte> json, JsonSlice map, Span<byte> target)
    {
        var writer = new AttributeJson(json, target);
        writer.WriteMap(map, depth: 0);
        return writer._written;
    }

    /// <summary>As <see cref="WriteMap(ReadOnlySpan{byte}, JsonSlice, Span{byte})"/>, of one attribute's value.</summary>
    public static int WriteValue(ReadOnlySpan<byte> json, JsonSlice value, Span<byte> target)
    {
        var writer = new AttributeJson(json, target);
        writer.WriteValue(value, depth: 0);
        return writer._written;
    }

    /// <summary>The one typed value of an attribute, and its type. What is null beside it does not count: some libraries write all members.</summary>
    public static AttributeType TypeOf(ReadOnlySpan<byte> json, JsonSlice attribute, out JsonSlice value)
    {
        value = default;
        var type = AttributeType.None;
        if (attribute.Kind != JsonKind.Object) throw NoValue();
        var reader = new RecordJson(json);
        var members = reader.Members(attribute);
        while (members.NextProperty(out var name, out var candidate))
        {
            var named = Parse(reader.Bytes(name));
            if (named == AttributeType.None || candidate.Kind == JsonKind.Null) continue;
            if (type != AttributeType.None && type != named) throw NoValue();
            (type, value) = (named, candidate);
        }

        return type != AttributeType.None ? type : throw NoValue();
    }

    private static AttributeType Parse(ReadOnlySpan<byte> name)
    {
        if (name.Length == 1)
        {
            return name[0] switch
            {
                (byte)'S' => AttributeType.Text,
                (byte)'N' => AttributeType.Number,
                (byte)'B' => AttributeType.Binary,
                (byte)'M' => AttributeType.Map,
                (byte)'L' => AttributeType.List,
                _ => AttributeType.None,
            };
        }

        if (name.SequenceEqual("BOOL"u8)) return AttributeType.Boolean;
        if (name.SequenceEqual("NULL"u8)) return AttributeType.Null;
        if (name.SequenceEqual("SS"u8)) return AttributeType.TextSet;
        if (name.SequenceEqual("NS"u8)) return AttributeType.NumberSet;
        return name.SequenceEqual("BS"u8) ? AttributeType.BinarySet : AttributeType.None;
    }

    private void WriteMap(JsonSlice map, int depth)
    {
        if (map.Kind != JsonKind.Object) throw NoValue();
        if (depth > MostDepth) throw TooDeep();
        Append((byte)'{');
        var isFirst = true;
        var members = new JsonCursor(_json, map.Start);
        while (members.NextProperty(out var name, out var value))
        {
            if (!isFirst) Append((byte)',');
            isFirst = false;
            AppendString(name);
            Append((byte)':');
            WriteValue(value, depth + 1);
        }

        Append((byte)'}');
    }

    private void WriteValue(JsonSlice attribute, int depth)
    {
        switch (TypeOf(_json, attribute, out var value))
        {
            case AttributeType.Text or AttributeType.Binary:
                AppendText(value);
                break;
            case AttributeType.Number:
                AppendNumber(value);
                break;
            case AttributeType.Boolean:
                AppendBoolean(value);
                break;
            case AttributeType.Null:
                Append("null"u8);
                break;
            case AttributeType.Map:
                WriteMap(value, depth);
                break;
            case AttributeType.List:
                WriteElements(value, AttributeType.List, depth);
                break;
            case AttributeType.NumberSet:
                WriteElements(value, AttributeType.Number, depth);
                break;
            default:
                WriteElements(value, AttributeType.Text, depth);
                break;
        }
    }

    private void WriteElements(JsonSlice list, AttributeType type, int depth)
    {
        if (list.Kind != JsonKind.Array) throw NoValue();
        if (depth > MostDepth) throw TooDeep();
        Append((byte)'[');
        var isFirst = true;
        var elements = new JsonCursor(_json, list.Start);
        while (elements.NextElement(out var element))
        {
            if (!isFirst) Append((byte)',');
            isFirst = false;
            if (type == AttributeType.List) WriteValue(element, depth + 1);
            else if (type == AttributeType.Number) AppendNumber(element);
            else AppendText(element);
        }

        Append((byte)']');
    }

    private void AppendText(JsonSlice value)
    {
        if (!value.IsString) throw NoValue();
        AppendString(value);
    }

    // A string means in the one JSON what it means in the other, escapes and all.
    private void AppendString(JsonSlice text) => Append(_json.Slice(text.Start - 1, text.Length + 2));

    private void AppendNumber(JsonSlice value)
    {
        if (!value.IsString) throw NoValue();
        var number = new RecordJson(_json).Bytes(value);
        if (!IsNumber(number)) throw new MalformedRecordException("A number of the item is none that JSON has.");
        Append(number);
    }

    private void AppendBoolean(JsonSlice value)
    {
        if (value.Kind is not (JsonKind.True or JsonKind.False)) throw NoValue();
        Append(value.Kind == JsonKind.True ? "true"u8 : "false"u8);
    }

    // The framework's reader knows JSON's grammar of numbers.
    private static bool IsNumber(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty || text[0] is not ((byte)'-' or (>= (byte)'0' and <= (byte)'9')) || text[^1] is not (>= (byte)'0' and <= (byte)'9')) return false;
        var reader = new Utf8JsonReader(text);
        try
        {
            return reader.Read() && reader.TokenType == JsonTokenType.Number && reader.BytesConsumed == text.Length;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private void Append(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(_target[_written..]);
        _written += bytes.Length;
    }

    private void Append(byte value) => _target[_written++] = value;

    private static MalformedRecordException NoValue() => new("An attribute of the item is none that DynamoDB has.");

    private static MalformedRecordException TooDeep() => new($"The item nests deeper than {MostDepth} lists and maps.");
}
