using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RouteGen.Events;

/// <summary>
/// Sixty-four bytes of JSON looked at together. A mask has a bit for each byte, the lowest for the first.
/// A machine without vectors of 256 bits takes two of 128 for each: slower, with the same outcome.
/// </summary>
internal readonly struct JsonBlock
{
    /// <summary>The number of bytes in a block: one for each bit of a mask.</summary>
    public const int Length = 64;

    private const ulong EvenPlaces = 0x5555_5555_5555_5555;

    private readonly Vector256<byte> _lower;
    private readonly Vector256<byte> _upper;

    /// <summary>Takes the first <see cref="Length"/> bytes; there must be so many.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public JsonBlock(ReadOnlySpan<byte> json)
    {
        _upper = Vector256.Create(json.Slice(Length / 2, Length / 2));
        _lower = Vector256.Create(json);
    }

    /// <summary>Whether there is a quote or a backslash: nothing else matters inside a string.</summary>
    public bool HasQuoteOrBackslash
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => (Equal(_lower, (byte)'"') | Equal(_upper, (byte)'"') | Equal(_lower, (byte)'\\') | Equal(_upper, (byte)'\\')) != Vector256<byte>.Zero;
    }

    /// <summary>
    /// Whether there is a brace, a bracket or a backslash: most blocks of an event have none, and then only the number of their quotes matters.
    /// True for <c>|</c> too, which stands so rarely that it may cost what the others cost.
    /// </summary>
    public bool HasStructure
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => (IsStructure(_lower) | IsStructure(_upper)) != Vector256<byte>.Zero;
    }

    public ulong Quotes
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Mask(Equal(_lower, (byte)'"'), Equal(_upper, (byte)'"'));
    }

    public ulong Backslashes
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Mask(Equal(_lower, (byte)'\\'), Equal(_upper, (byte)'\\'));
    }

    /// <summary>Opening braces and brackets.</summary>
    public ulong Openings
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Mask(Equal(Folded(_lower), (byte)'{'), Equal(Folded(_upper), (byte)'{'));
    }

    /// <summary>Closing braces and brackets.</summary>
    public ulong Closings
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Mask(Equal(Folded(_lower), (byte)'}'), Equal(Folded(_upper), (byte)'}'));
    }

    /// <summary>The quotes that begin or end a string, which are those without an escaping backslash before them.</summary>
    /// <param name="isEscaped">1 when the byte before the block escapes its first one, else 0; afterwards the same for the next block.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong StringEnds(ref ulong isEscaped)
    {
        var backslashes = Backslashes;
        return (isEscaped | backslashes) == 0 ? Quotes : Quotes & ~Escaped(backslashes, ref isEscaped);
    }

    /// <summary>Turns the quotes of strings into the places from each opening quote to the byte before the closing one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong InStrings(ulong quotes)
    {
        // A place is inside if the number of quotes up to it is odd: each step doubles how far back it counts.
        quotes ^= quotes << 1;
        quotes ^= quotes << 2;
        quotes ^= quotes << 4;
        quotes ^= quotes << 8;
        quotes ^= quotes << 16;
        quotes ^= quotes << 32;
        return quotes;
    }

    /// <summary>The bytes after an escaping backslash. Of a run of backslashes every other one escapes, the first before all.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Escaped(ulong backslashes, ref ulong isEscaped)
    {
        // What an escaped backslash is followed by is for the rest of its run to say.
        backslashes &= ~isEscaped;
        var followsBackslash = (backslashes << 1) | isEscaped;
        // Adding a run's first bit carries through the run: of runs that start at an odd place this flips the places that count as escaped from odd to even.
        var oddStarts = backslashes & ~EvenPlaces & ~followsBackslash;
        var sum = unchecked(oddStarts + backslashes);
        isEscaped = sum < backslashes ? 1UL : 0UL;
        return (EvenPlaces ^ (sum << 1)) & followsBackslash;
    }

    // The three characters '{', '|' and '}' stand side by side, and '[', '\\' and ']' are the same without one bit.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> IsStructure(Vector256<byte> bytes)
    {
        var fromBrace = Folded(bytes) - Vector256.Create((byte)'{');
        return Vector256.Equals(fromBrace, Vector256.Min(fromBrace, Vector256.Create((byte)2)));
    }

    // '[' and ']' are '{' and '}' without this bit; so are no other bytes.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> Folded(Vector256<byte> bytes) => bytes | Vector256.Create((byte)0x20);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> Equal(Vector256<byte> bytes, byte value) => Vector256.Equals(bytes, Vector256.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Mask(Vector256<byte> lower, Vector256<byte> upper) =>
        lower.ExtractMostSignificantBits() | ((ulong)upper.ExtractMostSignificantBits() << 32);
}
