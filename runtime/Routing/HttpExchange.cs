using System.ComponentModel;
using RouteGen.Events;

namespace RouteGen.Routing;

/// <summary>
/// One HTTP invocation as the emitted router sees it: the event's bytes on one side, the answer's bytes on the other.
/// An invocation loop owns one and uses it again and again, so nothing of it may be kept after the invocation.
/// </summary>
/// <remarks>
/// Its parts: <c>.Input</c> what a route binds, <c>.Body</c> the request's body, <c>.Invocation</c> what Lambda says, <c>.Output</c> how a route answers.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed partial class HttpExchange
{
    internal HttpExchange(CompiledRouter router) => Router = router;

    internal CompiledRouter Router { get; }

    internal HttpEvent Event { get; } = new();

    /// <summary>The path, split and decoded, with what the matcher captured from it. Empty when the gateway's template settled the route.</summary>
    internal PathSegments Path { get; } = new();

    /// <summary>What stands in front of the function, as the event shows it.</summary>
    internal Front Front => Event.Front;

    /// <summary>The request's method as sent.</summary>
    internal ReadOnlySpan<byte> Method => Event.TextOf(_method);

    /// <summary>The request's method; <see cref="HttpVerb.Any"/> for one that has no verb in the table.</summary>
    internal HttpVerb Verb { get; private set; }

    /// <summary>The id of the matched route, or -1.</summary>
    internal int RouteId { get; set; }

    /// <summary>Whether the gateway's template settled the route, so that the values stand in <c>pathParameters</c>; otherwise in <see cref="Path"/>.</summary>
    internal bool MatchedByTemplate { get; set; }

    /// <summary>A bit for each <see cref="HttpVerb"/> the path has routes for, when none took the request.</summary>
    internal int AllowedVerbs { get; set; }

    /// <summary>Starts the next invocation; nothing of the last one is left.</summary>
    /// <exception cref="EventException">The event is not JSON, or no HTTP request.</exception>
    internal void Begin(ReadOnlyMemory<byte> json)
    {
        RouteId = -1;
        MatchedByTemplate = false;
        AllowedVerbs = 0;
        BeginBody();
        BeginAnswer();
        Event.Begin(json);
        _method = FindMethod();
        Verb = HttpVerbs.Parse(Method);
    }

    private JsonSlice _method;

    private JsonSlice FindMethod()
    {
        if (Event.Fields.HttpMethod.IsString) return Event.Fields.HttpMethod;
        // "GET /users" says it; "ANY /users" and "$default" leave it to requestContext.http.
        var routeKey = Event.Fields.RouteKey;
        if (routeKey.Kind == JsonKind.String)
        {
            var text = Event.TextOf(routeKey);
            var space = text.IndexOf((byte)' ');
            if (space > 0 && !text.StartsWith("ANY "u8)) return routeKey with { Length = space };
        }

        return Event.TryGetProperty(Event.RequestContext.Http, "method"u8, out var method) ? method : default;
    }
}
