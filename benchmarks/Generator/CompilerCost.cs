using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace RouteGen.Benchmarks.Generator;

/// <summary>What the C# compiler needs for the way to a route's number: for the tables that are emitted, and for the switch over strings that one would write by hand.</summary>
internal static class CompilerCost
{
    public static Cost OfTables(Corpus corpus)
    {
        var tables = corpus.Driver().RunGenerators(corpus.Compilation).GetRunResult().Results[0].GeneratedSources.Single(source => source.HintName == "Router.Tables.g.cs").SourceText.ToString();
        // The emitted class is sealed and has its handlers in the other file.
        const string Sealed = "public sealed partial class Router";
        const string Rest = "namespace App; public abstract partial class Router : RouteGen.Routing.CompiledRouter;";
        return OfCompiling(tables.Replace(Sealed, "public abstract partial class Router", StringComparison.Ordinal), Rest);
    }

    public static Cost OfStringSwitch(IReadOnlyList<string> keys)
    {
        var source = new StringBuilder("public static class Switch { public static int Find(string key) { switch (key) {\n");
        for (var id = 0; id < keys.Count; id++) source.Append(CultureInfo.InvariantCulture, $"case {SymbolDisplay.FormatLiteral(keys[id], quote: true)}: return {id};\n");
        return OfCompiling(source.Append("default: return -1; } } }").ToString());
    }

    private static Cost OfCompiling(params string[] sources)
    {
        var compilation = Corpus.Of(sources);
        return Cost.Of(() =>
        {
            var result = compilation.Emit(Stream.Null);
            if (!result.Success) throw new InvalidOperationException(string.Join('\n', result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)));
        });
    }
}
