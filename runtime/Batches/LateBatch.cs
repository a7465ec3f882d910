using RouteGen.Hosting;
using RouteGen.Routing;

namespace RouteGen.Batches;

/// <summary>What is answered for a batch whose handlers still run when the time is up: what is not done by then has failed. One that ends after all is only handled twice.</summary>
/// <param name="received">The invocation.</param>
/// <param name="records">Its records.</param>
/// <param name="isOneCall">Whether one call handles all of them: then none is known to be done.</param>
internal sealed class LateBatch(EventExchange received, BatchRecords records, bool isOneCall) : ILateAnswer
{
    /// <inheritdoc/>
    public string RouteKey => received.RouteKey;

    /// <inheritdoc/>
    public string Name => "report";

    /// <inheritdoc/>
    public string Outcome => "the records that are not done are reported";

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> Write(InvocationHeaders headers, out Exception? fault)
    {
        try
        {
            var done = isOneCall ? 0 : records.CountDone();
            fault = done > 0 ? null : new BatchFailedException($"None of {records.Count} records was processed when the time was up.", records.FirstFailure);
            return done > 0 ? BatchAnswer.Write(records, TumblingWindow.StateOf(records.Json, records.Window)) : default;
        }
        catch (BatchFailedException unanswerable)
        {
            fault = unanswerable;
            return default;
        }
    }
}
