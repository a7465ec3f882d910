using System.Text;

namespace RouteGen.Routing;

/// <summary>What the tables know of a route by its id.</summary>
internal static class RouterListing
{
    /// <summary>The route's path: <c>/users/{id}</c>.</summary>
    public static ReadOnlySpan<byte> TemplateOf(RouterTables tables, int route)
    {
        var template = tables.Templates.Slice(tables.Routes[route * 2] * 3, 3);
        return tables.Text.Slice(template[0], template[1]);
    }

    public static HttpVerb VerbOf(RouterTables tables, int route) => (HttpVerb)tables.Routes[(route * 2) + 1];

    /// <summary>The route's key: <c>GET /users/{id}</c>, <c>SQS orders</c>.</summary>
    public static string KeyOf(CompiledRouter router, int route)
    {
        var tables = router.Tables;
        if (route * 2 >= tables.Routes.Length) return Encoding.UTF8.GetString(KeyOfEvent(router.Listing, route));
        return HttpVerbs.NameOf(VerbOf(tables, route)) + " " + Encoding.UTF8.GetString(TemplateOf(tables, route));
    }

    /// <summary>The place of a parameter among those of the route's path, or -1.</summary>
    public static int PositionOf(CompiledRouter router, int route, ReadOnlySpan<byte> name)
    {
        var template = TemplateOf(router.Tables, route);
        for (var position = 0; ; position++)
        {
            var parameter = NextParameter(ref template);
            if (parameter.IsEmpty) return -1;
            if (parameter.SequenceEqual(name)) return position;
        }
    }

    /// <summary>The name of the next parameter in a path, which is left at what follows it; empty when there is none.</summary>
    public static ReadOnlySpan<byte> NextParameter(ref ReadOnlySpan<byte> template)
    {
        var start = template.IndexOf((byte)'{');
        if (start < 0) return default;
        var end = template.IndexOf((byte)'}');
        var name = template[(start + 1)..end].TrimEnd((byte)'+');
        template = template[(end + 1)..];
        return name;
    }

    /// <summary>The key of an event route.</summary>
    public static ReadOnlySpan<byte> KeyOfEvent(ReadOnlySpan<byte> listing, int route)
    {
        // The event routes come after the others, and the tables know nothing of them. A handler's name holds no space.
        for (; route > 0; route--) listing = listing[(listing.IndexOf((byte)'\n') + 1)..];
        var end = listing.IndexOf((byte)'\n');
        var line = end < 0 ? listing : listing[..end];
        return line[..line.LastIndexOf((byte)' ')];
    }
}
