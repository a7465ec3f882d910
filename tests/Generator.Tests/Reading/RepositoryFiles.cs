using System.Text;

namespace RouteGen.Generator.Tests.Reading;

/// <summary>The files of this repository that tests hold the code against.</summary>
internal static class RepositoryFiles
{
    private static readonly string Root = FindRoot();

    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    public static string Read(params string[] parts) => File.ReadAllText(PathOf(parts));

    /// <summary>The fenced blocks of a language in a Markdown page.</summary>
    public static List<string> FencedBlocks(string page, string language)
    {
        var blocks = new List<string>();
        var isInside = false;
        var block = new StringBuilder();
        foreach (var line in page.Split('\n'))
        {
            if (isInside && line == "```")
            {
                blocks.Add(block.ToString());
                block.Clear();
                isInside = false;
            }
            else if (isInside)
            {
                block.Append(line).Append('\n');
            }
            else
            {
                isInside = line == "```" + language;
            }
        }

        return blocks;
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "RouteGen.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests do not run inside the repository.");
    }
}
