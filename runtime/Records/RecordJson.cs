using System.Globalization;
using System.Text;
using RouteGen.Binding;
using RouteGen.Events;

namespace RouteGen;

/// <summary>
/// Reads values out of the JSON that a record stands in. It uses nothing of the event but its bytes, so that records may be handled side by side.
/// What is missing or null is nothing; what is there and is not what it has to be throws <see cref="MalformedRecordException"/>.
/// </summary>
internal readonly ref struct RecordJson(ReadOnlySpan<byte> json)
{
    private const int LongestNumber = 64;

    private readonly ReadOnlySpan<byte> _json = json;

    /// <summary>A cursor over the members of an object; over none where it is none.</summary>
    public JsonCursor Members(JsonSlice container) =>
        container.Kind == JsonKind.Object ? new JsonCursor(_json, container.Start) : new JsonCursor("{}"u8, 0);

    /// <summary>A member of an object; of several the last. Nothing where the object is none.</summary>
    public JsonSlice Find(JsonSlice container, ReadOnlySpan<byte> name)
    {
        var found = default(JsonSlice);
        var members = Members(container);
        while (members.NextProperty(out var candidate, out var value))
        {
            if (Is(candidate, name)) found = value;
        }

        return found;
    }

    /// <summary>As the other, by a name of any characters.</summary>
    /// <param name="container">The object.</param>
    /// <param name="name">The name.</param>
    /// <param name="ignoresCase">Whether an ASCII letter stands for both its cases, as in the names of headers.</param>
    public JsonSlice Find(JsonSlice container, string name, bool ignoresCase = false)
    {
        ArgumentNullException.ThrowIfNull(name);
        var wanted = Encoding.UTF8.GetBytes(name);
        if (!ignoresCase) return Find(container, wanted);
        var found = default(JsonSlice);
        var members = Members(container);
        while (members.NextProperty(out var candidate, out var value))
        {
            if (Ascii.EqualsIgnoreCase(Bytes(candidate), wanted)) found = value;
        }

        return found;
    }

    /// <summary>Whether a value is a string of that text.</summary>
    public bool Is(JsonSlice value, ReadOnlySpan<byte> text)
    {
        if (value.Kind == JsonKind.String) return _json.Slice(value.Start, value.Length).SequenceEqual(text);
        return value.Kind == JsonKind.EscapedString && Unescaped(value).SequenceEqual(text);
    }

    /// <summary>The text of a string, and of a number or boolean as it stands; <see langword="null"/> for nothing, null, objects and arrays.</summary>
    public string? TextOrNull(JsonSlice value) => value.Kind switch
    {
        JsonKind.String or JsonKind.Number or JsonKind.True or JsonKind.False => Encoding.UTF8.GetString(_json.Slice(value.Start, value.Length)),
        JsonKind.EscapedString => JsonText.Read(_json, value),
        _ => null,
    };

    /// <summary>As <see cref="TextOrNull"/>, with an empty text for none.</summary>
    public string Text(JsonSlice value) => TextOrNull(value) ?? "";

    /// <summary>The texts of an array of strings.</summary>
    public string[] Texts(JsonSlice value)
    {
        if (value.Kind != JsonKind.Array) return [];
        var texts = new List<string>();
        var elements = new JsonCursor(_json, value.Start);
        while (elements.NextElement(out var element)) texts.Add(Text(element));
        return [.. texts];
    }

    /// <summary>The bytes of a string, or of a number as it stands; empty for all else.</summary>
    public ReadOnlySpan<byte> Bytes(JsonSlice value) => value.Kind switch
    {
        JsonKind.String or JsonKind.Number => _json.Slice(value.Start, value.Length),
        JsonKind.EscapedString => Unescaped(value),
        _ => default,
    };

    /// <summary>The bytes of a string of base64; <see langword="null"/> for nothing and null.</summary>
    public byte[]? FromBase64(JsonSlice value, string member)
    {
        if (value.Kind is JsonKind.Missing or JsonKind.Null) return null;
        if (!value.IsString) throw Malformed(member, "base64");
        var bytes = new RecordData(value, RecordDataForm.Text).Read(_json, out var rented);
        try
        {
            return Convert.FromBase64String(Encoding.UTF8.GetString(bytes));
        }
        catch (FormatException)
        {
            throw new MalformedRecordException($"The record's {member} is not valid base64.");
        }
        finally
        {
            if (rented is not null) System.Buffers.ArrayPool<byte>.Shared.Return(rented);
        }
    }

    /// <summary>A whole number, written as one or as the text of one.</summary>
    public long? Integer(JsonSlice value, string member)
    {
        if (Number(value, member) is not { } number) return null;
        return number == decimal.Truncate(number) && number is >= long.MinValue and <= long.MaxValue ? (long)number : throw Malformed(member, "a whole number");
    }

    /// <summary>A number, written as one or as the text of one, with an exponent or without.</summary>
    public decimal? Number(JsonSlice value, string member)
    {
        if (value.Kind is JsonKind.Missing or JsonKind.Null) return null;
        return TryNumber(value, out var number) ? number : throw Malformed(member, "a number");
    }

    /// <summary>As <see cref="Number"/>, where there is one.</summary>
    public bool TryNumber(JsonSlice value, out decimal number)
    {
        number = 0;
        var text = Bytes(value);
        const NumberStyles Styles = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        return text.Length is > 0 and <= LongestNumber && !NumberText.EndsInNul(text) && decimal.TryParse(text, Styles, CultureInfo.InvariantCulture, out number);
    }

    /// <summary>A time in milliseconds since 1970.</summary>
    public DateTimeOffset Milliseconds(JsonSlice value, string member) => Number(value, member) is { } number ? TimeOf(number, TimeSpan.TicksPerMillisecond, member) : default;

    /// <summary>A time in seconds since 1970, with a fraction or without.</summary>
    public DateTimeOffset Seconds(JsonSlice value, string member) => Number(value, member) is { } number ? TimeOf(number, TimeSpan.TicksPerSecond, member) : default;

    /// <summary>A time in ISO 8601.</summary>
    public DateTimeOffset Time(JsonSlice value, string member)
    {
        if (value.Kind is JsonKind.Missing or JsonKind.Null) return default;
        return value.IsString && DateText.TryParse(Bytes(value), out DateTimeOffset time) ? time : throw Malformed(member, "a time");
    }

    private static DateTimeOffset TimeOf(decimal number, long ticks, string member)
    {
        // Year 0001 to year 9999, far from where the product would overflow.
        var greatest = (decimal)(DateTime.MaxValue.Ticks - DateTime.UnixEpoch.Ticks) / ticks;
        var least = (decimal)-DateTime.UnixEpoch.Ticks / ticks;
        if (number < least || number > greatest) throw Malformed(member, "a time");
        return DateTimeOffset.UnixEpoch.AddTicks((long)(number * ticks));
    }

    private byte[] Unescaped(JsonSlice value)
    {
        var text = new byte[value.Length];
        var length = JsonText.Unescape(_json.Slice(value.Start, value.Length), text);
        return text[..length];
    }

    private static MalformedRecordException Malformed(string member, string expected) => new($"The record's {member} is not {expected}.");
}
