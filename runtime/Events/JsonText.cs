using System.Numerics;
using System.Runtime.Intrinsics;
using System.Text;

namespace RouteGen.Events;

/// <summary>The text inside a JSON string.</summary>
internal static class JsonText
{
    /// <summary>The text of a string.</summary>
    /// <param name="json">The JSON that it stands in.</param>
    /// <param name="value">The string.</param>
    public static string Read(ReadOnlySpan<byte> json, JsonSlice value)
    {
        var text = new byte[value.Length];
        return Encoding.UTF8.GetString(text, 0, Unescape(json.Slice(value.Start, value.Length), text));
    }

    /// <summary>Writes the text of an escaped string.</summary>
    /// <param name="escaped">The string's content, without its quotes.</param>
    /// <param name="destination">At least as long as <paramref name="escaped"/>: unescaping never lengthens.</param>
    /// <returns>The number of bytes written. A lone surrogate becomes U+FFFD, as everywhere in .NET.</returns>
    /// <exception cref="EventException">An escape is not one of JSON's.</exception>
    public static int Unescape(ReadOnlySpan<byte> escaped, Span<byte> destination)
    {
        var written = UnescapeBlocks(ref escaped, destination);
        while (true)
        {
            var plain = escaped.IndexOf((byte)'\\');
            if (plain < 0) plain = escaped.Length;
            escaped[..plain].CopyTo(destination[written..]);
            written += plain;
            escaped = escaped[plain..];
            if (escaped.IsEmpty) return written;
            written += UnescapeOne(ref escaped, destination[written..]);
        }
    }

    /// <summary>How many bytes <see cref="Unescape"/> writes.</summary>
    /// <exception cref="EventException">An escape is not one of JSON's.</exception>
    public static int LengthOf(ReadOnlySpan<byte> escaped)
    {
        var length = 0;
        Span<byte> one = stackalloc byte[4];
        while (true)
        {
            var plain = escaped.IndexOf((byte)'\\');
            if (plain < 0) return length + escaped.Length;
            escaped = escaped[plain..];
            length += plain + UnescapeOne(ref escaped, one);
        }
    }

    /// <summary>Does all but the last bytes, so many at a time as a vector holds: a JSON body has an escape every few bytes.</summary>
    private static int UnescapeBlocks(ref ReadOnlySpan<byte> escaped, Span<byte> destination)
    {
        var written = 0;
        // From any byte of a block's last escape on there is another vector to read, and room to write it.
        while (escaped.Length >= (2 * Vector256<byte>.Count) + 2)
        {
            var bytes = Vector256.Create(escaped);
            bytes.CopyTo(destination[written..]);
            var read = Vector256<byte>.Count;
            var mask = Vector256.Equals(bytes, Vector256.Create((byte)'\\')).ExtractMostSignificantBits();
            var removed = 0;
            var isCodePoint = false;
            while (mask != 0)
            {
                var place = BitOperations.TrailingZeroCount(mask);
                var next = escaped[place + 1];
                if (next == 'u')
                {
                    read = place;
                    isCodePoint = true;
                    break;
                }

                // What follows the backslash moves up by one place, and most escapes are done with that.
                var target = destination[(written + place - removed)..];
                Vector256.Create(escaped[(place + 1)..]).CopyTo(target);
                if (next is not ((byte)'"' or (byte)'\\' or (byte)'/')) target[0] = ControlCharacter(next);
                removed++;
                mask &= ~(0b11U << place);
                read = Math.Max(read, place + 2);
            }

            written += read - removed;
            escaped = escaped[read..];
            if (isCodePoint) written += UnescapeOne(ref escaped, destination[written..]);
        }

        return written;
    }

    private static int UnescapeOne(ref ReadOnlySpan<byte> escaped, scoped Span<byte> destination)
    {
        if (escaped.Length < 2) throw Malformed();
        if (escaped[1] == 'u') return ReadCodePoint(ref escaped).EncodeToUtf8(destination);
        destination[0] = Unescaped(escaped[1]);
        escaped = escaped[2..];
        return 1;
    }

    private static byte Unescaped(byte character) => character is (byte)'"' or (byte)'\\' or (byte)'/' ? character : ControlCharacter(character);

    private static byte ControlCharacter(byte letter) => letter switch
    {
        (byte)'n' => (byte)'\n',
        (byte)'r' => (byte)'\r',
        (byte)'t' => (byte)'\t',
        (byte)'b' => (byte)'\b',
        (byte)'f' => (byte)'\f',
        _ => throw Malformed(),
    };

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
