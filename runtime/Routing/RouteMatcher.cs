namespace RouteGen.Routing;

/// <summary>Finds the route of a template or of a path in <see cref="RouterTables"/>.</summary>
internal static class RouteMatcher
{
}
