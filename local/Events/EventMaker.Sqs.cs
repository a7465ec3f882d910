using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using RouteGen.Fronts;

namespace RouteGen.Local.Events;

/// <summary>Makes events as AWS sends them out of what a person would say about them. Ids and times are made up, in the form of real ones.</summary>
internal static partial class EventMaker
{
    /// <summary>Messages of a queue, as one batch.</summary>
    /// <param name="queue">The queue's name; one that ends in <c>.fifo</c> is a FIFO queue.</param>
    /// <param name="bodies">The messages, in order.</param>
    /// <param name="group">The message group of a FIFO queue; <see langword="null"/> for <c>default</c>.</param>
    /// <param name="attributes">Message attributes, of type String.</param>
    public static byte[] Sqs(string queue, IReadOnlyList<string> bodies, string? group = null, IReadOnlyList<KeyValuePair<string, string>>? attributes = null)
    {
        var now = DateTimeOffset.UtcNow;
        var isFifo = queue.EndsWith(".fifo", StringComparison.Ordinal);
        return EventJson.Records(bodies.Select((body, position) => (body, position)), (writer, message) =>
        {
            writer.WriteString("messageId", Guid.NewGuid());
            writer.WriteBase64String("receiptHandle", RandomNumberGenerator.GetBytes(132));
            writer.WriteString("body", message.body);
            writer.WriteStartObject("attributes");
            writer.WriteString("ApproximateReceiveCount", "1");
            writer.WriteString("SentTimestamp", Timestamp(now.AddMilliseconds(-20)));
            if (isFifo)
            {
                writer.WriteString("SequenceNumber", SequenceNumber.Of("1", 20, now, message.position));
                writer.WriteString("MessageGroupId", group ?? "default");
            }

            writer.WriteString("SenderId", "AIDAIENQZJOLO23YVJ4VO");
            if (isFifo) writer.WriteString("MessageDeduplicationId", LowerHex(SHA256.HashData(Encoding.UTF8.GetBytes(message.body))));
            writer.WriteString("ApproximateFirstReceiveTimestamp", Timestamp(now));
            writer.WriteEndObject();
            WriteAttributes(writer, attributes ?? []);
            writer.WriteString("md5OfBody", Md5(Encoding.UTF8.GetBytes(message.body)));
            if (attributes is { Count: > 0 }) writer.WriteString("md5OfMessageAttributes", Md5(BytesOf(attributes)));
            writer.WriteString("eventSource", "aws:sqs");
            writer.WriteString("eventSourceARN", $"arn:aws:sqs:{FakeAccount.Region}:{FakeAccount.AccountId}:{queue}");
            writer.WriteString("awsRegion", FakeAccount.Region);
        });
    }

    private static void WriteAttributes(Utf8JsonWriter writer, IReadOnlyList<KeyValuePair<string, string>> attributes)
    {
        writer.WriteStartObject("messageAttributes");
        foreach (var (name, value) in attributes)
        {
            writer.WriteStartObject(name);
            writer.WriteString("stringValue", value);
            writer.WriteStartArray("stringListValues");
            writer.WriteEndArray();
            writer.WriteStartArray("binaryListValues");
            writer.WriteEndArray();
            writer.WriteString("dataType", "String");
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private static string Timestamp(DateTimeOffset time) => time.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);

    /// <summary>What SQS takes the digest of: name, type, 1 for a text, and value, each with its length before it.</summary>
    private static byte[] BytesOf(IReadOnlyList<KeyValuePair<string, string>> attributes)
    {
        var bytes = new List<byte>();
        foreach (var (name, value) in attributes.OrderBy(attribute => attribute.Key, StringComparer.Ordinal))
        {
            Append(name);
            Append("String");
            bytes.Add(1);
            Append(value);
        }

        return [.. bytes];

        void Append(string text)
        {
            var utf8 = Encoding.UTF8.GetBytes(text);
            var length = new byte[4];
            BinaryPrimitives.WriteInt32BigEndian(length, utf8.Length);
            bytes.AddRange(length);
            bytes.AddRange(utf8);
        }
    }

    [SuppressMessage("Security", "CA5351", Justification = "It is the digest that SQS sends along; nothing is protected by it.")]
    private static string Md5(ReadOnlySpan<byte> bytes) => LowerHex(MD5.HashData(bytes));

    private static string LowerHex(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder(bytes.Length * 2);
        foreach (var next in bytes) text.Append(CultureInfo.InvariantCulture, $"{next:x2}");
        return text.ToString();
    }
}
