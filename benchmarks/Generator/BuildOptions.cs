using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace RouteGen.Benchmarks.Generator;

/// <summary>What the package's build files tell the compiler of the project.</summary>
internal sealed class BuildOptions : AnalyzerConfigOptionsProvider
{
    private static readonly Options OfFiles = new(new() { ["build_metadata.AdditionalFiles.RouteGenFile"] = "app" });

    public override AnalyzerConfigOptions GlobalOptions { get; } = new Options(new()
    {
        ["build_property.RouteGenProject"] = "true",
        ["build_property.RootNamespace"] = "App",
        ["build_property.OutputType"] = "Library",
    });

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => OfFiles;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => OfFiles;

    private sealed class Options(Dictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, out string value) => values.TryGetValue(key, out value!);
    }
}

/// <summary><c>routes.yaml</c>.</summary>
internal sealed class RouteFile(string text) : AdditionalText
{
    private readonly SourceText _text = SourceText.From(text, System.Text.Encoding.UTF8);

    public override string Path => "routes.yaml";

    public override SourceText GetText(CancellationToken cancellationToken = default) => _text;
}
