using Microsoft.CodeAnalysis;

namespace RouteGen.Generator.Reporting;

/// <summary>
/// Every diagnostic RouteGen reports, by block: <c>RG0xxx</c> file, <c>RG1xxx</c> schema, <c>RG2xxx</c> resolving, <c>RG3xxx</c> routing,
/// <c>RG4xxx</c> binding and JSON, <c>RG9xxx</c> internal. Ids are append-only: a number once shipped is never given to another problem.
/// Each has a page under <c>docs/diagnostics</c>, a row in <c>AnalyzerReleases</c> and a case that reports it; a test says so.
/// </summary>
internal static partial class Descriptors
{
    private const string HelpLinkBase = "https://github.com/routegen/routegen/blob/main/docs/diagnostics/";

    // What is wrong is left out of the router. Were the error silenced with NoWarn, an application would lose a route without a word, perhaps the one that refuses others.
    private static DiagnosticDescriptor Error(string id, string title, string message) => Create(id, title, message, DiagnosticSeverity.Error, WellKnownDiagnosticTags.NotConfigurable);

    private static DiagnosticDescriptor Warning(string id, string title, string message) => Create(id, title, message, DiagnosticSeverity.Warning);

    private static DiagnosticDescriptor Create(string id, string title, string message, DiagnosticSeverity severity, params string[] tags) =>
        new(id, title, message, "RouteGen", severity, isEnabledByDefault: true, helpLinkUri: HelpLinkBase + id + ".md", customTags: tags);
}
