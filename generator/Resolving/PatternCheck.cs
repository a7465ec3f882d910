using System.Text.RegularExpressions;

// Patterns are parsed here, and never matched.
#pragma warning disable RS0030, MA0009

namespace RouteGen.Generator.Resolving;

/// <summary>Tells whether a pattern can be matched without backtracking, which .NET would otherwise say at the first request.</summary>
internal static class PatternCheck
{
    // RegexOptions.NonBacktracking, which the compiler's own framework may be too old for.
    private const RegexOptions NonBacktracking = (RegexOptions)1024;

    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    /// <summary>Why a pattern cannot be used; <see langword="null"/> when it can.</summary>
    public static string? Refusal(string pattern)
    {
        if (BacktrackingPart(pattern) is { } part) return $"'{part}' needs backtracking, which a client's text can make take forever. Write it without lookarounds, backreferences, atomic groups and conditions, or check it in a [CustomValidation] method.";
        try
        {
            _ = new Regex(pattern, Options);
        }
        catch (ArgumentException problem)
        {
            return $"it is no regular expression. {problem.Message.TrimEnd('.')}.";
        }

        try
        {
            _ = new Regex(pattern, Options | NonBacktracking);
        }
        catch (NotSupportedException problem)
        {
            return problem.Message.TrimEnd('.') + ".";
        }
        catch (ArgumentException)
        {
            // .NET Framework, on which an editor may run generators, does not know the option. The build does.
        }

        return null;
    }

    /// <summary>The first part of a pattern that only a backtracking matcher understands.</summary>
    private static string? BacktrackingPart(string pattern)
    {
        var classes = 0;
        for (var i = 0; i < pattern.Length; i++)
        {
            var next = i + 1 < pattern.Length ? pattern[i + 1] : '\0';
            switch (pattern[i])
            {
                case '\\':
                    if (classes == 0 && next is (>= '1' and <= '9') or 'k' or 'G') return "\\" + next;
                    i++;
                    break;
                case '[' when classes == 0 || (i > 0 && pattern[i - 1] == '-'):
                    classes++;
                    // The first character may be "]" and mean itself.
                    if (next == '^') i++;
                    if (i + 1 < pattern.Length && pattern[i + 1] == ']') i++;
                    break;
                case ']' when classes > 0:
                    classes--;
                    break;
                case '(' when classes == 0 && next == '?':
                    if (GroupPart(pattern, i) is { } part) return part;
                    break;
            }
        }

        return null;
    }

    private static string? GroupPart(string pattern, int start)
    {
        foreach (var opening in (string[])["(?=", "(?!", "(?<=", "(?<!", "(?>", "(?("])
        {
            if (string.CompareOrdinal(pattern, start, opening, 0, opening.Length) == 0) return opening;
        }

        // (?<a-b>...) takes a capture back.
        if (start + 2 >= pattern.Length || pattern[start + 2] is not ('<' or '\'')) return null;
        var end = pattern.IndexOf(pattern[start + 2] == '<' ? '>' : '\'', start + 3);
        return end > 0 && pattern.IndexOf('-', start, end - start) > 0 ? pattern.Substring(start, end + 1 - start) : null;
    }
}
