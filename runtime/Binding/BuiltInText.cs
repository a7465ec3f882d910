using System.Buffers.Text;
using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Text;

namespace RouteGen.Binding;

/// <summary>
/// Reads the types that every project uses. One generic type instead of twenty parsers keeps the emitted call readable
/// (<c>http.Query("page"u8).Required(out int page)</c>); the compiler drops all branches but one for each type.
/// </summary>
internal readonly struct BuiltInText<T> : ITextParser<T>
{
    private const NumberStyles FloatStyles = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    public static string Expected
    {
        get
        {
            if (typeof(T) == typeof(bool)) return "true or false";
            if (typeof(T) == typeof(char)) return "one character";
            if (typeof(T) == typeof(Guid)) return "a UUID";
            if (typeof(T) == typeof(DateTime) || typeof(T) == typeof(DateTimeOffset)) return "a date and time in ISO 8601";
            if (typeof(T) == typeof(DateOnly)) return "a date as yyyy-mm-dd";
            if (typeof(T) == typeof(TimeOnly)) return "a time as hh:mm:ss";
            if (typeof(T) == typeof(TimeSpan)) return "a duration as hh:mm:ss";
            if (typeof(T) == typeof(Uri)) return "a URI";
            if (typeof(T) == typeof(string)) return "text without control characters";
            if (typeof(T) == typeof(float) || typeof(T) == typeof(double) || typeof(T) == typeof(decimal)) return "a number";
            return "an integer in range";
        }
    }

    public static bool TryParse(ReadOnlySpan<byte> text, out T value)
    {
        if (typeof(T) == typeof(string)) return Found(Encoding.UTF8.GetString(text), out value);
        if (NumberText.EndsInNul(text))
        {
            value = default!;
            return false;
        }

        if (typeof(T) == typeof(int)) return Integer<int>(text, out value);
        if (typeof(T) == typeof(long)) return Integer<long>(text, out value);
        if (typeof(T) == typeof(Guid)) return (Utf8Parser.TryParse(text, out Guid guid, out var read, 'D') || Utf8Parser.TryParse(text, out guid, out read, 'N')) & Found(guid, out value) && read == text.Length;
        if (typeof(T) == typeof(bool)) return Boolean(text, out var boolean) & Found(boolean, out value);
        if (typeof(T) == typeof(decimal)) return decimal.TryParse(text, FloatStyles, CultureInfo.InvariantCulture, out var @decimal) & Found(@decimal, out value);
        // "NaN" and "Infinity" parse, but are no number that JSON or arithmetic could go on with.
        if (typeof(T) == typeof(double)) return double.TryParse(text, FloatStyles, CultureInfo.InvariantCulture, out var @double) & Found(@double, out value) && double.IsFinite(@double);
        if (typeof(T) == typeof(float)) return float.TryParse(text, FloatStyles, CultureInfo.InvariantCulture, out var @float) & Found(@float, out value) && float.IsFinite(@float);
        if (typeof(T) == typeof(DateTimeOffset)) return DateText.TryParse(text, out DateTimeOffset offset) & Found(offset, out value);
        if (typeof(T) == typeof(DateTime)) return DateText.TryParse(text, out DateTime time) & Found(time, out value);
        if (typeof(T) == typeof(DateOnly)) return DateText.TryParse(text, out DateOnly date) & Found(date, out value);
        if (typeof(T) == typeof(TimeOnly)) return DateText.TryParse(text, out TimeOnly timeOfDay) & Found(timeOfDay, out value);
        if (typeof(T) == typeof(TimeSpan)) return DateText.TryParse(text, out TimeSpan duration) & Found(duration, out value);
        if (typeof(T) == typeof(Uri)) return Uri.TryCreate(Encoding.UTF8.GetString(text), UriKind.RelativeOrAbsolute, out var uri) & Found(uri, out value);
        if (typeof(T) == typeof(char)) return Character(text, out var character) & Found(character, out value);
        if (typeof(T) == typeof(byte)) return Integer<byte>(text, out value);
        if (typeof(T) == typeof(sbyte)) return Integer<sbyte>(text, out value);
        if (typeof(T) == typeof(short)) return Integer<short>(text, out value);
        if (typeof(T) == typeof(ushort)) return Integer<ushort>(text, out value);
        if (typeof(T) == typeof(uint)) return Integer<uint>(text, out value);
        if (typeof(T) == typeof(ulong)) return Integer<ulong>(text, out value);
        throw new NotSupportedException($"{typeof(T)} is no built-in type: the generator names a parser for it.");
    }

    private static bool Integer<TInteger>(ReadOnlySpan<byte> text, out T value)
        where TInteger : struct, IBinaryInteger<TInteger> =>
        TInteger.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var integer) & Found(integer, out value);

    private static bool Boolean(ReadOnlySpan<byte> text, out bool value)
    {
        value = Ascii.EqualsIgnoreCase(text, "true"u8);
        return value || Ascii.EqualsIgnoreCase(text, "false"u8);
    }

    private static bool Character(ReadOnlySpan<byte> text, out char value)
    {
        var isWhole = Rune.DecodeFromUtf8(text, out var rune, out var read) == System.Buffers.OperationStatus.Done && read == text.Length && rune.IsBmp;
        value = isWhole ? (char)rune.Value : default;
        return isWhole;
    }

    // TSame is T: every caller has just tested so.
    private static bool Found<TSame>(TSame found, out T value)
    {
        value = Unsafe.As<TSame, T>(ref found);
        return true;
    }
}
