using System.Runtime.CompilerServices;

namespace RouteGen.Events;

/// <summary>
/// Walks the members of one JSON object or array in the event's bytes, hopping over what it is not asked for.
/// It finds where values stand; it does not validate what lies inside a container it hops over. It never reads past the end:
/// what is cut off or out of place throws <see cref="EventException"/>.
/// </summary>
internal ref struct JsonCursor
{
    private readonly ReadOnlySpan<byte> _json;
    private int _position;
    private bool _isFirst = true;

    /// <summary>Starts before the first member.</summary>
    /// <param name="json">The whole event.</param>
    /// <param name="start">Where the container's opening brace or bracket stands.</param>
    public JsonCursor(ReadOnlySpan<byte> json, int start)
    {
        _json = json;
        _position = start + 1;
    }

    /// <summary>Just after the container's closing brace or bracket, once it was reached.</summary>
    public readonly int Position => _position;

    /// <summary>The next member of an object, or <see langword="false"/> at its end.</summary>
    public bool NextProperty(out JsonSlice name, out JsonSlice value)
    {
        var json = _json;
        var position = MoveNext((byte)'}');
        if (position < 0)
        {
            name = default;
            value = default;
            return false;
        }

        if (json[position] != '"') throw EventException.Malformed(position);
        name = JsonScanner.ReadString(json, position);
        position = AfterWhitespace(json, name.Start + name.Length + 1);
        if (position >= json.Length || json[position] != ':') throw EventException.Malformed(position);
        value = ReadValue(json, position + 1);
        _position = value.End;
        return true;
    }

    /// <summary>The next element of an array, or <see langword="false"/> at its end.</summary>
    public bool NextElement(out JsonSlice value)
    {
        var position = MoveNext((byte)']');
        if (position < 0)
        {
            value = default;
            return false;
        }

        value = ReadValue(_json, position);
        _position = value.End;
        return true;
    }

    /// <summary>Reads the value that starts at a position, or after white space there.</summary>
    public static JsonSlice ReadValue(ReadOnlySpan<byte> json, int position)
    {
        position = AfterWhitespace(json, position);
        if (position >= json.Length) throw EventException.Malformed(position);
        switch (json[position])
        {
            case (byte)'"': return JsonScanner.ReadString(json, position);
            case (byte)'{': return JsonScanner.ReadContainer(json, position, JsonKind.Object);
            case (byte)'[': return JsonScanner.ReadContainer(json, position, JsonKind.Array);
            case (byte)'t': return ReadLiteral(json, position, "true"u8, JsonKind.True);
            case (byte)'f': return ReadLiteral(json, position, "false"u8, JsonKind.False);
            case (byte)'n': return ReadLiteral(json, position, "null"u8, JsonKind.Null);
            case (byte)'-' or (>= (byte)'0' and <= (byte)'9'): return ReadNumber(json, position);
            default: throw EventException.Malformed(position);
        }
    }

    /// <summary>Whether nothing but white space follows.</summary>
    public static bool IsAtEnd(ReadOnlySpan<byte> json, int position) => AfterWhitespace(json, position) >= json.Length;

    /// <summary>Where the next byte stands that is no white space. Gateways send none, other senders little.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int AfterWhitespace(ReadOnlySpan<byte> json, int position) =>
        (uint)position < (uint)json.Length && json[position] > ' ' ? position : AfterSomeWhitespace(json, position);

    /// <summary>Moves to the next member, past the comma before it.</summary>
    /// <returns>Where it starts; -1 at the container's end.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int MoveNext(byte end)
    {
        var json = _json;
        var position = AfterWhitespace(json, _position);
        if (position >= json.Length) throw EventException.Malformed(position);
        if (json[position] == end)
        {
            _position = position + 1;
            return -1;
        }

        if (!_isFirst)
        {
            if (json[position] != ',') throw EventException.Malformed(position);
            position = AfterWhitespace(json, position + 1);
            if (position >= json.Length) throw EventException.Malformed(position);
        }

        _isFirst = false;
        return position;
    }

    private static int AfterSomeWhitespace(ReadOnlySpan<byte> json, int position)
    {
        while (position < json.Length && json[position] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t') position++;
        return position;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static JsonSlice ReadLiteral(ReadOnlySpan<byte> json, int position, ReadOnlySpan<byte> literal, JsonKind kind) =>
        json[position..].StartsWith(literal) ? new JsonSlice(position, literal.Length, kind) : throw EventException.Malformed(position);

    private static JsonSlice ReadNumber(ReadOnlySpan<byte> json, int position)
    {
        var end = position;
        while (end < json.Length && json[end] is (>= (byte)'0' and <= (byte)'9') or (byte)'-' or (byte)'+' or (byte)'.' or (byte)'e' or (byte)'E') end++;
        return new JsonSlice(position, end - position, JsonKind.Number);
    }
}
