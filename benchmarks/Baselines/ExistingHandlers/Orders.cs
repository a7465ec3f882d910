using Amazon.Lambda.APIGatewayEvents;
using Amazon.Lambda.Core;
using Amazon.Lambda.Serialization.SystemTextJson;

[assembly: LambdaSerializer(typeof(DefaultLambdaJsonSerializer))]

namespace ExistingHandlers;

/// <summary>A function behind a REST API.</summary>
public class Orders
{
    public APIGatewayProxyResponse Get(APIGatewayProxyRequest request, ILambdaContext context) => new()
    {
        StatusCode = 200,
        Headers = new Dictionary<string, string> { ["Content-Type"] = "application/json", ["X-Request-Id"] = context.AwsRequestId },
        Body = $$"""{"id":"{{request.PathParameters["id"]}}","status":"shipped"}""",
    };
}
