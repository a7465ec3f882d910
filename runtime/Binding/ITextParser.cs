using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;

namespace RouteGen.Binding;

/// <summary>Reads a value of one type from the text of a request.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ITextParser<T>
{
    /// <summary>What the text has to be, as it ends the sentence "... must be": <c>an integer</c>.</summary>
    static abstract string Expected { get; }

    /// <summary>Reads the whole text, in invariant culture and a strict format.</summary>
    /// <param name="text">Decoded UTF-8, perhaps empty, perhaps not valid.</param>
    /// <param name="value">The value.</param>
    static abstract bool TryParse(ReadOnlySpan<byte> text, [MaybeNullWhen(false)] out T value);
}
