using System.Text;

namespace RouteGen.Patterns;

/// <summary>
/// Texts without regard to case: two characters are the same if their capitals are, or their small letters, by Unicode's simple mappings of one character to one.
/// <c>É</c> is <c>é</c>; <c>ß</c> is not <c>SS</c>, and no language has rules of its own.
/// </summary>
internal static class CaselessText
{
    public static bool AreEqual(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right) => TryTakeStart(ref left, right) && left.IsEmpty;

    public static bool BeginsWith(ReadOnlySpan<byte> text, ReadOnlySpan<byte> start) => TryTakeStart(ref text, start);

    public static bool EndsWith(ReadOnlySpan<byte> text, ReadOnlySpan<byte> end)
    {
        while (!end.IsEmpty)
        {
            if (text.IsEmpty) return false;
            Rune.DecodeLastFromUtf8(text, out var own, out var ownLength);
            Rune.DecodeLastFromUtf8(end, out var due, out var dueLength);
            if (!AreSame(own, due)) return false;
            text = text[..^ownLength];
            end = end[..^dueLength];
        }

        return true;
    }

    // The same letter may have another number of bytes in the other case.
    private static bool TryTakeStart(ref ReadOnlySpan<byte> text, ReadOnlySpan<byte> start)
    {
        while (!start.IsEmpty)
        {
            if (text.IsEmpty) return false;
            Rune.DecodeFromUtf8(text, out var own, out var ownLength);
            Rune.DecodeFromUtf8(start, out var due, out var dueLength);
            if (!AreSame(own, due)) return false;
            text = text[ownLength..];
            start = start[dueLength..];
        }

        return true;
    }

    private static bool AreSame(Rune left, Rune right) => left == right || Rune.ToUpperInvariant(left) == Rune.ToUpperInvariant(right) || Rune.ToLowerInvariant(left) == Rune.ToLowerInvariant(right);
}
