using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using RouteGen.Fronts;

namespace RouteGen.Testing;

/// <summary>What the function made of an event. What a handler throws is thrown to the test instead, unless the function reports it as a failure of its record alone.</summary>
public sealed class EventResponse
{
    internal EventResponse(ReadOnlyMemory<byte> json, FunctionAnswer answer, IReadOnlyList<LogLine> log)
    {
        Event = Encoding.UTF8.GetString(json.Span);
        Answer = Encoding.UTF8.GetString(answer.Json.Span);
        Route = answer.Route;
        Log = log;
        BatchItemFailures = ReadFailures(answer.Json);
        FailedRecords = PositionsOf(json, BatchItemFailures);
    }

    /// <summary>The route that took the event, as written in the table: <c>SQS orders</c>. <see langword="null"/> when none did.</summary>
    public string? Route { get; }

    /// <summary>The event that the function got, as JSON.</summary>
    public string Event { get; }

    /// <summary>The function's answer as it gave it, JSON; empty when there is none.</summary>
    public string Answer { get; }

    /// <summary>The records that Lambda is to send again, in the answer's order: ids of messages, or sequence numbers of a stream. Empty when there are none.</summary>
    public IReadOnlyList<string> BatchItemFailures { get; }

    /// <summary>The places in the batch, from 0 and in ascending order, of the records that <see cref="BatchItemFailures"/> names. An id that no record of the batch has is not among them.</summary>
    public IReadOnlyList<int> FailedRecords { get; }

    /// <summary>What the function logged meanwhile.</summary>
    public IReadOnlyList<LogLine> Log { get; }

    /// <summary>Reads the answer as JSON.</summary>
    /// <param name="type">How it is read: <c>ShopJson.Default.Report</c>.</param>
    /// <exception cref="InvalidOperationException">The answer is no JSON of that type, or null. The message tells the whole story of the event.</exception>
    public T Json<T>(JsonTypeInfo<T> type) => ReadJson(() => JsonSerializer.Deserialize(Answer, type));

    /// <summary>Reads the answer as JSON.</summary>
    /// <param name="options">How it is read; unless set, as web APIs do: <c>camelCase</c>, in any casing.</param>
    /// <exception cref="InvalidOperationException">The answer is no JSON of that type, or null. The message tells the whole story of the event.</exception>
    public T Json<T>(JsonSerializerOptions? options = null) => ReadJson(() => JsonSerializer.Deserialize<T>(Answer, options ?? WebJson.Options));

    /// <summary>The whole story, for messages of failing tests: the route, the event, the answer, the log.</summary>
    public override string ToString()
    {
        var story = new StringBuilder();
        story.Append("Route:  ").AppendLine(Route ?? "none");
        Append("Event:  ", Event);
        Append("Answer: ", Answer);
        foreach (var line in Log) story.Append("Log:    ").Append(line).AppendLine();
        return story.ToString();

        void Append(string label, string text) => story.Append(label).AppendLine(text.Length <= TestResponse.ShownLength ? text : text[..TestResponse.ShownLength] + "...");
    }

    private T ReadJson<T>(Func<T?> read)
    {
        try
        {
            return read() ?? throw new InvalidOperationException($"The answer is null.{Environment.NewLine}{Environment.NewLine}{this}");
        }
        catch (JsonException problem)
        {
            throw new InvalidOperationException($"The answer is no {typeof(T).Name}: {problem.Message}{Environment.NewLine}{Environment.NewLine}{this}", problem);
        }
    }

    private static IReadOnlyList<string> ReadFailures(ReadOnlyMemory<byte> answer)
    {
        try
        {
            using var document = JsonDocument.Parse(answer);
            if (document.RootElement.ValueKind != JsonValueKind.Object || !document.RootElement.TryGetProperty("batchItemFailures", out var failures) || failures.ValueKind != JsonValueKind.Array) return [];
            return [.. failures.EnumerateArray().Select(failure => failure.TryGetProperty("itemIdentifier", out var id) && id.ValueKind == JsonValueKind.String ? id.GetString()! : "")];
        }
        catch (JsonException)
        {
            // An empty answer, or one that is no batch's.
            return [];
        }
    }

    private static IReadOnlyList<int> PositionsOf(ReadOnlyMemory<byte> json, IReadOnlyList<string> ids)
    {
        if (ids.Count == 0) return [];
        using var document = JsonDocument.Parse(json);
        if (document.RootElement.ValueKind != JsonValueKind.Object || !document.RootElement.TryGetProperty("Records", out var records)) return [];
        return [.. records.EnumerateArray().Select((record, position) => (Id: IdOf(record), position)).Where(record => ids.Contains(record.Id, StringComparer.Ordinal)).Select(record => record.position)];
    }

    private static string? IdOf(JsonElement record)
    {
        if (record.TryGetProperty("messageId", out var message)) return message.GetString();
        if (record.TryGetProperty("kinesis", out var kinesis)) return kinesis.GetProperty("sequenceNumber").GetString();
        return record.TryGetProperty("dynamodb", out var change) ? change.GetProperty("SequenceNumber").GetString() : null;
    }
}
