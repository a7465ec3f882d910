using System.ComponentModel;
using System.Text.Json.Serialization.Metadata;
using RouteGen.Telemetry;

namespace RouteGen.Routing;

/// <summary>The base of the router that the generator writes out of <c>routes.yaml</c>. One instance serves the whole process and holds no state.</summary>
public abstract class CompiledRouter
{
    /// <summary>The route table for people: a line a route, <c>METHOD /path Handler</c>, UTF-8, separated by single spaces.</summary>
    public abstract ReadOnlySpan<byte> Listing { get; }

    /// <summary>The routes as data.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected internal abstract RouterTables Tables { get; }

    /// <summary>Binds the parameters of a route, calls its handler and writes the answer into <paramref name="http"/>.</summary>
    /// <param name="route">The route's id: its position in <see cref="Listing"/>.</param>
    /// <param name="http">The invocation, matched to that route.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected internal abstract ValueTask InvokeAsync(int route, HttpExchange http);

    /// <summary>Gives an event that is no HTTP request to the handler of its route.</summary>
    /// <exception cref="Events.EventException">The router has no route for the event.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected internal virtual ValueTask InvokeEventAsync(EventExchange received) => throw received.Unrouted();

    /// <summary>Answers a request that no route takes. The default is 404 <c>{"message":"Not Found"}</c>; <c>not-found:</c> overrides it.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected internal virtual ValueTask NotFoundAsync(HttpExchange http)
    {
        http.NotFound();
        return default;
    }

    /// <summary>How a type that only shows at run time is written as JSON, as with <c>HttpResults.Ok(value)</c> returned as <see cref="HttpResult"/>.</summary>
    /// <returns><see langword="null"/> when no JSON context of the project knows the type.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected internal virtual JsonTypeInfo? GetJsonTypeInfo(Type type) => null;

    /// <summary>The <c>base-path</c> option: a path prefix, as <c>/shop</c>, taken off before the path is matched. Empty for none.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected internal virtual ReadOnlySpan<byte> BasePath => default;

    /// <summary>The <c>trailing-slash: ignore</c> option.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected internal virtual bool IgnoresTrailingSlash => false;

    /// <summary>The <c>binary: true</c> option: the REST API has <c>binaryMediaTypes</c>, so base64 answers reach the client as bytes.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected internal virtual bool AnswersBinary => false;

    /// <summary>The <c>errors:</c> option: the status, 400 to 599, by which an exception is answered; 0 for one that is not in it.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected internal virtual int StatusOf(Exception exception) => 0;

    /// <summary>The <c>cors:</c> that holds for a route, or for a request without one.</summary>
    /// <param name="route">The route's id, or -1.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected internal virtual CorsPolicy CorsOf(int route) => default;

    /// <summary>Tells a browser of an answer whether a page of another origin may read it. A router without <c>cors:</c> says nothing.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected internal virtual void AllowOrigin(HttpExchange http)
    {
    }

    /// <summary>Of a route with <c>sources:</c> that are pinned to the ids of APIs or load balancers whether the request came through one of them; of one with <c>enabled-when:</c> whether it is on.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected internal virtual bool IsSourceOf(int route, HttpExchange http) => true;

    /// <summary>What middleware may know of a route besides its key.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected internal virtual RouteDetails? DetailsOf(int route) => null;

    /// <summary>The <c>fault:</c> option of the app, for requests that no route takes.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected internal virtual bool FaultsOnServerError => false;

    /// <summary>The <c>error-stack: true</c> option of a route of events: its function errors carry the stack.</summary>
    /// <param name="route">The route's id.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected internal virtual bool SendsErrorStack(int route) => false;

    /// <summary>The <c>json-depth:</c> option: how deep a JSON body may nest.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected internal virtual int JsonDepth => 64;

    /// <summary>The <c>duplicate-properties: allow</c> option.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected internal virtual bool AllowsDuplicateProperties => false;

    /// <summary>The <c>metrics:</c> option: a new writer of metrics, for one loop.</summary>
    /// <returns><see langword="null"/> where there are none. Nothing else names the writer, so that trimming leaves it out where it is not asked for.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected internal virtual InvocationObserver? Metrics() => null;

    /// <summary>The <c>traces: true</c> option, as <see cref="Metrics"/>.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected internal virtual InvocationObserver? Traces() => null;
}
