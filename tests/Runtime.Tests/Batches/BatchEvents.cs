using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace RouteGen.Runtime.Tests.Batches;

/// <summary>Where a batch comes from.</summary>
public enum BatchSource
{
    Sqs,
    Fifo,
    Kinesis,
    DynamoDb,
    Sns,
    S3,
}

/// <summary>Batches as Lambda sends them. The record at a place has that place as its identifier: <c>id-0</c>.</summary>
internal static class BatchEvents
{
    /// <param name="source">Where the batch comes from.</param>
    /// <param name="groups">The message group, partition key or item of each record.</param>
    public static byte[] Of(BatchSource source, params int[] groups) => Encoding.UTF8.GetBytes(new JsonObject { ["Records"] = Records(source, groups) }.ToJsonString());

    /// <summary>So many records, each of a group of its own.</summary>
    public static byte[] OfCount(BatchSource source, int count) => Of(source, [.. Enumerable.Range(0, count)]);

    /// <summary>A stream's batch of a tumbling window.</summary>
    public static byte[] OfWindow(BatchSource source, string? state, bool isFinal, params int[] groups)
    {
        var json = new JsonObject
        {
            ["Records"] = Records(source, groups),
            ["window"] = new JsonObject { ["start"] = "2020-12-09T07:04:00Z", ["end"] = "2020-12-09T07:06:00Z" },
            ["shardId"] = "shardId-000000000006",
            ["eventSourceARN"] = "arn:aws:kinesis:us-east-1:123456789012:stream/clicks",
            ["isFinalInvokeForWindow"] = isFinal,
            ["isWindowTerminatedEarly"] = isFinal,
        };
        if (state is not null) json["state"] = JsonNode.Parse(state);
        return Encoding.UTF8.GetBytes(json.ToJsonString());
    }

    public static JsonArray Records(BatchSource source, int[] groups) => new([.. groups.Select((group, place) => (JsonNode)Record(source, place, group))]);

    public static JsonObject Record(BatchSource source, int place, int group)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"id-{place}");
        var key = string.Create(CultureInfo.InvariantCulture, $"group-{group}");
        return source switch
        {
            BatchSource.Sqs => new JsonObject { ["messageId"] = id, ["body"] = """{"messageId":"not this"}""", ["attributes"] = new JsonObject { ["MessageGroupId"] = "same" }, ["eventSource"] = "aws:sqs", ["eventSourceARN"] = "arn:aws:sqs:eu-west-1:1:orders" },
            BatchSource.Fifo => new JsonObject { ["messageId"] = id, ["attributes"] = new JsonObject { ["MessageGroupId"] = key }, ["eventSource"] = "aws:sqs", ["eventSourceARN"] = "arn:aws:sqs:eu-west-1:1:orders.fifo" },
            BatchSource.Kinesis => new JsonObject { ["kinesis"] = new JsonObject { ["partitionKey"] = key, ["sequenceNumber"] = id }, ["messageId"] = "not this", ["eventSource"] = "aws:kinesis", ["eventSourceARN"] = "arn:aws:kinesis:eu-west-1:1:stream/clicks" },
            BatchSource.DynamoDb => new JsonObject { ["dynamodb"] = new JsonObject { ["Keys"] = Keys(place, key), ["SequenceNumber"] = id }, ["eventSource"] = "aws:dynamodb", ["eventSourceARN"] = "arn:aws:dynamodb:eu-west-1:1:table/users/stream/2026" },
            BatchSource.Sns => new JsonObject { ["EventSource"] = "aws:sns", ["Sns"] = new JsonObject { ["MessageId"] = id, ["TopicArn"] = "arn:aws:sns:eu-west-1:1:alerts" } },
            _ => new JsonObject { ["eventSource"] = "aws:s3", ["s3"] = new JsonObject { ["bucket"] = new JsonObject { ["name"] = "uploads" }, ["object"] = new JsonObject { ["key"] = id } } },
        };
    }

    /// <summary>The places of the records that an answer reports.</summary>
    public static int[] Reported(byte[] answer)
    {
        using var json = JsonDocument.Parse(answer);
        return [.. json.RootElement.GetProperty("batchItemFailures").EnumerateArray().Select(failure => PlaceOf(failure.GetProperty("itemIdentifier").GetString()!))];
    }

    /// <summary>The place of a record in its batch.</summary>
    public static int PlaceOf(EventRecord record)
    {
        using var json = JsonDocument.Parse(record.Json);
        return PlaceOf(IdOf(json.RootElement));
    }

    private static int PlaceOf(string id) => int.Parse(id["id-".Length..], CultureInfo.InvariantCulture);

    private static string IdOf(JsonElement record)
    {
        var id = record.TryGetProperty("kinesis", out var kinesis) ? kinesis.GetProperty("sequenceNumber")
            : record.TryGetProperty("dynamodb", out var change) ? change.GetProperty("SequenceNumber")
            : record.TryGetProperty("Sns", out var notification) ? notification.GetProperty("MessageId")
            : record.TryGetProperty("s3", out var s3) ? s3.GetProperty("object").GetProperty("key")
            : record.GetProperty("messageId");
        return id.GetString()!;
    }

    // In one order and in the other: it is the same item.
    private static JsonObject Keys(int place, string key)
    {
        var id = new JsonObject { ["S"] = key };
        var sort = new JsonObject { ["N"] = "1" };
        return place % 2 == 0 ? new JsonObject { ["id"] = id, ["sort"] = sort } : new JsonObject { ["sort"] = sort, ["id"] = id };
    }
}
