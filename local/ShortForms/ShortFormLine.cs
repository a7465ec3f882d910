using RouteGen.Local.Events;

namespace RouteGen.Local.ShortForms;

/// <summary>A short form in one text, as <c>POST /_routegen/events</c> takes it.</summary>
internal static class ShortFormLine
{
    /// <summary>
    /// Splits it at blanks, as a shell does: quotes, single or double, keep together what is between them, and nothing is special there.
    /// Unlike in a shell, a word that starts with <c>{</c> or <c>[</c> goes on to the end: JSON needs no quotes.
    /// </summary>
    /// <exception cref="ShortFormException">A quote is not closed.</exception>
    public static IReadOnlyList<string> Split(string line)
    {
        var words = new List<string>();
        var rest = line.AsSpan().Trim();
        while (!rest.IsEmpty)
        {
            if (rest[0] is '{' or '[')
            {
                words.Add(rest.ToString());
                return words;
            }

            int end;
            if (rest[0] is '\'' or '"')
            {
                end = rest[1..].IndexOf(rest[0]);
                if (end < 0) throw new ShortFormException($"A quote is not closed: {rest[0]}");
                words.Add(rest.Slice(1, end).ToString());
                end += 2;
            }
            else
            {
                end = rest.IndexOfAny(" \t\r\n");
                if (end < 0) end = rest.Length;
                words.Add(rest[..end].ToString());
            }

            rest = rest[end..].TrimStart();
        }

        return words;
    }
}
