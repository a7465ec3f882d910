using RouteGen.Generator.Model;
using RouteGen.Generator.Reporting;

namespace RouteGen.Generator.Planning;

/// <summary>Finds event routes of which no rule says which one takes an event.</summary>
internal static class EventConflicts
{
    public static void Find(EquatableArray<DeclaredEvent> events, List<DiagnosticInfo> diagnostics)
    {
        var seen = new Dictionary<(EventVerb Verb, EventTarget Target), DeclaredEvent>();
        var patterns = new Dictionary<EventVerb, List<DeclaredEvent>>();
        foreach (var route in events)
        {
            if (seen.TryGetValue((route.Verb, route.Target), out var first))
            {
                diagnostics.Add(new DiagnosticInfo(Descriptors.DuplicateRoute, route.Key, NameOf(route)) { Related = first.Key });
                continue;
            }

            seen.Add((route.Verb, route.Target), route);
            if (!patterns.TryGetValue(route.Verb, out var earlier)) patterns.Add(route.Verb, earlier = []);
            // An exact target lies inside every one that it shares an event with.
            if (!IsPattern(route)) continue;
            if (earlier.Find(other => IsUndecided(other.Target, route.Target)) is { } rival) diagnostics.Add(Ambiguous(route, rival));
            earlier.Add(route);
        }
    }

    private static bool IsPattern(DeclaredEvent route) => route.Target.Name.Any(EventPattern.IsStar) || (route.Target.Detail is { } detail ? detail.Any(EventPattern.IsStar) : route.Verb == EventVerb.S3);

    // Neither lies inside the other, or both do: 'uploads' and 'uploads/*' take the same events.
    private static bool IsUndecided(EventTarget first, EventTarget second) =>
        EventPattern.Overlaps(first, second) && EventPattern.Includes(first, second) == EventPattern.Includes(second, first);

    private static DiagnosticInfo Ambiguous(DeclaredEvent route, DeclaredEvent first) =>
        new(Descriptors.AmbiguousRoutes, route.Key, NameOf(route), NameOf(first), "event", "Change one target so that the other takes all that it takes, or nothing of it") { Related = first.Key };

    private static string NameOf(DeclaredEvent route) => RouteKey.Of(route.Verb, route.Target);
}
