using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace RouteGen.Binding;

/// <summary>Reads a type of the project's own that is <see cref="IUtf8SpanParsable{TSelf}"/>, in invariant culture.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Utf8ParsableText<T> : ITextParser<T>
    where T : IUtf8SpanParsable<T>
{
    /// <inheritdoc/>
    public static string Expected => "in the format of its type";

    /// <inheritdoc/>
    public static bool TryParse(ReadOnlySpan<byte> text, [MaybeNullWhen(false)] out T value) => T.TryParse(text, CultureInfo.InvariantCulture, out value);
}
