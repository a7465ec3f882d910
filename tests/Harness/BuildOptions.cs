using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace RouteGen.Tests.Harness;

/// <summary>What the package's build files tell the compiler: properties, and which additional files are route files.</summary>
internal sealed class BuildOptions(ImmutableDictionary<string, string> properties) : AnalyzerConfigOptionsProvider
{
    public override AnalyzerConfigOptions GlobalOptions { get; } = new Options(properties.ToImmutableDictionary(pair => "build_property." + pair.Key, pair => pair.Value));

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => Options.None;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => textFile is RouteFileText file ? file.Options : Options.None;

    internal sealed class Options(ImmutableDictionary<string, string> values) : AnalyzerConfigOptions
    {
        public static readonly Options None = new(ImmutableDictionary<string, string>.Empty);

        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }
}

/// <summary>A route file.</summary>
internal sealed class RouteFileText(string path, string text) : AdditionalText
{
    private readonly SourceText _text = SourceText.From(text, System.Text.Encoding.UTF8);

    public override string Path => path;

    public AnalyzerConfigOptions Options { get; } = new BuildOptions.Options(ImmutableDictionary<string, string>.Empty
        .Add("build_metadata.AdditionalFiles.RouteGenFile", path.Contains("routes/", StringComparison.Ordinal) ? "fragment" : "app"));

    public override SourceText GetText(CancellationToken cancellationToken = default) => _text;
}
