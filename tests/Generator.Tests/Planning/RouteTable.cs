using System.Text;
using RouteGen.Generator.Model;
using RouteGen.Generator.Planning;
using RouteGen.Routing;

namespace RouteGen.Generator.Tests.Planning;

/// <summary>A planned table of routes, to ask the runtime's matcher.</summary>
internal sealed class RouteTable
{
    private readonly TablesPlan _plan;
    private readonly byte[] _listing;

    public RouteTable(params string[] keys)
        : this(keys, ignoreTrailingSlash: false)
    {
    }

    public RouteTable(IEnumerable<string> keys, bool ignoreTrailingSlash)
    {
        var routes = keys.Select(Parse).OrderBy(route => route.Path.ToString(), StringComparer.Ordinal).ThenBy(route => route.Verb).ToList();
        Keys = [.. routes.Select(route => route.Key)];
        var listing = new RouteListing(routes.ToEquatableArray(), ignoreTrailingSlash);
        _plan = RouterTablesBuilder.Build(listing);
        _listing = Encoding.UTF8.GetBytes(listing.ToString());
    }

    public IReadOnlyList<string> Keys { get; }

    public TablesPlan Plan => _plan;

    public RouterTables Tables => new()
    {
        Text = _listing,
        Templates = _plan.Templates.AsSpan(),
        TemplateSeeds = _plan.TemplateSeeds.AsSpan(),
        TemplateSlots = _plan.TemplateSlots.AsSpan(),
        Endpoints = _plan.Endpoints.AsSpan(),
        Routes = _plan.Routes.AsSpan(),
        Nodes = _plan.Nodes.AsSpan(),
        LiteralSeeds = _plan.LiteralSeeds.AsSpan(),
        LiteralSlots = _plan.LiteralSlots.AsSpan(),
        MixedSegments = _plan.MixedSegments.AsSpan(),
        MaxSegments = _plan.MaxSegments,
    };

    /// <summary>What the matcher makes of a request: <c>GET /users/{id} id=7</c>, or the verbs it allows.</summary>
    public string Match(string verb, string path)
    {
        var segments = new PathSegments();
        segments.AddPath(Encoding.UTF8.GetBytes(path[1..]), isEncoded: true, _plan.MaxSegments);
        var matcher = new RouteMatcher(Tables, segments, Enum.Parse<HttpVerb>(verb, ignoreCase: true));
        var route = matcher.Match();
        var allowed = matcher.AllowedVerbs;
        if (route < 0) return allowed == 0 ? "none" : "allows " + string.Join(", ", Enum.GetValues<HttpVerb>().Where(candidate => (allowed & (1 << (int)candidate)) != 0));
        var names = Parse(Keys[route]).Path.ParameterNames.ToList();
        Assert.Equal(names.Count, segments.CaptureCount);
        return string.Join(' ', new[] { Keys[route] }.Concat(names.Select((name, position) => $"{name}={Encoding.UTF8.GetString(segments.Captured(position))}")));
    }

    public static ListedRoute Parse(string key)
    {
        var space = key.IndexOf(' ', StringComparison.Ordinal);
        var segments = key[(space + 2)..].Split('/').Select(ParseSegment).ToEquatableArray();
        return new ListedRoute(Enum.Parse<RouteVerb>(key[..space], ignoreCase: true), new PathTemplate(segments), "Test.Handlers.Handle");
    }

    private static PathSegment ParseSegment(string text)
    {
        var parts = new List<PathPart>();
        for (var rest = text; rest.Length > 0;)
        {
            var isParameter = rest[0] == '{';
            var end = isParameter ? rest.IndexOf('}', StringComparison.Ordinal) + 1 : (rest + "{").IndexOf('{', StringComparison.Ordinal);
            parts.Add(new PathPart(isParameter, rest[..end].Trim('{', '}').TrimEnd('+')));
            rest = rest[end..];
        }

        var kind = text.EndsWith("+}", StringComparison.Ordinal) ? PathSegmentKind.Greedy
            : !text.Contains('{', StringComparison.Ordinal) ? PathSegmentKind.Literal
            : parts.Count == 1 ? PathSegmentKind.Parameter
            : PathSegmentKind.Mixed;
        return new PathSegment(kind, parts.ToEquatableArray());
    }
}
