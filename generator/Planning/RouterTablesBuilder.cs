using System.Text;
using RouteGen.Generator.Model;
using RouteGen.Routing;

namespace RouteGen.Generator.Planning;

/// <summary>Writes the routes as the numbers that the runtime's matcher reads. The runtime's <c>RouterTables</c> says what each number means.</summary>
internal sealed class RouterTablesBuilder
{
    private const int VerbCount = 8;

    private readonly EquatableArray<ListedRoute> _routes;
    private readonly bool _ignoreTrailingSlash;
    private readonly RouteTree _tree = new();
    private readonly List<string> _templates = [];
    private readonly Dictionary<string, int> _offsets = new(StringComparer.Ordinal);
    private readonly List<int> _templateFields = [];
    private readonly List<ushort> _endpoints = [];
    private readonly ushort[] _routeFields;
    private readonly List<int> _nodes = [];
    private readonly List<(int Parent, int Child, string Literal, int Offset)> _literals = [];
    private readonly List<int> _mixed = [];

    private RouterTablesBuilder(RouteListing listing)
    {
        _routes = listing.Routes;
        _ignoreTrailingSlash = listing.IgnoreTrailingSlash;
        _routeFields = new ushort[listing.Routes.Count * 2];
    }

    public static TablesPlan Build(RouteListing listing) => new RouterTablesBuilder(listing).Build();

    private TablesPlan Build()
    {
        NoteOffsets();
        for (var id = 0; id < _routes.Count; id++) _tree.Add(id, _routes[id].Verb, _routes[id].Path, _ignoreTrailingSlash);
        AddNode(_tree.Root);

        var templateSeeds = PerfectHash.Build([.. _templates.Select(template => KeyHash.Of(Encoding.UTF8.GetBytes(template), salt: 0))], out var templateSlots);
        var literalSeeds = PerfectHash.Build([.. _literals.Select(literal => KeyHash.Of(Encoding.UTF8.GetBytes(literal.Literal), literal.Parent + 1))], out var literalSlots);
        return new TablesPlan
        {
            Templates = new([.. _templateFields]),
            TemplateSeeds = new(templateSeeds),
            TemplateSlots = new([.. templateSlots.Select(slot => (ushort)slot)]),
            Endpoints = new([.. _endpoints]),
            Routes = new(_routeFields),
            Sources = _routes.All(route => route.Sources == (int)RequestFronts.All) ? [] : _routes.Select(route => (byte)route.Sources).ToEquatableArray(),
            Nodes = new([.. _nodes]),
            LiteralSeeds = new(literalSeeds),
            LiteralSlots = new([.. literalSlots.SelectMany(LiteralSlot)]),
            MixedSegments = new([.. _mixed]),
            MaxSegments = _routes.Count == 0 ? 0 : _routes.Max(route => route.Path.Segments.Count),
        };
    }

    // Templates and segments are not written again for the tables: they are found in the lines of the listing.
    private void NoteOffsets()
    {
        var offset = 0;
        foreach (var route in _routes)
        {
            var position = offset + RouteVerbs.NameOf(route.Verb).Length + 1;
            Note(route.Path.ToString(), position);
            foreach (var segment in route.Path.Segments)
            {
                position++;
                Note(segment.ToString(), position);
                position += Encoding.UTF8.GetByteCount(segment.ToString());
            }

            offset = position + 1 + Encoding.UTF8.GetByteCount(route.Handler) + 1;
        }

        void Note(string text, int position)
        {
            if (!_offsets.ContainsKey(text)) _offsets.Add(text, position);
        }
    }

    private int AddNode(RouteNode node)
    {
        const int Width = 5;
        var id = _nodes.Count / Width;
        for (var i = 0; i < Width; i++) _nodes.Add(0);

        var fields = id * Width;
        _nodes[fields] = EndpointOf(node.Leaf);
        _nodes[fields + 1] = EndpointOf(node.Greedy);
        foreach (var (literal, child) in node.Literals.Select(pair => (pair.Key, pair.Value))) _literals.Add((id, AddNode(child), literal, _offsets[literal]));
        if (node.Parameter is not null) _nodes[fields + 2] = AddNode(node.Parameter);

        // A node's mixed children stand side by side, so all of them come before their own children's.
        var first = _mixed.Count / 3;
        foreach (var (segment, _) in node.Mixed) _mixed.AddRange([_offsets[segment.ToString()], Encoding.UTF8.GetByteCount(segment.ToString()), 0]);
        for (var i = 0; i < node.Mixed.Count; i++) _mixed[((first + i) * 3) + 2] = AddNode(node.Mixed[i].Node);
        _nodes[fields + 3] = first;
        _nodes[fields + 4] = (node.Mixed.Count * 2) + (node.Literals.Count > 0 ? 1 : 0);
        return id;
    }

    // A leaf's endpoint + 1. Each template has an endpoint too, for the gateway's own choice: with one template they are the same.
    private int EndpointOf(RouteLeaf? leaf)
    {
        if (leaf is null) return 0;
        var endpoint = AddEndpoint(leaf.Routes);
        foreach (var (template, routes) in leaf.Templates.Select(pair => (pair.Key, pair.Value)))
        {
            var path = _routes[routes.Values.First()].Path;
            var flags = TemplateFlags.None;
            if (path.IsGreedy) flags = TemplateFlags.Greedy;
            else if (_tree.IsShadowing(PathShape.SegmentsOf(path, _ignoreTrailingSlash), leaf, routes.Keys)) flags = TemplateFlags.Shadowing;

            foreach (var (verb, id) in routes.Select(pair => (pair.Key, pair.Value)))
            {
                _routeFields[id * 2] = (ushort)_templates.Count;
                _routeFields[(id * 2) + 1] = (ushort)verb;
            }

            var own = leaf.Templates.Count == 1 ? endpoint : AddEndpoint(routes);
            _templateFields.AddRange([_offsets[template], Encoding.UTF8.GetByteCount(template), (own * 4) + (int)flags]);
            _templates.Add(template);
        }

        return endpoint + 1;
    }

    private int AddEndpoint(SortedDictionary<RouteVerb, int> routes)
    {
        var id = _endpoints.Count / VerbCount;
        for (var verb = 0; verb < VerbCount; verb++) _endpoints.Add(routes.TryGetValue((RouteVerb)verb, out var route) ? (ushort)(route + 1) : (ushort)0);
        return id;
    }

    private IEnumerable<int> LiteralSlot(int slot)
    {
        if (slot == 0) return [0, 0, 0, 0];
        var (parent, child, literal, offset) = _literals[slot - 1];
        return [parent + 1, child, offset, Encoding.UTF8.GetByteCount(literal)];
    }
}
