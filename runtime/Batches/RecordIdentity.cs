using RouteGen.Events;

namespace RouteGen.Batches;

/// <summary>What Lambda knows a record of a batch by, and what it is kept in order by. Both are read where they are needed, by any thread.</summary>
internal static class RecordIdentity
{
    /// <summary>The order that the source of a batch keeps.</summary>
    public static RecordOrder OrderOf(ReadOnlySpan<byte> json, EventKind kind, JsonSlice first) => kind switch
    {
        EventKind.Sqs => IsFifo(json, first) ? RecordOrder.Group : RecordOrder.None,
        EventKind.Kinesis or EventKind.DynamoDb => RecordOrder.Stream,
        _ => RecordOrder.Sequence,
    };

    /// <summary>Where the identifier stands that Lambda takes a failed record back by.</summary>
    /// <returns>Nothing where the record has none: Lambda takes an empty one for the failure of all.</returns>
    public static JsonSlice IdOf(ReadOnlySpan<byte> json, EventKind kind, JsonSlice record)
    {
        try
        {
            var reader = new RecordJson(json);
            var id = kind switch
            {
                EventKind.Sqs => reader.Find(record, "messageId"u8),
                EventKind.Kinesis => reader.Find(reader.Find(record, "kinesis"u8), "sequenceNumber"u8),
                EventKind.DynamoDb => reader.Find(reader.Find(record, "dynamodb"u8), "SequenceNumber"u8),
                _ => default,
            };
            return id is { IsString: true, Length: > 0 } ? id : default;
        }
        catch (EventException)
        {
            // What is not JSON has no identifier.
            return default;
        }
    }

    /// <summary>Where the log's name of a record stands: the identifier, and where Lambda has none to take it back by, what the sender's service knows it by.</summary>
    public static JsonSlice NameOf(ReadOnlySpan<byte> json, EventKind kind, JsonSlice record)
    {
        try
        {
            var reader = new RecordJson(json);
            return kind switch
            {
                EventKind.Sns => reader.Find(reader.Find(record, "Sns"u8), "MessageId"u8),
                EventKind.S3 => reader.Find(reader.Find(record, "responseElements"u8), "x-amz-request-id"u8),
                _ => IdOf(json, kind, record),
            };
        }
        catch (EventException)
        {
            return default;
        }
    }

    /// <summary>What the records have in common that are kept in order: a message group, a partition key, the keys of an item. Records without one are kept in order too.</summary>
    public static byte[] GroupOf(ReadOnlySpan<byte> json, EventKind kind, JsonSlice record)
    {
        try
        {
            var reader = new RecordJson(json);
            return kind switch
            {
                EventKind.Sqs => reader.Bytes(reader.Find(reader.Find(record, "attributes"u8), "MessageGroupId"u8)).ToArray(),
                EventKind.Kinesis => reader.Bytes(reader.Find(reader.Find(record, "kinesis"u8), "partitionKey"u8)).ToArray(),
                EventKind.DynamoDb => ItemOf(reader, reader.Find(reader.Find(record, "dynamodb"u8), "Keys"u8)),
                _ => [],
            };
        }
        catch (EventException)
        {
            return [];
        }
    }

    private static bool IsFifo(ReadOnlySpan<byte> json, JsonSlice record)
    {
        var reader = new RecordJson(json);
        return reader.Bytes(reader.Find(record, "eventSourceARN"u8)).EndsWith(".fifo"u8);
    }

    // {"Id":{"N":"101"},"Sort":{"S":"a"}} in whatever order. Two that would look the same here only wait for each other.
    private static byte[] ItemOf(RecordJson reader, JsonSlice keys)
    {
        var parts = new List<byte[]>(2);
        var members = reader.Members(keys);
        while (members.NextProperty(out var name, out var value))
        {
            List<byte> part = [.. reader.Bytes(name), 0];
            var attribute = reader.Members(value);
            while (attribute.NextProperty(out var type, out var text)) part.AddRange([.. reader.Bytes(type), 0, .. reader.Bytes(text), 0]);
            parts.Add([.. part]);
        }

        parts.Sort(static (one, other) => one.AsSpan().SequenceCompareTo(other));
        var item = new List<byte>();
        foreach (var part in parts) item.AddRange(part);
        return [.. item];
    }
}
