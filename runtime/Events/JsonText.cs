using System.Text;

namespace RouteGen.Events;

/// <summary>The text inside a JSON string.</summary>
internal static class JsonText
{
    /// <summary>Writes the text of an escaped string.</summary>
    /// <param name="escaped">The string's content, without its quotes.</param>
    /// <param name="destination">At least as long as <paramref name="escaped"/>: unescaping never lengthens.</param>
    /// <returns>The number of bytes written. A lone surrogate becomes U+FFFD, as everywhere in .NET.</returns>
    /// <exception cref="EventException">An escape is not one of JSON's.</exception>
    public static int Unescape(ReadOnlySpan<byte> escaped, Span<byte> destination)
    {
        var written = 0;
        while (true)
        {
            var plain = escaped.IndexOf((byte)'\\');
            if (plain < 0) plain = escaped.Length;
            escaped[..plain].CopyTo(destination[written..]);
            written += plain;
            escaped = escaped[plain..];
            if (escaped.IsEmpty) return written;
            if (escaped.Length < 2) throw Malformed();

            if (escaped[1] == 'u')
            {
                written += ReadCodePoint(ref escaped).EncodeToUtf8(destination[written..]);
                continue;
            }

            destination[written++] = escaped[1] switch
            {
                (byte)'"' => (byte)'"',
                (byte)'\\' => (byte)'\\',
                (byte)'/' => (byte)'/',
                (byte)'b' => (byte)'\b',
                (byte)'f' => (byte)'\f',
                (byte)'n' => (byte)'\n',
                (byte)'r' => (byte)'\r',
                (byte)'t' => (byte)'\t',
                _ => throw Malformed(),
            };
            escaped = escaped[2..];
        }
    }

    private static Rune ReadCodePoint(ref ReadOnlySpan<byte> escaped)
    {
        var first = ReadUnit(escaped);
        escaped = escaped[6..];
        if (Rune.TryCreate(first, out var rune)) return rune;
        if (char.IsHighSurrogate(first) && escaped.StartsWith("\\u"u8))
        {
            if (Rune.TryCreate(first, ReadUnit(escaped), out rune))
            {
                escaped = escaped[6..];
                return rune;
            }
        }

        return Rune.ReplacementChar;
    }

    private static char ReadUnit(ReadOnlySpan<byte> escaped)
    {
        if (escaped.Length < 6) throw Malformed();
        var unit = 0;
        foreach (var digit in escaped[2..6])
        {
            var value = HexDigit.ValueOf(digit);
            if (value < 0) throw Malformed();
            unit = (unit << 4) | value;
        }

        return (char)unit;
    }

    private static EventException Malformed() => new("Function.MalformedEvent", "The event is not valid JSON: a string holds an escape that JSON does not have.");
}
