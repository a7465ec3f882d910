using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using RouteGen.Generator;
using RouteGen.Routing;

namespace RouteGen.Benchmarks.Dispatch;

/// <summary>A list of routes as an assembly: the router that the generator writes for a project in which every route has a handler of its own, and a switch over the keys.</summary>
internal static partial class EmittedRouter
{
    /// <summary>A switch of more strings than this takes the compiler minutes.</summary>
    public const int LargestSwitch = 1_000;

    /// <summary>Runs the generator and compiles what comes of it.</summary>
    public static void Compile(IReadOnlyList<string> keys, string file)
    {
        var routes = new StringBuilder("routes:\n");
        var handlers = new StringBuilder("namespace App;\npublic static class Handlers\n{\n");
        for (var number = 0; number < keys.Count; number++)
        {
            routes.Append(CultureInfo.InvariantCulture, $"  \"{keys[number]}\": Handlers.R{number}\n");
            var parameters = Parameter().Matches(keys[number]).Select(match => "string @" + CSharpName(match.Groups[1].Value));
            handlers.Append(CultureInfo.InvariantCulture, $"    public static void R{number}({string.Join(", ", parameters)}) {{ }}\n");
        }

        handlers.Append("}\n");
        if (keys.Count <= LargestSwitch) AppendSwitch(handlers, keys);

        var text = new RouteFile(routes.ToString());
        CSharpGeneratorDriver.Create([new RouteGenerator().AsSourceGenerator()], [text], optionsProvider: new BuildOptions())
            .RunGeneratorsAndUpdateCompilation(Compilation(handlers.ToString()), out var project, out var diagnostics);
        if (!diagnostics.IsEmpty) throw new InvalidOperationException(string.Join('\n', diagnostics));
        var result = project.Emit(file);
        if (!result.Success) throw new InvalidOperationException(string.Join('\n', result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)));
    }

    /// <summary>The router in a compiled file.</summary>
    public static CompiledRouter LoadRouter(string file) => (CompiledRouter)Assembly.LoadFrom(file).GetType("App.Router")!.GetProperty("Instance")!.GetValue(null)!;

    /// <summary>The switch in a compiled file.</summary>
    public static Func<string, int> LoadSwitch(string file) => Assembly.LoadFrom(file).GetType("App.Routes")!.GetMethod("Find")!.CreateDelegate<Func<string, int>>();

    private static void AppendSwitch(StringBuilder source, IReadOnlyList<string> keys)
    {
        source.Append("public static class Routes\n{\n    public static int Find(string key) => key switch\n    {\n");
        for (var number = 0; number < keys.Count; number++) source.Append(CultureInfo.InvariantCulture, $"        \"{keys[number]}\" => {number},\n");
        source.Append("        _ => -1,\n    };\n}\n");
    }

    private static CSharpCompilation Compilation(string source) => CSharpCompilation.Create(
        "App",
        [CSharpSyntaxTree.ParseText(SourceText.From(source, Encoding.UTF8))],
        FrameworkReferences.All,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release));

    // {enterprise-team} is bound to enterpriseTeam.
    private static string CSharpName(string name) => Dash().Replace(name, match => match.Groups[1].Value.ToUpperInvariant());

    [GeneratedRegex(@"\{([^}+]+)\+?\}")]
    private static partial Regex Parameter();

    [GeneratedRegex("-(.)")]
    private static partial Regex Dash();
}
