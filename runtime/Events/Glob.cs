namespace RouteGen.Events;

/// <summary>Patterns in which <c>*</c> stands for any bytes, none included, and everything else for itself.</summary>
internal static class Glob
{
    /// <summary>Whether the whole text matches. Takes time in the product of the lengths at most, whatever the text: it goes back to the last star alone.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="text">The text.</param>
    /// <param name="hasEscapes">Whether a backslash takes the star or backslash after it as it is, as in EventBridge's wildcards.</param>
    public static bool Matches(ReadOnlySpan<byte> pattern, ReadOnlySpan<byte> text, bool hasEscapes = false)
    {
        var (at, star, resume) = (0, -1, 0);
        for (var position = 0; position < text.Length;)
        {
            if (at < pattern.Length && pattern[at] == '*')
            {
                star = at++;
                resume = position;
                continue;
            }

            var escape = hasEscapes && at + 1 < pattern.Length && pattern[at] == '\\' ? 1 : 0;
            if (at < pattern.Length && pattern[at + escape] == text[position])
            {
                at += 1 + escape;
                position++;
            }
            else if (star >= 0)
            {
                at = star + 1;
                position = ++resume;
            }
            else
            {
                return false;
            }
        }

        return pattern[at..].IndexOfAnyExcept((byte)'*') < 0;
    }
}
