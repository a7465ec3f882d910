using Microsoft.CodeAnalysis;

namespace RouteGen.Testing;

/// <summary>What the test process was started with: the framework, the packages of the test project, the projects it references.</summary>
internal static class ReferenceAssemblies
{
    private static readonly Lazy<IReadOnlyList<(string Name, MetadataReference Reference)>> All = new(() =>
    [
        .. ((string?)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(path => (Path.GetFileNameWithoutExtension(path), (MetadataReference)MetadataReference.CreateFromFile(path))),
    ]);

    /// <summary>All references but one.</summary>
    /// <param name="assemblyName">The assembly being compiled: its own earlier build has every type of it a second time.</param>
    public static IEnumerable<MetadataReference> Except(string assemblyName) =>
        // A Debug build has RouteGen.Local and a Release build has not; what is generated must not depend on which of them the tests run in.
        All.Value.Where(assembly => assembly.Name != assemblyName && assembly.Name != "RouteGen.Local").Select(assembly => assembly.Reference);
}
