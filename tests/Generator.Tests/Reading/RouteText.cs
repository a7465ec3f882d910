using Microsoft.CodeAnalysis.Text;
using RouteGen.Generator.Model;
using RouteGen.Generator.Reading;
using RouteGen.Generator.Reporting;

namespace RouteGen.Generator.Tests.Reading;

/// <summary>Reads route files from text, and asserts what comes out.</summary>
internal static class RouteText
{
    public const string Path = "routes.yaml";

    public static DeclaredFile ReadFile(string text, RouteFileKind kind = RouteFileKind.App, string path = Path) => RouteFileReader.Read(path, SourceText.From(text), kind);

    public static DeclaredTable Read(string text, RouteFileKind kind = RouteFileKind.App) => RouteFileMerger.Merge([ReadFile(text, kind)]);

    /// <summary>Reads a text that has nothing wrong.</summary>
    public static DeclaredTable ReadValid(string text, RouteFileKind kind = RouteFileKind.App)
    {
        var table = Read(text, kind);
        Assert.Equal("", Describe(table.Diagnostics));
        Assert.False(table.IsBroken);
        return table;
    }

    /// <summary>Reads a text that has one mistake, and asserts its id and the place that is underlined.</summary>
    public static DeclaredTable ReadWrong(string id, string marked, RouteFileKind kind = RouteFileKind.App)
    {
        var (text, span) = MarkedText.Parse(marked);
        var table = Read(text, kind);
        Assert.True(table.Diagnostics.Count == 1, $"One diagnostic expected, {id}:\n{Describe(table.Diagnostics)}");
        var diagnostic = table.Diagnostics[0];
        Assert.Equal(id, diagnostic.Descriptor.Id);
        Assert.Equal(text[span.Start..span.End], TextAt(text, diagnostic.Location!));
        Assert.Equal(span, diagnostic.Location!.Span);
        Assert.Equal(SourceText.From(text).Lines.GetLinePositionSpan(span), diagnostic.Location.Lines);
        return table;
    }

    /// <summary>The diagnostics as the compiler prints them, one a line.</summary>
    public static string Describe(IEnumerable<DiagnosticInfo> diagnostics) => string.Join("\n", diagnostics.Select(diagnostic => diagnostic.ToDiagnostic().ToString()));

    /// <summary>The routes without their places, one a line.</summary>
    public static string Describe(IEnumerable<DeclaredRoute> routes) => string.Join("\n", routes.Select(Describe));

    public static string Describe(DeclaredRoute route) =>
        $"{route.Verb.ToString().ToUpperInvariant()} {route.Path}: {route.Handler.Text}{(route.Namespace is null ? "" : $" in {route.Namespace}")}";

    /// <summary>The event routes without their places, one a line.</summary>
    public static string Describe(IEnumerable<DeclaredEvent> events) => string.Join("\n", events.Select(Describe));

    public static string Describe(DeclaredEvent route) =>
        $"{EventVerbs.NameOf(route.Verb)} {route.Target}: {route.Handler.Text}{(route.Namespace is null ? "" : $" in {route.Namespace}")}";

    public static string TextAt(string text, TextLocation location) => text[location.Span.Start..location.Span.End];
}
