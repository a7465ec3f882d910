using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace RouteGen.Events;

/// <summary>
/// Finds where strings and containers end, a block at a time: an event is mostly text that nobody asks for.
/// It never looks past the end; what does not end throws <see cref="EventException"/>.
/// </summary>
internal static class JsonScanner
{
    private const int GoesOn = -1;

    /// <summary>Reads a string.</summary>
    /// <param name="json">The whole event.</param>
    /// <param name="position">Where the opening quote stands.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static JsonSlice ReadString(ReadOnlySpan<byte> json, int position)
    {
        var start = position + 1;
        var length = LengthOfShortString(json, start);
        var kind = JsonKind.String;
        if (length < 0)
        {
            var slice = ReadLongString(json, start);
            (length, kind) = (slice.Length, slice.Kind);
        }

        return new JsonSlice(start, length, kind);
    }

    /// <summary>The length of a string without escapes that ends within a vector, as names and most values do; -1 for another.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int LengthOfShortString(ReadOnlySpan<byte> json, int start)
    {
        if (json.Length - start < Vector256<byte>.Count) return -1;
        var bytes = Vector256.Create(json.Slice(start, Vector256<byte>.Count));
        var quotes = Vector256.Equals(bytes, Vector256.Create((byte)'"')).ExtractMostSignificantBits();
        var backslashes = Vector256.Equals(bytes, Vector256.Create((byte)'\\')).ExtractMostSignificantBits();
        // The lowest quote is the end if no backslash comes before it.
        quotes &= ~backslashes & (backslashes - 1);
        return quotes != 0 ? BitOperations.TrailingZeroCount(quotes) : -1;
    }

    /// <summary>Reads an object or array. What is in it is not validated, beyond that strings and brackets end.</summary>
    /// <param name="json">The whole event.</param>
    /// <param name="start">Where the opening brace or bracket stands.</param>
    /// <param name="kind">Which of the two it is.</param>
    [MethodImpl(MethodImplOptions.NoInlining)] // Inside of its caller it would use up what the compiler inlines at most, and the masks would be calls.
    public static JsonSlice ReadContainer(ReadOnlySpan<byte> json, int start, JsonKind kind)
    {
        var state = default(ContainerState);
        var position = start;
        for (; json.Length - position >= JsonBlock.Length; position += JsonBlock.Length)
        {
            var end = FindEnd(new JsonBlock(json[position..]), ref state);
            if (end != GoesOn) return new JsonSlice(start, position + end + 1 - start, kind);
        }

        var last = EndInRest(json[position..], state, json.Length);
        return new JsonSlice(start, position + last + 1 - start, kind);
    }

    [MethodImpl(MethodImplOptions.NoInlining)] // As above.
    private static JsonSlice ReadLongString(ReadOnlySpan<byte> json, int start)
    {
        var state = default(StringState);
        var position = start;
        for (; json.Length - position >= JsonBlock.Length; position += JsonBlock.Length)
        {
            var end = FindEnd(new JsonBlock(json[position..]), ref state);
            if (end != GoesOn) return new JsonSlice(start, position + end - start, state.Kind);
        }

        var last = EndInRest(json[position..], ref state, json.Length);
        return new JsonSlice(start, position + last - start, state.Kind);
    }

    // The rest of the event is shorter than a block. In methods of their own, since a method with a buffer on the stack keeps little else in registers.
    private static int EndInRest(ReadOnlySpan<byte> rest, ContainerState state, int eventLength)
    {
        Span<byte> padded = stackalloc byte[JsonBlock.Length];
        rest.CopyTo(padded);
        var end = FindEnd(new JsonBlock(padded), ref state);
        return end != GoesOn ? end : throw EventException.Malformed(eventLength);
    }

    private static int EndInRest(ReadOnlySpan<byte> rest, ref StringState state, int eventLength)
    {
        Span<byte> padded = stackalloc byte[JsonBlock.Length];
        rest.CopyTo(padded);
        var end = FindEnd(new JsonBlock(padded), ref state);
        return end != GoesOn ? end : throw EventException.Malformed(eventLength);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int FindEnd(JsonBlock block, ref StringState state)
    {
        if (state.IsEscaped == 0 && !block.HasQuoteOrBackslash) return GoesOn;
        var isEscaped = state.IsEscaped;
        var ends = block.StringEnds(ref isEscaped);
        state.IsEscaped = isEscaped;
        if (ends == 0)
        {
            // There is a backslash then, or a quote that one escapes.
            state.HasEscapes = true;
            return GoesOn;
        }

        state.HasEscapes |= (block.Backslashes & UpToLowest(ends)) != 0;
        return BitOperations.TrailingZeroCount(ends);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int FindEnd(JsonBlock block, ref ContainerState state)
    {
        var isEscaped = state.IsEscaped;
        if (isEscaped == 0 && !block.HasStructure)
        {
            // An odd number of quotes leaves a string open that was not, or the other way round.
            state.InString ^= 0UL - (ulong)(BitOperations.PopCount(block.Quotes) & 1);
            return GoesOn;
        }

        var ends = block.StringEnds(ref isEscaped);
        state.IsEscaped = isEscaped;
        var inStrings = JsonBlock.InStrings(ends) ^ state.InString;
        state.InString = (ulong)((long)inStrings >> 63);
        var openings = block.Openings & ~inStrings;
        var closings = block.Closings & ~inStrings;
        var closed = BitOperations.PopCount(closings);
        if (closed >= state.Depth)
        {
            var count = 0;
            for (var rest = closings; rest != 0; rest &= rest - 1)
            {
                count++;
                if (state.Depth + BitOperations.PopCount(openings & UpToLowest(rest)) == count) return BitOperations.TrailingZeroCount(rest);
            }
        }

        state.Depth += BitOperations.PopCount(openings) - closed;
        return GoesOn;
    }

    /// <summary>The lowest bit of a mask, and all below it.</summary>
    private static ulong UpToLowest(ulong mask) => mask ^ (mask - 1);

    /// <summary>What is known of a string at the end of a block.</summary>
    private struct StringState
    {
        public ulong IsEscaped;
        public bool HasEscapes;

        public readonly JsonKind Kind => HasEscapes ? JsonKind.EscapedString : JsonKind.String;
    }

    /// <summary>What is open at the end of a block.</summary>
    private struct ContainerState
    {
        public int Depth;
        public ulong IsEscaped;

        /// <summary>All bits when a string goes on into the next block, else none.</summary>
        public ulong InString;
    }
}
