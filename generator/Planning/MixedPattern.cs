using RouteGen.Generator.Model;

namespace RouteGen.Generator.Planning;

/// <summary>What can be said of two mixed segments at build time: whether one matches all that the other does, and whether they share a match.</summary>
/// <remarks>A pattern is its segment's characters with NUL for a parameter, which takes one character or more. No literal holds NUL.</remarks>
internal static class MixedPattern
{
    private const char Parameter = '\0';

    public static string Of(PathSegment segment) => string.Concat(segment.Parts.Select(part => part.IsParameter ? "\0" : part.Text));

    /// <summary>The order in which the matcher tries mixed segments: a pattern inside another one always has more literal text, and so comes first.</summary>
    public static int Compare(PathSegment left, PathSegment right)
    {
        var byLiteral = LiteralLength(right).CompareTo(LiteralLength(left));
        return byLiteral != 0 ? byLiteral : string.CompareOrdinal(Of(left), Of(right));
    }

    /// <summary>Whether <paramref name="outer"/> matches every text that <paramref name="inner"/> does: it matches the pattern itself, since no literal equals a parameter.</summary>
    public static bool Includes(string outer, string inner) => Overlap(outer, inner, parametersAreTexts: true);

    /// <summary>Whether some text matches both.</summary>
    public static bool Overlaps(string left, string right) => Overlap(left, right, parametersAreTexts: false);

    private static int LiteralLength(PathSegment segment) => segment.Parts.Where(part => !part.IsParameter).Sum(part => part.Text.Length);

    // One table for both questions. Of each pattern a parameter is "one character, then any number": a position is (index, whether the one was taken).
    // With parametersAreTexts the right pattern's NUL is a character like any other, which only the left pattern's parameters can take.
    private static bool Overlap(string left, string right, bool parametersAreTexts)
    {
        var states = new bool[(left.Length * 2) + 1, (right.Length * 2) + 1];
        var pending = new Stack<(int Left, int Right)>();
        Visit(0, 0);
        while (pending.Count > 0)
        {
            var (i, j) = pending.Pop();
            // Odd: inside a parameter that has taken its first character, so it may also end here.
            if ((i & 1) == 1) Visit(i + 1, j);
            if ((j & 1) == 1) Visit(i, j + 1);

            foreach (var (nextLeft, leftCharacter) in Steps(left, i, wildcards: true))
            {
                foreach (var (nextRight, rightCharacter) in Steps(right, j, wildcards: !parametersAreTexts))
                {
                    if (leftCharacter is null || rightCharacter is null || leftCharacter == rightCharacter) Visit(nextLeft, nextRight);
                }
            }
        }

        return states[left.Length * 2, right.Length * 2];

        void Visit(int i, int j)
        {
            if (states[i, j]) return;
            states[i, j] = true;
            pending.Push((i, j));
        }
    }

    // What a pattern can take next from a position: the position after it, and the character (null for any).
    private static IEnumerable<(int Next, char? Character)> Steps(string pattern, int position, bool wildcards)
    {
        var index = position / 2;
        if (index >= pattern.Length) yield break;
        var isParameter = wildcards && pattern[index] == Parameter;
        if ((position & 1) == 1) yield return (position, null);
        else if (isParameter) yield return (position + 1, null);
        else yield return (position + 2, pattern[index]);
    }
}
