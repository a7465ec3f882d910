using System.Text.Json.Serialization;
using Amazon.Lambda.APIGatewayEvents;
using Amazon.Lambda.Core;
using Amazon.Lambda.Serialization.SystemTextJson;
using Amazon.Lambda.SQSEvents;

[assembly: LambdaSerializer(typeof(SourceGeneratorLambdaJsonSerializer<Smoke.AmazonJson>))]

namespace Smoke;

[JsonSerializable(typeof(APIGatewayHttpApiV2ProxyRequest))]
[JsonSerializable(typeof(APIGatewayHttpApiV2ProxyResponse))]
[JsonSerializable(typeof(SQSEvent))]
[JsonSerializable(typeof(SQSBatchResponse))]
public sealed partial class AmazonJson : JsonSerializerContext;

public class AmazonHandlers
{
    private int _calls;

    public async Task<APIGatewayHttpApiV2ProxyResponse> GetAsync(APIGatewayHttpApiV2ProxyRequest request, ILambdaContext context)
    {
        await Task.Yield();
        return new() { StatusCode = 200, Body = $"{request.RouteKey} {request.PathParameters["id"]} {context.AwsRequestId.StartsWith("smoke-", StringComparison.Ordinal)} {++_calls}" };
    }

    public static SQSBatchResponse Process(SQSEvent messages) => new() { BatchItemFailures = [.. messages.Records.Select(message => new SQSBatchResponse.BatchItemFailure { ItemIdentifier = message.MessageId })] };
}
