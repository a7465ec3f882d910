using Microsoft.CodeAnalysis;

namespace RouteGen.Benchmarks;

/// <summary>What a project that is compiled here references: the framework that this process runs on, and RouteGen.</summary>
internal static class FrameworkReferences
{
    public static IReadOnlyList<MetadataReference> All { get; } =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is var name && (name.StartsWith("System.", StringComparison.Ordinal) || name is "mscorlib.dll" or "netstandard.dll" or "RouteGen.dll"))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];
}
