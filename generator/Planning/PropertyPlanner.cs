using RouteGen.Generator.Model;

namespace RouteGen.Generator.Planning;

/// <summary>Gathers what the router is asked of a route by its id: routes that say the same share one line of the emitted switch.</summary>
internal static class PropertyPlanner
{
    public static RouteProperties Plan(RouterSettings settings, EquatableArray<ResolvedError> errors, PlannedRoute[] routes) => new(
        errors,
        GroupCors(settings, routes),
        Group(routes, PinnedSources.Of),
        Group(routes, policy => policy.Details));

    // A route without a policy of its own is asked like a path without a route; so it says 'none' where the app says something.
    private static EquatableArray<RouteProperty<CorsPolicy>> GroupCors(RouterSettings settings, PlannedRoute[] routes)
    {
        var app = settings.Cors is { Origins.Count: > 0 } cors ? cors : CorsPolicy.None;
        return Group(routes, policy => (policy.Cors ?? CorsPolicy.None) == app ? null : policy.Cors ?? CorsPolicy.None);
    }

    private static EquatableArray<RouteProperty<T>> Group<T>(PlannedRoute[] routes, Func<RoutePolicy, T?> property)
        where T : class, IEquatable<T>
    {
        var values = new List<(T Value, List<int> Routes)>();
        for (var id = 0; id < routes.Length; id++)
        {
            if (property(routes[id].Policy) is not { } value) continue;
            var known = values.FindIndex(pair => pair.Value.Equals(value));
            if (known < 0) values.Add((value, [id]));
            else values[known].Routes.Add(id);
        }

        return values.Select(pair => new RouteProperty<T>(pair.Routes.ToEquatableArray(), pair.Value)).ToEquatableArray();
    }
}
