using RouteGen.Events;

namespace RouteGen.Routing;

/// <summary>What a request comes to.</summary>
internal enum DispatchOutcome
{
    /// <summary>A route takes it: <see cref="Exchange.RouteId"/>.</summary>
    Route,

    /// <summary>No template matches its path.</summary>
    NotFound,

    /// <summary>Templates match its path, but none with its method: <see cref="HttpExchange.AllowedVerbs"/>.</summary>
    MethodNotAllowed,

    /// <summary>An OPTIONS request that no route takes, on a path that exists.</summary>
    Options,

    /// <summary>Its path holds control characters.</summary>
    InvalidPath,

    /// <summary>A browser's question, which <c>cors:</c> has answered.</summary>
    Preflight,
}

/// <summary>Finds the route of a request as docs/routes-yaml.md says under "Which route answers": by the gateway's own choice where that settles it, else by the path.</summary>
internal static class Dispatcher
{
    public static DispatchOutcome Dispatch(HttpExchange http)
    {
        var tables = http.Router.Tables;
        var template = GatewayTemplate.Of(http.Event);
        if (!template.IsEmpty)
        {
            var endpoint = RouteMatcher.FindTemplate(tables, template, out var flags);
            if (endpoint >= 0 && flags == TemplateFlags.None && RouteMatcher.FindRoute(tables, endpoint, http.Verb, http) is >= 0 and var chosen && HasValues(http.Event, template))
            {
                http.RouteId = chosen;
                http.MatchedByTemplate = true;
                return DispatchOutcome.Route;
            }
        }

        RequestPath.Fill(http);
        if (http.Path.HasControlCharacter) return DispatchOutcome.InvalidPath;

        var matcher = new RouteMatcher(tables, http.Path, http.Verb, http);
        var route = matcher.Match();
        if (route < 0 && http.Verb == HttpVerb.Head) route = MatchHeadAsGet(http, tables);
        if (route >= 0)
        {
            http.RouteId = route;
            return DispatchOutcome.Route;
        }

        http.AllowedVerbs = matcher.AllowedVerbs;
        if (matcher.AllowedVerbs == 0) return DispatchOutcome.NotFound;
        return http.Verb == HttpVerb.Options ? DispatchOutcome.Options : DispatchOutcome.MethodNotAllowed;
    }

    /// <summary>The route that the request's path has for a verb, or -1.</summary>
    public static int FindByPath(HttpExchange http, HttpVerb verb)
    {
        var tables = http.Router.Tables;
        RequestPath.Fill(http);
        if (http.Path.HasControlCharacter) return -1;
        var route = new RouteMatcher(tables, http.Path, verb, http).Match();
        return route < 0 && verb == HttpVerb.Head ? MatchHeadAsGet(http, tables) : route;
    }

    // HEAD is GET without the body, but only where the whole table has no HEAD for the path.
    private static int MatchHeadAsGet(HttpExchange http, RouterTables tables) => new RouteMatcher(tables, http.Path, HttpVerb.Get, http).Match();

    // Hand-made test events name a template and leave its values out; the path still has them.
    private static bool HasValues(LambdaEvent @event, ReadOnlySpan<byte> template) =>
        @event.Fields.PathParameters.Kind == JsonKind.Object || !template.Contains((byte)'{');
}
