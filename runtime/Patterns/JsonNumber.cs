namespace RouteGen.Patterns;

/// <summary>
/// A JSON number as its digits, of any size: a sign, and 0.d1d2d3… times a power of ten.
/// No number type of .NET holds all that a sender may write, and to round would make different numbers equal.
/// </summary>
internal readonly ref struct JsonNumber
{
    // Beyond what any text has digits for, and far from where adding to it overflows.
    private const long GreatestExponent = 1L << 40;

    /// <summary>From the first digit that is not 0, the point left in; empty for zero.</summary>
    private readonly ReadOnlySpan<byte> _digits;
    private readonly long _scale;
    private readonly int _sign;

    private JsonNumber(int sign, ReadOnlySpan<byte> digits, long scale)
    {
        _sign = sign;
        _digits = digits;
        _scale = scale;
    }

    /// <summary>Compares two numbers by value.</summary>
    /// <returns><see langword="null"/> when one is not written as JSON writes numbers.</returns>
    public static int? Compare(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right) => TryRead(left, out var first) && TryRead(right, out var second) ? first.CompareTo(second) : null;

    private static bool TryRead(ReadOnlySpan<byte> text, out JsonNumber number)
    {
        number = default;
        var isNegative = text is [(byte)'-', ..];
        if (isNegative) text = text[1..];
        var whole = CountDigits(text);
        var length = whole;
        if (whole == 0) return false;
        if (length < text.Length && text[length] == '.')
        {
            var fraction = CountDigits(text[(length + 1)..]);
            if (fraction == 0) return false;
            length += 1 + fraction;
        }

        if (!TryReadExponent(text[length..], out var exponent)) return false;
        var digits = text[..length];
        var first = digits.IndexOfAnyExcept((byte)'0', (byte)'.');
        if (first < 0) return true;
        // The places between the first digit and the point; fewer than none where zeros follow that.
        var scale = first < whole ? whole - first : whole + 1 - first;
        number = new JsonNumber(isNegative ? -1 : 1, digits[first..], scale + exponent);
        return true;
    }

    private static bool TryReadExponent(ReadOnlySpan<byte> text, out long exponent)
    {
        exponent = 0;
        if (text.IsEmpty) return true;
        if (text[0] is not ((byte)'e' or (byte)'E')) return false;
        text = text[1..];
        var isNegative = text is [(byte)'-', ..];
        if (isNegative || text is [(byte)'+', ..]) text = text[1..];
        if (text.IsEmpty || CountDigits(text) != text.Length) return false;
        foreach (var digit in text) exponent = Math.Min((exponent * 10) + digit - '0', GreatestExponent);
        if (isNegative) exponent = -exponent;
        return true;
    }

    private static int CountDigits(ReadOnlySpan<byte> text)
    {
        var end = text.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        return end < 0 ? text.Length : end;
    }

    private int CompareTo(JsonNumber other)
    {
        if (_sign != other._sign || _sign == 0) return _sign.CompareTo(other._sign);
        return _sign * (_scale != other._scale ? _scale.CompareTo(other._scale) : CompareDigits(_digits, other._digits));
    }

    private static int CompareDigits(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        while (!left.IsEmpty || !right.IsEmpty)
        {
            var order = TakeDigit(ref left).CompareTo(TakeDigit(ref right));
            if (order != 0) return order;
        }

        return 0;
    }

    /// <summary>The next digit: zeros without end after the last one.</summary>
    private static byte TakeDigit(ref ReadOnlySpan<byte> digits)
    {
        if (digits is [(byte)'.', ..]) digits = digits[1..];
        if (digits.IsEmpty) return (byte)'0';
        var digit = digits[0];
        digits = digits[1..];
        return digit;
    }
}
