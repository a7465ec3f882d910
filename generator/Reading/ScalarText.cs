using Microsoft.CodeAnalysis.Text;

namespace RouteGen.Generator.Reading;

/// <summary>
/// The text of a scalar, or a part of it, and where it stands. A part is found in the file to the character when the scalar is written as it reads;
/// of one with escapes (<c>'it''s'</c>, <c>"\u0041"</c>) only the whole is known.
/// </summary>
internal readonly struct ScalarText
{
    private readonly TextSpan _whole;
    private readonly int _start;

    private ScalarText(string value, TextSpan whole, int start)
    {
        Value = value;
        _whole = whole;
        _start = start;
    }

    public string Value { get; }

    public int Length => Value.Length;

    /// <summary>Where the text stands: between its quotes, if it has any and is known to the character.</summary>
    public TextSpan Span => _start < 0 ? _whole : new TextSpan(_start, Value.Length);

    public char this[int index] => Value[index];

    /// <summary>An unquoted text that begins at a place.</summary>
    public static ScalarText Plain(string value, int start) => new(value, new TextSpan(start, value.Length), start);

    /// <summary>The text of a scalar of a file.</summary>
    public static ScalarText Of(YamlScalar scalar, string content)
    {
        var span = scalar.Span;
        var start = scalar.IsPlain ? span.Start : span.Start + 1;
        var length = scalar.IsPlain ? span.Length : span.Length - 2;
        var isExact = length == scalar.Value.Length && string.CompareOrdinal(content, start, scalar.Value, 0, length) == 0;
        return new ScalarText(scalar.Value, span, isExact ? start : -1);
    }

    /// <summary>Where a part stands, or the whole when that is not known.</summary>
    public TextSpan SpanOf(int start, int length) => _start < 0 ? _whole : new TextSpan(_start + start, length);

    public ScalarText Slice(int start, int length) => new(Value.Substring(start, length), _whole, _start < 0 ? -1 : _start + start);

    public ScalarText Slice(int start) => Slice(start, Length - start);
}
