using Amazon.Lambda.Annotations.APIGateway;
using Amazon.Lambda.APIGatewayEvents;
using Amazon.Lambda.ApplicationLoadBalancerEvents;
using Amazon.Lambda.CloudWatchEvents;
using Amazon.Lambda.CloudWatchEvents.ScheduledEvents;
using Amazon.Lambda.Core;
using Amazon.Lambda.DynamoDBEvents;
using Amazon.Lambda.KinesisEvents;
using Amazon.Lambda.S3Events;
using Amazon.Lambda.Serialization.SystemTextJson;
using Amazon.Lambda.SNSEvents;
using Amazon.Lambda.SQSEvents;

[assembly: LambdaSerializer(typeof(DefaultLambdaJsonSerializer))]

namespace App;

/// <summary>What handlers received, for the tests to look at.</summary>
public static class Journal
{
    public static readonly List<object?> Received = new();

    public static T Add<T>(T received)
    {
        Received.Add(received);
        return received;
    }
}

public interface IClock
{
    int Year { get; }
}

public sealed class FixedClock : IClock
{
    public int Year => 2026;
}

public static class Services
{
    public static IClock Clock { get; } = new FixedClock();
}

/// <summary>As Lambda does it: one instance for the process, which may count.</summary>
public class Orders
{
    private int _calls;

    public APIGatewayProxyResponse Get(APIGatewayProxyRequest request, ILambdaContext context)
    {
        Journal.Add(request);
        context.Logger.LogInformation($"order {request.PathParameters["id"]}");
        return new() { StatusCode = 200, Body = $"{request.PathParameters["id"]} by {context.AwsRequestId}, call {++_calls}", Headers = new Dictionary<string, string> { ["Content-Type"] = "text/plain" } };
    }

    public async Task<APIGatewayProxyResponse> CreateAsync(APIGatewayProxyRequest request)
    {
        Journal.Add(request);
        await Task.Yield();
        return new() { StatusCode = 201, Body = request.Body };
    }

    public static async ValueTask<APIGatewayHttpApiV2ProxyResponse> Replace(APIGatewayHttpApiV2ProxyRequest request, ILambdaContext context)
    {
        Journal.Add(request);
        await Task.Yield();
        return new() { StatusCode = 200, Cookies = new[] { "a=1", "b=2" }, Body = request.RouteKey + " " + request.PathParameters["id"] };
    }
}

public class Balanced
{
    private readonly IClock _clock;

    public Balanced(IClock clock) => _clock = clock;

    public ApplicationLoadBalancerResponse Get(ApplicationLoadBalancerRequest request)
    {
        Journal.Add(request);
        return new() { StatusCode = 200, StatusDescription = "200 OK", Body = $"{_clock.Year}" };
    }
}

public static class Raw
{
    public static async Task<Stream> HandleAsync(Stream input, ILambdaContext context)
    {
        using var reader = new StreamReader(input);
        Journal.Add(await reader.ReadToEndAsync());
        return new MemoryStream("{\"statusCode\":204}"u8.ToArray());
    }
}

public static class Plain
{
    // What is no response is the answer all the same: an HTTP API makes one of it.
    public static string Text(APIGatewayHttpApiV2ProxyRequest request) => "Hello, " + Journal.Add(request).PathParameters["name"];
}

public static class Mixed
{
    public static APIGatewayProxyResponse Get([FromRoute] Guid id, int size, ILambdaContext context, IClock clock) =>
        new() { StatusCode = 200, Body = $"{id} {size} {clock.Year} {context.FunctionName.Length}" };
}

public class Annotated
{
    public IHttpResult Get([FromRoute] int id, [FromQuery(Name = "page")] int page = 1) => id == 0
        ? HttpResults.NotFound()
        : HttpResults.Ok($"{id} on page {page}").AddHeader("set-cookie", "a=1").AddHeader("set-cookie", "b=2").AddHeader("x-id", $"{id}");
}

public static class Users
{
    public static string Get(int id) => $"user {id}";
}

public static class Queue
{
    public static void Process(SQSEvent messages, ILambdaContext context) => Journal.Add(messages);

    public static SQSBatchResponse ProcessBatch(SQSEvent messages)
    {
        Journal.Add(messages);
        return new() { BatchItemFailures = new() { new() { ItemIdentifier = messages.Records[0].MessageId } } };
    }
}

public static class Topic
{
    public static Task Notify(SNSEvent message)
    {
        Journal.Add(message);
        return Task.CompletedTask;
    }
}

public class Bucket
{
    public async Task<string> UnpackAsync(S3Event created, ILambdaContext context)
    {
        Journal.Add(created);
        await Task.Yield();
        return created.Records[0].S3.Object.Key;
    }
}

public static class Table
{
    public static void Changed(DynamoDBEvent changes) => Journal.Add(changes);
}

public static class Clicks
{
    public static void Count(KinesisEvent records) => Journal.Add(records);
}

public class Placed
{
    public int Id { get; set; }
}

public static class Bus
{
    public static void Placed(CloudWatchEvent<Placed> placed) => Journal.Add(placed);

    public static void Nightly(ScheduledEvent scheduled, IClock clock) => Journal.Add(scheduled);
}

public static class Socket
{
    public static APIGatewayProxyResponse Connect(APIGatewayProxyRequest request)
    {
        Journal.Add(request);
        return new() { StatusCode = 200 };
    }
}

public static class Gate
{
    public static APIGatewayCustomAuthorizerResponse Token(APIGatewayCustomAuthorizerRequest request)
    {
        Journal.Add(request);
        return new() { PrincipalID = request.AuthorizationToken };
    }

    public static Task<APIGatewayCustomAuthorizerV2SimpleResponse> RequestAsync(APIGatewayCustomAuthorizerV2Request request)
    {
        Journal.Add(request);
        return Task.FromResult(new APIGatewayCustomAuthorizerV2SimpleResponse { IsAuthorized = true });
    }
}
