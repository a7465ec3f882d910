using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace RecordQueue.Local;

/// <summary>A message as it is received.</summary>
public sealed record ReceivedMessage(string Id, string ReceiptHandle, string Body, int ReceiveCount, DateTimeOffset SentAt, DateTimeOffset FirstReceivedAt, string? DeadLetterSourceArn);

/// <summary>A standard queue as SQS has them: a message that is received is hidden for a while, and comes again until it is deleted or was received too often.</summary>
/// <param name="name">The queue's name.</param>
/// <param name="time">By which messages are hidden.</param>
/// <param name="deadLetters">Where a message goes that was received too often; <see langword="null"/> for a queue that keeps it.</param>
[SuppressMessage("Naming", "CA1711", Justification = "It is a queue, though not a Queue<T>.")]
public sealed class LocalQueue(string name, TimeProvider time, LocalQueue? deadLetters = null)
{
    public const string Account = "000000000000";
    public const string Region = "us-east-1";

    private readonly Lock _lock = new();
    private readonly List<Entry> _entries = [];

    public string Name => name;

    public string Arn => $"arn:aws:sqs:{Region}:{Account}:{name}";

    public LocalQueue? DeadLetters => deadLetters;

    public TimeSpan VisibilityTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How often a message is received before it goes to the dead-letter queue.</summary>
    public int MaxReceiveCount { get; init; } = 3;

    /// <summary>How many messages can be received now, and how many are hidden.</summary>
    public (int Visible, int Hidden) Count()
    {
        lock (_lock)
        {
            var visible = _entries.Count(IsVisible);
            return (visible, _entries.Count - visible);
        }
    }

    /// <returns>The message's id.</returns>
    public string Send(string body, TimeSpan delay = default)
    {
        var now = time.GetUtcNow();
        var entry = new Entry(Guid.NewGuid().ToString(), body, now) { VisibleAt = now + delay };
        lock (_lock) _entries.Add(entry);
        return entry.Id;
    }

    public IReadOnlyList<ReceivedMessage> Receive(int most = 10, TimeSpan? visibilityTimeout = null)
    {
        lock (_lock)
        {
            var received = new List<ReceivedMessage>();
            foreach (var entry in _entries.Where(IsVisible).ToList())
            {
                if (received.Count == most) break;
                if (deadLetters is not null && entry.ReceiveCount >= MaxReceiveCount)
                {
                    _entries.Remove(entry);
                    deadLetters.Take(entry, Arn);
                    continue;
                }

                received.Add(Receive(entry, visibilityTimeout ?? VisibilityTimeout));
            }

            return received;
        }
    }

    /// <summary>Deletes a message. An old handle of a message that was received again since deletes nothing.</summary>
    public void Delete(string receiptHandle)
    {
        lock (_lock) _entries.RemoveAll(entry => entry.ReceiptHandle == receiptHandle);
    }

    /// <returns>Whether the message is in flight.</returns>
    public bool TryHide(string receiptHandle, TimeSpan visibilityTimeout)
    {
        lock (_lock)
        {
            if (_entries.Find(entry => entry.ReceiptHandle == receiptHandle && !IsVisible(entry)) is not { } entry) return false;
            entry.VisibleAt = time.GetUtcNow() + visibilityTimeout;
            return true;
        }
    }

    [SuppressMessage("Security", "CA5351", Justification = "It is the digest that SQS sends along; nothing is protected by it.")]
    internal static string Digest(string text) => Convert.ToHexString(MD5.HashData(Encoding.UTF8.GetBytes(text))).ToLowerInvariant();

    private bool IsVisible(Entry entry) => entry.VisibleAt <= time.GetUtcNow();

    private ReceivedMessage Receive(Entry entry, TimeSpan visibilityTimeout)
    {
        var now = time.GetUtcNow();
        entry.FirstReceivedAt ??= now;
        entry.VisibleAt = now + visibilityTimeout;
        entry.ReceiptHandle = Guid.NewGuid().ToString("N");
        return new(entry.Id, entry.ReceiptHandle, entry.Body, ++entry.ReceiveCount, entry.SentAt, entry.FirstReceivedAt.Value, entry.SourceArn);
    }

    // A message keeps its id on the way.
    private void Take(Entry dead, string sourceArn)
    {
        lock (_lock) _entries.Add(new Entry(dead.Id, dead.Body, dead.SentAt) { SourceArn = sourceArn, VisibleAt = time.GetUtcNow() });
    }

    private sealed class Entry(string id, string body, DateTimeOffset sentAt)
    {
        public string Id => id;

        public string Body => body;

        public DateTimeOffset SentAt => sentAt;

        public string? SourceArn { get; init; }

        public DateTimeOffset? FirstReceivedAt { get; set; }

        public DateTimeOffset VisibleAt { get; set; }

        public string? ReceiptHandle { get; set; }

        public int ReceiveCount { get; set; }
    }
}
