using System.Text.Json.Serialization;
using Amazon.Lambda.APIGatewayEvents;
using Amazon.Lambda.Core;
using Amazon.Lambda.RuntimeSupport;
using Amazon.Lambda.Serialization.SystemTextJson;
using RouteGen.Benchmarks;
using RouteGen.Benchmarks.Events;

var map = ShopFunctions.NewMap();
Func<APIGatewayProxyRequest, ILambdaContext, Task<APIGatewayProxyResponse>> handler = (request, _) => Task.FromResult(Answer(request));
using var bootstrap = LambdaBootstrapBuilder.Create(handler, new SourceGeneratorLambdaJsonSerializer<LambdaJson>()).Build();
await bootstrap.RunAsync();

APIGatewayProxyResponse Answer(APIGatewayProxyRequest request)
{
    var answer = map.Answer($"{request.HttpMethod} {request.Resource}", new Request(request));
    return new APIGatewayProxyResponse { StatusCode = answer.StatusCode, Headers = answer.Headers, Body = answer.Body, IsBase64Encoded = answer.IsBase64Encoded };
}

/// <summary>Amazon's request, as the Shop's functions read one.</summary>
internal sealed class Request(APIGatewayProxyRequest request) : IGatewayRequest
{
    public IDictionary<string, string>? PathParameters => request.PathParameters;

    public IDictionary<string, string>? QueryStringParameters => request.QueryStringParameters;

    public string? Body => request.Body;

    public bool IsBase64Encoded => request.IsBase64Encoded;
}

[JsonSerializable(typeof(APIGatewayProxyRequest))]
[JsonSerializable(typeof(APIGatewayProxyResponse))]
public sealed partial class LambdaJson : JsonSerializerContext;
