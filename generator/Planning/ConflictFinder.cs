using RouteGen.Generator.Model;
using RouteGen.Generator.Reporting;

namespace RouteGen.Generator.Planning;

/// <summary>Finds routes of which no rule says which one takes a request. It looks at the table alone, never at C#.</summary>
internal static class ConflictFinder
{
    /// <summary>What the runtime's tables can number.</summary>
    public const int MostRoutes = ushort.MaxValue - 1;

    public static EquatableArray<DiagnosticInfo> Find(DeclaredTable table)
    {
        var diagnostics = new List<DiagnosticInfo>();
        FindTooMany(table, diagnostics);
        FindSameShape(table, diagnostics);
        FindOverlappingMixed(table, diagnostics);
        FindUnreachableAny(table, diagnostics);
        EventConflicts.Find(table.Events, diagnostics);
        SendCircles.Find(table.Events, diagnostics);
        DeadLetterQueues.Find(table.Events, diagnostics);
        FunctionPlanner.Check(table, diagnostics);
        return new([.. diagnostics]);
    }

    // Events are numbered behind the requests.
    private static void FindTooMany(DeclaredTable table, List<DiagnosticInfo> diagnostics)
    {
        if (table.Routes.Count + table.Events.Count <= MostRoutes) return;
        var first = table.Routes.Count > MostRoutes ? table.Routes[MostRoutes].Key : table.Events[MostRoutes - table.Routes.Count].Key;
        diagnostics.Add(new DiagnosticInfo(Descriptors.TooManyRoutes, first, MostRoutes.ToString(System.Globalization.CultureInfo.InvariantCulture)));
    }

    private static void FindSameShape(DeclaredTable table, List<DiagnosticInfo> diagnostics)
    {
        var seen = new Dictionary<(string Shape, RouteVerb Verb), DeclaredRoute>();
        foreach (var route in table.Routes)
        {
            var key = (PathShape.Of(route.Path, table.App.IgnoreTrailingSlash), route.Verb);
            if (!seen.TryGetValue(key, out var first))
            {
                seen.Add(key, route);
                continue;
            }

            var isSameText = first.Path.Equals(route.Path);
            diagnostics.Add(isSameText ? new DiagnosticInfo(Descriptors.DuplicateRoute, route.Key, NameOf(route)) { Related = first.Key } : Ambiguous(route, first));
        }
    }

    // Literal, mixed, parameter, greedy: between kinds the order decides. Between two mixed segments it decides when one lies inside the other;
    // otherwise a text that both match has no winner.
    private static void FindOverlappingMixed(DeclaredTable table, List<DiagnosticInfo> diagnostics)
    {
        var groups = new Dictionary<string, List<(DeclaredRoute Route, int Place)>>(StringComparer.Ordinal);
        foreach (var route in table.Routes)
        {
            var prefix = "";
            for (var place = 0; place < route.Path.Segments.Count; place++)
            {
                var segment = route.Path.Segments[place];
                if (segment.Kind == PathSegmentKind.Mixed)
                {
                    if (!groups.TryGetValue(prefix, out var group)) groups.Add(prefix, group = []);
                    group.Add((route, place));
                }

                prefix += "/" + PathShape.Of(segment);
            }
        }

        foreach (var group in groups.Values)
        {
            for (var later = 1; later < group.Count; later++)
            {
                for (var earlier = 0; earlier < later; earlier++)
                {
                    var (first, place) = group[earlier];
                    var (second, _) = group[later];
                    if (!IsUndecided(first, second, place, table.App.IgnoreTrailingSlash)) continue;
                    diagnostics.Add(Ambiguous(second, first));
                    break;
                }
            }
        }
    }

    private static bool IsUndecided(DeclaredRoute first, DeclaredRoute second, int place, bool ignoreTrailingSlash)
    {
        if (first.Verb != second.Verb && first.Verb != RouteVerb.Any && second.Verb != RouteVerb.Any) return false;
        var left = MixedPattern.Of(first.Path.Segments[place]);
        var right = MixedPattern.Of(second.Path.Segments[place]);
        if (left == right || !MixedPattern.Overlaps(left, right) || MixedPattern.Includes(left, right) || MixedPattern.Includes(right, left)) return false;
        return MeetFrom(PathShape.SegmentsOf(first.Path, ignoreTrailingSlash), PathShape.SegmentsOf(second.Path, ignoreTrailingSlash), place + 1);
    }

    // Whether the segments from a place on can match the same text.
    private static bool MeetFrom(IReadOnlyList<PathSegment> left, IReadOnlyList<PathSegment> right, int place)
    {
        for (; place < left.Count && place < right.Count; place++)
        {
            if (left[place].Kind == PathSegmentKind.Greedy || right[place].Kind == PathSegmentKind.Greedy) return true;
            if (left[place].Kind != PathSegmentKind.Parameter && right[place].Kind != PathSegmentKind.Parameter && !MixedPattern.Overlaps(MixedPattern.Of(left[place]), MixedPattern.Of(right[place]))) return false;
        }

        return left.Count == right.Count;
    }

    private static void FindUnreachableAny(DeclaredTable table, List<DiagnosticInfo> diagnostics)
    {
        var verbs = new Dictionary<string, HashSet<RouteVerb>>(StringComparer.Ordinal);
        foreach (var route in table.Routes)
        {
            var shape = PathShape.Of(route.Path, table.App.IgnoreTrailingSlash);
            if (!verbs.TryGetValue(shape, out var set)) verbs.Add(shape, set = []);
            set.Add(route.Verb);
        }

        foreach (var route in table.Routes)
        {
            // All eight: API Gateway's ANY means the seven others, so nothing is left for it.
            if (route.Verb == RouteVerb.Any && verbs[PathShape.Of(route.Path, table.App.IgnoreTrailingSlash)].Count == 8) diagnostics.Add(new DiagnosticInfo(Descriptors.UnreachableRoute, route.Key, NameOf(route), "every method has a route of its own on this path"));
        }
    }

    private static DiagnosticInfo Ambiguous(DeclaredRoute route, DeclaredRoute first) =>
        new(Descriptors.AmbiguousRoutes, route.Key, NameOf(route), NameOf(first), "request", "Change one path so that they differ by more than the names of parameters") { Related = first.Key };

    private static string NameOf(DeclaredRoute route) => RouteKey.Of(route.Verb, route.Path);
}
