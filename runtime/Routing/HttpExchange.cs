using System.ComponentModel;
using RouteGen.Events;

namespace RouteGen.Routing;

/// <summary>
/// One HTTP invocation as the emitted router sees it: the event's bytes on one side, the answer's bytes on the other.
/// An invocation loop owns one and uses it again and again, so nothing of it may be kept after the invocation.
/// </summary>
/// <remarks>
/// The parts: <c>HttpExchange.Input.cs</c> (what a route binds), <c>HttpExchange.Output.cs</c> (how it answers).
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed partial class HttpExchange
{
    private ReadOnlyMemory<byte> _event;

    internal HttpExchange(CompiledRouter router) => Router = router;

    internal void Begin(ReadOnlyMemory<byte> json) => _event = json;

    internal CompiledRouter Router { get; }

    /// <summary>The event as it came.</summary>
    internal ReadOnlySpan<byte> Event => _event.Span;

    /// <summary>Where the event's top-level properties stand in <see cref="Event"/>.</summary>
    internal EventFields Fields;

    /// <summary>What stands in front of the function, as the event shows it.</summary>
    internal Front Front { get; set; }

    /// <summary>The request's method; <see cref="HttpVerb.Any"/> for one that has no verb in the table.</summary>
    internal HttpVerb Verb { get; set; }

    /// <summary>The id of the matched route, or -1.</summary>
    internal int RouteId { get; set; } = -1;

    /// <summary>Whether the gateway's template settled the route, so that its values stand in <c>pathParameters</c>; otherwise in <see cref="Path"/>.</summary>
    internal bool MatchedByTemplate { get; set; }

    /// <summary>The path, split and decoded, with what the matcher captured from it.</summary>
    internal PathSegments Path { get; } = new();
}
