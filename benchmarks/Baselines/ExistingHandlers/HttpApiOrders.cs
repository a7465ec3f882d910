using Amazon.Lambda.APIGatewayEvents;
using Amazon.Lambda.Core;

namespace ExistingHandlers;

/// <summary>A function behind an HTTP API, payload 2.0.</summary>
public class HttpApiOrders
{
    public APIGatewayHttpApiV2ProxyResponse Get(APIGatewayHttpApiV2ProxyRequest request, ILambdaContext context) => new()
    {
        StatusCode = 200,
        Headers = new Dictionary<string, string> { ["Content-Type"] = "application/json", ["X-Request-Id"] = context.AwsRequestId },
        Body = $$"""{"id":"{{request.PathParameters["id"]}}","status":"shipped"}""",
    };
}
