using RouteGen.Hosting;
using RouteGen.Routing;

namespace RouteGen.Benchmarks.Request;

/// <summary>What the generator emits for <c>SQS orders: { handler: ..., partial: true }</c> with a parameter that is bound to the body.</summary>
internal sealed class BatchRouter(Action<BatchOrder> handler, int parallel) : CompiledRouter
{
    public override ReadOnlySpan<byte> Listing => "SQS orders Orders.Process\n"u8;

    protected override RouterTables Tables => default;

    protected override ValueTask InvokeAsync(int route, HttpExchange http) => default;

    protected override ValueTask InvokeEventAsync(EventExchange received)
    {
        if (received.Takes(0, global::RouteGen.Events.EventKind.Sqs, "orders"u8)) return received.EachAsync<SqsMessage>(Orders_Process, partial: true, parallel);
        return base.InvokeEventAsync(received);
    }

    private ValueTask Orders_Process(SqsMessage message)
    {
        handler(message.RequireJson(BatchJson.Default.BatchOrder));
        return default;
    }
}
