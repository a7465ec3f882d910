using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using RouteGen.Generator;

namespace RouteGen.Testing;

/// <summary>Runs RouteGen's source generator on a table of routes, in this process.</summary>
/// <remarks>
/// What it gives is Roslyn's own driver: <c>Snapshot.Verify(driver)</c> here, or <c>Verifier.Verify(driver)</c> with Verify.SourceGenerators.
/// The code is compiled against what the test process itself was started with.
/// </remarks>
public static class SourceGenerator
{
    /// <summary>What <c>ImplicitUsings</c> means in a project.</summary>
    private const string ImplicitUsings =
        """
        global using global::System;
        global using global::System.Collections.Generic;
        global using global::System.IO;
        global using global::System.Linq;
        global using global::System.Net.Http;
        global using global::System.Threading;
        global using global::System.Threading.Tasks;
        """;

    /// <summary>Runs the generator on a <c>routes.yaml</c> and C# sources.</summary>
    /// <param name="routesYaml">The text of <c>routes.yaml</c>.</param>
    /// <param name="sources">The C# sources it speaks of.</param>
    /// <exception cref="SourceGeneratorException">The generator reported errors.</exception>
    public static GeneratorDriver Run(string routesYaml, params string[] sources) => Run(new GeneratorProject
    {
        Routes = routesYaml,
        Sources = sources.Select((source, index) => (source, index)).ToDictionary(pair => $"Source{pair.index + 1}.cs", pair => pair.source, StringComparer.Ordinal),
    });

    /// <summary>Runs the generator on a project's folder, as a build of the project would.</summary>
    /// <param name="directory">The folder, from that of the calling source file: <c>../../samples/Shop</c>.</param>
    /// <param name="file">The calling source file; the compiler fills it in.</param>
    /// <exception cref="SourceGeneratorException">The generator reported errors.</exception>
    /// <exception cref="IOException">The folder is not there, or holds no project or several.</exception>
    public static GeneratorDriver RunOnProject(string directory, [CallerFilePath] string file = "") =>
        Run(GeneratorProject.FromDirectory(Path.GetFullPath(Path.Combine(SourceFile.DirectoryOf(file), directory))));

    /// <summary>Runs the generator on a project.</summary>
    /// <exception cref="SourceGeneratorException">The generator reported errors, and the project does not allow for them.</exception>
    public static GeneratorDriver Run(GeneratorProject project)
    {
        ArgumentNullException.ThrowIfNull(project);
        return Run(project, new RouteGenerator(), out _);
    }

    internal static GeneratorDriver Run(GeneratorProject project, IIncrementalGenerator generator, out Compilation compiled)
    {
        var parse = new CSharpParseOptions(LanguageVersion.Latest);
        var driver = CSharpGeneratorDriver.Create([generator.AsSourceGenerator()], RouteText.Of(project), parse, new ProjectOptionsProvider(project.Properties))
            .RunGeneratorsAndUpdateCompilation(Compile(project, parse), out compiled, out _);
        if (project.AllowsErrors) return driver;

        var result = driver.GetRunResult();
        var failure = result.Results.FirstOrDefault(generated => generated.Exception is not null).Exception;
        var errors = result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToList();
        return failure is null && errors.Count == 0 ? driver : throw new SourceGeneratorException(errors, failure);
    }

    private static CSharpCompilation Compile(GeneratorProject project, CSharpParseOptions parse)
    {
        var kind = project.Properties.TryGetValue("OutputType", out var type) && type.Equals("Exe", StringComparison.OrdinalIgnoreCase) ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary;
        return CSharpCompilation.Create(
            project.AssemblyName,
            project.Sources.Append(new("ImplicitUsings.cs", ImplicitUsings)).Select(source => CSharpSyntaxTree.ParseText(SourceText.From(source.Value, Encoding.UTF8), parse, source.Key)),
            ReferenceAssemblies.Except(project.AssemblyName),
            new CSharpCompilationOptions(kind, nullableContextOptions: NullableContextOptions.Enable));
    }
}
