using Microsoft.CodeAnalysis;
using RouteGen.Generator.Model;
using RouteGen.Generator.Reporting;

namespace RouteGen.Generator.Resolving;

/// <summary>Finds the exception types of <c>errors:</c>.</summary>
internal static class ErrorTypes
{
    /// <summary>The types that could be found, the more derived first: so the first that fits is the most derived that does.</summary>
    public static EquatableArray<ResolvedError> Resolve(EquatableArray<DeclaredError> errors, string @namespace, HandlerLookup types, TypeNames names, List<DiagnosticInfo> diagnostics)
    {
        var found = new List<(INamedTypeSymbol Type, ResolvedError Error)>();
        foreach (var error in errors)
        {
            var report = RouteReport.OfType(error.Type, diagnostics);
            if (types.FindType(@namespace, report) is not { } type) continue;
            if (!type.SelfAndBases().Any(current => current.Is("System", "Exception"))) report.Add(Descriptors.NotAnException, type, TypeNames.Readable(type));
            else if (found.Exists(other => SymbolEqualityComparer.Default.Equals(other.Type, type))) report.Add(Descriptors.ErrorTwice, null, TypeNames.Readable(type));
            else found.Add((type, new ResolvedError(names.Bare(type), error.Status, type.SelfAndBases().Count())));
        }

        return found.Select(pair => pair.Error).OrderByDescending(error => error.Depth).ThenBy(error => error.Type, StringComparer.Ordinal).ToEquatableArray();
    }
}
