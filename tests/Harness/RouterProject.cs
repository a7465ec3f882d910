using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using RouteGen.Generator;

namespace RouteGen.Tests.Harness;

/// <summary>A project as the compiler sees it: route files, C#, build properties. Immutable; <see cref="Run"/> gives what the generators make of it.</summary>
public sealed record RouterProject
{
    private static readonly ImmutableArray<MetadataReference> Framework = [.. ReferencesTo(name => name.StartsWith("System.", StringComparison.Ordinal) || name is "mscorlib.dll" or "netstandard.dll" or "RouteGen.dll")];

    private const string ImplicitUsings = "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; global using System.Threading; global using System.Threading.Tasks;";

    /// <summary>System.Text.Json's own generator, without which a <c>JsonSerializerContext</c> does not compile.</summary>
    public static ISourceGenerator JsonGenerator { get; } = LoadJsonGenerator();

    /// <summary>The path and text of each route file; what lies under <c>routes/</c> is a fragment.</summary>
    public ImmutableArray<(string Path, string Text)> RouteFiles { get; init; } = [];

    /// <summary>The path and text of each C# file.</summary>
    public ImmutableArray<(string Path, string Text)> Sources { get; init; } = [];

    /// <summary>Build properties, as <c>PublishAot</c>; the project is a library called App unless they say otherwise.</summary>
    public ImmutableDictionary<string, string> Properties { get; init; } = ImmutableDictionary<string, string>.Empty
        .Add("RouteGenProject", "true")
        .Add("RootNamespace", "App")
        .Add("OutputType", "Library");

    public LanguageVersion LanguageVersion { get; init; } = LanguageVersion.Latest;

    public ImmutableArray<MetadataReference> References { get; init; } = Framework;

    /// <summary>The C# compiler's own options; whether the project is a program is a build property.</summary>
    public CSharpCompilationOptions CompilerOptions { get; init; } = new(
        OutputKind.DynamicallyLinkedLibrary,
        optimizationLevel: OptimizationLevel.Release,
        nullableContextOptions: NullableContextOptions.Enable,
        warningLevel: 9999,
        // A package made for an older framework: the SDK too says nothing of it.
        specificDiagnosticOptions: [new("CS1701", ReportDiagnostic.Suppress), new("CS1702", ReportDiagnostic.Suppress)]);

    /// <summary>A project of one <c>routes.yaml</c> and one C# file.</summary>
    public static RouterProject Of(string routes, string source) => new() { RouteFiles = [("routes.yaml", routes)], Sources = [("Handlers.cs", source)] };

    /// <summary>The project with packages beside the framework: all whose names begin so, as <c>Amazon.Lambda.</c>.</summary>
    public RouterProject WithPackages(string prefix) => this with { References = [.. References, .. ReferencesTo(name => name.StartsWith(prefix, StringComparison.Ordinal))] };

    public RouterProject With(string property, string value) => this with { Properties = Properties.SetItem(property, value) };

    public RouterRun Run() => new(this, Driver(), Compilation());

    // Optimized, as it is deployed: unoptimized code allocates where this does not.
    public CSharpCompilation Compilation() => CSharpCompilation.Create(
        "App",
        Sources.Add(("ImplicitUsings.cs", ImplicitUsings)).Select(source => CSharpSyntaxTree.ParseText(SourceText.From(source.Text, System.Text.Encoding.UTF8), ParseOptions, source.Path)),
        References,
        CompilerOptions.WithOutputKind(Properties["OutputType"] == "Exe" ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary));

    public GeneratorDriver Driver() => CSharpGeneratorDriver.Create(
        [new RouteGenerator().AsSourceGenerator(), JsonGenerator],
        AdditionalTexts(),
        ParseOptions,
        new BuildOptions(Properties),
        new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    public ImmutableArray<AdditionalText> AdditionalTexts() => [.. RouteFiles.Select(file => (AdditionalText)new RouteFileText(file.Path, file.Text))];

    private CSharpParseOptions ParseOptions => new(LanguageVersion, DocumentationMode.Diagnose);

    private static IEnumerable<MetadataReference> ReferencesTo(Func<string, bool> isWanted) => ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
        .Split(Path.PathSeparator)
        .Where(path => isWanted(Path.GetFileName(path)))
        .Select(path => MetadataReference.CreateFromFile(path));

    private static ISourceGenerator LoadJsonGenerator()
    {
        var path = typeof(RouterProject).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "JsonGenerator").Value!;
        var type = Assembly.LoadFrom(path).GetTypes().Single(type => type.GetCustomAttribute<GeneratorAttribute>() is not null && typeof(IIncrementalGenerator).IsAssignableFrom(type));
        return ((IIncrementalGenerator)Activator.CreateInstance(type)!).AsSourceGenerator();
    }
}
