namespace RouteGen.Benchmarks.Request;

/// <summary>An existing handler of Amazon's style behind one of the gateway's routes: routed to, and called directly.</summary>
public sealed class ExistingHandler
{
    private const string Id = "0f8fad5b-d9cb-469f-a165-70867728950e";

    private readonly RoutedHandlers _routed = new();
    private readonly DirectCall _direct;
    private readonly byte[] _directEvent;

    private ExistingHandler(EventKind front, bool isProxy)
    {
        Front = front;
        IsProxy = isProxy;
        _direct = front == EventKind.Rest ? DirectCall.OfRest() : DirectCall.OfHttpApi();
        _directEvent = EventOf(front, isProxy: false);
        Event = EventOf(front, isProxy);
    }

    /// <summary>All of them.</summary>
    public static IReadOnlyList<ExistingHandler> All { get; } =
    [
        new(EventKind.Rest, isProxy: false),
        new(EventKind.Rest, isProxy: true),
        new(EventKind.HttpApi, isProxy: false),
        new(EventKind.HttpApi, isProxy: true),
    ];

    /// <summary>The gateway's kind.</summary>
    public EventKind Front { get; }

    /// <summary>Whether the gateway's route is <c>{proxy+}</c>, so that the event is rewritten for the handler.</summary>
    public bool IsProxy { get; }

    /// <summary>The event that is routed.</summary>
    public byte[] Event { get; }

    /// <summary>The one that stands for the kind and the gateway's route.</summary>
    public static ExistingHandler Of(EventKind front, bool isProxy) => All.Single(handler => handler.Front == front && handler.IsProxy == isProxy);

    /// <summary>By RouteGen, from the event's bytes to the answer's.</summary>
    public ReadOnlyMemory<byte> Route() => _routed.Invoke(Event);

    /// <summary>Directly, with the event of the route of its own: without a router there is none for <c>{proxy+}</c> that the handler could read.</summary>
    public ReadOnlyMemory<byte> Call() => _direct.Invoke(_directEvent);

    /// <summary>Stops where the two do not answer the same.</summary>
    public void CheckAnswers()
    {
        if (!Route().Span.SequenceEqual(Call().Span)) throw new InvalidOperationException($"{this}: the routed handler and the one that is called directly give different answers.");
    }

    public override string ToString() => $"{(Front == EventKind.Rest ? "REST" : "HTTP API")}, {(IsProxy ? "{proxy+}" : "route of its own")}";

    private static byte[] EventOf(EventKind front, bool isProxy)
    {
        var (folder, template) = front == EventKind.Rest ? ("/orders/", "GET /orders/{id}") : ("/http-api/orders/", "GET /http-api/orders/{id}");
        var path = folder + Id;
        var request = isProxy
            ? new GatewayRequest("GET /{proxy+}", path) { Values = new Dictionary<string, string> { ["proxy"] = path[1..] } }
            : new GatewayRequest(template, path) { Values = new Dictionary<string, string> { ["id"] = Id } };
        return front == EventKind.Rest ? request.ToRest() : request.ToHttpApi();
    }
}
