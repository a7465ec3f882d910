using System.Text.Json;

namespace RecordQueue.Local;

/// <summary>Brings a queue's messages to the function, as Lambda's event source mapping with <c>ReportBatchItemFailures</c> does.</summary>
/// <param name="queue">The queue.</param>
/// <param name="invoke">Invokes the function with an event. What it throws is the function's error.</param>
public sealed class EventSourceMapping(LocalQueue queue, Func<ReadOnlyMemory<byte>, Task<ReadOnlyMemory<byte>>> invoke)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Receives one batch, and deletes what the function has handled. What failed stays hidden until its time is over.</summary>
    /// <returns>How many messages there were.</returns>
    public async Task<int> PollAsync()
    {
        var messages = queue.Receive();
        if (messages.Count == 0) return 0;
        var failed = await InvokeAsync(messages);
        foreach (var message in messages.Where(message => !failed.Contains(message.Id))) queue.Delete(message.ReceiptHandle);
        return messages.Count;
    }

    /// <summary>Polls until it is cancelled.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            if (await PollAsync() == 0) await Task.Delay(Pause, stop);
        }
    }

    /// <summary>What of a batch failed, by the function's answer. One that makes no sense fails all of it.</summary>
    internal static IReadOnlySet<string> FailuresIn(ReadOnlyMemory<byte> answer, IReadOnlySet<string> ids)
    {
        if (answer.IsEmpty) return new HashSet<string>();
        try
        {
            using var json = JsonDocument.Parse(answer);
            if (json.RootElement.ValueKind == JsonValueKind.Null) return new HashSet<string>();
            if (json.RootElement.ValueKind != JsonValueKind.Object || !json.RootElement.TryGetProperty("batchItemFailures", out var failures) || failures.ValueKind == JsonValueKind.Null) return new HashSet<string>();
            var failed = failures.EnumerateArray().Select(failure => failure.GetProperty("itemIdentifier").GetString() ?? "").ToHashSet(StringComparer.Ordinal);
            return failed.IsSubsetOf(ids) ? failed : ids;
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            return ids;
        }
    }

    private async Task<IReadOnlySet<string>> InvokeAsync(IReadOnlyList<ReceivedMessage> messages)
    {
        var ids = messages.Select(message => message.Id).ToHashSet(StringComparer.Ordinal);
        try
        {
            return FailuresIn(await invoke(SqsEvent.Make(queue, messages)), ids);
        }
        catch (Exception)
        {
            // The function's error: whoever invokes it has told of it.
            return ids;
        }
    }
}
