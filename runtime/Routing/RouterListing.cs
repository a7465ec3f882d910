using System.Text;

namespace RouteGen.Routing;

/// <summary>What the tables know of a route by its id.</summary>
internal static class RouterListing
{
    private static ReadOnlySpan<byte> TemplateOf(RouterTables tables, int route)
    {
        var template = tables.Templates.Slice(tables.Routes[route * 2] * 3, 3);
        return tables.Text.Slice(template[0], template[1]);
    }

    /// <summary>The route's key: <c>GET /users/{id}</c>.</summary>
    public static string KeyOf(CompiledRouter router, int route)
    {
        var verb = (HttpVerb)router.Tables.Routes[(route * 2) + 1];
        return HttpVerbs.NameOf(verb) + " " + Encoding.UTF8.GetString(TemplateOf(router.Tables, route));
    }

    /// <summary>The place of a parameter among those of the route's path, or -1.</summary>
    public static int PositionOf(CompiledRouter router, int route, ReadOnlySpan<byte> name)
    {
        var template = TemplateOf(router.Tables, route);
        for (var position = 0; ; position++)
        {
            var start = template.IndexOf((byte)'{');
            if (start < 0) return -1;
            var end = template.IndexOf((byte)'}');
            if (template[(start + 1)..end].TrimEnd((byte)'+').SequenceEqual(name)) return position;
            template = template[(end + 1)..];
        }
    }
}
