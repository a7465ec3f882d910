using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using RouteGen.Generator.Model;
using RouteGen.Generator.Reporting;
using RouteGen.Generator.Resolving;

namespace RouteGen.Generator.Tests.Resolving;

/// <summary>Resolves a text against sources, and holds every result to what is true of all: see <see cref="TableGraph"/>.</summary>
internal sealed class ResolvedRoutes
{
    private readonly string _yaml;

    private ResolvedRoutes(string yaml, ResolvedTable table)
    {
        _yaml = yaml;
        Table = table;
    }

    public static ProjectOptions Options { get; } = new()
    {
        IsRouteGenProject = true,
        RootNamespace = "Shop",
        IsExecutable = true,
        AllowsEmittedMain = true,
        IsTrimmed = false,
        LanguageVersion = LanguageVersion.CSharp12,
    };

    public ResolvedTable Table { get; }

    /// <summary>The only route.</summary>
    public HandlerCall Handler => Assert.Single(Table.Routes).Handler;

    /// <summary>The only parameter of the only route.</summary>
    public BoundParameter Parameter => Assert.Single(Handler.Parameters);

    public static ResolvedRoutes Of(string yaml, params string[] sources) => Of(yaml, Compilations.Of(sources), Options);

    public static ResolvedRoutes Of(string yaml, CSharpCompilation compilation, ProjectOptions options)
    {
        Assert.Empty(compilation.WithJsonGenerator().GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        return OfBroken(yaml, compilation, options);
    }

    /// <summary>As <see cref="Of(string, CSharpCompilation, ProjectOptions)"/>, for sources that do not compile.</summary>
    public static ResolvedRoutes OfBroken(string yaml, CSharpCompilation compilation, ProjectOptions options)
    {
        var declared = RouteText.Read(yaml);
        var table = Resolver.Resolve(declared, compilation, options, CancellationToken.None);
        TableGraph.AssertHoldsNoSymbols(table);
        TableGraph.AssertNamesAreGlobal(table);
        // Not through the memo: what is made anew has to be equal, not the same.
        var anew = Anew(compilation);
        Assert.Equal(table, new TableResolver(RouteText.Read(yaml), anew, DeclarationFingerprint.Of(anew, CancellationToken.None), options, known: []).Resolve(CancellationToken.None));
        return new ResolvedRoutes(RouteText.Complete(yaml), table);
    }

    /// <summary>A handler <c>Api.Run</c> with these parameters, on a route.</summary>
    public static ResolvedRoutes OfParameters(string route, string parameters, params string[] more) =>
        Of(route + ": Api.Run", [$"namespace Shop; static class Api {{ internal static unsafe void Run({parameters}) => throw new NotImplementedException(); }}", .. more]);

    /// <summary>Nothing is wrong.</summary>
    public ResolvedRoutes Clean()
    {
        Assert.Empty(Table.Diagnostics.Select(Message));
        return this;
    }

    /// <summary>Exactly one problem, with that id, underlining that text; gives the message.</summary>
    public string Problem(string id, string underlined)
    {
        var diagnostic = Assert.Single(Table.Diagnostics);
        Assert.Equal((id, underlined), (diagnostic.Descriptor.Id, Underlined(diagnostic)));
        return Message(diagnostic);
    }

    /// <summary>All problems as <c>RG2001 Users</c>: the id and the text that is underlined.</summary>
    public IEnumerable<string> Problems => Table.Diagnostics.Select(diagnostic => diagnostic.Descriptor.Id + " " + Underlined(diagnostic));

    /// <summary>All problems as the compiler prints them.</summary>
    public IEnumerable<string> Printed => Table.Diagnostics.Select(diagnostic =>
    {
        var start = diagnostic.Location!.Lines.Start;
        var severity = diagnostic.Descriptor.DefaultSeverity == DiagnosticSeverity.Error ? "error" : "warning";
        return string.Create(CultureInfo.InvariantCulture, $"{diagnostic.Location.Path}({start.Line + 1},{start.Character + 1}): {severity} {diagnostic.Descriptor.Id}: {Message(diagnostic)}");
    });

    private static string Message(DiagnosticInfo diagnostic) => diagnostic.ToDiagnostic().GetMessage(CultureInfo.InvariantCulture);

    private static CSharpCompilation Anew(CSharpCompilation compilation) => CSharpCompilation.Create(
        compilation.AssemblyName,
        compilation.SyntaxTrees.Select(tree => CSharpSyntaxTree.ParseText(tree.GetText(), (CSharpParseOptions)tree.Options, tree.FilePath)),
        compilation.References,
        compilation.Options);

    private string Underlined(DiagnosticInfo diagnostic)
    {
        var location = diagnostic.Location!;
        Assert.Equal(SourceText.From(_yaml).Lines.GetLinePositionSpan(location.Span), location.Lines);
        return _yaml.Substring(location.Span.Start, location.Span.Length);
    }
}
