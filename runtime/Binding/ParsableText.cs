using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace RouteGen.Binding;

/// <summary>Reads a type of the project's own that is <see cref="IParsable{TSelf}"/>, in invariant culture.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ParsableText<T> : ITextParser<T>
    where T : IParsable<T>
{
    /// <inheritdoc/>
    public static string Expected => "in the format of its type";

    /// <inheritdoc/>
    public static bool TryParse(ReadOnlySpan<byte> text, [MaybeNullWhen(false)] out T value) => T.TryParse(Encoding.UTF8.GetString(text), CultureInfo.InvariantCulture, out value);
}
