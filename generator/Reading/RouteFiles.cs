using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using RouteGen.Generator.Model;

namespace RouteGen.Generator.Reading;

/// <summary>Tells the project's route files from its other additional files.</summary>
internal static class RouteFiles
{
    /// <summary>What the package's build files mark route files with: <c>app</c> or <c>fragment</c>.</summary>
    private const string Metadata = "build_metadata.AdditionalFiles.RouteGenFile";

    /// <summary>Reads an additional file.</summary>
    /// <returns><see langword="null"/> for one that is no route file, or that is gone.</returns>
    public static DeclaredFile? Read(AdditionalText file, AnalyzerConfigOptions options, CancellationToken cancellation)
    {
        if (!options.TryGetValue(Metadata, out var kind) || kind.Length == 0 || file.GetText(cancellation) is not { } text) return null;
        return RouteFileReader.Read(file.Path, text, kind == "fragment" ? RouteFileKind.Fragment : RouteFileKind.App);
    }
}
