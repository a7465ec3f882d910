namespace DeployBot.Commands;

internal static class Spelling
{
    private const int MostEdits = 2;
    private const int LongestWord = 40;

    /// <summary>The name that is at most two edits away; <see langword="null"/> when there is none.</summary>
    public static string? Nearest(string word, IEnumerable<string> names) =>
        word.Length > LongestWord ? null : names.Select(name => (name, Edits: Edits(word, name))).Where(near => near.Edits <= MostEdits && near.Edits < near.name.Length).OrderBy(near => near.Edits).FirstOrDefault().name;

    private static int Edits(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0]++;
            for (var j = 1; j <= to.Length; j++)
            {
                var substituted = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(substituted, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
