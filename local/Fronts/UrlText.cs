using System.Globalization;
using System.Text;

namespace RouteGen.Fronts;

/// <summary>Percent-encoded text of URLs.</summary>
internal static class UrlText
{
    /// <summary>Decodes once. A malformed escape stays as it is, and bytes that are no UTF-8 become U+FFFD: JSON cannot hold them.</summary>
    public static string Decode(string text, bool plusIsSpace = false)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var written = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            var next = bytes[i];
            if (next == '%' && i + 2 < bytes.Length && char.IsAsciiHexDigit((char)bytes[i + 1]) && char.IsAsciiHexDigit((char)bytes[i + 2]))
            {
                next = (byte)((HexValue(bytes[i + 1]) << 4) | HexValue(bytes[i + 2]));
                i += 2;
            }
            else if (next == '+' && plusIsSpace)
            {
                next = (byte)' ';
            }

            bytes[written++] = next;
        }

        return Encoding.UTF8.GetString(bytes, 0, written);
    }

    /// <summary>Encodes what no request line may hold, as every client does before it sends: spaces, controls, everything beyond ASCII. The rest stays as written.</summary>
    public static string EncodeForWire(ReadOnlySpan<byte> utf8)
    {
        var text = new StringBuilder(utf8.Length);
        foreach (var next in utf8)
        {
            if (next is > 0x20 and < 0x7F) text.Append((char)next);
            else text.Append(CultureInfo.InvariantCulture, $"%{next:X2}");
        }

        return text.ToString();
    }

    private static int HexValue(byte digit) => char.IsAsciiDigit((char)digit) ? digit - '0' : (digit | 0x20) - 'a' + 10;
}
