using System.Numerics;
using System.Runtime.Intrinsics;
using System.Text.Unicode;

namespace RouteGen.Responses;

/// <summary>
/// Writes text as the inside of a JSON string, escaping only what RFC 8259 demands: quote, backslash and control characters.
/// <see cref="System.Text.Json.Utf8JsonWriter"/> would validate and copy a body once more, and escape each of its quotes to six bytes.
/// </summary>
internal static class JsonEscape
{
    // Small enough that the worst case, six bytes for one, does not make the target grow for nothing.
    private const int BlockLength = 1024;

    private const int LongestEscape = 6;

    private static ReadOnlySpan<byte> HexDigits => "0123456789abcdef"u8;

    /// <summary>Appends UTF-8 text. The bytes have to be valid UTF-8: those past ASCII are copied.</summary>
    public static void Append(ByteBuffer target, ReadOnlySpan<byte> utf8)
    {
        while (!utf8.IsEmpty)
        {
            var block = utf8[..Math.Min(utf8.Length, BlockLength)];
            target.Advance(Copy(block, target.GetSpan((LongestEscape * block.Length) + Vector256<byte>.Count)));
            utf8 = utf8[block.Length..];
        }
    }

    /// <summary>Appends UTF-16 text as UTF-8. A surrogate without its other half becomes U+FFFD, as UTF-8 has no form for it.</summary>
    public static void Append(ByteBuffer target, ReadOnlySpan<char> text)
    {
        Span<byte> block = stackalloc byte[BlockLength];
        while (!text.IsEmpty)
        {
            Utf8.FromUtf16(text, block, out var read, out var written);
            Append(target, block[..written]);
            text = text[read..];
        }
    }

    private static int Copy(ReadOnlySpan<byte> source, Span<byte> target)
    {
        var written = 0;
        for (; source.Length >= 2 * Vector256<byte>.Count; source = source[Vector256<byte>.Count..])
        {
            written += CopyVector(source, Vector256<byte>.Count, target[written..]);
        }

        return source.IsEmpty ? written : written + CopyRest(source, target[written..]);
    }

    // Less than two vectors are left, of which none may be read past its end: they get a place of their own.
    private static int CopyRest(ReadOnlySpan<byte> source, Span<byte> target)
    {
        Span<byte> padded = stackalloc byte[3 * Vector256<byte>.Count];
        source.CopyTo(padded);
        if (source.Length <= Vector256<byte>.Count) return CopyVector(padded, source.Length, target);
        var written = CopyVector(padded, Vector256<byte>.Count, target);
        return written + CopyVector(padded[Vector256<byte>.Count..], source.Length - Vector256<byte>.Count, target[written..]);
    }

    /// <summary>Copies a vector, or the first bytes of one.</summary>
    /// <param name="source">Two vectors at least, so that one can be read from any place of the first.</param>
    /// <param name="length">How many bytes count.</param>
    /// <param name="target">As long as those take with their escapes, and one vector more.</param>
    private static int CopyVector(ReadOnlySpan<byte> source, int length, Span<byte> target)
    {
        var bytes = Vector256.Create(source);
        bytes.CopyTo(target);
        var special = Vector256.Equals(bytes, Vector256.Create((byte)'"')) | Vector256.Equals(bytes, Vector256.Create((byte)'\\')) | Vector256.LessThan(bytes, Vector256.Create((byte)' '));
        var written = length;
        var mask = special.ExtractMostSignificantBits() & (uint.MaxValue >> (Vector256<byte>.Count - length));
        for (; mask != 0; mask &= mask - 1)
        {
            var place = BitOperations.TrailingZeroCount(mask);
            var from = place + written - length;
            if (source[place] >= ' ')
            {
                // JSON is thick with quotes: each moves up by one place, with what follows it in the vector, behind a backslash.
                target[from] = (byte)'\\';
                Vector256.Create(source[place..]).CopyTo(target[(from + 1)..]);
                written++;
                continue;
            }

            var taken = WriteEscape(source[place], target[from..]);
            Vector256.Create(source[(place + 1)..]).CopyTo(target[(from + taken)..]);
            written += taken - 1;
        }

        return written;
    }

    private static int WriteEscape(byte controlCharacter, Span<byte> target)
    {
        target[0] = (byte)'\\';
        target[1] = controlCharacter switch
        {
            (byte)'\n' => (byte)'n',
            (byte)'\r' => (byte)'r',
            (byte)'\t' => (byte)'t',
            _ => (byte)'u',
        };
        if (target[1] != (byte)'u') return 2;

        target[5] = HexDigits[controlCharacter & 15];
        target[4] = HexDigits[controlCharacter >> 4];
        target[3] = (byte)'0';
        target[2] = (byte)'0';
        return LongestEscape;
    }
}
