using System.Text.Unicode;
using RouteGen.Responses;

namespace RouteGen.Telemetry;

/// <summary>
/// Text as the value of a CloudWatch dimension, inside a JSON string: 1 to 1,024 printable ASCII characters. All else is percent-encoded, as it would be in a URL;
/// one value outside the rules and CloudWatch would drop the whole line.
/// </summary>
internal static class DimensionText
{
    private const int Longest = 1024;

    private const int EncodedLength = 3;

    private static ReadOnlySpan<byte> HexDigits => "0123456789ABCDEF"u8;

    /// <summary>Appends text.</summary>
    /// <returns>How many characters the value has.</returns>
    public static int Append(ByteBuffer target, ReadOnlySpan<char> text)
    {
        Span<byte> utf8 = stackalloc byte[Longest];
        Utf8.FromUtf16(text, utf8, out _, out var written);
        return Append(target, utf8[..written]);
    }

    /// <summary>Appends UTF-8 text.</summary>
    /// <param name="target">Where to.</param>
    /// <param name="utf8">The text.</param>
    /// <param name="used">How many characters of the value stand there already.</param>
    /// <returns>How many characters the value has.</returns>
    public static int Append(ByteBuffer target, ReadOnlySpan<byte> utf8, int used = 0)
    {
        foreach (var value in utf8)
        {
            var isPlain = value is >= (byte)' ' and < 0x7F;
            if (used + (isPlain ? 1 : EncodedLength) > Longest) break;
            used += isPlain ? 1 : EncodedLength;
            if (!isPlain)
            {
                target.Append((byte)'%');
                target.Append(HexDigits[value >> 4]);
                target.Append(HexDigits[value & 15]);
                continue;
            }

            if (value is (byte)'"' or (byte)'\\') target.Append((byte)'\\');
            target.Append(value);
        }

        return used;
    }
}
