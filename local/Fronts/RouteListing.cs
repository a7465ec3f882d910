using System.Text;
using RouteGen.Routing;

namespace RouteGen.Fronts;

/// <summary>A line of a router's listing: <c>GET /users/{id} Shop.Users.Get</c>.</summary>
internal sealed record ListedRoute(string Method, RouteTemplate Template, string Handler)
{
    public bool Takes(string method) => Method == method || Method == "ANY";
}

/// <summary>The HTTP routes of a router, read from the listing it carries.</summary>
internal static class RouteListing
{
    public static IReadOnlyList<ListedRoute> Read(CompiledRouter router)
    {
        var routes = new List<ListedRoute>();
        foreach (var line in Encoding.UTF8.GetString(router.Listing).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            // A path may hold spaces: the method ends at the first one, the handler starts after the last.
            var first = line.IndexOf(' ', StringComparison.Ordinal);
            var last = line.LastIndexOf(' ');
            if (first < 0 || last <= first || line[first + 1] != '/') continue;
            routes.Add(new(line[..first], new(line[(first + 1)..last]), line[(last + 1)..].TrimEnd('\r')));
        }

        return routes;
    }
}
