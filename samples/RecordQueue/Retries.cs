using System.Globalization;
using RecordQueue.Queues;
using RouteGen;

namespace RecordQueue;

/// <summary>Lets each attempt at a message wait longer than the one before. The last one goes to the dead-letter queue, by the queue's redrive policy.</summary>
public static class Retries
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(int.TryParse(Environment.GetEnvironmentVariable("RECORDQUEUE_RETRY_SECONDS"), CultureInfo.InvariantCulture, out var seconds) && seconds > 0 ? seconds : 10);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);

    public static async ValueTask Around(EventRecord record, NextRecord next, IQueues queues)
    {
        try
        {
            await next();
        }
        catch when (record is SqsMessage)
        {
            var message = (SqsMessage)record;
            // What failed, the router logs.
            var wait = WaitAfter(message.ReceiveCount);
            message.Context.LogWarning("A message failed.", ("message", message.Id), ("attempt", message.ReceiveCount), ("seconds", wait.TotalSeconds));
            await queues.HideAsync(message.Queue, message.ReceiptHandle, wait);
            throw;
        }
    }

    /// <summary>10 s, 20 s, 40 s and so on.</summary>
    public static TimeSpan WaitAfter(int attempts) => First * Math.Min(Math.Pow(2, Math.Max(attempts, 1) - 1), Longest / First);
}
