namespace RouteGen.Fronts;

/// <summary>The route a gateway chose.</summary>
/// <param name="Method">As deployed: <c>ANY</c> for a route of all methods.</param>
/// <param name="Template">The route's path, or <c>$default</c>.</param>
/// <param name="Values">The path parameters, encoded as sent.</param>
internal sealed record GatewayMatch(string Method, string Template, IReadOnlyList<KeyValuePair<string, string>> Values)
{
    public const string Default = "$default";

    /// <summary>As HTTP APIs write it: <c>GET /users/{id}</c> or <c>$default</c>.</summary>
    public string RouteKey => Template == Default ? Default : $"{Method} {Template}";
}

/// <summary>The routes that are deployed on a gateway, and which of them takes a request.</summary>
internal sealed class GatewayRouteTable
{
    // "/{proxy+}" takes no "/": the root needs a route of its own.
    private static readonly (string Method, RouteTemplate Template)[] RestCatchAll = [("ANY", new("/")), ("ANY", new("/{proxy+}"))];

    private readonly (string Method, RouteTemplate Template)[] _routes;
    private readonly bool _hasCatchAll;

    private GatewayRouteTable(IEnumerable<(string Method, RouteTemplate Template)> routes, bool hasCatchAll)
    {
        _routes = [.. routes];
        _hasCatchAll = hasCatchAll;
    }

    /// <summary>Everything goes to the function: <c>ANY /</c> and <c>ANY /{proxy+}</c> on a REST API, <c>$default</c> on an HTTP API.</summary>
    public static GatewayRouteTable CatchAll { get; } = new([], hasCatchAll: true);

    /// <summary>A gateway that has every route of the table as its own. Mixed segments it cannot have: for their sake it then has a catch-all too.</summary>
    public static GatewayRouteTable Of(IReadOnlyList<ListedRoute> routes) => new(
        routes.Where(route => !route.Template.HasMixed).Select(route => (route.Method, route.Template)),
        routes.Any(route => route.Template.HasMixed));

    /// <summary>A gateway with routes of its own.</summary>
    /// <param name="keys">Each <c>GET /users/{id}</c>, a path alone for all methods, or <c>$default</c>.</param>
    /// <exception cref="ArgumentException">A key is none of these.</exception>
    public static GatewayRouteTable Of(IReadOnlyList<string> keys) =>
        new(keys.Where(key => key != GatewayMatch.Default).Select(Parse), keys.Contains(GatewayMatch.Default));

    /// <summary>Finds the route for a request below stage and base path; <see langword="null"/> when the gateway has none and answers itself.</summary>
    public GatewayMatch? Match(FrontSettings settings, string method, string path)
    {
        var isRest = settings.Front == Front.Rest;
        var routes = isRest && _hasCatchAll ? _routes.Concat(RestCatchAll) : _routes;
        // Recorded on AWS: a REST API routes "/x/" as "/x", and a greedy value loses the slash.
        var routed = isRest && path.Length > 1 && path.EndsWith('/') ? path[..^1] : path;

        var best = routes
            .Where(route => route.Method == method || route.Method == "ANY")
            .Select(route => (route.Method, route.Template, Values: route.Template.Match(routed)))
            .Where(route => route.Values is not null)
            // An HTTP API looks through its greedy routes last; in a REST API's tree a literal further left decides.
            .OrderBy(route => !isRest && route.Template.IsGreedy)
            .ThenBy(route => route.Template.Rank, StringComparer.Ordinal)
            .ThenBy(route => route.Method == "ANY")
            .FirstOrDefault();
        if (best.Values is not null) return new(best.Method, best.Template.Text, best.Values);
        return _hasCatchAll && !isRest ? new("ANY", GatewayMatch.Default, []) : null;
    }

    private static (string Method, RouteTemplate Template) Parse(string key)
    {
        var space = key.IndexOf(' ', StringComparison.Ordinal);
        var (method, path) = space < 0 ? ("ANY", key) : (key[..space], key[(space + 1)..]);
        if (!path.StartsWith('/') || !HeaderName.IsToken(method)) throw new ArgumentException($"'{key}' is no gateway route: write 'GET /users/{{id}}', '/users/{{id}}' for all methods, or '$default'.", nameof(key));
        var template = new RouteTemplate(path);
        if (template.HasMixed) throw new ArgumentException($"'{key}' is no gateway route: a parameter of a gateway takes a whole segment.", nameof(key));
        return (method, template);
    }
}
