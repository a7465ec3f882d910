using System.Globalization;

namespace RouteGen.Generator.Reading;

/// <summary>Characters that no route file holds: the YAML parser lets most of them through, into keys and names that look right and are not.</summary>
internal static class UnreadableCharacters
{
    /// <summary>The first such character between two places, or -1.</summary>
    public static int Find(string text, int start, int end)
    {
        for (var index = start; index < end; index++)
        {
            var character = text[index];
            if (character is >= ' ' and < '\u007F' or '\t') continue;
            if (char.IsHighSurrogate(character) && index + 1 < end && char.IsLowSurrogate(text[index + 1])) index++;
            else if (IsUnreadable(character)) return index;
        }

        return -1;
    }

    /// <summary>Whether the character changes how a text reads without showing: a byte order mark, a soft hyphen or space without width as pasted from web pages, or one of the marks that turn the direction of writing (CVE-2021-42574).</summary>
    /// <remarks>The joiners U+200C and U+200D are not among them: Persian and Indic words are spelled with them.</remarks>
    public static bool IsInvisible(char character) => character is '\uFEFF' or '\u00AD' or '\u200B' or '\u2060' or '\u061C' or '\u200E' or '\u200F' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');

    /// <summary>The character by its number, since it cannot be shown.</summary>
    public static string NameOf(char character) => "U+" + ((int)character).ToString("X4", CultureInfo.InvariantCulture);

    /// <summary>Why the character is refused, as the end of a sentence.</summary>
    public static string ReasonAgainst(char character) => character switch
    {
        // What the compiler puts for bytes that are no UTF-8, and what every other byte of UTF-16 text looks like.
        '\uFFFD' or '\0' => "the file is not UTF-8. Save it as UTF-8",
        _ when char.IsSurrogate(character) => "it is half of a character. Write the line again",
        _ when IsInvisible(character) => "it is invisible and changes what the text means. Remove it",
        _ => "it is a control character. Remove it",
    };

    // NEL is a line break, to YAML and to the compiler alike.
    private static bool IsUnreadable(char character) => character is not ('\n' or '\r' or '\u0085') && (char.IsControl(character) || char.IsSurrogate(character) || IsInvisible(character) || character is '\uFFFD' or '\uFFFE' or '\uFFFF');
}
