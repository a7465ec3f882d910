namespace RouteGen.Generator.Model;

/// <summary>Where a value comes from and how it is read.</summary>
/// <param name="Source">The part of the request.</param>
/// <param name="WireName">Its name there: as written in the path's braces, lower case for a header.</param>
/// <param name="Position">For <see cref="ValueSource.Route"/>: the place among the path's parameters, from 0.</param>
/// <param name="Element">The type of one value with <c>global::</c>, without <c>?</c>.</param>
/// <param name="Parser">The type that reads one value, with <c>global::</c>; <see langword="null"/> for an enum and for a type the runtime knows.</param>
/// <param name="Collection">Whether one value or all of them are asked for.</param>
/// <param name="Presence">What an absent value means.</param>
/// <param name="Default">The C# expression for <see cref="ValuePresence.Default"/>.</param>
internal sealed record ValueBinding(
    ValueSource Source,
    string WireName,
    int Position,
    string Element,
    string? Parser,
    ValueCollection Collection,
    ValuePresence Presence,
    string? Default)
{
    /// <summary>Whether <see cref="Element"/> is a value type: absent is a <c>Nullable</c> of it then.</summary>
    public required bool IsValueType { get; init; }

    /// <summary>The enum that <see cref="Element"/> is.</summary>
    public EnumModel? Enum { get; init; }
}

internal enum ValueSource
{
    Route,
    Query,
    Header,
    Cookie,
    Form,
    Claim,

    /// <summary>A file of a multipart form, or all files under one name.</summary>
    FormFile,
}

internal enum ValueCollection
{
    /// <summary>One value; of several the last.</summary>
    None,

    /// <summary><c>T[]</c>, or an interface that an array implements.</summary>
    Array,

    /// <summary><c>List&lt;T&gt;</c>.</summary>
    List,
}

internal enum ValuePresence
{
    /// <summary>Absent is 400 (401 for a claim); an absent collection is empty.</summary>
    Required,

    /// <summary>Absent is <see langword="null"/>.</summary>
    Optional,

    /// <summary>Absent is the C# default value.</summary>
    Default,
}
