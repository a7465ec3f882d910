using System.ComponentModel;
using RouteGen.Events;

namespace RouteGen.Routing;

/// <summary>One invocation by an HTTP request, as the emitted router sees it: the event's bytes on one side, the answer's bytes on the other.</summary>
/// <remarks>
/// Its parts: <c>.Input</c> what a route binds, <c>.Body</c> the request's body, <c>.Validation</c> what is wrong with both, <c>.Output</c> how a route answers, <c>.Proxy</c> what handlers of Amazon's style take and give.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed partial class HttpExchange : Exchange
{
    internal HttpExchange(CompiledRouter router)
        : base(router, new LambdaEvent())
    {
    }

    /// <summary>The path, split and decoded, with what the matcher captured from it. Empty when the gateway's template settled the route.</summary>
    internal PathSegments Path { get; } = new();

    /// <summary>What stands in front of the function, as the event shows it.</summary>
    internal Front Front => Event.Front;

    /// <summary>The request's method as sent.</summary>
    internal ReadOnlySpan<byte> Method => Event.TextOf(_method);

    /// <summary>The request's method; <see cref="HttpVerb.Any"/> for one that has no verb in the table.</summary>
    internal HttpVerb Verb { get; private set; }

    /// <summary>Whether the gateway's template settled the route, so that the values stand in <c>pathParameters</c>; otherwise in <see cref="Path"/>.</summary>
    internal bool MatchedByTemplate { get; set; }

    /// <summary>A bit for each <see cref="HttpVerb"/> the path has routes for, when none took the request.</summary>
    internal int AllowedVerbs { get; set; }

    /// <summary>Starts the next invocation; nothing of the last one is left.</summary>
    /// <returns>Whether the event is an HTTP request.</returns>
    /// <exception cref="EventException">The event is not JSON.</exception>
    internal bool Begin(ReadOnlyMemory<byte> json)
    {
        RouteId = -1;
        MatchedByTemplate = false;
        AllowedVerbs = 0;
        _readsAnswer = null;
        _limitTick = null;
        BeginBody();
        BeginAnswer();
        // What is no request has no method either: an answer to a WebSocket must not be a HEAD request's.
        _method = default;
        Verb = HttpVerb.Any;
        if (!Event.Begin(json)) return false;
        _method = FindMethod();
        Verb = HttpVerbs.Parse(Method);
        return true;
    }

    /// <inheritdoc/>
    internal override void EndInvocation()
    {
        _request?.End();
        _request = null;
        _invocations++;
        _running = null;
        base.EndInvocation();
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
