using System.Collections.Concurrent;
using System.Text;
using RouteGen.Hosting;
using RouteGen.Routing;
using RouteGen.Telemetry;

namespace RouteGen.Runtime.Tests.Batches;

/// <summary>A router that does this with every event.</summary>
internal sealed class BatchRouter(Func<EventExchange, ValueTask> action) : CompiledRouter
{
    public bool IsMeasured { get; init; }

    public override ReadOnlySpan<byte> Listing => "SQS orders Orders.Process\n"u8;

    protected internal override RouterTables Tables => default;

    protected internal override ValueTask InvokeAsync(int route, HttpExchange http) => default;

    protected internal override ValueTask InvokeEventAsync(EventExchange received)
    {
        received.RouteId = 0;
        return action(received);
    }

    protected internal override InvocationObserver? Metrics() => IsMeasured ? new InvocationMetrics("Shop"u8) : null;
}

/// <summary>What an invocation came to.</summary>
internal sealed class BatchOutcome
{
    public byte[] Answer { get; private set; } = [];

    public Exception? Failure { get; private set; }

    public ConcurrentQueue<(LogLevel Level, string Message, Exception? Exception)> Log { get; } = [];

    public List<string> Metrics { get; } = [];

    public string Text => Encoding.UTF8.GetString(Answer);

    public int[] Reported => BatchEvents.Reported(Answer);

    public static Task<BatchOutcome> OfEachAsync(byte[] json, Func<SqsMessage, ValueTask> handler, bool partial, int parallel = 1, DateTimeOffset? deadline = null) =>
        OfAsync(json, received => received.EachAsync(handler, partial, parallel), deadline);

    public static Task<BatchOutcome> OfBatchAsync(byte[] json, Func<EventBatch<SqsMessage>, ValueTask> handler, bool partial) =>
        OfAsync(json, received => received.BatchAsync(handler, partial));

    public static async Task<BatchOutcome> OfAsync(byte[] json, Func<EventExchange, ValueTask> action, DateTimeOffset? deadline = null)
    {
        var outcome = new BatchOutcome();
        var context = new LambdaContext
        {
            Deadline = deadline ?? DateTimeOffset.MaxValue,
            FunctionName = "f",
            LogWriter = (level, message, exception) => outcome.Log.Enqueue((level, message, exception)),
            MetricsWriter = line => outcome.Metrics.Add(Encoding.UTF8.GetString(line.Span)),
        };
        try
        {
            outcome.Answer = (await new RouterSession(new BatchRouter(action) { IsMeasured = true }, new ColdStart()).InvokeAsync(json, context)).ToArray();
        }
        catch (Exception exception)
        {
            outcome.Failure = exception;
        }

        return outcome;
    }
}
