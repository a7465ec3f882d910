using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace RecordQueue.Local;

/// <summary>The event that Lambda makes of messages.</summary>
internal static class SqsEvent
{
    public static ReadOnlyMemory<byte> Make(LocalQueue queue, IEnumerable<ReceivedMessage> messages)
    {
        var records = messages.Select(message => new JsonObject
        {
            ["messageId"] = message.Id,
            ["receiptHandle"] = message.ReceiptHandle,
            ["body"] = message.Body,
            ["attributes"] = AttributesOf(message),
            ["messageAttributes"] = new JsonObject(),
            ["md5OfBody"] = LocalQueue.Digest(message.Body),
            ["eventSource"] = "aws:sqs",
            ["eventSourceARN"] = queue.Arn,
            ["awsRegion"] = LocalQueue.Region,
        });
        return Encoding.UTF8.GetBytes(new JsonObject { ["Records"] = new JsonArray([.. records]) }.ToJsonString());
    }

    /// <summary>What SQS itself says of a message.</summary>
    public static JsonObject AttributesOf(ReceivedMessage message)
    {
        var attributes = new JsonObject
        {
            ["ApproximateReceiveCount"] = message.ReceiveCount.ToString(CultureInfo.InvariantCulture),
            ["SentTimestamp"] = Milliseconds(message.SentAt),
            ["SenderId"] = LocalQueue.Account,
            ["ApproximateFirstReceiveTimestamp"] = Milliseconds(message.FirstReceivedAt),
        };
        if (message.DeadLetterSourceArn is { } source) attributes["DeadLetterQueueSourceArn"] = source;
        return attributes;
    }

    private static string Milliseconds(DateTimeOffset time) => time.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
}
