using Microsoft.CodeAnalysis;
using RouteGen.Generator.Model;
using RouteGen.Generator.Reporting;

namespace RouteGen.Generator.Reading;

/// <summary>Puts the files of a project together to one table.</summary>
internal static class RouteFileMerger
{
    /// <summary>Merges files, in whatever order they come: the app file first, then the fragments by path, so that every machine gets one result.</summary>
    public static DeclaredTable Merge(IEnumerable<DeclaredFile> files)
    {
        var ordered = files.OrderBy(file => file.Kind).ThenBy(file => file.Path, StringComparer.Ordinal).ToList();
        if (ordered.Count == 0) return new DeclaredTable(new DeclaredApp(), [], []) { IsMissing = true };

        // Of two app files the first counts: its options hold, and the error stands in the other.
        var app = ordered[0].App;
        var routes = new List<DeclaredRoute>();
        var events = new List<DeclaredEvent>();
        var diagnostics = new List<DiagnosticInfo>();
        for (var index = 0; index < ordered.Count; index++)
        {
            var file = ordered[index];
            if (file.Kind == RouteFileKind.App && index > 0) diagnostics.Add(new DiagnosticInfo(Descriptors.TwoAppFiles, file.Anchor, Path.GetFileName(ordered[0].Path)) { Related = ordered[0].Anchor });
            diagnostics.AddRange(file.Diagnostics);
            foreach (var route in file.Routes) routes.Add(route with { Policy = route.Policy.Within(app.Policy) });
            foreach (var route in file.Events) events.Add(route with { Policy = route.Policy.Within(app.Policy) });
        }

        // With another error there may have been routes.
        if (routes.Count == 0 && events.Count == 0 && !diagnostics.Exists(diagnostic => diagnostic.Descriptor.DefaultSeverity == DiagnosticSeverity.Error))
        {
            diagnostics.Add(new DiagnosticInfo(Descriptors.NoRoutes, ordered[0].Anchor));
        }

        return new DeclaredTable(app, [.. routes], [.. diagnostics]) { Events = [.. events], IsBroken = ordered.Exists(file => file.IsBroken) };
    }
}
