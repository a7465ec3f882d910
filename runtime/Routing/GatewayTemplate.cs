using RouteGen.Events;

namespace RouteGen.Routing;

/// <summary>The route that the gateway chose.</summary>
internal static class GatewayTemplate
{
    /// <summary>The path of the gateway's own route; empty where it has none, as for <c>$default</c> and on Function URLs and load balancers.</summary>
    public static ReadOnlySpan<byte> Of(LambdaEvent @event)
    {
        ReadOnlySpan<byte> template;
        if (@event.Front is Front.Rest or Front.HttpApiV1)
        {
            template = @event.TextOf(@event.Fields.Resource);
        }
        else
        {
            template = @event.TextOf(@event.Fields.RouteKey);
            template = template[(template.IndexOf((byte)' ') + 1)..];
        }

        return template.StartsWith("/"u8) ? template : default;
    }
}
