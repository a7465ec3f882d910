using System.ComponentModel;
using System.Globalization;
using System.Numerics;

namespace RouteGen.Binding;

/// <summary>Reads the rarer number types: <see cref="Half"/>, <see cref="Int128"/>, <see cref="UInt128"/>, <see cref="BigInteger"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct NumberText<T> : ITextParser<T>
    where T : struct, INumberBase<T>
{
    /// <summary>Reading a <see cref="BigInteger"/> takes time in the square of its digits; a path or query may hold thousands.</summary>
    private const int LongestText = 400;

    /// <inheritdoc/>
    public static string Expected => "a number in range";

    /// <inheritdoc/>
    public static bool TryParse(ReadOnlySpan<byte> text, out T value)
    {
        value = default;
        var styles = NumberStyles.AllowLeadingSign;
        if (typeof(T) == typeof(Half)) styles |= NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        return text.Length <= LongestText && !NumberText.EndsInNul(text) && T.TryParse(text, styles, CultureInfo.InvariantCulture, out value) && T.IsFinite(value);
    }
}

internal static class NumberText
{
    /// <summary>.NET's readers of numbers pass over NULs at the end, which here are as wrong as any other character.</summary>
    public static bool EndsInNul(ReadOnlySpan<byte> text) => text is [.., 0];
}
