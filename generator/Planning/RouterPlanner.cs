using System.Globalization;
using RouteGen.Generator.Model;

namespace RouteGen.Generator.Planning;

/// <summary>Decides the order, the names and the tables of what is emitted. Pure: equal inputs give equal plans.</summary>
internal static class RouterPlanner
{
    public static RouterPlan Plan(RouterSettings settings, ResolvedTable resolved)
    {
        // By path, then verb: the listing and the ids do not depend on the order of lines and files, so moving a route in routes.yaml changes no emitted line.
        var ordered = resolved.Routes.OrderBy(route => route.Path.ToString(), StringComparer.Ordinal).ThenBy(route => route.Verb);
        var names = new HashSet<string>(StringComparer.Ordinal);
        var routes = ordered.Select(route => new PlannedRoute(route.Verb, route.Path, MethodName(route.Handler, names), route.Handler)).ToEquatableArray();
        return new RouterPlan(
            resolved.Project,
            settings,
            routes,
            resolved.NotFound,
            EnumParsers.Of(routes, resolved.NotFound),
            resolved.Json);
    }

    // Shop.Users.Get becomes Users_Get. The underscore keeps it apart from every other member of the router.
    private static string MethodName(HandlerCall handler, HashSet<string> names)
    {
        var parts = handler.Name.Replace("@", "").Split('.');
        var name = $"{(parts.Length > 1 ? parts[parts.Length - 2] : "Handler")}_{parts[parts.Length - 1]}";
        var unique = name;
        for (var number = 2; !names.Add(unique); number++) unique = name + "_" + number.ToString(CultureInfo.InvariantCulture);
        return unique;
    }
}
