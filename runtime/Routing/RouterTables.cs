using System.ComponentModel;

namespace RouteGen.Routing;

/// <summary>
/// A router's routes as data: spans over the assembly's own bytes, so that a router of any size costs nothing to start.
/// The generator's <c>Planning/RouterTablesBuilder</c> writes them, <see cref="RouteMatcher"/> reads them; both use <see cref="KeyHash"/>.
/// </summary>
/// <remarks>
/// Ids count from 0 where they index and from 1 where 0 means "none". A router holds at most 65,534 routes.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct RouterTables
{
    /// <summary>In <see cref="Sources"/>: the front's id counts too, which <see cref="CompiledRouter.IsSourceOf"/> knows.</summary>
    internal const int PinnedSource = 128;

    /// <summary>The text that the other tables point into: the router's <see cref="CompiledRouter.Listing"/>, which holds every template.</summary>
    public ReadOnlySpan<byte> Text { get; init; }

    /// <summary>Three numbers a template: offset in <see cref="Text"/>, length, and <c>endpoint * 4 + </c><see cref="TemplateFlags"/>.</summary>
    public ReadOnlySpan<int> Templates { get; init; }

    /// <summary>One seed a bucket of the perfect hash over templates; the count is a power of two.</summary>
    public ReadOnlySpan<ushort> TemplateSeeds { get; init; }

    /// <summary>One template id + 1 a slot of that hash, 0 for an empty slot; the count is a power of two.</summary>
    public ReadOnlySpan<ushort> TemplateSlots { get; init; }

    /// <summary>Eight numbers an endpoint: route id + 1 for each <see cref="HttpVerb"/>, 0 for none.</summary>
    public ReadOnlySpan<ushort> Endpoints { get; init; }

    /// <summary>Two numbers a route: its template's id and its <see cref="HttpVerb"/>.</summary>
    public ReadOnlySpan<ushort> Routes { get; init; }

    /// <summary>A number a route: the <see cref="RequestFronts"/> whose requests it takes, plus <see cref="PinnedSource"/> where the router is asked too. Empty when every route takes all.</summary>
    public ReadOnlySpan<byte> Sources { get; init; }

    /// <summary>Five numbers a node of the path tree: endpoint + 1, endpoint + 1 of its greedy child, its parameter child, its first mixed child, and twice their count plus 1 if it has literal children. Node 0 is the root.</summary>
    public ReadOnlySpan<int> Nodes { get; init; }

    /// <summary>One seed a bucket of the perfect hash over (node, literal segment).</summary>
    public ReadOnlySpan<ushort> LiteralSeeds { get; init; }

    /// <summary>Four numbers a slot of that hash: parent node + 1 (0 for an empty slot), child node, and the literal's offset and length in <see cref="Text"/>.</summary>
    public ReadOnlySpan<int> LiteralSlots { get; init; }

    /// <summary>Three numbers a mixed segment: its offset and length in <see cref="Text"/>, braces included, and the child node.</summary>
    public ReadOnlySpan<int> MixedSegments { get; init; }

    /// <summary>The greatest number of segments of any template; paths are split no further.</summary>
    public int MaxSegments { get; init; }
}
