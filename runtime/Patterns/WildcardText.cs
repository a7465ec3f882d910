namespace RouteGen.Patterns;

/// <summary>Wildcards of EventBridge: <c>*</c> stands for any bytes or none; a backslash takes the star or backslash after it as it is.</summary>
internal static class WildcardText
{
    /// <summary>Whether the whole text matches. Takes time in the product of the lengths at most, whatever the text: it goes back to the last star alone.</summary>
    public static bool Matches(ReadOnlySpan<byte> wildcard, ReadOnlySpan<byte> text)
    {
        var (at, star, resume) = (0, -1, 0);
        for (var position = 0; position < text.Length;)
        {
            if (at < wildcard.Length && wildcard[at] == '*')
            {
                star = at++;
                resume = position;
                continue;
            }

            var escape = at + 1 < wildcard.Length && wildcard[at] == '\\' ? 1 : 0;
            if (at < wildcard.Length && wildcard[at + escape] == text[position])
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

        return wildcard[at..].IndexOfAnyExcept((byte)'*') < 0;
    }
}
