using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using RouteGen.Generator;
using RouteGen.Routing;

namespace RouteGen.Benchmarks.Dispatch;

/// <summary>Compiles C# in this process: the router that the generator writes for a list of routes, and a switch over strings.</summary>
internal static partial class EmittedRouter
{
    /// <summary>The router of a project in which every route has a handler of its own.</summary>
    public static CompiledRouter Of(IReadOnlyList<string> keys)
    {
        var routes = new StringBuilder("routes:\n");
        var handlers = new StringBuilder("namespace App;\npublic static class Handlers\n{\n");
        for (var number = 0; number < keys.Count; number++)
        {
            routes.Append(CultureInfo.InvariantCulture, $"  \"{keys[number]}\": Handlers.R{number}\n");
            var parameters = Parameter().Matches(keys[number]).Select(match => "string @" + CSharpName(match.Groups[1].Value));
            handlers.Append(CultureInfo.InvariantCulture, $"    public static void R{number}({string.Join(", ", parameters)}) {{ }}\n");
        }

        var text = new RouteFile(routes.ToString());
        CSharpGeneratorDriver.Create([new RouteGenerator().AsSourceGenerator()], [text], optionsProvider: new BuildOptions())
            .RunGeneratorsAndUpdateCompilation(Compilation(handlers.Append("}\n").ToString()), out var project, out var diagnostics);
        if (!diagnostics.IsEmpty) throw new InvalidOperationException(string.Join('\n', diagnostics));
        return (CompiledRouter)Load(project).GetType("App.Router")!.GetProperty("Instance")!.GetValue(null)!;
    }

    /// <summary>The function that people write by hand, or a compiler for them: <c>key switch { "GET /users" => 0, ... }</c>.</summary>
    public static Func<string, int> SwitchOf(IReadOnlyList<string> keys)
    {
        var source = new StringBuilder("namespace App;\npublic static class Routes\n{\n    public static int Find(string key) => key switch\n    {\n");
        for (var number = 0; number < keys.Count; number++) source.Append(CultureInfo.InvariantCulture, $"        \"{keys[number]}\" => {number},\n");
        source.Append("        _ => -1,\n    };\n}\n");
        return Load(Compilation(source.ToString())).GetType("App.Routes")!.GetMethod("Find")!.CreateDelegate<Func<string, int>>();
    }

    private static CSharpCompilation Compilation(string source) => CSharpCompilation.Create(
        "App",
        [CSharpSyntaxTree.ParseText(SourceText.From(source, Encoding.UTF8))],
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is var name && (name.StartsWith("System.", StringComparison.Ordinal) || name == "RouteGen.dll"))
            .Select(path => MetadataReference.CreateFromFile(path)),
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release));

    private static Assembly Load(Compilation compilation)
    {
        using var stream = new MemoryStream();
        var result = compilation.Emit(stream);
        if (!result.Success) throw new InvalidOperationException(string.Join('\n', result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)));
        return Assembly.Load(stream.ToArray());
    }

    // {enterprise-team} is bound to enterpriseTeam.
    private static string CSharpName(string name) => Dash().Replace(name, match => match.Groups[1].Value.ToUpperInvariant());

    [GeneratedRegex(@"\{([^}+]+)\+?\}")]
    private static partial Regex Parameter();

    [GeneratedRegex("-(.)")]
    private static partial Regex Dash();

    private sealed class RouteFile(string text) : AdditionalText
    {
        private readonly SourceText _text = SourceText.From(text, Encoding.UTF8);

        public override string Path => "routes.yaml";

        public override SourceText GetText(CancellationToken cancellationToken = default) => _text;
    }

    /// <summary>What the package's build files tell the compiler.</summary>
    private sealed class BuildOptions : AnalyzerConfigOptionsProvider
    {
        private static readonly Options None = new([]);

        private static readonly Options File = new(new() { ["build_metadata.AdditionalFiles.RouteGenFile"] = "app" });

        public override AnalyzerConfigOptions GlobalOptions { get; } = new Options(new()
        {
            ["build_property.RouteGenProject"] = "true",
            ["build_property.RootNamespace"] = "App",
            ["build_property.OutputType"] = "Library",
        });

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => None;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => File;
    }

    private sealed class Options(Dictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }
}
