using System.Text.Json;
using RecordQueue.Storage;
using RouteGen;

namespace RecordQueue;

/// <summary>What is done about messages that failed too often: they are written down, shown to people, and sent again when somebody has mended the reason.</summary>
public static class DeadLetters
{
    public static void Record(SqsMessage message, Store store, TimeProvider time)
    {
        // The queue's name is what stands behind the last colon of its ARN.
        var queue = message.DeadLetterSourceArn?.Split(':')[^1];
        var letter = new DeadLetter(message.Id, queue, message.Body, RequestIdOf(message.Body), time.GetUtcNow());
        using var transaction = store.Begin();
        if (!store.DeadLetters.TryAdd(letter)) return;
        if (letter.RequestId is { } request) store.Requests.TryFinish(request, RequestState.Failed, $"It failed too often. Dead letter {letter.Id} waits to be replayed.");
        transaction.Commit();
        message.Context.LogError("A message failed too often.", ("letter", letter.Id), ("queue", queue ?? ""), ("request", letter.RequestId?.ToString() ?? ""));
    }

    public static IReadOnlyList<DeadLetter> List(Store store) => store.DeadLetters.List(limit: 100);

    /// <summary>For the admin site.</summary>
    public static async Task<HttpResult<DeadLetter>> Replay(string id, Replayer replayer, CancellationToken cancellation)
    {
        try
        {
            return await replayer.ReplayAsync(id, cancellation) is { } replayed ? replayed : HttpResults.NotFound();
        }
        catch (ReplayException refusal)
        {
            return HttpResults.Conflict(refusal.Message);
        }
    }

    /// <summary>The replay command, for <c>aws lambda invoke</c> and <c>dotnet run -- invoke</c>. What is refused is the invocation's error.</summary>
    public static async Task<DeadLetter> ReplayNamed(ReplayOrder order, Replayer replayer, CancellationToken cancellation) =>
        await replayer.ReplayAsync(order.Id!, cancellation) ?? throw new ReplayException($"There is no dead letter '{order.Id}'.");

    private static Guid? RequestIdOf(string body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("requestId", out var id) && id.ValueKind == JsonValueKind.String && id.TryGetGuid(out var request) ? request : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
