using RouteGen.Generator.Tests.Reporting;
using RouteGen.Tests.Harness;

namespace RouteGen.Generator.Tests.Resolving;

/// <summary>
/// Pages show what really builds. An example is a <c>yaml</c> block that begins with a table, and the <c>csharp</c> blocks right behind it below the same heading.
/// Everything else on a page, such as the template of a deployment or the code that somebody moves away from, is not RouteGen's.
/// </summary>
public sealed class DocumentationTests
{
    [Theory]
    [InlineData("handlers.md", 9)]
    [InlineData("middleware.md", 1)]
    [InlineData("migrating.md", 4)]
    public void Its_examples_build_without_a_problem(string page, int fewest)
    {
        var examples = Examples(page);
        Assert.True(examples.Count >= fewest, $"{examples.Count} examples");
        Assert.All(examples, example =>
        {
            var run = example.Run();
            // The examples say nothing of JSON where they are not about it.
            Assert.All(run.Diagnostics, line => Assert.Contains("warning RG4017", line, StringComparison.Ordinal));
            Assert.Empty(run.CompilerDiagnostics);
        });
    }

    [Fact]
    public void Their_links_lead_to_pages_and_headings()
    {
        var folder = Repository.Folder("docs");
        foreach (var page in Directory.EnumerateFiles(folder, "*.md"))
        {
            foreach (var link in Links(File.ReadAllText(page)).Where(link => !link.Contains("://", StringComparison.Ordinal)))
            {
                var parts = link.Split('#');
                var target = parts[0].Length == 0 ? page : Path.Combine(folder, parts[0]);
                Assert.True(Path.Exists(target), $"{page}: {link}");
                if (parts.Length > 1) Assert.True(Anchors(target).Contains(parts[1], StringComparer.Ordinal), $"{page}: {link}");
            }
        }
    }

    private static IEnumerable<string> Links(string text) => text.Split("](").Skip(1).Select(rest => rest[..rest.IndexOf(')', StringComparison.Ordinal)]);

    // As GitHub makes them of headings: letters, digits and hyphens, in lower case.
    private static IEnumerable<string> Anchors(string page) => File.ReadLines(page)
        .Where(line => line.StartsWith('#'))
        .Select(line => string.Concat(line.TrimStart('#').Trim().Select(character => character == ' ' ? '-' : char.ToLowerInvariant(character)).Where(character => character is '-' or '_' || char.IsLetterOrDigit(character))));

    private static List<RouterProject> Examples(string page)
    {
        var blocks = MarkdownBlock.Of(File.ReadAllText(Repository.Folder("docs", page)));
        var examples = new List<RouterProject>();
        for (var i = 0; i < blocks.Count; i++)
        {
            if (blocks[i].Language != "yaml" || !IsTable(blocks[i].Text)) continue;
            var sources = blocks.Skip(i + 1).TakeWhile(block => block.Language == "csharp" && block.Heading == blocks[i].Heading).Select(block => block.Text).ToList();
            examples.Add(Project(blocks[i].Text, sources));
        }

        return examples;
    }

    private static bool IsTable(string yaml) => yaml.Split('\n').Any(line => line == "routes:");

    private static RouterProject Project(string routes, List<string> sources)
    {
        var project = new RouterProject
        {
            RouteFiles = [("routes.yaml", routes)],
            Sources = [.. sources.Select((text, index) => ($"Source{index}.cs", text))],
        };
        project = project.With("RootNamespace", "Shop").With("OutputType", "Exe");
        foreach (var packages in new[] { "Amazon.Lambda.", "Microsoft.Extensions.DependencyInjection" })
        {
            if (sources.Exists(text => text.Contains("using " + packages, StringComparison.Ordinal))) project = project.WithPackages(packages);
        }

        return project;
    }
}
