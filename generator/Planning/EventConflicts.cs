using RouteGen.Generator.Model;
using RouteGen.Generator.Reporting;

namespace RouteGen.Generator.Planning;

/// <summary>Finds event routes of which no rule says which one takes an event.</summary>
internal static class EventConflicts
{
    public static void Find(EquatableArray<DeclaredEvent> events, List<DiagnosticInfo> diagnostics)
    {
        var seen = new Dictionary<(EventVerb Verb, EventTarget Target), List<DeclaredEvent>>();
        var patterns = new Dictionary<EventVerb, List<DeclaredEvent>>();
        var hidden = new List<DeclaredEvent>();
        // An exact target lies inside every one that it shares an event with, but may be one of many that a pattern of EventBridge takes.
        var hasPatterns = events.Any(route => route.Pattern is not null);
        foreach (var route in events)
        {
            if (!seen.TryGetValue((route.Verb, route.Target), out var same)) seen.Add((route.Verb, route.Target), same = []);
            if (same.Find(other => ShareObjectEvent(other, route)) is { } first)
            {
                diagnostics.Add(new DiagnosticInfo(Descriptors.DuplicateRoute, route.Key, NameOf(route)) { Related = first.Key });
                continue;
            }

            same.Add(route);
            if (!patterns.TryGetValue(route.Verb, out var earlier)) patterns.Add(route.Verb, earlier = []);
            if (!IsPattern(route) && !(hasPatterns && route.Verb == EventVerb.Event))
            {
                hidden.Add(route);
                continue;
            }

            if (earlier.Find(other => IsUndecided(other, route)) is { } rival) diagnostics.Add(Ambiguous(route, rival));
            earlier.Add(route);
        }

        if (events.All(route => route.Options.Priority == 0)) return;
        foreach (var route in hidden.Concat(patterns.Values.SelectMany(list => list)))
        {
            if (patterns[route.Verb].Find(other => Hides(other, route)) is { } above) diagnostics.Add(new DiagnosticInfo(Descriptors.UnreachableRoute, route.Key, NameOf(route), $"'{NameOf(above)}' takes all that it takes, and has the greater priority") { Related = above.Key });
        }
    }

    // A switch may turn the other one off.
    private static bool Hides(DeclaredEvent above, DeclaredEvent route) =>
        above.Options.Priority > route.Options.Priority && above.Policy.EnabledWhen is null && Includes(above, route) && ShareObjectEvent(above, route);

    /// <summary>Whether what is sent to a target may come to a route.</summary>
    public static bool Reaches(DeclaredSend send, DeclaredEvent route) =>
        send.Verb == route.Verb && EventPattern.Overlaps(send.Target, route.Target) && (route.Verb != EventVerb.S3 || route.Options.On.Any(name => EventPattern.Overlaps(name, EventOptions.ObjectCreated)));

    private static bool IsPattern(DeclaredEvent route) => route.Pattern is not null || route.Target.Name.Any(EventPattern.IsStar) || (route.Target.Detail is { } detail ? detail.Any(EventPattern.IsStar) : route.Verb == EventVerb.S3);

    // Neither lies inside the other, or both do: 'uploads' and 'uploads/*' take the same events.
    private static bool IsUndecided(DeclaredEvent first, DeclaredEvent second) =>
        first.Options.Priority == second.Options.Priority
        && Overlap(first, second)
        && Includes(first, second) == Includes(second, first)
        && ShareObjectEvent(first, second);

    private static bool Overlap(DeclaredEvent first, DeclaredEvent second) => EventBridgePatterns.MayOverlap(first.Target, first.Pattern, second.Target, second.Pattern);

    // Of a pattern nothing is known to lie inside it.
    private static bool Includes(DeclaredEvent outer, DeclaredEvent inner) => (outer.Pattern, inner.Pattern) switch
    {
        (null, null) => EventPattern.Includes(outer.Target, inner.Target),
        (null, { } pattern) => EventBridgePatterns.LiesIn(pattern, outer.Target),
        _ => false,
    };

    private static bool ShareObjectEvent(DeclaredEvent first, DeclaredEvent second) =>
        first.Verb != EventVerb.S3 || first.Options.On.Any(left => second.Options.On.Any(right => EventPattern.Overlaps(left, right)));

    private static DiagnosticInfo Ambiguous(DeclaredEvent route, DeclaredEvent first) =>
        new(Descriptors.AmbiguousRoutes, route.Key, NameOf(route), NameOf(first), "event", "Change one target so that the other takes all that it takes, or nothing of it, or give one route a 'priority'") { Related = first.Key };

    private static string NameOf(DeclaredEvent route) => RouteKey.Of(route.Verb, route.Target);
}
