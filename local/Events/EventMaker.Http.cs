using RouteGen.Fronts;

namespace RouteGen.Local.Events;

internal static partial class EventMaker
{
    /// <summary>A request as a front hands it on that sends everything to the function.</summary>
    /// <exception cref="ShortFormException">The front has no route for it.</exception>
    public static ReadOnlyMemory<byte> Http(FrontRequest request, FrontSettings settings)
    {
        var route = FrontGateway.FindRoute(settings, request) ?? throw new ShortFormException($"The gateway has no route for {request.Method} {request.Target}.");
        return FrontEvent.Write(new RoutedRequest(settings, request, route, FakeAccount.NewRequestId(), FakeAccount.NewExtendedRequestId()));
    }
}
