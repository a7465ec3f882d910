using System.Buffers.Binary;
using System.Numerics;

namespace RouteGen.Binding;

/// <summary>
/// The hash of a JSON property's name without regard to ASCII case: a polynomial over the integers modulo 2^61 - 1, taken at a point that this process chose at random.
/// Whoever does not know the point cannot make two names collide other than by chance, however many they send; of a plain multiplicative hash that is not so.
/// </summary>
internal static class JsonNameHash
{
    // Seven bytes a step, so that a word and its length stay below the modulus.
    private const int Step = 7;
    private const ulong Modulus = (1UL << 61) - 1;
    private const ulong StepBytes = (1UL << (8 * Step)) - 1;
    private const ulong Ones = 0x0101010101010101;
    private const ulong HighBits = 0x8080808080808080;

    // A Guid is random bits of the operating system, without loading a library of cryptography. The two ends have no fixed ones.
    private static readonly ulong Point = PointOf(Guid.NewGuid());

    /// <summary>Hashes a name that stands in JSON, if it is plain: ASCII without escapes, and not at the very end.</summary>
    /// <param name="json">The JSON.</param>
    /// <param name="start">Where the name begins, after its quote.</param>
    /// <param name="hash">The hash.</param>
    /// <returns>Where its closing quote is; -1 for a name that is not plain.</returns>
    public static int ReadPlain(ReadOnlySpan<byte> json, int start, out int hash)
    {
        ulong state = 0;
        for (var i = start; json.Length - i >= sizeof(ulong); i += Step)
        {
            var word = BinaryPrimitives.ReadUInt64LittleEndian(json[i..]) & StepBytes;
            var ends = Zeros(word ^ (Ones * '"')) | Zeros(word ^ (Ones * '\\')) | (word & HighBits);
            if (ends == 0)
            {
                state = Add(state, word, Step);
                continue;
            }

            var length = BitOperations.TrailingZeroCount(ends) / 8;
            if (json[i + length] != '"') break;
            hash = (int)Add(state, word & ((1UL << (8 * length)) - 1), length);
            return i + length;
        }

        hash = 0;
        return -1;
    }

    /// <summary>Hashes a name by itself; for a plain one the result is that of <see cref="ReadPlain"/>.</summary>
    public static int Of(ReadOnlySpan<byte> name)
    {
        ulong state = 0;
        Span<byte> word = stackalloc byte[sizeof(ulong)];
        while (true)
        {
            var length = Math.Min(name.Length, Step);
            word.Clear();
            name[..length].CopyTo(word);
            state = Add(state, BinaryPrimitives.ReadUInt64LittleEndian(word), length);
            // A full word is never the last: so much of a name, and no more, is another name.
            if (length < Step) return (int)state;
            name = name[length..];
        }
    }

    // Multiplied last, so that the difference of two names that differ in one word only depends on the point too.
    private static ulong Add(ulong state, ulong word, int length)
    {
        var high = Math.BigMul(state + (Lower(word) | ((ulong)length << (8 * Step))), Point, out var low);
        var sum = (low & Modulus) + ((high << 3) | (low >> 61));
        return (sum & Modulus) + (sum >> 61);
    }

    /// <summary>Sets bit 5 of every ASCII capital: exactly those, as a name with '_' is another one than a name with DEL.</summary>
    private static ulong Lower(ulong word)
    {
        var low = word & ~HighBits;
        var isCapital = (low + (Ones * (0x80 - 'A'))) & ~(low + (Ones * (0x7F - 'Z'))) & ~word & HighBits;
        return word | (isCapital >> 2);
    }

    /// <summary>The high bits of the bytes that are zero. A byte above the lowest zero may have its bit without being one.</summary>
    private static ulong Zeros(ulong word) => unchecked(word - Ones) & ~word & HighBits;

    private static ulong PointOf(Guid random)
    {
        Span<byte> bytes = stackalloc byte[16];
        random.TryWriteBytes(bytes);
        return (((ulong)BinaryPrimitives.ReadUInt32LittleEndian(bytes) << 29) ^ (BinaryPrimitives.ReadUInt32LittleEndian(bytes[12..]) & 0x1FFFFFFF)) | (1UL << 60);
    }
}
