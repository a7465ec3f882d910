using RouteGen.Generator.Model;

namespace RouteGen.Generator.Planning;

/// <summary>Decides the order, the names and the files of what is emitted. Pure: equal inputs give equal plans.</summary>
internal static class RouterPlanner
{
    public static RouterPlan Plan(RouterSettings settings, ResolvedTable resolved)
    {
        // By path, then verb: the listing and the ids do not depend on the order of lines and files, so moving a route in routes.yaml changes no emitted line.
        var ordered = resolved.Routes.OrderBy(route => route.Path.ToString(), StringComparer.Ordinal).ThenBy(route => route.Verb);
        var names = new UniqueNames("_");
        var routes = ordered.Select(route => new PlannedRoute(route.Verb, route.Path, MethodName(route.Handler, names), route.Handler, route.Policy)).ToArray();
        var events = PlanEvents(resolved, routes.Length, names);
        List<HandlerCall> calls = [.. routes.Select(route => route.Handler), .. events.Select(route => route.Handler)];
        var others = events.ConvertAll(route => route.Handler);
        if (resolved.NotFound is not null)
        {
            calls.Add(resolved.NotFound);
            others.Add(resolved.NotFound);
        }

        var amazon = AmazonPlanner.Plan(calls);

        var files = routes.Length <= RouteFile.MostRoutes ? [] : Split(resolved.Project, routes, amazon);
        var listing = new RouteListing(routes.Select(route => new ListedRoute(route.Verb, route.Path, route.Handler.Name) { Sources = SourcesOf(route.Policy) }).ToEquatableArray(), settings.IgnoreTrailingSlash);
        var own = files.Count == 0 ? routes : [];
        var router = new RouterFile(
            resolved.Project,
            settings,
            string.Join("\n", listing.Routes.Select(route => route.ToString()).Concat(events.Select(route => route.ToString()))),
            new RouteFile(resolved.Project, Number: 0, new EquatableArray<PlannedRoute>(own), EnumParsers.Of(own, resolved.NotFound)) { Amazon = amazon, Validation = ValidationPlanner.Of(own.Select(route => route.Handler).Concat(others)) },
            files.Count,
            resolved.NotFound,
            PlanJson(resolved.Json, calls, hasMiddleware: resolved.Use.Count > 0 || Array.Exists(routes, route => route.Policy.Use.Count > 0)))
        {
            Events = events.ToEquatableArray(),
            Amazon = amazon,
            Use = resolved.Use,
            Properties = PropertyPlanner.Plan(settings, resolved.Errors, routes),
            Container = calls.Concat(resolved.Use).Concat(routes.SelectMany(route => route.Policy.Use)).Concat(events.SelectMany(route => route.Route.Around)).Any(call => call.TakesContainer) ? resolved.Container : null,
            Switches = routes.Select(route => route.Policy.EnabledWhen).Concat(events.Select(route => route.Route.EnabledWhen)).OfType<string>().Distinct().OrderBy(name => name, StringComparer.Ordinal).ToEquatableArray(),
            AnswersAnnotationsResults = calls.Exists(call => call.Return.Kind == ReturnKind.AnnotationsResult),
        };
        return new RouterPlan(router, files, listing);
    }

    private static List<PlannedEvent> PlanEvents(ResolvedTable resolved, int first, UniqueNames names)
    {
        var planned = new List<PlannedEvent>();
        foreach (var route in resolved.Events.OrderBy(route => route, EventOrder.Instance))
        {
            var method = MethodName(route.Handler, names);
            planned.Add(new PlannedEvent(first + planned.Count, method, route) { PatternMethod = route.Pattern is null ? null : names.Take(method + "_Matches") });
        }

        return planned;
    }

    private static EquatableArray<RouteFile> Split(ProjectFacts project, PlannedRoute[] routes, AmazonMembers amazon)
    {
        var files = new List<RouteFile>();
        for (var start = 0; start < routes.Length; start += RouteFile.MostRoutes)
        {
            var part = routes.AsSpan(start, Math.Min(RouteFile.MostRoutes, routes.Length - start)).ToArray();
            files.Add(new RouteFile(project, files.Count, new EquatableArray<PlannedRoute>(part), EnumParsers.Of(part, notFound: null))
            {
                Amazon = AmazonPlanner.Of(amazon, part.Select(route => route.Handler)),
                Validation = ValidationPlanner.Of(part.Select(route => route.Handler)),
            });
        }

        return files.ToEquatableArray();
    }

    private static int SourcesOf(RoutePolicy policy) => (int)policy.Sources | (policy.Pins.Count > 0 || policy.EnabledWhen is not null ? ListedRoute.PinnedSource : 0);

    // A middleware may answer by any result of its own.
    private static JsonPlan PlanJson(JsonModel json, List<HandlerCall> calls, bool hasMiddleware) => new(
        json,
        AsksAtRunTime: hasMiddleware || calls.Exists(call => call.Return.Kind == ReturnKind.Result),
        AsksByType: calls.Exists(call => call.JsonTypes.Any(type => type.Context is null)));

    // Shop.Users.Get becomes Users_Get. The underscore keeps it apart from every other member of the router.
    private static string MethodName(HandlerCall handler, UniqueNames names)
    {
        var parts = handler.Name.Replace("@", "").Split('.');
        return names.Take($"{(parts.Length > 1 ? parts[parts.Length - 2] : "Handler")}_{parts[parts.Length - 1]}");
    }
}
