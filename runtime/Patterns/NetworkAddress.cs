using RouteGen.Events;

namespace RouteGen.Patterns;

/// <summary>An IP address in text. Only the full forms count: not the octal, short and hexadecimal ones of IPv4 that <see cref="System.Net.IPAddress"/> takes, and no zone.</summary>
internal readonly struct NetworkAddress
{
    private const int GroupsOfVersion6 = 8;

    private readonly UInt128 _bits;
    private readonly int _length;

    private NetworkAddress(UInt128 bits, int length)
    {
        _bits = bits;
        _length = length;
    }

    /// <summary>Whether a text is an address whose first bits are those of <paramref name="network"/>.</summary>
    public static bool IsInNetwork(ReadOnlySpan<byte> text, ReadOnlySpan<byte> network, int length)
    {
        if (!TryRead(text, out var address) || !TryRead(network, out var other) || address._length != other._length) return false;
        return length == 0 || (address._bits ^ other._bits) >> (address._length - length) == 0;
    }

    private static bool TryRead(ReadOnlySpan<byte> text, out NetworkAddress address)
    {
        var isVersion6 = text.Contains((byte)':');
        address = default;
        UInt128 bits = 0;
        if (isVersion6)
        {
            if (!TryReadVersion6(text, out bits)) return false;
        }
        else
        {
            if (!TryReadVersion4(text, out var octets)) return false;
            bits = octets;
        }

        address = new NetworkAddress(bits, isVersion6 ? 128 : 32);
        return true;
    }

    private static bool TryReadVersion4(ReadOnlySpan<byte> text, out uint bits)
    {
        bits = 0;
        for (var octet = 0; octet < 4; octet++)
        {
            var dot = octet < 3 ? text.IndexOf((byte)'.') : text.Length;
            if (dot is not (> 0 and <= 3) || (text[0] == '0' && dot > 1)) return false;
            var value = 0;
            foreach (var digit in text[..dot])
            {
                if (digit is not (>= (byte)'0' and <= (byte)'9')) return false;
                value = (value * 10) + digit - '0';
            }

            if (value > byte.MaxValue) return false;
            bits = (bits << 8) | (uint)value;
            text = text[Math.Min(dot + 1, text.Length)..];
        }

        return true;
    }

    private static bool TryReadVersion6(ReadOnlySpan<byte> text, out UInt128 bits)
    {
        bits = 0;
        var gap = text.IndexOf("::"u8);
        if (gap < 0) return TryReadGroups(text, out bits, out var all) && all == GroupsOfVersion6;
        if (!TryReadGroups(text[..gap], out var head, out var headGroups) || text[..gap].Contains((byte)'.')) return false;
        if (!TryReadGroups(text[(gap + 2)..], out var tail, out var tailGroups)) return false;
        // The gap stands for at least one group.
        if (headGroups + tailGroups >= GroupsOfVersion6) return false;
        bits = headGroups == 0 ? tail : (head << (16 * (GroupsOfVersion6 - headGroups))) | tail;
        return true;
    }

    /// <summary>Reads groups with colons between; the last two may be written as an address of IPv4.</summary>
    private static bool TryReadGroups(ReadOnlySpan<byte> text, out UInt128 bits, out int count)
    {
        bits = 0;
        count = 0;
        if (text.IsEmpty) return true;
        while (count < GroupsOfVersion6)
        {
            var colon = text.IndexOf((byte)':');
            var group = colon < 0 ? text : text[..colon];
            if (colon < 0 && group.Contains((byte)'.'))
            {
                if (!TryReadVersion4(group, out var octets)) return false;
                bits = (bits << 32) | octets;
                count += 2;
                return true;
            }

            if (group.Length is 0 or > 4) return false;
            var number = 0U;
            foreach (var digit in group)
            {
                var value = HexDigit.ValueOf(digit);
                if (value < 0) return false;
                number = (number << 4) | (uint)value;
            }

            bits = (bits << 16) | number;
            count++;
            if (colon < 0) return true;
            text = text[(colon + 1)..];
        }

        return false;
    }
}
