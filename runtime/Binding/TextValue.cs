using System.ComponentModel;
using RouteGen.Routing;

namespace RouteGen.Binding;

/// <summary>
/// One value of a request on its way to a parameter. Each method answers for what it cannot read: 400 (401 for a claim) naming the value, and <see langword="false"/>.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct TextValue
{
    private readonly HttpExchange _http;
    private readonly ValueSource _source;
    private readonly ReadOnlySpan<byte> _name;
    private readonly ReadOnlySpan<byte> _text;
    private readonly bool _isPresent;

    internal TextValue(HttpExchange http, ValueSource source, ReadOnlySpan<byte> name, ReadOnlySpan<byte> text, bool isPresent)
    {
        _http = http;
        _source = source;
        _name = name;
        _text = text;
        _isPresent = isPresent;
    }

    /// <summary>Whether the request holds it.</summary>
    internal bool IsPresent => _isPresent;

    /// <summary>Its decoded text.</summary>
    internal ReadOnlySpan<byte> Text => _text;

    /// <summary>Whether its text holds NUL or another control character. Whatever stands in a path came through a URL: there it is an attack or a mistake.</summary>
    internal bool HasControlCharacter => _text.IndexOfAnyInRange((byte)0x00, (byte)0x1F) >= 0 || _text.Contains((byte)0x7F);

    /// <summary>Reads a value that has to be there.</summary>
    public bool Required<T>(out T value) => Required<T, BuiltInText<T>>(out value);

    /// <inheritdoc cref="Required{T}(out T)"/>
    public bool Required<T, TParser>(out T value)
        where TParser : ITextParser<T>
    {
        if (_isPresent) return TryParse<T, TParser>(out value);
        value = default!;
        BindingProblem.Missing(_http, _source, _name);
        return false;
    }

    /// <summary>Reads a value that is <see langword="null"/> when it is not there. For numbers, dates and the like an empty text counts as not there: a form sends an empty field so.</summary>
    public bool Optional<T>(out T? value)
        where T : struct => Optional<T, BuiltInText<T>>(out value);

    /// <inheritdoc cref="Optional{T}(out T?)"/>
    public bool Optional<T, TParser>(out T? value)
        where T : struct
        where TParser : ITextParser<T>
    {
        value = null;
        if (!_isPresent || _text.IsEmpty) return true;
        if (!TryParse<T, TParser>(out var parsed)) return false;
        value = parsed;
        return true;
    }

    /// <summary>Reads a value of a reference type that is <see langword="null"/> when it is not there.</summary>
    public bool OptionalObject<T>(out T? value)
        where T : class => OptionalObject<T, BuiltInText<T>>(out value);

    /// <inheritdoc cref="OptionalObject{T}(out T)"/>
    public bool OptionalObject<T, TParser>(out T? value)
        where T : class
        where TParser : ITextParser<T>
    {
        value = null;
        return !_isPresent || TryParse<T, TParser>(out value);
    }

    /// <summary>Reads a value that has a default for when it is not there.</summary>
    public bool OrDefault<T>(T fallback, out T value) => OrDefault<T, BuiltInText<T>>(fallback, out value);

    /// <inheritdoc cref="OrDefault{T}(T, out T)"/>
    public bool OrDefault<T, TParser>(T fallback, out T value)
        where TParser : ITextParser<T>
    {
        if (_isPresent && (!_text.IsEmpty || typeof(T) == typeof(string))) return TryParse<T, TParser>(out value);
        value = fallback;
        return true;
    }

    private bool TryParse<T, TParser>(out T value)
        where TParser : ITextParser<T>
    {
        if (TParser.TryParse(_text, out value!) && (_source != ValueSource.Route || !HasControlCharacter)) return true;
        BindingProblem.Malformed(_http, _source, _name, TParser.Expected);
        return false;
    }
}
