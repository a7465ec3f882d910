using Amazon.Lambda.S3Events;
using Amazon.Lambda.SQSEvents;
using RouteGen.Events;

namespace RouteGen.Behaviour.Tests.AmazonLambda;

/// <summary>Events beside requests find the route that their source names, or none.</summary>
public sealed class EventRouteTests
{
    private readonly AmazonApp _app = AmazonApp.OfCase();

    [Theory]
    [InlineData("SQS orders", """{"Records":[{"eventSource":"aws:sqs","eventSourceARN":"arn:aws:sqs:eu-west-1:1:orders"}]}""")]
    [InlineData("SQS *-orders", """{"Records":[{"eventSource":"aws:sqs","eventSourceARN":"arn:aws:sqs:eu-west-1:1:prod-orders"},{"eventSource":"aws:sqs","eventSourceARN":"arn:aws:sqs:eu-west-1:1:prod-orders"}]}""")]
    [InlineData("SQS *-orders", """{"Records":[{"eventSourceARN":"arn:aws:sqs:eu-west-1:1:prod.fifo-orders","body":"{\"eventSourceARN\":\"x\",\"eventSource\":\"aws:s3\"}","eventSource":"aws:sqs"}]}""")]
    [InlineData("SNS alerts", """{"Records":[{"EventSource":"aws:sns","EventVersion":"1.0","EventSubscriptionArn":"arn:aws:sns:eu-west-1:1:alerts:2b","Sns":{"TopicArn":"arn:aws:sns:eu-west-1:1:alerts","Message":"m"}}]}""")]
    [InlineData("S3 uploads/incoming/*.zip", """{"Records":[{"eventSource":"aws:s3","eventName":"ObjectCreated:Put","s3":{"bucket":{"name":"uploads"},"object":{"key":"incoming/a+b/%E6%97%A5.zip"}}}]}""")]
    [InlineData("DYNAMODB users", """{"Records":[{"eventSource":"aws:dynamodb","eventSourceARN":"arn:aws:dynamodb:eu-west-1:1:table/users/stream/2026-01-01T00:00:00.000"}]}""")]
    [InlineData("KINESIS clicks", """{"Records":[{"eventSource":"aws:kinesis","eventSourceARN":"arn:aws:kinesis:eu-west-1:1:stream/clicks"}]}""")]
    [InlineData("KINESIS clicks", """{"Records":[{"eventSource":"aws:kinesis","eventSourceARN":"arn:aws:kinesis:eu-west-1:1:stream/clicks/consumer/fast:1"}]}""")]
    [InlineData("EVENT my.shop/OrderPlaced", """{"version":"0","detail-type":"OrderPlaced","source":"my.shop","detail":{"Id":7,"source":"x"}}""")]
    [InlineData("SCHEDULE nightly", """{"detail-type":"Scheduled Event","source":"aws.events","resources":["arn:aws:events:eu-west-1:1:rule/nightly"],"detail":{}}""")]
    [InlineData("SCHEDULE nightly", """{"detail-type":"Scheduled Event","source":"aws.events","resources":["arn:aws:events:eu-west-1:1:rule/bus/nightly"],"detail":{}}""")]
    [InlineData("SCHEDULE nightly", """{"detail-type":"Scheduled Event","source":"aws.scheduler","resources":["arn:aws:scheduler:eu-west-1:1:schedule/group/nightly"],"detail":{}}""")]
    [InlineData("WS $connect", """{"requestContext":{"routeKey":"$connect","eventType":"CONNECT","connectionId":"c="}}""")]
    [InlineData("AUTHORIZER token", """{"type":"TOKEN","authorizationToken":"t","methodArn":"arn:aws:execute-api:eu-west-1:1:a/b/GET/c"}""")]
    [InlineData("AUTHORIZER request", """{"version":"2.0","type":"REQUEST","routeArn":"arn:aws:execute-api:eu-west-1:1:a/b/GET/c","routeKey":"GET /c","rawPath":"/c","requestContext":{"http":{"method":"GET"}}}""")]
    public async Task An_event_reaches_its_route(string route, string json)
    {
        await _app.SendAsync(json);
        Assert.Equal(route, _app.Session.MatchedRoute);
        Assert.Single(_app.Received);
    }

    [Theory]
    [InlineData("an SQS event of this queue", """{"Records":[{"eventSource":"aws:sqs","eventSourceARN":"arn:aws:sqs:eu-west-1:1:order"}]}""")]
    [InlineData("an SQS event of this queue", """{"Records":[{"eventSource":"aws:sqs"}]}""")]
    // Of two queues no route gets what is the other's.
    [InlineData("an SQS event of this queue", """{"Records":[{"eventSource":"aws:sqs","eventSourceARN":"arn:aws:sqs:eu-west-1:1:orders"},{"eventSource":"aws:sqs","eventSourceARN":"arn:aws:sqs:eu-west-1:1:refunds"}]}""")]
    [InlineData("an SNS event of this topic", """{"Records":[{"EventSource":"aws:sns","EventSubscriptionArn":"arn:aws:sns:eu-west-1:1:alerts:2b","Sns":{"Message":"m"}}]}""")]
    [InlineData("an S3 event of this bucket and key", """{"Records":[{"eventSource":"aws:s3","eventName":"ObjectCreated:Put","s3":{"bucket":{"name":"uploads"},"object":{"key":"outgoing/a.zip"}}}]}""")]
    [InlineData("an S3 event of this bucket and key", """{"Records":[{"eventSource":"aws:s3","eventName":"ObjectCreated:Put","s3":{"bucket":{"name":"uploads"},"object":{"key":"incoming/a.zip"}}},{"eventSource":"aws:s3","eventName":"ObjectCreated:Put","s3":{"bucket":{"name":"uploads"},"object":{"key":"other"}}}]}""")]
    [InlineData("a DynamoDB stream event of this table", """{"Records":[{"eventSource":"aws:dynamodb","eventSourceARN":"arn:aws:dynamodb:eu-west-1:1:table/users-2/stream/x"}]}""")]
    [InlineData("an EventBridge event of this source and type", """{"detail-type":"OrderPlaced","source":"my.other","detail":{}}""")]
    [InlineData("a scheduled event of this name", """{"detail-type":"Scheduled Event","source":"aws.events","resources":[],"detail":{}}""")]
    [InlineData("a WebSocket event of this route key", """{"requestContext":{"routeKey":"$disconnect","connectionId":"c="}}""")]
    [InlineData("this event: its shape is none that RouteGen knows", """{"detail-type":["OrderPlaced"],"source":["my.shop"]}""")]
    [InlineData("a Cognito trigger", """{"triggerSource":"PreSignUp_SignUp","userPoolId":"p"}""")]
    [InlineData("an event without records", """{"Records":[]}""")]
    [InlineData("this event: its shape is none that RouteGen knows", """{"detail":{"Records":[{"eventSource":"aws:sqs","eventSourceARN":"arn:aws:sqs:eu-west-1:1:orders"}]}}""")]
    public async Task An_event_without_a_route_is_the_functions_error(string name, string json)
    {
        var refused = await Assert.ThrowsAsync<EventException>(() => _app.SendAsync(json));
        Assert.Equal("Function.NoRoute", refused.ErrorType);
        Assert.StartsWith($"This function has no route for {name}.", refused.Message, StringComparison.Ordinal);
        Assert.Null(_app.Session.MatchedRoute);
        Assert.Empty(_app.Received);
    }

    [Fact]
    public async Task A_schedules_event_is_the_buses_where_no_schedule_is_named()
    {
        var app = AmazonApp.Of("routes:\n  EVENT aws.events/Scheduled Event: Handlers.Take\n", Taking("Amazon.Lambda.CloudWatchEvents.ScheduledEvents.ScheduledEvent"));
        await app.SendAsync("""{"detail-type":"Scheduled Event","source":"aws.events","resources":["arn:aws:events:eu-west-1:1:rule/nightly"],"detail":{}}""");
        Assert.Equal("EVENT aws.events/Scheduled Event", app.Session.MatchedRoute);
    }

    [Fact]
    public async Task A_handler_that_throws_fails_the_invocation_so_that_lambda_tries_again()
    {
        var app = AmazonApp.Of("routes:\n  SQS jobs: Handlers.Throw\n  GET /a: Handlers.Get\n", Taking("Amazon.Lambda.SQSEvents.SQSEvent"));
        var thrown = await Assert.ThrowsAsync<InvalidOperationException>(() => app.SendAsync("""{"Records":[{"eventSource":"aws:sqs","eventSourceARN":"arn:aws:sqs:eu-west-1:1:jobs"}]}"""));
        Assert.Equal("no", thrown.Message);
        // The session goes on.
        Assert.Contains("\"body\":\"a\"", await app.SendAsync("""{"resource":"/a","path":"/a","httpMethod":"GET"}"""), StringComparison.Ordinal);
        Assert.Equal("GET /a", app.Session.MatchedRoute);
    }

    [Fact]
    public async Task The_more_specific_pattern_goes_first_whatever_the_order_of_the_file()
    {
        var app = AmazonApp.Of("routes:\n  SQS jobs-*-live: Handlers.Throw\n  SQS jobs-eu-*-live: Handlers.Take\n  S3 uploads: Handlers.Throw3\n  S3 uploads/a/*: Handlers.Take3\n", Taking("Amazon.Lambda.SQSEvents.SQSEvent"));
        await app.SendAsync("""{"Records":[{"eventSource":"aws:sqs","eventSourceARN":"arn:aws:sqs:eu-west-1:1:jobs-eu-1-live"}]}""");
        await app.SendAsync("""{"Records":[{"eventSource":"aws:s3","eventName":"ObjectCreated:Put","s3":{"bucket":{"name":"uploads"},"object":{"key":"a/b"}}}]}""");
        Assert.IsType<SQSEvent>(app.Received[0]);
        Assert.IsType<S3Event>(app.Received[1]);
    }

    private static string Taking(string type) => $$"""
        using Amazon.Lambda.SQSEvents;

        [assembly: Amazon.Lambda.Core.LambdaSerializer(typeof(Amazon.Lambda.Serialization.SystemTextJson.DefaultLambdaJsonSerializer))]

        namespace App;

        public static class Journal { public static readonly List<object?> Received = new(); }

        public static class Handlers
        {
            public static void Take({{type}} received) => Journal.Received.Add(received);

            public static async Task Throw(SQSEvent received, CancellationToken cancellation)
            {
                await Task.Yield();
                throw new InvalidOperationException("no");
            }

            public static void Take3(Amazon.Lambda.S3Events.S3Event received) => Journal.Received.Add(received);

            public static void Throw3(Stream received) => throw new InvalidOperationException("no");

            public static string Get() => "a";
        }
        """;
}
