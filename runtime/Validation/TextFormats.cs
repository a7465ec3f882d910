using System.Buffers.Text;
using System.ComponentModel;

namespace RouteGen.Validation;

/// <summary>
/// What <c>System.ComponentModel.DataAnnotations</c> takes for an email address, a URL and so on. The attributes themselves would look up
/// messages as they are made, and take their value as an object. No text at all, <see langword="null"/>, is right everywhere.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class TextFormats
{
    private const int LongestOnStack = 256;

    /// <summary>One <c>@</c>, neither first nor last, and no line break.</summary>
    public static bool IsEmailAddress(string? text)
    {
        if (text is null) return true;
        if (text.AsSpan().ContainsAny('\r', '\n')) return false;
        var at = text.IndexOf('@', StringComparison.Ordinal);
        return at > 0 && at != text.Length - 1 && at == text.LastIndexOf('@');
    }

    /// <summary>Begins with <c>http://</c>, <c>https://</c> or <c>ftp://</c>.</summary>
    public static bool IsUrl(string? text) => text is null
        || text.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
        || text.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
        || text.StartsWith("ftp://", StringComparison.OrdinalIgnoreCase);

    /// <summary>Digits, blanks and <c>+ - . ( )</c>, at least one digit, and perhaps an extension: <c>x 12</c>, <c>ext. 12</c>.</summary>
    public static bool IsPhone(string? text)
    {
        if (text is null) return true;
        var buffer = text.Length <= LongestOnStack ? stackalloc char[LongestOnStack] : new char[text.Length];
        var length = 0;
        foreach (var character in text)
        {
            if (character != '+') buffer[length++] = character;
        }

        var hasDigit = false;
        foreach (var character in WithoutExtension(buffer[..length].TrimEnd()))
        {
            hasDigit |= char.IsDigit(character);
            if (!char.IsDigit(character) && !char.IsWhiteSpace(character) && character is not ('-' or '.' or '(' or ')')) return false;
        }

        return hasDigit;
    }

    /// <summary>Digits whose checksum (ISO/IEC 7812) is right, with blanks and hyphens anywhere.</summary>
    public static bool IsCreditCard(string? text)
    {
        if (text is null) return true;
        var checksum = 0;
        var isDoubled = false;
        for (var i = text.Length - 1; i >= 0; i--)
        {
            if (text[i] is '-' or ' ') continue;
            if (!char.IsAsciiDigit(text[i])) return false;
            var digit = (text[i] - '0') * (isDoubled ? 2 : 1);
            checksum += (digit / 10) + (digit % 10);
            isDoubled = !isDoubled;
        }

        return checksum % 10 == 0;
    }

    /// <summary>Is base64.</summary>
    public static bool IsBase64(string? text) => text is null || Base64.IsValid(text);

    /// <summary>Is a file name with one of some extensions.</summary>
    /// <param name="text">The file name.</param>
    /// <param name="extensions">In lower case: <c>.png,.jpg</c>.</param>
    public static bool HasExtension(string? text, string extensions)
    {
        if (text is null) return true;
        var extension = Path.GetExtension(text.AsSpan());
        if (extension.IsEmpty) return false;
        for (var rest = extensions.AsSpan(); !rest.IsEmpty;)
        {
            var comma = rest.IndexOf(',');
            var end = comma < 0 ? rest.Length : comma;
            if (extension.Equals(rest[..end], StringComparison.OrdinalIgnoreCase)) return true;
            rest = rest[Math.Min(end + 1, rest.Length)..];
        }

        return false;
    }

    /// <summary>Whether a value of a flags enum is put together of named members.</summary>
    public static bool IsCombination<T>(T value)
        where T : struct, Enum => value.ToString() is [not '-' and not (>= '0' and <= '9'), ..];

    private static ReadOnlySpan<char> WithoutExtension(ReadOnlySpan<char> number)
    {
        foreach (var word in (ReadOnlySpan<string>)["ext.", "ext", "x"])
        {
            var start = number.LastIndexOf(word, StringComparison.OrdinalIgnoreCase);
            if (start >= 0 && IsExtension(number[(start + word.Length)..].TrimStart())) return number[..start];
        }

        return number;
    }

    private static bool IsExtension(ReadOnlySpan<char> text)
    {
        foreach (var character in text)
        {
            if (!char.IsDigit(character)) return false;
        }

        return !text.IsEmpty;
    }
}
