using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using RouteGen.Tests.Harness;

namespace RouteGen.Generator.Tests.Resolving;

/// <summary>Compilations in memory, against the framework's reference assemblies and the runtime.</summary>
internal static class Compilations
{
    private static readonly CSharpParseOptions ParseOptions = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Latest);

    private static readonly string TargetingPack = typeof(Compilations).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "TargetingPack").Value!;

    private static readonly SyntaxTree GlobalUsings = Parse("""
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using System.Text.Json.Serialization;
        global using RouteGen;
        """, "GlobalUsings.cs");

    public static ImmutableArray<MetadataReference> References { get; } =
    [
        .. Directory.EnumerateFiles(Path.Combine(TargetingPack, "ref", "net10.0"), "*.dll").Select(path => MetadataReference.CreateFromFile(path)),
        MetadataReference.CreateFromFile(typeof(HttpResult).Assembly.Location),
    ];

    public static SyntaxTree Parse(string source, string path) => CSharpSyntaxTree.ParseText(source, ParseOptions, path);

    public static CSharpCompilation Of(params string[] sources) => Create("App", OutputKind.DynamicallyLinkedLibrary, References, sources);

    public static CSharpCompilation Create(string name, OutputKind kind, IEnumerable<MetadataReference> references, params string[] sources) => CSharpCompilation.Create(
        name,
        [GlobalUsings, .. sources.Select((source, index) => Parse(source, $"Source{index}.cs"))],
        references,
        new CSharpCompilationOptions(kind, nullableContextOptions: NullableContextOptions.Enable, allowUnsafe: true));

    /// <summary>An assembly made of a source, to be referenced by another compilation.</summary>
    public static PortableExecutableReference ToReference(this CSharpCompilation compilation)
    {
        using var stream = new MemoryStream();
        var result = compilation.Emit(stream);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        return MetadataReference.CreateFromImage(stream.ToArray());
    }

    /// <summary>The compilation as the compiler finally sees it: with what System.Text.Json's own generator adds to JSON contexts.</summary>
    public static Compilation WithJsonGenerator(this CSharpCompilation compilation)
    {
        if (!compilation.SyntaxTrees.Any(tree => tree.ToString().Contains("JsonSerializerContext", StringComparison.Ordinal))) return compilation;
        CSharpGeneratorDriver.Create([RouterProject.JsonGenerator], parseOptions: ParseOptions).RunGeneratorsAndUpdateCompilation(compilation, out var completed, out _);
        return completed;
    }
}
