using System.Reflection;
using Microsoft.CodeAnalysis;
using RouteGen.Generator.Reporting;
using RouteGen.Tests.Harness;

namespace RouteGen.Generator.Tests.Resolving;

/// <summary>The pages of RG2xxx and RG4xxx and the reference of handlers say what really happens: their examples are resolved and compared.</summary>
public sealed class DocumentationTests
{
    public static TheoryData<string> Ids => [.. Descriptors().Select(descriptor => descriptor.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_page_shows_exactly_what_the_compiler_prints(string id)
    {
        var page = File.ReadAllText(Repository.Folder("docs", "diagnostics", id + ".md"));
        var blocks = MarkdownBlock.Of(page);
        var references = blocks.Where(block => block.AssemblyName is not null)
            .Select(block => Compilations.Create(block.AssemblyName!, OutputKind.DynamicallyLinkedLibrary, Compilations.References, block.Text).ToReference());
        var sources = blocks.TakeWhile(block => block.Language.Length > 0).Where(block => block is { Language: "csharp", AssemblyName: null }).Select(block => block.Text);
        var compilation = Compilations.Create("App", OutputKind.DynamicallyLinkedLibrary, [.. Compilations.References, .. references], [.. sources]);
        var options = ResolvedRoutes.Options with { IsTrimmed = blocks.Any(block => block.Language == "xml" && block.Text.Contains("<PublishAot>true", StringComparison.Ordinal)) };

        var printed = ResolvedRoutes.OfBroken(blocks.First(block => block.Language == "yaml").Text, compilation, options).Printed;

        Assert.Equal(blocks.First(block => block.Language.Length == 0).Text.Split('\n'), printed);
        Assert.Contains($"error {id}: ", printed.First().Replace("warning", "error", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_page_has_its_descriptors_title_and_the_usual_parts(string id)
    {
        var descriptor = Descriptors().Single(candidate => candidate.Id == id);
        var lines = File.ReadAllLines(Repository.Folder("docs", "diagnostics", id + ".md"));
        Assert.Equal($"# {id}: {descriptor.Title}", lines[0]);
        Assert.Equal(["## Problem", "## Example", "## Fix", "## Severity"], lines.Where(line => line.StartsWith("## ", StringComparison.Ordinal)));
        Assert.EndsWith($"docs/diagnostics/{id}.md", descriptor.HelpLinkUri, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_diagnostic_is_listed_as_a_release_and_has_one_page()
    {
        var ids = Descriptors().Select(descriptor => descriptor.Id).Order(StringComparer.Ordinal).ToList();
        var rows = File.ReadAllLines(Repository.Folder("generator", "AnalyzerReleases.Unshipped.md")).Select(line => line.Split(' ')[0]).Where(IsOurs);
        var pages = Directory.EnumerateFiles(Repository.Folder("docs", "diagnostics")).Select(path => Path.GetFileNameWithoutExtension(path)).Where(IsOurs);
        Assert.Equal(ids, rows.Order(StringComparer.Ordinal));
        Assert.Equal(ids, pages.Order(StringComparer.Ordinal));
        Assert.Equal(ids.Count, ids.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void The_reference_of_handlers_has_only_examples_that_work()
    {
        var blocks = MarkdownBlock.Of(File.ReadAllText(Repository.Folder("docs", "handlers.md")));
        var examples = 0;
        for (var i = 0; i < blocks.Count; i++)
        {
            if (blocks[i].Language != "yaml") continue;
            var sources = blocks.Skip(i + 1).TakeWhile(block => block.Language == "csharp").Select(block => block.Text).ToArray();
            var problems = ResolvedRoutes.Of(blocks[i].Text, ["namespace Shop; partial class Nothing;", .. sources]).Printed;
            // The examples say nothing of JSON where they are not about it.
            Assert.All(problems, problem => Assert.Contains("RG4017", problem, StringComparison.Ordinal));
            examples++;
        }

        Assert.True(examples >= 7, $"{examples} examples");
    }

    private static bool IsOurs(string id) => id.StartsWith("RG2", StringComparison.Ordinal) || id.StartsWith("RG4", StringComparison.Ordinal);

    private static IEnumerable<DiagnosticDescriptor> Descriptors() => typeof(Descriptors)
        .GetFields(BindingFlags.Static | BindingFlags.Public)
        .Select(field => field.GetValue(null))
        .OfType<DiagnosticDescriptor>()
        .Where(descriptor => IsOurs(descriptor.Id));

    /// <summary>A fenced block of a page: its language, the assembly that "(in the assembly X)" puts it in, and its text.</summary>
    private sealed record MarkdownBlock(string Language, string? AssemblyName, string Text)
    {
        private const string Fence = "```";

        public static List<MarkdownBlock> Of(string page)
        {
            var blocks = new List<MarkdownBlock>();
            var lines = page.ReplaceLineEndings("\n").Split('\n');
            for (var i = 0; i < lines.Length; i++)
            {
                if (!lines[i].StartsWith(Fence, StringComparison.Ordinal)) continue;
                var info = lines[i][Fence.Length..].Trim().Split(' ', 2);
                var end = Array.IndexOf(lines, Fence, i + 1);
                var assembly = info.Length > 1 ? info[1].Trim('(', ')').Split(' ')[^1] : null;
                blocks.Add(new MarkdownBlock(info[0], assembly, string.Join('\n', lines[(i + 1)..end])));
                i = end;
            }

            return blocks;
        }
    }
}
