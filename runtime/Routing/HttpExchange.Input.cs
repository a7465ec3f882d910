namespace RouteGen.Routing;

public sealed partial class HttpExchange
{
}
