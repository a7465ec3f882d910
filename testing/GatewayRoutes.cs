using RouteGen.Fronts;
using RouteGen.Routing;

namespace RouteGen.Testing;

/// <summary>The routes that are deployed on the API in front of the function. A Function URL and a load balancer have none.</summary>
public sealed class GatewayRoutes
{
    private readonly Func<CompiledRouter, GatewayRouteTable> _make;

    private GatewayRoutes(Func<CompiledRouter, GatewayRouteTable> make) => _make = make;

    /// <summary>Everything goes to the function, which matches the path: <c>ANY /{proxy+}</c> and <c>ANY /</c> on a REST API, <c>$default</c> on an HTTP API.</summary>
    public static GatewayRoutes CatchAll { get; } = new(_ => GatewayRouteTable.CatchAll);

    /// <summary>
    /// The API has each route of the table as a route of its own, and answers what none of them takes by itself: 403 on a REST API, 404 on an HTTP API.
    /// Segments that mix text and parameters no API can have: for a table with such, everything else goes to the function too.
    /// </summary>
    public static GatewayRoutes PerRoute { get; } = new(router => GatewayRouteTable.Of(RouteListing.Read(router)));

    /// <summary>The API has these routes and no others.</summary>
    /// <param name="keys">Each <c>GET /users/{id}</c>, a path alone for all methods, or <c>$default</c>.</param>
    /// <exception cref="ArgumentException">A key is none of these.</exception>
    public static GatewayRoutes Of(params string[] keys)
    {
        var table = GatewayRouteTable.Of(keys);
        return new(_ => table);
    }

    internal GatewayRouteTable Make(CompiledRouter router) => _make(router);
}
