namespace RouteGen.Routing;

public sealed partial class HttpExchange
{
    /// <summary>404 <c>{"message":"Not Found"}</c>, as the gateways answer it.</summary>
    public void NotFound() => RouteId = -1;
}
