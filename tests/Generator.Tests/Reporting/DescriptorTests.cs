using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using RouteGen.Generator.Reporting;
using RouteGen.Tests.Harness;

namespace RouteGen.Generator.Tests.Reporting;

/// <summary>What is true of every diagnostic. That each is really reported, the run of its page says.</summary>
public sealed class DescriptorTests
{
    private static readonly Dictionary<string, DiagnosticDescriptor> All = typeof(Descriptors)
        .GetFields(BindingFlags.Static | BindingFlags.Public)
        .Select(field => field.GetValue(null))
        .OfType<DiagnosticDescriptor>()
        .ToDictionary(descriptor => descriptor.Id, StringComparer.Ordinal);

    public static TheoryData<string> Ids => [.. All.Keys];

    [Theory]
    [MemberData(nameof(Ids))]
    public void It_is_of_a_block_and_has_a_help_link(string id)
    {
        var descriptor = All[id];
        Assert.Matches(new Regex("^RG[0123459][0-9]{3}$", RegexOptions.None, TimeSpan.FromSeconds(1)), id);
        Assert.Equal("RouteGen", descriptor.Category);
        Assert.True(descriptor.IsEnabledByDefault);
        Assert.EndsWith($"/docs/diagnostics/{id}.md", descriptor.HelpLinkUri, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Its_page_has_its_title_and_the_usual_parts(string id)
    {
        var lines = DiagnosticPage.Open(id).Lines;
        Assert.Equal($"# {id}: {All[id].Title}", lines[0]);
        Assert.Equal(["## Problem", "## Example", "## Fix", "## Severity"], lines.Where(line => line.StartsWith("## ", StringComparison.Ordinal)));
    }

    // An error that is silenced would take a route out of the application without a word.
    [Theory]
    [MemberData(nameof(Ids))]
    public void An_error_cannot_be_silenced_and_a_warning_can_and_the_page_says_so(string id)
    {
        var isError = All[id].DefaultSeverity == DiagnosticSeverity.Error;
        var severity = DiagnosticPage.Open(id).Lines[^2];
        Assert.Equal(isError, All[id].CustomTags.Contains(WellKnownDiagnosticTags.NotConfigurable, StringComparer.Ordinal));
        Assert.Contains(isError ? "lways an error" : $"`dotnet_diagnostic.{id}.severity`", severity, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_message_ends_in_a_full_stop_or_a_hint(string id)
    {
        var message = All[id].MessageFormat.ToString(CultureInfo.InvariantCulture);
        Assert.True(message[^1] is '.' or '}', message);
        Assert.DoesNotContain('\n', message);
        // A sentence ends in a full stop before a blank or the end; those in example texts stand between letters.
        Assert.InRange((message + " ").Split(". ").Length - 1, 0, 3);
    }

    [Fact]
    public void The_pages_and_the_list_of_releases_have_the_same_diagnostics()
    {
        Assert.Equal(All.Keys.Order(StringComparer.Ordinal), DiagnosticPage.Ids);
        var rows = File.ReadAllLines(Repository.Folder("generator", "AnalyzerReleases.Unshipped.md")).Where(line => line.StartsWith("RG", StringComparison.Ordinal));
        Assert.Equal(All.Values.OrderBy(descriptor => descriptor.Id, StringComparer.Ordinal).Select(descriptor => $"{descriptor.Id} | RouteGen | {descriptor.DefaultSeverity} | {descriptor.Title}"), rows);
    }

    [Fact]
    public void An_error_is_reported_whatever_the_project_silences()
    {
        var project = RouterProject.Of("routes:\n  GET /a: Users.Gett\n  GET /b: Users.Get\n", "namespace App; public sealed record User(int Id); public static class Users { public static User Get() => new(1); }");
        var silenced = project with
        {
            CompilerOptions = project.CompilerOptions.WithSpecificDiagnosticOptions(All.Keys.Select(id => KeyValuePair.Create(id, ReportDiagnostic.Suppress))),
        };

        Assert.Equal(["RG2002", "RG4017"], project.Run().Result.Diagnostics.Select(diagnostic => diagnostic.Id));
        Assert.Equal(["RG2002"], silenced.Run().Result.Diagnostics.Select(diagnostic => diagnostic.Id));
    }
}
