using System.Globalization;
using System.Text;
using System.Text.Json;

namespace RouteGen.Binding;

/// <summary>Reads dates and times in ISO 8601, and durations as <c>[d.]hh:mm:ss[.fffffff]</c>.</summary>
internal static class DateText
{
    private const int LongestText = 40;

    private static readonly string[] TimeFormats = ["HH:mm", "HH:mm:ss", "HH:mm:ss.FFFFFFF"];

    // Utf8JsonReader has the framework's one strict ISO 8601 reader over UTF-8; it wants the quotes.
    public static bool TryParse(ReadOnlySpan<byte> text, out DateTimeOffset value)
    {
        value = default;
        Span<byte> quoted = stackalloc byte[LongestText + 2];
        if (!TryQuote(text, quoted)) return false;
        var reader = new Utf8JsonReader(quoted[..(text.Length + 2)]);
        return reader.Read() && reader.TryGetDateTimeOffset(out value);
    }

    public static bool TryParse(ReadOnlySpan<byte> text, out DateTime value)
    {
        value = default;
        Span<byte> quoted = stackalloc byte[LongestText + 2];
        if (!TryQuote(text, quoted)) return false;
        var reader = new Utf8JsonReader(quoted[..(text.Length + 2)]);
        return reader.Read() && reader.TryGetDateTime(out value);
    }

    public static bool TryParse(ReadOnlySpan<byte> text, out DateOnly value)
    {
        value = default;
        Span<char> characters = stackalloc char[LongestText];
        return TryWiden(text, ref characters) && DateOnly.TryParseExact(characters, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out value);
    }

    public static bool TryParse(ReadOnlySpan<byte> text, out TimeOnly value)
    {
        value = default;
        Span<char> characters = stackalloc char[LongestText];
        return TryWiden(text, ref characters) && TimeOnly.TryParseExact(characters, TimeFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out value);
    }

    public static bool TryParse(ReadOnlySpan<byte> text, out TimeSpan value)
    {
        value = default;
        Span<char> characters = stackalloc char[LongestText];
        // Without a colon "c" would take "7" for seven days.
        return text.Contains((byte)':') && TryWiden(text, ref characters) && TimeSpan.TryParseExact(characters, "c", CultureInfo.InvariantCulture, out value);
    }

    private static bool TryQuote(ReadOnlySpan<byte> text, Span<byte> quoted)
    {
        if (text.Length > LongestText || text.IndexOfAnyExceptInRange((byte)'+', (byte)'Z') >= 0) return false;
        quoted[0] = (byte)'"';
        text.CopyTo(quoted[1..]);
        quoted[text.Length + 1] = (byte)'"';
        return true;
    }

    private static bool TryWiden(ReadOnlySpan<byte> text, ref Span<char> characters)
    {
        if (text.Length > LongestText) return false;
        if (Ascii.ToUtf16(text, characters, out var written) != System.Buffers.OperationStatus.Done) return false;
        characters = characters[..written];
        return true;
    }
}
