using System.Text;
using System.Text.Json;
using RouteGen.Events;
using RouteGen.Routing;

namespace RouteGen.Local.Tests;

/// <summary>A router of raw event routes: it answers the event it got, reports the messages of <c>orders</c> as failed, and throws for <c>broken</c>.</summary>
internal sealed class EventRouter : CompiledRouter
{
    public override ReadOnlySpan<byte> Listing => "SQS orders Shop.Orders.Process\nSQS broken Shop.Orders.Break\nS3 uploads/incoming/*.zip Shop.Uploads.Added\nSCHEDULE nightly Shop.Jobs.Run\nEVENT my.shop/OrderPlaced Shop.Orders.Placed"u8;

    protected override RouterTables Tables => default;

    protected override ValueTask InvokeAsync(int route, HttpExchange http) => throw new InvalidOperationException("It has no routes.");

    protected override ValueTask NotFoundAsync(HttpExchange http) => http.ResultAsync(HttpResults.Text($"{http.Request.Method} {http.Request.Front} {http.Request.Path} {http.Request.GetHeader("x-a")} {http.Request.GetHeader("content-type")} {http.Request.BodyText}"));

    protected override async ValueTask InvokeEventAsync(EventExchange received)
    {
        if (received.Takes(0, EventKind.Sqs, "orders"u8)) await FailAllAsync(received);
        else if (received.Takes(1, EventKind.Sqs, "broken"u8)) throw new InvalidDataException("disk on fire");
        else if (received.Takes(2, EventKind.S3, "uploads"u8, "incoming/*.zip"u8) || received.Takes(3, EventKind.Schedule, "nightly"u8) || received.Takes(4, EventKind.EventBridge, "my.shop"u8, "OrderPlaced"u8)) await received.AnswerAsync(received.EventCopy());
        else await base.InvokeEventAsync(received);
    }

    private static async ValueTask FailAllAsync(EventExchange received)
    {
        received.Context.LogInformation("failing");
        using var batch = await JsonDocument.ParseAsync(received.EventStream());
        var failures = batch.RootElement.GetProperty("Records").EnumerateArray().Select(record => $$"""{"itemIdentifier":"{{record.GetProperty("messageId").GetString()}}"}""");
        received.AnswerStream().Write(Encoding.UTF8.GetBytes($$"""{"batchItemFailures":[{{string.Join(',', failures)}}]}"""));
    }
}
