using RouteGen.Responses;

namespace RouteGen.Routing;

public sealed partial class HttpExchange
{
    private ByteBuffer? _rewritten;

    /// <summary>Whether the event has the shape that the handler's type is for. From another front the type would be half empty: 500, and the log says why.</summary>
    /// <param name="fronts">The fronts that send that shape.</param>
    /// <param name="type">The handler's type, for the log.</param>
    public bool HasShapeOf(RequestFronts fronts, string type)
    {
        if (IsFrom(fronts)) return true;
        Log(LogLevel.Error, $"The handler of {RouteKey} takes '{type}', and this event of {NameOf(Front)} has another shape. Take the type that belongs to it, or say with 'sources:' which events the route is for.");
        Start(500);
        WriteProblem(500, type: null, title: null, "The route's handler takes requests in another event format.", Context.RequestId);
        return false;
    }

    /// <summary>
    /// Answers a response in the format of a REST API, as a library that serializes its own results gives it. It is read and written anew, as this request's front wants it.
    /// <see langword="null"/> as in <see cref="Json{T}(T, System.Text.Json.Serialization.Metadata.JsonTypeInfo{T})"/>.
    /// </summary>
    public async ValueTask ProxyResponseAsync(Stream? response)
    {
        if (response is null)
        {
            Missing();
            return;
        }

        using var json = new MemoryStream();
        await using (response)
        {
            await response.CopyToAsync(json);
        }

        await ResultAsync(ProxyResponse.Read(json.GetBuffer().AsSpan(0, (int)json.Length)));
    }

    /// <inheritdoc/>
    private protected override ReadOnlyMemory<byte> EventForHandler()
    {
        // What the gateway chose it has written into the event; a load balancer's event has no place for it.
        if (RouteId < 0 || MatchedByTemplate || Front == Front.Alb) return Event.Memory;
        // Behind /{proxy+} the table's own /{proxy+} may be the answer.
        if (GatewayTemplate.Of(Event).SequenceEqual(RouterListing.TemplateOf(Router.Tables, RouteId))) return Event.Memory;
        _rewritten ??= new ByteBuffer(int.MaxValue);
        return EventRewriter.Rewrite(this, _rewritten);
    }

    private RequestFronts Source => (RequestFronts)(1 << (int)Front);

    private static string NameOf(Front front) => front switch
    {
        Front.Rest => "a REST API",
        Front.HttpApiV1 => "an HTTP API with payload format 1.0",
        Front.HttpApiV2 => "an HTTP API with payload format 2.0",
        Front.FunctionUrl => "a Function URL",
        _ => "a load balancer",
    };
}
