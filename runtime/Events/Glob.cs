namespace RouteGen.Events;

/// <summary>Patterns in which <c>*</c> stands for any bytes, none included, and everything else for itself.</summary>
internal static class Glob
{
    /// <summary>Whether the whole text matches. Takes time in the product of the lengths at most, whatever the text: it goes back to the last star alone.</summary>
    public static bool Matches(ReadOnlySpan<byte> pattern, ReadOnlySpan<byte> text)
    {
        var (at, star, resume) = (0, -1, 0);
        for (var position = 0; position < text.Length;)
        {
            if (at < pattern.Length && pattern[at] == '*')
            {
                star = at++;
                resume = position;
            }
            else if (at < pattern.Length && pattern[at] == text[position])
            {
                at++;
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
