using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using RouteGen.Generator.Model;

namespace RouteGen.Generator.Reporting;

/// <summary>Gathers what the stages found wrong.</summary>
internal static class Diagnostics
{
    /// <summary>All diagnostics by file and place, so that they come in the order in which a reader meets them.</summary>
    /// <param name="declared">What Reading made, with what it found wrong.</param>
    /// <param name="conflicts">What is wrong between routes.</param>
    /// <param name="resolving">What is wrong with the C# that the routes name.</param>
    /// <param name="failure">What a stage died of: a defect of ours.</param>
    /// <param name="options">The project's options.</param>
    public static EquatableArray<DiagnosticInfo> Of(DeclaredTable declared, EquatableArray<DiagnosticInfo> conflicts, EquatableArray<DiagnosticInfo> resolving, string? failure, ProjectOptions options)
    {
        if (!options.IsRouteGenProject) return [];
        if (!options.CompilesRoutes) return [new DiagnosticInfo(Descriptors.LanguageVersionTooLow, location: null, options.LanguageVersion.ToDisplayString())];
        // A library or a test project may have no routes of its own: its build files came along with a package reference.
        if (declared.IsMissing) return options.IsExecutable ? [new DiagnosticInfo(Descriptors.NoRouteFile, location: null)] : [];

        var found = new List<DiagnosticInfo>(declared.Diagnostics);
        found.AddRange(conflicts);
        found.AddRange(resolving);
        if (failure is not null) found.Add(new DiagnosticInfo(Descriptors.InternalError, location: null, failure));
        return found
            .OrderBy(diagnostic => diagnostic.Location?.Path, StringComparer.Ordinal)
            .ThenBy(diagnostic => diagnostic.Location?.Span.Start)
            .ToEquatableArray();
    }

    public static void Report(SourceProductionContext output, EquatableArray<DiagnosticInfo> found)
    {
        foreach (var diagnostic in found) output.ReportDiagnostic(diagnostic.ToDiagnostic());
    }
}
