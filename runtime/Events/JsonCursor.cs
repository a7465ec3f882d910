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
        if (!MoveNext((byte)'}'))
        {
            name = default;
            value = default;
            return false;
        }

        if (_json[_position] != '"') throw EventException.Malformed(_position);
        name = ReadString(_json, ref _position);
        SkipWhitespace();
        if (_position >= _json.Length || _json[_position] != ':') throw EventException.Malformed(_position);
        _position++;
        value = ReadValue(_json, ref _position);
        return true;
    }

    /// <summary>The next element of an array, or <see langword="false"/> at its end.</summary>
    public bool NextElement(out JsonSlice value)
    {
        if (!MoveNext((byte)']'))
        {
            value = default;
            return false;
        }

        value = ReadValue(_json, ref _position);
        return true;
    }

    /// <summary>Reads the value that starts at or after <paramref name="position"/> and moves behind it.</summary>
    public static JsonSlice ReadValue(ReadOnlySpan<byte> json, ref int position)
    {
        position = AfterWhitespace(json, position);
        if (position >= json.Length) throw EventException.Malformed(position);
        switch (json[position])
        {
            case (byte)'"': return ReadString(json, ref position);
            case (byte)'{': return ReadContainer(json, ref position, JsonKind.Object);
            case (byte)'[': return ReadContainer(json, ref position, JsonKind.Array);
            case (byte)'t': return ReadLiteral(json, ref position, "true"u8, JsonKind.True);
            case (byte)'f': return ReadLiteral(json, ref position, "false"u8, JsonKind.False);
            case (byte)'n': return ReadLiteral(json, ref position, "null"u8, JsonKind.Null);
            case (byte)'-' or (>= (byte)'0' and <= (byte)'9'): return ReadNumber(json, ref position);
            default: throw EventException.Malformed(position);
        }
    }

    /// <summary>Whether nothing but white space follows.</summary>
    public static bool IsAtEnd(ReadOnlySpan<byte> json, int position) => AfterWhitespace(json, position) >= json.Length;

    private bool MoveNext(byte end)
    {
        SkipWhitespace();
        if (_position >= _json.Length) throw EventException.Malformed(_position);
        if (_json[_position] == end)
        {
            _position++;
            return false;
        }

        if (!_isFirst)
        {
            if (_json[_position] != ',') throw EventException.Malformed(_position);
            _position++;
            SkipWhitespace();
            if (_position >= _json.Length) throw EventException.Malformed(_position);
        }

        _isFirst = false;
        return true;
    }

    private void SkipWhitespace() => _position = AfterWhitespace(_json, _position);

    private static int AfterWhitespace(ReadOnlySpan<byte> json, int position)
    {
        while (position < json.Length && json[position] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t') position++;
        return position;
    }

    private static JsonSlice ReadString(ReadOnlySpan<byte> json, ref int position)
    {
        var start = position + 1;
        var kind = JsonKind.String;
        position = start;
        while (true)
        {
            var found = json[position..].IndexOfAny((byte)'"', (byte)'\\');
            if (found < 0) throw EventException.Malformed(json.Length);
            position += found;
            if (json[position] == '"') break;
            kind = JsonKind.EscapedString;
            position += 2; // The escaped character is never the end, whatever it is.
            if (position > json.Length) throw EventException.Malformed(json.Length);
        }

        return new JsonSlice(start, position++ - start, kind);
    }

    private static JsonSlice ReadContainer(ReadOnlySpan<byte> json, ref int position, JsonKind kind)
    {
        var start = position;
        var depth = 0;
        while (position < json.Length)
        {
            switch (json[position])
            {
                case (byte)'"':
                    ReadString(json, ref position);
                    continue;
                case (byte)'{' or (byte)'[':
                    depth++;
                    break;
                case (byte)'}' or (byte)']':
                    depth--;
                    if (depth == 0)
                    {
                        position++;
                        return new JsonSlice(start, position - start, kind);
                    }

                    break;
            }

            position++;
        }

        throw EventException.Malformed(json.Length);
    }

    private static JsonSlice ReadLiteral(ReadOnlySpan<byte> json, ref int position, ReadOnlySpan<byte> literal, JsonKind kind)
    {
        if (!json[position..].StartsWith(literal)) throw EventException.Malformed(position);
        var start = position;
        position += literal.Length;
        return new JsonSlice(start, literal.Length, kind);
    }

    private static JsonSlice ReadNumber(ReadOnlySpan<byte> json, ref int position)
    {
        var start = position;
        while (position < json.Length && json[position] is (>= (byte)'0' and <= (byte)'9') or (byte)'-' or (byte)'+' or (byte)'.' or (byte)'e' or (byte)'E') position++;
        return new JsonSlice(start, position - start, JsonKind.Number);
    }
}
