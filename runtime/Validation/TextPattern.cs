using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

// The patterns are the project's own, and none of them backtracks.
#pragma warning disable RS0030

namespace RouteGen.Validation;

/// <summary>Matches a pattern as <c>[RegularExpression]</c> does.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class TextPattern
{
    /// <summary>
    /// Whether a pattern matches the whole of a text. It takes time in proportion to the text's length, whatever that holds. No text, and an empty one, is right.
    /// </summary>
    /// <param name="pattern">Where the compiled pattern is kept. It is made when it is first needed.</param>
    /// <param name="text">The text.</param>
    /// <param name="expression">The pattern.</param>
    public static bool IsMatch([NotNull] ref Regex? pattern, string? text, string expression)
    {
        // Of two threads both may make it, and one of the two is dropped.
        pattern ??= new Regex(expression, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);
        if (string.IsNullOrEmpty(text)) return true;
        // The attribute too looks at the first match and at no other.
        foreach (var match in pattern.EnumerateMatches(text)) return match.Index == 0 && match.Length == text.Length;
        return false;
    }
}
