using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace RecordQueue.Local;

/// <summary>An error as SQS names it.</summary>
/// <param name="code">Its name in the JSON protocol.</param>
/// <param name="message">What is wrong.</param>
/// <param name="queryCode">Its older name, where that is another one.</param>
public sealed class SqsException(string code, string message, string? queryCode = null) : Exception(message)
{
    public string Code => code;

    public string QueryCode => queryCode ?? code;
}

/// <summary>What SQS answers, operation by operation.</summary>
/// <param name="queues">The queues.</param>
/// <param name="endpoint">Where they are, for the URLs of queues.</param>
public sealed class SqsProtocol(LocalQueues queues, Uri endpoint)
{
    private const int LongestMessage = 1_048_576;
    private const int LongestVisibility = 43_200;

    /// <summary>Carries out an operation.</summary>
    /// <param name="target">The header <c>X-Amz-Target</c>: <c>AmazonSQS.SendMessage</c>.</param>
    /// <param name="request">The body.</param>
    /// <exception cref="SqsException">It is refused.</exception>
    public JsonObject Answer(string target, JsonObject request) => target switch
    {
        "AmazonSQS.GetQueueUrl" => new JsonObject { ["QueueUrl"] = UrlOf(Named(Text(request, "QueueName"))) },
        "AmazonSQS.GetQueueAttributes" => Attributes(QueueOf(request)),
        "AmazonSQS.SendMessage" => Send(QueueOf(request), request),
        "AmazonSQS.SendMessageBatch" => Batch(request, entry => Send(QueueOf(request), entry)),
        "AmazonSQS.ReceiveMessage" => Receive(QueueOf(request), request),
        "AmazonSQS.DeleteMessage" => Delete(QueueOf(request), request),
        "AmazonSQS.DeleteMessageBatch" => Batch(request, entry => Delete(QueueOf(request), entry)),
        "AmazonSQS.ChangeMessageVisibility" => Hide(QueueOf(request), request),
        _ => throw new SqsException("UnsupportedOperation", $"'{target}' is none of the local queue's operations.", "AWS.SimpleQueueService.UnsupportedOperation"),
    };

    private static JsonObject Send(LocalQueue queue, JsonObject request)
    {
        var body = Text(request, "MessageBody");
        if (Encoding.UTF8.GetByteCount(body) is 0 or > LongestMessage) throw Invalid($"A message has 1 to {LongestMessage} bytes.");
        if (request["MessageAttributes"] is JsonObject { Count: > 0 }) throw new SqsException("UnsupportedOperation", "The local queue knows no message attributes.", "AWS.SimpleQueueService.UnsupportedOperation");
        var id = queue.Send(body, TimeSpan.FromSeconds(Number(request, "DelaySeconds", 0, 900) ?? 0));
        return new JsonObject { ["MessageId"] = id, ["MD5OfMessageBody"] = LocalQueue.Digest(body) };
    }

    private static JsonObject Receive(LocalQueue queue, JsonObject request)
    {
        var most = Number(request, "MaxNumberOfMessages", 1, 10) ?? 1;
        var visibility = Number(request, "VisibilityTimeout", 0, LongestVisibility);
        var messages = queue.Receive(most, visibility is { } seconds ? TimeSpan.FromSeconds(seconds) : null);
        return new JsonObject
        {
            ["Messages"] = new JsonArray([.. messages.Select(message => new JsonObject
            {
                ["MessageId"] = message.Id,
                ["ReceiptHandle"] = message.ReceiptHandle,
                ["MD5OfBody"] = LocalQueue.Digest(message.Body),
                ["Body"] = message.Body,
                ["Attributes"] = SqsEvent.AttributesOf(message),
            })]),
        };
    }

    private static JsonObject Delete(LocalQueue queue, JsonObject request)
    {
        queue.Delete(Text(request, "ReceiptHandle"));
        return [];
    }

    private static JsonObject Hide(LocalQueue queue, JsonObject request)
    {
        var seconds = Number(request, "VisibilityTimeout", 0, LongestVisibility) ?? throw Invalid("VisibilityTimeout is missing.");
        if (!queue.TryHide(Text(request, "ReceiptHandle"), TimeSpan.FromSeconds(seconds))) throw new SqsException("MessageNotInflight", "The message is not in flight.", "AWS.SimpleQueueService.MessageNotInflight");
        return [];
    }

    private static JsonObject Attributes(LocalQueue queue)
    {
        var (visible, hidden) = queue.Count();
        var attributes = new JsonObject
        {
            ["QueueArn"] = queue.Arn,
            ["VisibilityTimeout"] = Written(queue.VisibilityTimeout.TotalSeconds),
            ["ApproximateNumberOfMessages"] = Written(visible),
            ["ApproximateNumberOfMessagesNotVisible"] = Written(hidden),
        };
        if (queue.DeadLetters is { } letters) attributes["RedrivePolicy"] = new JsonObject { ["deadLetterTargetArn"] = letters.Arn, ["maxReceiveCount"] = queue.MaxReceiveCount }.ToJsonString();
        return new JsonObject { ["Attributes"] = attributes };
    }

    private static JsonObject Batch(JsonObject request, Func<JsonObject, JsonObject> carryOut)
    {
        if (request["Entries"] is not JsonArray { Count: > 0 } entries) throw new SqsException("EmptyBatchRequest", "A batch has at least one entry.", "AWS.SimpleQueueService.EmptyBatchRequest");
        if (entries.Count > 10) throw new SqsException("TooManyEntriesInBatchRequest", "A batch has at most 10 entries.", "AWS.SimpleQueueService.TooManyEntriesInBatchRequest");
        if (entries.Select(entry => Text(entry!.AsObject(), "Id")).Distinct(StringComparer.Ordinal).Count() < entries.Count) throw new SqsException("BatchEntryIdsNotDistinct", "Two entries have one id.", "AWS.SimpleQueueService.BatchEntryIdsNotDistinct");
        var (successful, failed) = (new JsonArray(), new JsonArray());
        foreach (var entry in entries.Select(entry => entry!.AsObject()))
        {
            var id = Text(entry, "Id");
            try
            {
                var answer = carryOut(entry);
                answer["Id"] = id;
                successful.Add((JsonNode)answer);
            }
            catch (SqsException refusal)
            {
                failed.Add((JsonNode)new JsonObject { ["Id"] = id, ["Code"] = refusal.QueryCode, ["Message"] = refusal.Message, ["SenderFault"] = true });
            }
        }

        return new JsonObject { ["Successful"] = successful, ["Failed"] = failed };
    }

    private static string Written(double number) => number.ToString(CultureInfo.InvariantCulture);

    private static SqsException Invalid(string message) => new("InvalidParameterValue", message);

    private static string Text(JsonObject request, string name) =>
        request[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : throw new SqsException("MissingParameter", $"{name} is missing.");

    private static int? Number(JsonObject request, string name, int least, int most)
    {
        if (request[name] is not { } value) return null;
        return value is JsonValue given && given.TryGetValue<int>(out var number) && number >= least && number <= most ? number : throw Invalid($"{name} is a number from {least} to {most}.");
    }

    private LocalQueue QueueOf(JsonObject request) => Named(Text(request, "QueueUrl").Split('/')[^1]);

    private LocalQueue Named(string name) =>
        queues.Find(name) ?? throw new SqsException("QueueDoesNotExist", $"There is no queue '{name}'.", "AWS.SimpleQueueService.NonExistentQueue");

    private string UrlOf(LocalQueue queue) => $"{endpoint.AbsoluteUri}{LocalQueue.Account}/{queue.Name}";
}
