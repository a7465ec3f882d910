using System.ComponentModel;
using System.Text;
using RouteGen.Events;
using RouteGen.Routing;

namespace RouteGen.Binding;

/// <summary>All values that a request holds under one name, in order, each decoded as its front requires.</summary>
/// <remarks>
/// A value is found in two steps: the <em>lines</em> of its source (the query string; each header line under a name; each cookie line),
/// and the <em>items</em> of a line (the pairs of a query, of a cookie line; the parts of a list header; or the line itself).
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref struct TextValues
{
    private readonly HttpExchange _http;
    private readonly ItemKind _items;

    /// <summary>The name that a line's own name is compared with; a cookie's lines all stand under <c>cookie</c>.</summary>
    private readonly ReadOnlySpan<byte> _lineName;

    /// <summary>A load balancer hands names and values of the query on percent-encoded.</summary>
    private readonly bool _isEncodedMap;

    private JsonCursor _lines;
    private LineKind _lineKind;
    private JsonCursor _elements;
    private bool _isInElements;
    private ReadOnlySpan<byte> _line;
    private bool _hasLine;
    private int _part;

    internal TextValues(HttpExchange http, ValueSource source, ReadOnlySpan<byte> name)
    {
        _http = http;
        Source = source;
        Name = name;
        _lineName = name;
        switch (source)
        {
            case ValueSource.Query:
                OpenQuery(out _items, out _isEncodedMap);
                break;
            case ValueSource.Header:
                OpenMap(http.Event.Fields.Headers, http.Event.Fields.MultiValueHeaders);
                _items = ItemKind.Line;
                break;
            case ValueSource.HeaderList:
                OpenMap(http.Event.Fields.MultiValueHeaders, http.Event.Fields.Headers);
                _items = ItemKind.List;
                break;
            case ValueSource.Cookie:
                OpenCookies(out _lineName);
                _items = ItemKind.Cookies;
                break;
            case ValueSource.Form:
                OpenForm(out _items);
                break;
        }
    }

    private enum LineKind
    {
        None,
        Map,
        Array,
        FormParts,
    }

    private enum ItemKind
    {
        Line,
        Pairs,
        Cookies,
        List,
    }

    internal ValueSource Source { get; }

    internal ReadOnlySpan<byte> Name { get; }

    /// <summary>The value that <see cref="MoveNext"/> found.</summary>
    internal ReadOnlySpan<byte> Current { get; private set; }

    /// <summary>Moves to the next value.</summary>
    internal bool MoveNext()
    {
        do
        {
            if (_hasLine && MoveToNextItem()) return true;
        }
        while (MoveToNextLine());
        return false;
    }

    /// <summary>Reads all values; none is an empty array. Malformed: the answer is 400 and the result <see langword="false"/>.</summary>
    public bool Required<T>(out T[] values) => Required<T, BuiltInText<T>>(out values);

    /// <inheritdoc cref="Required{T}(out T[])"/>
    public bool Required<T, TParser>(out T[] values)
        where TParser : ITextParser<T>
    {
        var isRead = Optional<T, TParser>(out var read);
        values = read ?? [];
        return isRead;
    }

    /// <summary>Reads all values; none is <see langword="null"/>. Malformed: the answer is 400 and the result <see langword="false"/>.</summary>
    public bool Optional<T>(out T[]? values) => Optional<T, BuiltInText<T>>(out values);

    /// <inheritdoc cref="Optional{T}(out T[])"/>
    public bool Optional<T, TParser>(out T[]? values)
        where TParser : ITextParser<T>
    {
        List<T>? found = null;
        values = null;
        while (MoveNext())
        {
            if (!TParser.TryParse(Current, out var value))
            {
                BindingProblem.Malformed(_http, Source, Name, TParser.Expected);
                return false;
            }

            (found ??= []).Add(value);
        }

        values = found?.ToArray();
        return true;
    }

    private void OpenQuery(out ItemKind items, out bool isEncodedMap)
    {
        ref readonly var fields = ref _http.Event.Fields;
        items = ItemKind.Line;
        isEncodedMap = false;
        if (_http.Front is Front.HttpApiV2 or Front.FunctionUrl)
        {
            // The map joins repeated values with commas, and a value may hold one: only the raw text is exact.
            if (fields.RawQueryString.IsString)
            {
                items = ItemKind.Pairs;
                SetLine(_http.Event.TextOf(fields.RawQueryString));
                return;
            }
        }

        isEncodedMap = _http.Front == Front.Alb;
        OpenMap(fields.MultiValueQueryStringParameters, fields.QueryStringParameters);
    }

    private void OpenCookies(out ReadOnlySpan<byte> lineName)
    {
        ref readonly var fields = ref _http.Event.Fields;
        lineName = "cookie"u8;
        if (fields.Cookies.Kind == JsonKind.Array)
        {
            _lines = new JsonCursor(_http.Event.Json, fields.Cookies.Start);
            _lineKind = LineKind.Array;
            return;
        }

        OpenMap(fields.MultiValueHeaders, fields.Headers);
    }

    private void OpenForm(out ItemKind items)
    {
        items = ItemKind.Line;
        if (_http.FormParts is not null)
        {
            _lineKind = LineKind.FormParts;
            return;
        }

        items = ItemKind.Pairs;
        SetLine(_http.BodySpan);
    }

    private void OpenMap(JsonSlice map, JsonSlice otherwise)
    {
        if (map.Kind != JsonKind.Object) map = otherwise;
        if (map.Kind != JsonKind.Object) return;
        _lines = new JsonCursor(_http.Event.Json, map.Start);
        _lineKind = LineKind.Map;
    }

    private bool MoveToNextLine()
    {
        switch (_lineKind)
        {
            case LineKind.Map:
                while (true)
                {
                    if (_isInElements)
                    {
                        if (_elements.NextElement(out var element))
                        {
                            if (element.Kind == JsonKind.Null) continue;
                            SetLine(LineText(element));
                            return true;
                        }

                        _isInElements = false;
                    }

                    if (!_lines.NextProperty(out var name, out var value)) return false;
                    if (value.Kind == JsonKind.Null || !IsLineName(name)) continue;
                    if (value.Kind == JsonKind.Array)
                    {
                        _elements = new JsonCursor(_http.Event.Json, value.Start);
                        _isInElements = true;
                        continue;
                    }

                    SetLine(LineText(value));
                    return true;
                }

            case LineKind.Array:
                if (!_lines.NextElement(out var item)) return false;
                SetLine(LineText(item));
                return true;

            case LineKind.FormParts:
                var parts = _http.FormParts!;
                while (_part < parts.Count)
                {
                    var part = parts[_part++];
                    if (part.IsFile || !part.NameIs(Name)) continue;
                    SetLine(part.Content(_http.BodySpan));
                    return true;
                }

                return false;

            default:
                return false;
        }
    }

    private readonly bool IsLineName(JsonSlice slice)
    {
        var name = _http.Event.TextOf(slice);
        if (Source is not ValueSource.Query) return Ascii.EqualsIgnoreCase(name, _lineName);
        if (_isEncodedMap && PercentEncoding.IsEncoded(name, plusIsSpace: true)) name = _http.Decode(name, plusIsSpace: true);
        return name.SequenceEqual(_lineName);
    }

    private readonly ReadOnlySpan<byte> LineText(JsonSlice slice)
    {
        var text = _http.Event.TextOf(slice);
        return _isEncodedMap && PercentEncoding.IsEncoded(text, plusIsSpace: true) ? _http.Decode(text, plusIsSpace: true) : text;
    }

    private void SetLine(ReadOnlySpan<byte> line)
    {
        _line = line;
        _hasLine = true;
    }

    private bool MoveToNextItem()
    {
        switch (_items)
        {
            case ItemKind.Pairs:
                while (TakePart((byte)'&', out var pair))
                {
                    var name = TakeName(ref pair);
                    if (!NameEquals(name)) continue;
                    Current = PercentEncoding.IsEncoded(pair, plusIsSpace: true) ? _http.Decode(pair, plusIsSpace: true) : pair;
                    return true;
                }

                return false;

            case ItemKind.Cookies:
                while (TakePart((byte)';', out var cookie))
                {
                    var name = TakeName(ref cookie);
                    if (!TrimSpace(name).SequenceEqual(Name)) continue;
                    Current = TrimSpace(cookie);
                    return true;
                }

                return false;

            case ItemKind.List:
                while (TakePart((byte)',', out var element))
                {
                    element = TrimSpace(element);
                    if (element.IsEmpty) continue;
                    Current = element;
                    return true;
                }

                return false;

            default:
                Current = _line;
                _hasLine = false;
                return true;
        }
    }

    private readonly bool NameEquals(ReadOnlySpan<byte> name)
    {
        if (PercentEncoding.IsEncoded(name, plusIsSpace: true)) name = _http.Decode(name, plusIsSpace: true);
        return name.SequenceEqual(Name);
    }

    private bool TakePart(byte separator, out ReadOnlySpan<byte> part)
    {
        part = default;
        if (!_hasLine) return false;
        var end = _line.IndexOf(separator);
        if (end < 0)
        {
            part = _line;
            _hasLine = false;
            return true;
        }

        part = _line[..end];
        _line = _line[(end + 1)..];
        return true;
    }

    // Leaves the value; a pair without "=" has an empty one.
    private static ReadOnlySpan<byte> TakeName(ref ReadOnlySpan<byte> pair)
    {
        var equals = pair.IndexOf((byte)'=');
        var name = equals < 0 ? pair : pair[..equals];
        pair = equals < 0 ? default : pair[(equals + 1)..];
        return name;
    }

    private static ReadOnlySpan<byte> TrimSpace(ReadOnlySpan<byte> text) => text.Trim(" \t"u8);
}
