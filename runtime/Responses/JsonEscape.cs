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
            target.Advance(Copy(block, target.GetSpan((LongestEscape * block.Length) + Vector128<byte>.Count)));
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
        // Twice a vector, so that one can be loaded from any place of the first.
        while (Vector128.IsHardwareAccelerated && source.Length >= 2 * Vector128<byte>.Count)
        {
            var bytes = Vector128.Create(source);
            if (Vector128.LessThanAny(bytes, Vector128.Create((byte)' ')))
            {
                written += CopyOneByOne(source[..Vector128<byte>.Count], target[written..]);
            }
            else
            {
                bytes.CopyTo(target[written..]);
                // JSON is thick with quotes: each moves what follows it in the vector one place up, behind a backslash.
                var special = Vector128.Equals(bytes, Vector128.Create((byte)'"')) | Vector128.Equals(bytes, Vector128.Create((byte)'\\'));
                for (var mask = special.ExtractMostSignificantBits(); mask != 0; mask &= mask - 1)
                {
                    var place = BitOperations.TrailingZeroCount(mask);
                    target[written + place] = (byte)'\\';
                    written++;
                    Vector128.Create(source[place..]).CopyTo(target[(written + place)..]);
                }

                written += Vector128<byte>.Count;
            }

            source = source[Vector128<byte>.Count..];
        }

        return written + CopyOneByOne(source, target[written..]);
    }

    private static int CopyOneByOne(ReadOnlySpan<byte> source, Span<byte> target)
    {
        var written = 0;
        foreach (var value in source)
        {
            if (value is (byte)'"' or (byte)'\\' or < (byte)' ') written += WriteEscape(value, target[written..]);
            else target[written++] = value;
        }

        return written;
    }

    private static int WriteEscape(byte value, Span<byte> target)
    {
        target[1] = value switch
        {
            (byte)'\n' => (byte)'n',
            (byte)'\r' => (byte)'r',
            (byte)'\t' => (byte)'t',
            < (byte)' ' => (byte)'u',
            _ => value,
        };
        target[0] = (byte)'\\';
        if (target[1] != (byte)'u') return 2;

        target[5] = HexDigits[value & 15];
        target[4] = HexDigits[value >> 4];
        target[3] = (byte)'0';
        target[2] = (byte)'0';
        return LongestEscape;
    }
}
