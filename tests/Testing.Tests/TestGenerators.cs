using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace RouteGen.Testing.Tests;

/// <summary>A generator that writes given sources.</summary>
internal sealed class WritingGenerator(params (string HintName, string Text)[] sources) : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context) => context.RegisterPostInitializationOutput(output =>
    {
        foreach (var (hintName, text) in sources) output.AddSource(hintName, SourceText.From(text, Encoding.UTF8));
    });

    public GeneratorDriver Run() => CSharpGeneratorDriver.Create(this).RunGenerators(CSharpCompilation.Create("Test"));
}

/// <summary>A generator that writes down what it sees of its project.</summary>
internal sealed class WitnessGenerator : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var files = context.AdditionalTextsProvider.Combine(context.AnalyzerConfigOptionsProvider).Select((pair, cancellation) =>
        {
            pair.Right.GetOptions(pair.Left).TryGetValue("build_metadata.AdditionalFiles.RouteGenFile", out var kind);
            return $"{kind} {pair.Left.Path}: {pair.Left.GetText(cancellation)}";
        });
        var properties = context.AnalyzerConfigOptionsProvider.Select((options, _) => string.Join('\n', options.GlobalOptions.Keys.Order(StringComparer.Ordinal).Select(key => $"{key}={Value(options.GlobalOptions, key)}")));
        var compilation = context.CompilationProvider.Select((compiled, cancellation) =>
        {
            var errors = compiled.GetDiagnostics(cancellation).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(diagnostic => diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture));
            var own = compiled.ReferencedAssemblyNames.Select(name => name.Name).Where(name => name is "RouteGen" or "RouteGen.Testing.Tests").Order(StringComparer.Ordinal);
            return $"{compiled.AssemblyName} {compiled.Options.OutputKind} [{string.Join(", ", own)}]\n{string.Join('\n', errors)}";
        });
        context.RegisterSourceOutput(files.Collect().Combine(properties).Combine(compilation), (output, seen) =>
            output.AddSource("Seen.g.cs", Comment(seen.Left.Left, seen.Left.Right, seen.Right)));
    }

    private static string Comment(ImmutableArray<string> files, string properties, string compilation) => $"/*\n{string.Join('\n', files)}\n{properties}\n{compilation}\n*/";

    private static string Value(Microsoft.CodeAnalysis.Diagnostics.AnalyzerConfigOptions options, string key) => options.TryGetValue(key, out var value) ? value : "";
}

/// <summary>A generator that finds fault with a place in the first file it is given.</summary>
internal sealed class ComplainingGenerator(DiagnosticSeverity severity) : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context) => context.RegisterSourceOutput(context.AdditionalTextsProvider, (output, file) =>
    {
        var descriptor = new DiagnosticDescriptor("TEST001", "title", "handler '{0}' not found", "Test", severity, isEnabledByDefault: true, helpLinkUri: "https://example.com/TEST001");
        var span = new LinePositionSpan(new LinePosition(2, 15), new LinePosition(2, 20));
        output.ReportDiagnostic(Diagnostic.Create(descriptor, Location.Create(file.Path, new TextSpan(30, 5), span), "Users.Creat"));
    });
}

/// <summary>A generator with a defect.</summary>
internal sealed class FailingGenerator : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context) =>
        context.RegisterSourceOutput(context.CompilationProvider, (_, _) => throw new InvalidDataException("defect"));
}
