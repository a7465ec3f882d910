namespace RouteGen.Generator.Tests.Reporting;

/// <summary>A fenced block of a Markdown page.</summary>
/// <param name="Language">The word behind the fence.</param>
/// <param name="AssemblyName">The assembly that "(in the assembly X)" behind the language puts the block in.</param>
/// <param name="Heading">The <c>##</c> heading above.</param>
/// <param name="Text">What is inside, with a line break at its end.</param>
internal sealed record MarkdownBlock(string Language, string? AssemblyName, string Heading, string Text)
{
    private const string Fence = "```";

    public static IReadOnlyList<MarkdownBlock> Of(string page)
    {
        var blocks = new List<MarkdownBlock>();
        var lines = page.ReplaceLineEndings("\n").Split('\n');
        var heading = "";
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].StartsWith("## ", StringComparison.Ordinal)) heading = lines[i][3..];
            if (!lines[i].StartsWith(Fence, StringComparison.Ordinal)) continue;
            var info = lines[i][Fence.Length..].Trim().Split(' ', 2);
            var end = Array.IndexOf(lines, Fence, i + 1);
            blocks.Add(new MarkdownBlock(info[0], info.Length > 1 ? info[1].Trim('(', ')').Split(' ')[^1] : null, heading, string.Concat(lines[(i + 1)..end].Select(line => line + "\n"))));
            i = end;
        }

        return blocks;
    }
}
