using RouteGen.Generator.Model;

namespace RouteGen.Generator.Planning;

/// <summary>A node of the path tree: what may follow the segments that led to it.</summary>
internal sealed class RouteNode
{
    /// <summary>The children by literal, in ordinal order, so that the tables do not depend on the order of routes.</summary>
    public SortedDictionary<string, RouteNode> Literals { get; } = new(StringComparer.Ordinal);

    /// <summary>The children behind a mixed segment, the more specific first.</summary>
    public List<(PathSegment Segment, RouteNode Node)> Mixed { get; } = [];

    public RouteNode? Parameter { get; set; }

    /// <summary>The routes that end in a greedy parameter here.</summary>
    public RouteLeaf? Greedy { get; set; }

    /// <summary>The routes that end here.</summary>
    public RouteLeaf? Leaf { get; set; }
}

/// <summary>The routes of one path shape. Their templates differ in the names of parameters at most.</summary>
internal sealed class RouteLeaf
{
    /// <summary>The route's id for each verb that has one.</summary>
    public SortedDictionary<RouteVerb, int> Routes { get; } = [];

    /// <summary>The routes' ids by the template's text.</summary>
    public SortedDictionary<string, SortedDictionary<RouteVerb, int>> Templates { get; } = new(StringComparer.Ordinal);
}

/// <summary>The tree of all paths that the runtime's matcher walks, and the questions Planning has to it.</summary>
internal sealed class RouteTree
{
    public RouteNode Root { get; } = new();

    /// <summary>Adds a route. Of two routes that match the same requests the first stays; the conflict was reported.</summary>
    public void Add(int id, RouteVerb verb, PathTemplate path, bool ignoreTrailingSlash)
    {
        var node = Root;
        foreach (var segment in PathShape.SegmentsOf(path, ignoreTrailingSlash))
        {
            if (segment.Kind == PathSegmentKind.Greedy)
            {
                Add(node.Greedy ??= new RouteLeaf(), id, verb, path);
                return;
            }

            node = Child(node, segment);
        }

        Add(node.Leaf ??= new RouteLeaf(), id, verb, path);
    }

    /// <summary>
    /// Whether the table has a route that is more specific than a template and lies under it: the gateway that matched the template may not know of it.
    /// Greedy routes do not count: what ends where the template ends is more specific than they are.
    /// </summary>
    public bool IsShadowing(IReadOnlyList<PathSegment> segments, RouteLeaf leaf, ICollection<RouteVerb> verbs) => IsShadowing(Root, segments, 0, leaf, verbs);

    private static bool IsShadowing(RouteNode node, IReadOnlyList<PathSegment> segments, int place, RouteLeaf leaf, ICollection<RouteVerb> verbs)
    {
        if (place == segments.Count) return node.Leaf is { } other && other != leaf && Meet(other.Routes.Keys, verbs);

        var segment = segments[place];
        if (segment.Kind == PathSegmentKind.Literal) return node.Literals.TryGetValue(PathShape.Of(segment), out var literal) && IsShadowing(literal, segments, place + 1, leaf, verbs);

        // A parameter covers every single segment but the empty one. A gateway has no mixed segments: for one made by hand the question is answered generously.
        foreach (var child in node.Literals)
        {
            if (child.Key.Length > 0 && IsShadowing(child.Value, segments, place + 1, leaf, verbs)) return true;
        }

        foreach (var (_, child) in node.Mixed)
        {
            if (IsShadowing(child, segments, place + 1, leaf, verbs)) return true;
        }

        return node.Parameter is not null && IsShadowing(node.Parameter, segments, place + 1, leaf, verbs);
    }

    private static bool Meet(ICollection<RouteVerb> left, ICollection<RouteVerb> right) =>
        left.Contains(RouteVerb.Any) || right.Contains(RouteVerb.Any) || left.Any(right.Contains);

    private static void Add(RouteLeaf leaf, int id, RouteVerb verb, PathTemplate path)
    {
        if (leaf.Routes.ContainsKey(verb)) return;
        leaf.Routes.Add(verb, id);
        var text = path.ToString();
        if (!leaf.Templates.TryGetValue(text, out var routes)) leaf.Templates.Add(text, routes = []);
        routes.Add(verb, id);
    }

    private static RouteNode Child(RouteNode node, PathSegment segment)
    {
        switch (segment.Kind)
        {
            case PathSegmentKind.Parameter:
                return node.Parameter ??= new RouteNode();

            case PathSegmentKind.Mixed:
                var shape = PathShape.Of(segment);
                foreach (var mixed in node.Mixed)
                {
                    if (PathShape.Of(mixed.Segment) == shape) return mixed.Node;
                }

                var added = new RouteNode();
                node.Mixed.Add((segment, added));
                node.Mixed.Sort((left, right) => MixedPattern.Compare(left.Segment, right.Segment));
                return added;

            default:
                var literal = PathShape.Of(segment);
                if (!node.Literals.TryGetValue(literal, out var child)) node.Literals.Add(literal, child = new RouteNode());
                return child;
        }
    }
}
