namespace RouteGen.Routing;

internal sealed class PathSegments
{
}
