using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace RouteGen.Generator.Reading;

/// <summary>The texts that operators of a pattern take, as EventBridge reads them.</summary>
internal static class PatternText
{
    /// <summary>The stars of a wildcard. EventBridge counts what its matcher would have to keep in mind, and refuses a text of six that a character repeats after.</summary>
    public const int MostStars = 5;

    private const int Version4Bits = 32;
    private const int Version6Bits = 128;

    /// <summary>Whether a text is a number as JSON writes it.</summary>
    public static bool IsNumber(string text)
    {
        var place = text.StartsWith("-", StringComparison.Ordinal) ? 1 : 0;
        var whole = CountDigits(text, place);
        if (whole == 0 || (whole > 1 && text[place] == '0')) return false;
        place += whole;
        if (place < text.Length && text[place] == '.')
        {
            var fraction = CountDigits(text, place + 1);
            if (fraction == 0) return false;
            place += 1 + fraction;
        }

        if (place == text.Length) return true;
        if (text[place] is not ('e' or 'E')) return false;
        place++;
        if (place < text.Length && text[place] is '+' or '-') place++;
        var exponent = CountDigits(text, place);
        return exponent > 0 && place + exponent == text.Length;
    }

    /// <summary>Whether a text is an address, a slash and the number of bits that the addresses of the network share.</summary>
    public static bool IsNetwork(string text)
    {
        var slash = text.IndexOf('/');
        if (slash < 0) return false;
        var address = text.Substring(0, slash);
        var bits = text.Substring(slash + 1);
        if (CountDigits(bits, 0) != bits.Length || bits.Length is 0 or > 3 || (bits[0] == '0' && bits.Length > 1)) return false;
        return int.Parse(bits, NumberStyles.None, CultureInfo.InvariantCulture) <= (address.IndexOf(':') >= 0 ? Version6Bits : Version4Bits) && IsAddress(address);
    }

    /// <summary>Finds what is wrong with a wildcard.</summary>
    /// <returns><see langword="null"/> for nothing; else the place, what is wrong there and what to do, as sentences without their full stops.</returns>
    public static (int Start, int Length, string Problem, string Advice)? FindWildcardError(string text)
    {
        var stars = 0;
        for (var place = 0; place < text.Length; place++)
        {
            if (text[place] == '\\')
            {
                if (place + 1 == text.Length || text[place + 1] is not ('*' or '\\')) return (place, 1, "A backslash of a wildcard takes the '*' or '\\' after it as it is, and here is none", "Write '\\\\' for a backslash");
                place++;
            }
            else if (text[place] == '*')
            {
                if (place + 1 < text.Length && text[place + 1] == '*') return (place, 2, "EventBridge refuses two stars in a row", "One stands for any characters already");
                if (++stars > MostStars) return (place, 1, $"A wildcard of more than {MostStars} stars is too complex for EventBridge", "Compare less of the text");
            }
        }

        return null;
    }

    // Only the full forms: 'IPAddress' takes '10.1' and '0x0a000001' too, zones and brackets.
    private static bool IsAddress(string text)
    {
        if (text.IndexOf(':') >= 0) return text.All(character => character is ':' or '.' || Uri.IsHexDigit(character)) && IPAddress.TryParse(text, out var address) && address.AddressFamily == AddressFamily.InterNetworkV6;
        var octets = text.Split('.');
        return octets.Length == 4 && Array.TrueForAll(octets, octet => octet.Length is > 0 and <= 3 && CountDigits(octet, 0) == octet.Length && (octet[0] != '0' || octet.Length == 1) && int.Parse(octet, NumberStyles.None, CultureInfo.InvariantCulture) <= byte.MaxValue);
    }

    private static int CountDigits(string text, int start)
    {
        var end = start;
        while (end < text.Length && text[end] is >= '0' and <= '9') end++;
        return end - start;
    }
}
