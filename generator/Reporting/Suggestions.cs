namespace RouteGen.Generator.Reporting;

/// <summary>"Did you mean": finds what a misspelt word was probably meant to be.</summary>
internal static class Suggestions
{
    // A name longer than this is no slip of the finger, and the table below grows with the product of both lengths.
    private const int MaxLength = 128;

    /// <summary>The candidate nearest to <paramref name="wrong"/>, or <see langword="null"/> when none is near enough to be worth saying.</summary>
    /// <remarks>
    /// Near is a third of the word's letters, at least one, inserted, left out, changed or swapped with its neighbour; case does not count
    /// until two candidates tie. Further ties go to the ordinally first, so that the answer does not depend on the candidates' order.
    /// </remarks>
    public static string? Closest(string wrong, IEnumerable<string> candidates)
    {
        if (wrong.Length is 0 or > MaxLength) return null;
        var limit = Math.Max(1, wrong.Length / 3);
        string? closest = null;
        var closestDistance = (Letters: limit + 1, Cases: 0);
        foreach (var candidate in candidates)
        {
            if (candidate.Length is 0 or > MaxLength || Math.Abs(candidate.Length - wrong.Length) > limit) continue;
            var letters = Distance(wrong, candidate);
            // A word all of whose letters are changed is another word, however short.
            if (letters >= Math.Max(wrong.Length, candidate.Length)) continue;
            var distance = (letters, CaseDifferences(wrong, candidate));
            var order = distance.CompareTo(closestDistance);
            if (order < 0 || (order == 0 && string.CompareOrdinal(candidate, closest) < 0)) (closest, closestDistance) = (candidate, distance);
        }

        return closest;
    }

    /// <summary>The optimal string alignment distance, ignoring case.</summary>
    private static int Distance(string left, string right)
    {
        var beforePrevious = new int[right.Length + 1];
        var previous = new int[right.Length + 1];
        var current = new int[right.Length + 1];
        for (var column = 0; column <= right.Length; column++) previous[column] = column;

        for (var row = 1; row <= left.Length; row++)
        {
            current[0] = row;
            for (var column = 1; column <= right.Length; column++)
            {
                var cost = Same(left[row - 1], right[column - 1]) ? 0 : 1;
                var best = Math.Min(Math.Min(previous[column] + 1, current[column - 1] + 1), previous[column - 1] + cost);
                if (row > 1 && column > 1 && Same(left[row - 1], right[column - 2]) && Same(left[row - 2], right[column - 1])) best = Math.Min(best, beforePrevious[column - 2] + 1);
                current[column] = best;
            }

            (beforePrevious, previous, current) = (previous, current, beforePrevious);
        }

        return previous[right.Length];
    }

    private static int CaseDifferences(string left, string right)
    {
        var differences = 0;
        for (var index = 0; index < Math.Min(left.Length, right.Length); index++)
        {
            if (left[index] != right[index]) differences++;
        }

        return differences;
    }

    private static bool Same(char left, char right) => char.ToUpperInvariant(left) == char.ToUpperInvariant(right);
}
