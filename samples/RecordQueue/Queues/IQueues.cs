namespace RecordQueue.Queues;

/// <summary>A queue did not take what it was asked for: it is not there, does not answer, or refuses.</summary>
public sealed class QueueException(string message, Exception cause) : Exception(message, cause);

/// <summary>What the application asks of its queues. Receiving and deleting is Lambda's.</summary>
public interface IQueues
{
    /// <param name="queue">The queue's name in routes.yaml, or the one it is deployed under.</param>
    /// <param name="body">The message.</param>
    /// <exception cref="QueueException">It may or may not have been sent.</exception>
    Task SendAsync(string queue, string body, CancellationToken cancellation);

    /// <summary>Hides a message that was received for a while, before it is received again.</summary>
    Task HideAsync(string queue, string receiptHandle, TimeSpan time);
}
