using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace RouteGen.Testing;

/// <summary>Properties and metadata as the package's build files make them visible to the compiler.</summary>
internal sealed class ProjectOptionsProvider(IReadOnlyDictionary<string, string> properties) : AnalyzerConfigOptionsProvider
{
    private static readonly Options None = new([]);

    public override AnalyzerConfigOptions GlobalOptions { get; } = new Options(
        // The package's own mark on a project, which the generator waits for.
        properties.Append(new("RouteGenProject", "true")).DistinctBy(property => property.Key, StringComparer.OrdinalIgnoreCase)
            .Select(property => KeyValuePair.Create("build_property." + property.Key, property.Value)));

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => None;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) =>
        textFile is RouteText route ? new Options([new("build_metadata.AdditionalFiles.RouteGenFile", route.Kind)]) : None;

    private sealed class Options(IEnumerable<KeyValuePair<string, string>> values) : AnalyzerConfigOptions
    {
        private readonly Dictionary<string, string> _values = new(values, KeyComparer);

        public override IEnumerable<string> Keys => _values.Keys;

        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => _values.TryGetValue(key, out value);
    }
}
