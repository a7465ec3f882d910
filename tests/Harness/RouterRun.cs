using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using RouteGen.Routing;

namespace RouteGen.Tests.Harness;

/// <summary>A run of the generators over a <see cref="RouterProject"/>.</summary>
public sealed class RouterRun
{
    private readonly Lazy<byte[]> _assembly;

    internal RouterRun(RouterProject project, GeneratorDriver driver, CSharpCompilation compilation)
    {
        Project = project;
        Driver = driver.RunGeneratorsAndUpdateCompilation(compilation, out var output, out _);
        Output = output;
        Compilation = compilation;
        Result = Driver.GetRunResult().Results[0];
        _assembly = new(Emit);
    }

    public RouterProject Project { get; }

    public GeneratorDriver Driver { get; }

    /// <summary>The project's own code, without what was emitted.</summary>
    public CSharpCompilation Compilation { get; }

    /// <summary>The project with what was emitted.</summary>
    public Compilation Output { get; }

    /// <summary>RouteGen's part of the run.</summary>
    public GeneratorRunResult Result { get; }

    /// <summary>RouteGen's diagnostics as the compiler prints them: <c>routes.yaml(3,7): error RG2001: ...</c>.</summary>
    public IReadOnlyList<string> Diagnostics => [.. Result.Diagnostics.Select(Format)];

    /// <summary>What the C# compiler says of the project with the emitted code, warnings included. Missing doc comments count in emitted code only.</summary>
    public IReadOnlyList<string> CompilerDiagnostics =>
    [
        .. Output.GetDiagnostics()
            .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)
            .Where(diagnostic => diagnostic.Id != "CS1591" || !Compilation.ContainsSyntaxTree(diagnostic.Location.SourceTree))
            .Select(Format),
    ];

    /// <summary>An emitted file.</summary>
    public string this[string hintName] => Result.GeneratedSources.Single(source => source.HintName == hintName).SourceText.ToString();

    /// <summary>The size of the compiled project in bytes.</summary>
    public int AssemblySize => _assembly.Value.Length;

    /// <summary>Compiles the project, loads it and gives its router; each time anew, with static fields of its own.</summary>
    public CompiledRouter Load()
    {
        if (Result.Exception is not null) throw Result.Exception;
        var assembly = new AssemblyLoadContext("App", isCollectible: true).LoadFromStream(new MemoryStream(_assembly.Value));
        var type = assembly.GetTypes().Single(type => type.IsSubclassOf(typeof(CompiledRouter)));
        return (CompiledRouter)type.GetProperty("Instance")!.GetValue(null)!;
    }

    /// <summary>Runs the same driver over a changed project.</summary>
    public GeneratorRunResult RunAgain(RouterProject changed)
    {
        var driver = changed.RouteFiles.SequenceEqual(Project.RouteFiles) ? Driver : Driver.ReplaceAdditionalTexts(changed.AdditionalTexts());
        return driver.RunGenerators(changed.Compilation()).GetRunResult().Results[0];
    }

    private byte[] Emit()
    {
        using var stream = new MemoryStream();
        var result = Output.Emit(stream);
        if (!result.Success) throw new InvalidOperationException(string.Join('\n', result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(Format)));
        return stream.ToArray();
    }

    private static string Format(Diagnostic diagnostic)
    {
        var severity = diagnostic.Severity.ToString().ToLowerInvariant();
        var message = $"{severity} {diagnostic.Id}: {diagnostic.GetMessage(CultureInfo.InvariantCulture)}";
        var place = diagnostic.Location.GetLineSpan();
        return place.IsValid ? $"{place.Path}({place.StartLinePosition.Line + 1},{place.StartLinePosition.Character + 1}): {message}" : message;
    }
}
