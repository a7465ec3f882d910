using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace RouteGen.Benchmarks;

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
