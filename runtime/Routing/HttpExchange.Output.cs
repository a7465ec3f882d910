namespace RouteGen.Routing;

public sealed partial class HttpExchange
{
    /// <summary>404 <c>{"message":"Not Found"}</c>, as the gateways answer it.</summary>
    public void NotFound() => RouteId = -1;
    internal LambdaContext Context => throw new NotSupportedException();
    internal void Problem(int status, string detail) => throw new NotSupportedException();
}
