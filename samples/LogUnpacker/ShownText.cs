using System.Text;

namespace LogUnpacker;

/// <summary>Text of a stranger's, as messages show it: in quotes, short, and without a character that could move the reader's cursor.</summary>
internal static class ShownText
{
    private const int MostCharacters = 200;

    public static string Of(string text)
    {
        var shown = new StringBuilder("'");
        foreach (var rune in text.EnumerateRunes())
        {
            if (shown.Length > MostCharacters) return shown.Append("...'").ToString();
            shown.Append(Rune.IsControl(rune) || Rune.GetUnicodeCategory(rune) is System.Globalization.UnicodeCategory.Format ? "?" : rune.ToString());
        }

        return shown.Append('\'').ToString();
    }
}
