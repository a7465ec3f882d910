namespace RouteGen.Events;

/// <summary>Percent-encoded text, decoded exactly once. A malformed escape stays as it is: Function URLs hand on <c>/pa2%Fth</c> just so, and it is no reason for a 500.</summary>
internal static class PercentEncoding
{
    private static ReadOnlySpan<byte> HexDigits => "0123456789ABCDEF"u8;

    /// <summary>Decodes <paramref name="encoded"/>, which may overlap the start of <paramref name="destination"/>.</summary>
    /// <param name="encoded">The text.</param>
    /// <param name="destination">At least as long as <paramref name="encoded"/>.</param>
    /// <param name="plusIsSpace"><see langword="true"/> in a query or form, <see langword="false"/> in a path.</param>
    /// <returns>The number of bytes written.</returns>
    public static int Decode(ReadOnlySpan<byte> encoded, Span<byte> destination, bool plusIsSpace)
    {
        var written = 0;
        for (var i = 0; i < encoded.Length; i++)
        {
            var next = encoded[i];
            if (next == '%' && i + 2 < encoded.Length && HexDigit.ValueOf(encoded[i + 1]) is >= 0 and var high && HexDigit.ValueOf(encoded[i + 2]) is >= 0 and var low)
            {
                next = (byte)((high << 4) | low);
                i += 2;
            }
            else if (next == '+' && plusIsSpace)
            {
                next = (byte)' ';
            }

            destination[written++] = next;
        }

        return written;
    }

    /// <summary>Encodes everything that is not RFC 3986's <c>unreserved</c>.</summary>
    public static byte[] Encode(ReadOnlySpan<byte> text)
    {
        var encoded = new List<byte>(text.Length + 16);
        foreach (var next in text)
        {
            if (char.IsAsciiLetterOrDigit((char)next) || next is (byte)'-' or (byte)'.' or (byte)'_' or (byte)'~')
            {
                encoded.Add(next);
                continue;
            }

            encoded.Add((byte)'%');
            encoded.Add(HexDigits[next >> 4]);
            encoded.Add(HexDigits[next & 15]);
        }

        return [.. encoded];
    }

    /// <summary>Whether decoding would change the text.</summary>
    public static bool IsEncoded(ReadOnlySpan<byte> text, bool plusIsSpace) =>
        plusIsSpace ? text.IndexOfAny((byte)'%', (byte)'+') >= 0 : text.Contains((byte)'%');
}
