using RouteGen.Fronts;

namespace RouteGen.Local.Events;

internal static partial class EventMaker
{
    private const string Shard = "shardId-000000000000";

    /// <summary>Records of a stream, as one batch of one shard.</summary>
    /// <param name="stream">The stream's name.</param>
    /// <param name="data">The records' data, in order.</param>
    /// <param name="key">The partition key of all.</param>
    public static byte[] Kinesis(string stream, IReadOnlyList<ReadOnlyMemory<byte>> data, string? key = null)
    {
        var now = DateTimeOffset.UtcNow;
        return EventJson.Records(data.Select((bytes, position) => (bytes, number: SequenceNumber.Of("49", 56, now, position))), (writer, record) =>
        {
            writer.WriteStartObject("kinesis");
            writer.WriteString("kinesisSchemaVersion", "1.0");
            writer.WriteString("partitionKey", key ?? "1");
            writer.WriteString("sequenceNumber", record.number);
            writer.WriteBase64String("data", record.bytes.Span);
            writer.WriteNumber("approximateArrivalTimestamp", now.ToUnixTimeMilliseconds() / 1000m);
            writer.WriteEndObject();
            writer.WriteString("eventSource", "aws:kinesis");
            writer.WriteString("eventVersion", "1.0");
            writer.WriteString("eventID", $"{Shard}:{record.number}");
            writer.WriteString("eventName", "aws:kinesis:record");
            writer.WriteString("invokeIdentityArn", $"arn:aws:iam::{FakeAccount.AccountId}:role/routegen");
            writer.WriteString("awsRegion", FakeAccount.Region);
            writer.WriteString("eventSourceARN", $"arn:aws:kinesis:{FakeAccount.Region}:{FakeAccount.AccountId}:stream/{stream}");
        });
    }
}
