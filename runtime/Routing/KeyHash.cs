using System.Buffers.Binary;

namespace RouteGen.Routing;

/// <summary>
/// The hash of the router's two perfect hash tables. The generator compiles this same file: it places the keys, the runtime finds them.
/// Eight bytes a step, because a route's template is some 40 bytes long and a byte-wise hash would cost as much as the rest of the lookup.
/// </summary>
internal static class KeyHash
{
    // Odd constants with well-mixed bits (splitmix64's and its neighbours); their values mean nothing else.
    private const ulong Multiplier1 = 0x9E3779B97F4A7C15;
    private const ulong Multiplier2 = 0xBF58476D1CE4E5B9;

    /// <summary>Hashes a key under a salt: 0 for a template, the parent node's id + 1 for a segment of the path tree.</summary>
    public static ulong Of(ReadOnlySpan<byte> key, int salt)
    {
        unchecked
        {
            var hash = (((ulong)(uint)salt << 32) ^ (uint)key.Length) * Multiplier1;
            if (key.Length < 8) return Step(hash, ShortWord(key));

            // The last word is the key's last eight bytes: overlapping the one before it costs less than a loop over what is left.
            var last = key.Length - 8;
            for (var i = 0; i < last; i += 8) hash = Step(hash, BinaryPrimitives.ReadUInt64LittleEndian(key.Slice(i)));
            return Step(hash, BinaryPrimitives.ReadUInt64LittleEndian(key.Slice(last)));
        }
    }

    /// <summary>The bucket whose seed places the key.</summary>
    public static int Bucket(ulong hash, int bucketCount) => (int)(hash >> 32) & (bucketCount - 1);

    /// <summary>The slot of a key whose bucket has that seed.</summary>
    public static int Slot(ulong hash, ushort seed, int slotCount)
    {
        unchecked
        {
            return (int)(Mix(hash + (seed * Multiplier2)) >> 32) & (slotCount - 1);
        }
    }

    // Every key of one length gives another word.
    private static ulong ShortWord(ReadOnlySpan<byte> key)
    {
        if (key.Length >= 4) return BinaryPrimitives.ReadUInt32LittleEndian(key) | ((ulong)BinaryPrimitives.ReadUInt32LittleEndian(key.Slice(key.Length - 4)) << 32);
        return key.IsEmpty ? 0 : key[0] | ((ulong)key[key.Length / 2] << 8) | ((ulong)key[key.Length - 1] << 16);
    }

    // The product's upper half is well mixed, and the rotation brings it down to where the next product starts from.
    private static ulong Step(ulong hash, ulong word)
    {
        unchecked
        {
            return (((hash << 29) | (hash >> 35)) ^ word) * Multiplier1;
        }
    }

    private static ulong Mix(ulong value)
    {
        unchecked
        {
            value ^= value >> 32;
            value *= Multiplier2;
            value ^= value >> 29;
            return value;
        }
    }
}
