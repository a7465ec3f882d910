using System.Globalization;
using System.Reflection;
using Microsoft.CodeAnalysis;
using RouteGen.Generator.Reporting;

namespace RouteGen.Generator.Tests.Reading;

/// <summary>Each page shows what the reader prints, and a correction that it takes.</summary>
public class DiagnosticPageTests
{
    private static readonly JsonSchema Schema = JsonSchema.Load();

    /// <summary>Not told from one text: about the project, about two files, or about a text that is too long for a page.</summary>
    private static readonly HashSet<string> WithoutText = ["RG0002", "RG0003", "RG0004", "RG0005", "RG0024"];

    /// <summary>What a schema cannot say: limits, one parameter's relation to another, routes that may stand in a fragment, the bytes of an escape.</summary>
    private static readonly HashSet<string> BeyondSchema = ["RG1001", "RG1020", "RG1024"];

    public static TheoryData<string> Ids() => [.. Descriptors().Keys.Where(id => id[2] is '0' or '1')];

    private static Dictionary<string, DiagnosticDescriptor> Descriptors() => typeof(Descriptors).GetFields(BindingFlags.Static | BindingFlags.Public)
        .Select(field => field.GetValue(null)).OfType<DiagnosticDescriptor>().ToDictionary(descriptor => descriptor.Id, StringComparer.Ordinal);

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_page_has_the_title_the_parts_and_the_way_to_set_the_severity(string id)
    {
        var descriptor = Descriptors()[id];
        var page = RepositoryFiles.Read("docs", "diagnostics", id + ".md");

        Assert.StartsWith($"# {id}: {descriptor.Title}\n\n## Problem\n", page, StringComparison.Ordinal);
        Assert.Contains("\n## Example\n", page, StringComparison.Ordinal);
        Assert.Contains($"error {id}: ", page, StringComparison.Ordinal);
        Assert.Contains("\n## Fix\n", page, StringComparison.Ordinal);
        Assert.Contains($"`dotnet_diagnostic.{id}.severity`", page, StringComparison.Ordinal);
        Assert.EndsWith($"/{id}.md", descriptor.HelpLinkUri, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_example_prints_what_the_page_says_and_the_correction_is_good(string id)
    {
        if (WithoutText.Contains(id)) return;
        var page = RepositoryFiles.Read("docs", "diagnostics", id + ".md");
        var texts = RepositoryFiles.FencedBlocks(page, "yaml");
        Assert.Equal(2, texts.Count);

        var printed = Assert.Single(RepositoryFiles.FencedBlocks(page, "text"));
        Assert.Equal(printed.TrimEnd(), RouteText.Describe(RouteText.Read(texts[0]).Diagnostics));
        RouteText.ReadValid(texts[1]);
        Assert.True(YamlInstance.TryParse(texts[1], out var corrected) && Schema.Accepts(corrected), texts[1]);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_schema_refuses_the_example_too_where_it_can(string id)
    {
        if (WithoutText.Contains(id)) return;
        var text = RepositoryFiles.FencedBlocks(RepositoryFiles.Read("docs", "diagnostics", id + ".md"), "yaml")[0];

        Assert.Equal(id[2] == '1', YamlInstance.TryParse(text, out var instance));
        if (id[2] == '1') Assert.Equal(BeyondSchema.Contains(id), Schema.Accepts(instance));
    }

    [Fact]
    public void Every_page_is_of_a_diagnostic()
    {
        var pages = Directory.GetFiles(RepositoryFiles.PathOf("docs", "diagnostics"), "RG?*.md").Select(path => Path.GetFileNameWithoutExtension(path));

        Assert.Empty(pages.Where(id => id[2] is '0' or '1').Except(Descriptors().Keys, StringComparer.Ordinal));
    }

    [Fact]
    public void A_message_has_at_most_two_sentences()
    {
        foreach (var descriptor in Descriptors().Values.Where(descriptor => descriptor.Id[2] is '0' or '1'))
        {
            // A sentence ends in a full stop before a blank or the end; those in example texts stand between letters.
            // The last argument of RG1014 is a sentence or nothing.
            var message = descriptor.MessageFormat.ToString(CultureInfo.InvariantCulture).Replace(".{2}", ".", StringComparison.Ordinal);
            Assert.InRange((message + " ").Split(". ").Length - 1, 1, 2);
            Assert.EndsWith(".", message, StringComparison.Ordinal);
        }
    }
}
