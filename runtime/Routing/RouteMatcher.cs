namespace RouteGen.Routing;

/// <summary>
/// Finds a route in <see cref="RouterTables"/>: by a gateway's template in one hash lookup, or by walking the path tree.
/// The walk tries, place by place, literal before mixed before parameter before greedy, and turns round where it leads nowhere for the path
/// <em>and</em> the method: as in API Gateway, a more specific path without the method hides nothing.
/// </summary>
/// <remarks>The walk visits a node of the tree at most once for a path, so its cost is bounded by the table, whatever the path.</remarks>
internal ref struct RouteMatcher
{
    private const int TemplateWidth = 3;
    private const int NodeWidth = 5;
    private const int LiteralSlotWidth = 4;
    private const int MixedWidth = 3;
    private const int VerbCount = 8;

    private readonly RouterTables _tables;
    private readonly PathSegments _path;
    private readonly HttpVerb _verb;
    private readonly HttpExchange? _http;

    /// <summary>A matcher of one path.</summary>
    /// <param name="tables">The router's tables.</param>
    /// <param name="path">The path, split.</param>
    /// <param name="verb">The verb to find a route for.</param>
    /// <param name="http">The request, for routes that are not for every front; of none, every front is right.</param>
    public RouteMatcher(RouterTables tables, PathSegments path, HttpVerb verb, HttpExchange? http = null)
    {
        _tables = tables;
        _path = path;
        _verb = verb;
        _http = http;
    }

    /// <summary>A bit for each <see cref="HttpVerb"/> that a template matching the path has; complete when no route was found.</summary>
    public int AllowedVerbs { get; private set; }

    /// <summary>Looks up a template as the gateway names it.</summary>
    /// <returns>The template's endpoint, or -1 when the table has no such template.</returns>
    public static int FindTemplate(in RouterTables tables, ReadOnlySpan<byte> template, out TemplateFlags flags)
    {
        flags = default;
        if (tables.TemplateSlots.IsEmpty) return -1;
        var hash = KeyHash.Of(template, salt: 0);
        var seed = tables.TemplateSeeds[KeyHash.Bucket(hash, tables.TemplateSeeds.Length)];
        var id = tables.TemplateSlots[KeyHash.Slot(hash, seed, tables.TemplateSlots.Length)] - 1;
        if (id < 0) return -1;
        var entry = tables.Templates.Slice(id * TemplateWidth, TemplateWidth);
        if (!tables.Text.Slice(entry[0], entry[1]).SequenceEqual(template)) return -1;
        flags = (TemplateFlags)(entry[2] & 3);
        return entry[2] >> 2;
    }

    /// <summary>The route an endpoint has for a verb: its own, else that of ANY; -1 for none. A route for other fronts is as good as none.</summary>
    public static int FindRoute(in RouterTables tables, int endpoint, HttpVerb verb, HttpExchange? http)
    {
        var routes = tables.Endpoints.Slice(endpoint * VerbCount, VerbCount);
        var route = routes[(int)verb] - 1;
        return route >= 0 && Takes(tables, route, http) ? route : routes[(int)HttpVerb.Any] - 1 is >= 0 and var any && Takes(tables, any, http) ? any : -1;
    }

    private static bool Takes(in RouterTables tables, int route, HttpExchange? http)
    {
        if (tables.Sources.IsEmpty || http is null) return true;
        int sources = tables.Sources[route];
        return http.IsFrom((RequestFronts)sources) && ((sources & RouterTables.PinnedSource) == 0 || http.Router.IsSourceOf(route, http));
    }

    /// <summary>Matches the whole path; on success the path holds the values of the route's parameters.</summary>
    /// <returns>The route's id, or -1.</returns>
    public int Match()
    {
        _path.CaptureCount = 0;
        return _tables.Nodes.IsEmpty ? -1 : MatchFrom(0, 0);
    }

    private int MatchFrom(int node, int place)
    {
        var fields = _tables.Nodes.Slice(node * NodeWidth, NodeWidth);
        if (place == _path.Count)
        {
            // With a rest the path is deeper than any template: only a greedy parameter further up can take it.
            return _path.HasRest ? -1 : RouteOf(fields[0]);
        }

        var segment = _path[place];
        var route = MatchLiteral(node, place, segment, hasLiterals: (fields[4] & 1) != 0);
        if (route >= 0 || _path.IsLiteralOnly(place)) return route;

        route = MatchMixed(fields[3], fields[4] >> 1, place, segment);
        if (route >= 0) return route;

        var captured = _path.CaptureCount;
        if (fields[2] != 0 && !segment.IsEmpty)
        {
            _path.Capture(_path.StartOf(place), segment.Length);
            route = MatchFrom(fields[2], place + 1);
            if (route >= 0) return route;
            _path.CaptureCount = captured;
        }

        if (fields[1] != 0 && place >= _path.FirstGreedyPlace && _path.RestFrom(place) is { Length: > 0 } rest)
        {
            _path.Capture(rest.Start, rest.Length);
            route = RouteOf(fields[1]);
            if (route >= 0) return route;
            _path.CaptureCount = captured;
        }

        return -1;
    }

    private int MatchLiteral(int node, int place, ReadOnlySpan<byte> segment, bool hasLiterals)
    {
        if (!hasLiterals) return -1;
        var hash = KeyHash.Of(segment, salt: node + 1);
        var seed = _tables.LiteralSeeds[KeyHash.Bucket(hash, _tables.LiteralSeeds.Length)];
        var slots = _tables.LiteralSlots;
        var slot = slots.Slice(KeyHash.Slot(hash, seed, slots.Length / LiteralSlotWidth) * LiteralSlotWidth, LiteralSlotWidth);
        if (slot[0] != node + 1 || !_tables.Text.Slice(slot[2], slot[3]).SequenceEqual(segment)) return -1;
        return MatchFrom(slot[1], place + 1);
    }

    private int MatchMixed(int first, int count, int place, ReadOnlySpan<byte> segment)
    {
        var captured = _path.CaptureCount;
        for (var i = first; i < first + count; i++)
        {
            var entry = _tables.MixedSegments.Slice(i * MixedWidth, MixedWidth);
            if (MixedSegment.TryMatch(_tables.Text.Slice(entry[0], entry[1]), segment, _path.StartOf(place), _path))
            {
                var route = MatchFrom(entry[2], place + 1);
                if (route >= 0) return route;
            }

            _path.CaptureCount = captured;
        }

        return -1;
    }

    // endpoint + 1, 0 for none
    private int RouteOf(int endpoint)
    {
        if (endpoint == 0) return -1;
        var route = FindRoute(_tables, endpoint - 1, _verb, _http);
        if (route >= 0) return route;

        var routes = _tables.Endpoints.Slice((endpoint - 1) * VerbCount, VerbCount);
        for (var verb = 0; verb < VerbCount; verb++)
        {
            if (routes[verb] != 0 && Takes(_tables, routes[verb] - 1, _http)) AllowedVerbs |= 1 << verb;
        }

        return -1;
    }
}
