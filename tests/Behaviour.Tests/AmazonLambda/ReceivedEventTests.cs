using System.Text.Json;
using System.Text.Json.Nodes;
using Amazon.Lambda.APIGatewayEvents;
using Amazon.Lambda.ApplicationLoadBalancerEvents;
using Amazon.Lambda.CloudWatchEvents;
using Amazon.Lambda.DynamoDBEvents;
using Amazon.Lambda.KinesisEvents;
using Amazon.Lambda.S3Events;
using Amazon.Lambda.SNSEvents;
using Amazon.Lambda.SQSEvents;
using RouteGen.Tests.Harness;
using Xunit.Abstractions;

namespace RouteGen.Behaviour.Tests.AmazonLambda;

/// <summary>What a handler receives is what the serializer makes of the event, field by field: recorded events and our own, each kind on the routes that its events name.</summary>
public sealed class ReceivedEventTests(ITestOutputHelper output)
{
    // Three recordings of Kinesis hold a name for the kind of encryption that the type has no member for.
    private static readonly string[] Unreadable = ["encryptionType"];

    [Theory]
    [InlineData("rest-v1", typeof(APIGatewayProxyRequest))]
    [InlineData("httpapi-v1", typeof(APIGatewayProxyRequest))]
    [InlineData("httpapi-v2", typeof(APIGatewayHttpApiV2ProxyRequest))]
    [InlineData("function-url", typeof(APIGatewayHttpApiV2ProxyRequest))]
    [InlineData("alb", typeof(ApplicationLoadBalancerRequest))]
    [InlineData("alb-multi", typeof(ApplicationLoadBalancerRequest))]
    public Task A_request_arrives_whole(string kind, Type type) => ArriveAsync(kind, type, TemplatesOf(kind).Prepend("/{proxy+}").Prepend("/").Distinct().Select(path => $"ANY {path}"));

    [Theory]
    [InlineData("sqs", typeof(SQSEvent), "SQS *dlq;SQS *")]
    [InlineData("sns", typeof(SNSEvent), "SNS *")]
    [InlineData("s3", typeof(S3Event), "S3 */*", "ObjectCreated:*, ObjectRemoved:*, ObjectRestore:*, LifecycleExpiration:*, LifecycleTransition, IntelligentTiering, Replication:*")]
    [InlineData("dynamodb", typeof(DynamoDBEvent), "DYNAMODB *")]
    [InlineData("kinesis", typeof(KinesisEvent), "KINESIS *")]
    [InlineData("eventbridge", typeof(CloudWatchEvent<JsonElement>), "EVENT */*")]
    [InlineData("websocket:CONNECT", typeof(APIGatewayProxyRequest), "WS $connect")]
    [InlineData("websocket:DISCONNECT", typeof(APIGatewayProxyRequest), "WS $disconnect")]
    [InlineData("authorizer-token", typeof(APIGatewayCustomAuthorizerRequest), "AUTHORIZER token")]
    [InlineData("authorizer-request-rest", typeof(APIGatewayCustomAuthorizerRequest), "AUTHORIZER request")]
    [InlineData("authorizer-request-httpapi-v2", typeof(APIGatewayCustomAuthorizerV2Request), "AUTHORIZER request")]
    public Task An_event_arrives_whole(string kind, Type type, string key, string? on = null) => ArriveAsync(kind, type, key.Split(';'), on);

    private async Task ArriveAsync(string kind, Type type, IEnumerable<string> keys, string? on = null)
    {
        var app = AmazonApp.Of(
            "routes:\n" + string.Concat(keys.Select(key => $"  \"{key}\": {(on is null ? "Handlers.Take" : $"{{ handler: Handlers.Take, on: [{on}] }}")}\n")),
            $$"""
            [assembly: Amazon.Lambda.Core.LambdaSerializer(typeof(Amazon.Lambda.Serialization.SystemTextJson.DefaultLambdaJsonSerializer))]

            namespace App;

            public static class Journal { public static readonly List<object?> Received = new(); }

            public static class Handlers { public static void Take({{CSharpNameOf(type)}} received) => Journal.Received.Add(received); }
            """);
        var count = 0;
        foreach (var (name, json) in EventsOf(kind))
        {
            await app.SendAsync(json);
            Assert.True(app.Received.Count == count + 1, $"{name}: {string.Join('\n', app.Log)}");
            var (expected, actual) = (AmazonApp.Describe(AmazonApp.Deserialize(type, json)), AmazonApp.Describe(app.Received[count]));
            // Where the gateway has no route, the router's stands in the event: ProxyTests looks at it.
            if (TemplateOf(json) is null) (expected, actual) = (WithoutRoute(expected), WithoutRoute(actual));
            Assert.True(expected == actual, $"{name}:\n{expected}\n{actual}");
            count++;
        }

        output.WriteLine($"{count} events");
        Assert.True(count > 0 || !Conformance.IsThere, "no event of this kind");
    }

    private static IEnumerable<string> TemplatesOf(string kind) => EventsOf(kind).Select(recorded => TemplateOf(recorded.Json)).OfType<string>();

    private static string? TemplateOf(string json)
    {
        var @event = JsonNode.Parse(json)!;
        var template = (string?)@event["resource"] ?? ((string?)@event["routeKey"])?.Split(' ').Last();
        return template?.StartsWith('/') == true ? template : null;
    }

    private static string WithoutRoute(string description)
    {
        var @event = JsonNode.Parse(description)!.AsObject();
        @event.Remove("RouteKey");
        @event.Remove("PathParameters");
        @event["RequestContext"]?.AsObject().Remove("RouteKey");
        return @event.ToJsonString();
    }

    private static IEnumerable<(string Name, string Json)> EventsOf(string kind)
    {
        var own = Repository.Folder("tests", "Contracts.Tests", "Events", $"{kind}.json");
        if (File.Exists(own)) yield return (kind, File.ReadAllText(own));
        if (!Conformance.IsThere) yield break;
        foreach (var (_, path) in Conformance.Events(kind))
        {
            var json = File.ReadAllText(Conformance.PathOf("events", path));
            if (!Unreadable.Any(json.Contains)) yield return (path, json);
        }
    }

    private static string CSharpNameOf(Type type) => type.IsGenericType
        ? $"{type.FullName![..type.FullName!.IndexOf('`', StringComparison.Ordinal)]}<{type.GenericTypeArguments[0].FullName}>"
        : type.FullName!;
}
