using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace RouteGen.Benchmarks.Request;

/// <summary>An SQS batch as Lambda sends it, with an order as the body of each message.</summary>
internal static class BatchEvent
{
    /// <summary>So many messages that the batch has about 6 MB, which is the most that Lambda sends, and 10,000 are the most of a batch.</summary>
    public const int Messages = 10_000;

    public static byte[] Make()
    {
        var random = new Random(1);
        var records = new JsonArray();
        for (var i = 0; i < Messages; i++) records.Add((JsonNode)Message(random, i));
        return Encoding.UTF8.GetBytes(new JsonObject { ["Records"] = records }.ToJsonString(new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
    }

    private static JsonObject Message(Random random, int number)
    {
        var order = new BatchOrder(NewId(random), $"customer-{number}", random.Next(100, 100_000) / 100m, [$"book-{number}", "a \"quoted\" pencil"]);
        return new JsonObject
        {
            ["messageId"] = NewId(random).ToString(),
            ["receiptHandle"] = Convert.ToBase64String(Bytes(random, 30)),
            ["body"] = JsonSerializer.Serialize(order, BatchJson.Default.BatchOrder),
            ["attributes"] = new JsonObject
            {
                ["ApproximateReceiveCount"] = "1",
                ["SentTimestamp"] = "1545082649183",
                ["SenderId"] = "AIDAIENQZJOLO23YVJ4VO",
                ["ApproximateFirstReceiveTimestamp"] = "1545082649185",
            },
            ["messageAttributes"] = new JsonObject(),
            ["md5OfBody"] = Convert.ToHexStringLower(Bytes(random, 16)),
            ["eventSource"] = "aws:sqs",
            ["eventSourceARN"] = "arn:aws:sqs:eu-west-1:123456789012:orders",
            ["awsRegion"] = "eu-west-1",
        };
    }

    private static Guid NewId(Random random) => new(Bytes(random, 16));

    private static byte[] Bytes(Random random, int count)
    {
        var bytes = new byte[count];
        random.NextBytes(bytes);
        return bytes;
    }
}
