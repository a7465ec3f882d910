using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using RouteGen.Events;
using RouteGen.Routing;

namespace RouteGen.Testing.Tests;

/// <summary>Events from short forms, through a router that answers what it got.</summary>
public partial class SentEventTests
{
    private readonly RouterApp _app = new(new EchoingRouter());

    [Fact]
    public async Task Failed_messages_are_known_by_id_and_by_place()
    {
        var response = await _app.SendSqsAsync("orders", "good", "bad", "good", "bad");

        Assert.Equal("SQS orders", response.Route);
        Assert.Equal([1, 3], response.FailedRecords);
        Assert.Equal(2, response.BatchItemFailures.Count);
        Assert.All(response.BatchItemFailures, id => Assert.Contains(id, response.Event, StringComparison.Ordinal));
        Assert.Contains(response.Log, line => line.Message == "received");
    }

    [Fact]
    public async Task What_did_not_fail_is_not_listed()
    {
        var response = await _app.SendSqsAsync("orders", new Order(7), SentJson.Default.Order);

        Assert.Empty(response.BatchItemFailures);
        Assert.Empty(response.FailedRecords);
        Assert.Equal("""{"batchItemFailures":[]}""", response.Answer);
        Assert.Contains("\\\"Id\\\":7", response.Event, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_event_reaches_its_kind()
    {
        Assert.Equal("SQS jobs.fifo", (await _app.SendSqsAsync("jobs.fifo", "a", ["x"])).Route);
        Assert.Equal("SNS alerts", (await _app.SendSnsAsync("alerts", "text", "subject")).Route);
        Assert.Equal("SNS alerts", (await _app.SendSnsAsync("alerts", new Order(1), SentJson.Default.Order)).Route);
        Assert.Equal("S3 uploads", (await _app.SendS3Async("uploads", "a b.zip", "ObjectRemoved:Delete")).Route);
        Assert.Equal("SCHEDULE nightly", (await _app.SendScheduleAsync("nightly")).Route);
        Assert.Equal("SCHEDULE nightly", (await _app.SendScheduleAsync("nightly", isScheduler: true)).Route);
        Assert.Equal("EVENT my.shop/OrderPlaced", (await _app.SendEventBridgeAsync("my.shop", "OrderPlaced", "{}")).Route);
        Assert.Equal("EVENT my.shop/OrderPlaced", (await _app.SendEventBridgeAsync("my.shop", "OrderPlaced", new Order(1), SentJson.Default.Order)).Route);
        Assert.Equal("DYNAMODB users", (await _app.SendDynamoDbAsync("users", """{"id":1}""", """{"id":1,"a":2}""", "id")).Route);
        Assert.Equal("DYNAMODB users", (await _app.SendDynamoDbAsync("users", new Order(1), SentJson.Default.Order)).Route);
        Assert.Equal("KINESIS clicks", (await _app.SendKinesisAsync("clicks", "a", "b")).Route);
        Assert.Equal("KINESIS clicks", (await _app.SendKinesisAsync("clicks", new Order(1), SentJson.Default.Order)).Route);
        Assert.Equal("WS send", (await _app.SendWebSocketAsync("send", "{}", "connection")).Route);
        Assert.Equal("WS send", (await _app.SendWebSocketAsync("send", new Order(1), SentJson.Default.Order)).Route);
        Assert.Equal("AUTHORIZER token", (await _app.SendAuthorizerAsync("Bearer x")).Route);
        Assert.Equal("AUTHORIZER request", (await _app.SendAuthorizerAsync("GET", "/users/7", [new("Authorization", "Bearer x")])).Route);
        Assert.Equal("AUTHORIZER request", (await new RouterApp(new EchoingRouter()) { Front = Front.HttpApiV2 }.SendAuthorizerAsync("GET", "/users/7")).Route);
    }

    [Fact]
    public async Task An_answer_is_read_as_JSON()
    {
        var response = await _app.SendEventBridgeAsync("my.shop", "OrderPlaced", new Order(7), SentJson.Default.Order);

        Assert.Equal("OrderPlaced", response.Json<JsonElement>().GetProperty("detail-type").GetString());
        Assert.Equal(0, response.Json(SentJson.Default.Order).Id);
        Assert.Contains("EVENT my.shop/OrderPlaced", response.ToString(), StringComparison.Ordinal);
        Assert.Contains("is no Int32", Assert.Throws<InvalidOperationException>(() => response.Json<int>()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_handler_throws_is_thrown_to_the_test() => await Assert.ThrowsAsync<InvalidDataException>(() => _app.SendSnsAsync("broken", "text"));

    [Fact]
    public async Task What_no_route_takes_is_thrown_too()
    {
        await Assert.ThrowsAsync<EventException>(() => _app.SendSnsAsync("others", "text"));
        await Assert.ThrowsAsync<EventException>(() => _app.SendCognitoAsync("PreSignUp_SignUp", """{"userAttributes":{}}"""));
        await Assert.ThrowsAsync<EventException>(() => _app.InvokeAsync("""{"a":1}"""));
        await Assert.ThrowsAsync<EventException>(() => _app.InvokeAsync(new Order(1), SentJson.Default.Order));
    }

    [Fact]
    public async Task What_makes_no_event_is_an_argument_that_makes_no_sense()
    {
        await Assert.ThrowsAnyAsync<ArgumentException>(() => _app.SendSqsAsync("orders"));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => _app.SendKinesisAsync("clicks"));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => _app.SendEventBridgeAsync("my.shop", "OrderPlaced", "{"));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => _app.SendDynamoDbAsync("users", newItem: null));
        await Assert.ThrowsAnyAsync<ArgumentException>(() => _app.InvokeAsync("{"));
        await Assert.ThrowsAsync<InvalidOperationException>(() => new RouterApp(new EchoingRouter()) { Front = Front.Alb }.SendAuthorizerAsync("GET", "/"));
    }

    private sealed record Order(int Id);

    [JsonSerializable(typeof(Order))]
    private sealed partial class SentJson : JsonSerializerContext;

    /// <summary>Reports the messages <c>bad</c> as failed, throws for the topic <c>broken</c>, and answers every other event with itself.</summary>
    private sealed class EchoingRouter : CompiledRouter
    {
        public override ReadOnlySpan<byte> Listing =>
            "SQS orders A.B\nSQS jobs.fifo A.B\nSNS alerts A.B\nSNS broken A.B\nS3 uploads A.B\nSCHEDULE nightly A.B\nEVENT my.shop/OrderPlaced A.B\nDYNAMODB users A.B\nKINESIS clicks A.B\nWS send A.B\nAUTHORIZER token A.B\nAUTHORIZER request A.B"u8;

        protected override RouterTables Tables => default;

        protected override ValueTask InvokeAsync(int route, HttpExchange http) => throw new InvalidOperationException("It has no routes.");

        protected override ValueTask InvokeEventAsync(EventExchange received)
        {
            received.Context.LogInformation("received");
            if (received.Takes(0, EventKind.Sqs, "orders"u8)) return FailBadAsync(received);
            if (received.Takes(3, EventKind.Sns, "broken"u8)) throw new InvalidDataException();
            var isTaken = received.Takes(1, EventKind.Sqs, "jobs.fifo"u8) || received.Takes(2, EventKind.Sns, "alerts"u8) || received.Takes(4, EventKind.S3, "uploads"u8)
                || received.Takes(5, EventKind.Schedule, "nightly"u8) || received.Takes(6, EventKind.EventBridge, "my.shop"u8, "OrderPlaced"u8) || received.Takes(7, EventKind.DynamoDb, "users"u8)
                || received.Takes(8, EventKind.Kinesis, "clicks"u8) || received.Takes(9, EventKind.WebSocket, "send"u8) || received.Takes(10, EventKind.TokenAuthorizer, default)
                || received.Takes(11, EventKind.RequestAuthorizer, default) || received.Takes(11, EventKind.HttpAuthorizer, default);
            return isTaken ? received.AnswerAsync(received.EventCopy()) : base.InvokeEventAsync(received);
        }

        private static async ValueTask FailBadAsync(EventExchange received)
        {
            using var batch = await JsonDocument.ParseAsync(received.EventStream());
            var failures = batch.RootElement.GetProperty("Records").EnumerateArray()
                .Where(record => record.GetProperty("body").GetString() == "bad")
                .Select(record => $$"""{"itemIdentifier":"{{record.GetProperty("messageId").GetString()}}"}""");
            received.AnswerStream().Write(Encoding.UTF8.GetBytes($$"""{"batchItemFailures":[{{string.Join(',', failures)}}]}"""));
        }
    }
}
