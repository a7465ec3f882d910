namespace RouteGen.Events;

/// <summary>What stands at a <see cref="JsonSlice"/>.</summary>
internal enum JsonKind : byte
{
    /// <summary>Nothing: the property is not there.</summary>
    Missing,
    Null,
    False,
    True,
    Number,

    /// <summary>A string without escapes; the slice is its content, without the quotes.</summary>
    String,

    /// <summary>A string with at least one backslash; the slice is its content, still escaped.</summary>
    EscapedString,

    /// <summary>An object; the slice includes its braces.</summary>
    Object,

    /// <summary>An array; the slice includes its brackets.</summary>
    Array,
}

/// <summary>A value inside an event's bytes: where it stands, never a copy of it.</summary>
internal readonly record struct JsonSlice(int Start, int Length, JsonKind Kind)
{
    /// <summary>Just after the value: a string's closing quote comes before.</summary>
    public int End => Start + Length + (IsString ? 1 : 0);

    public bool IsString => Kind is JsonKind.String or JsonKind.EscapedString;
}
