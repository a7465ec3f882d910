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
            var owner = record;
            var isOwned = kind switch
            {
                EventKind.Kinesis => JsonMembers.TryFind(json, record, "kinesis"u8, out owner),
                EventKind.DynamoDb => JsonMembers.TryFind(json, record, "dynamodb"u8, out owner),
                _ => true,
            };
            var name = kind switch
            {
                EventKind.Sqs => "messageId"u8,
                EventKind.Kinesis => "sequenceNumber"u8,
                EventKind.DynamoDb => "SequenceNumber"u8,
                _ => default,
            };
            return isOwned && JsonMembers.TryFind(json, owner, name, out var id) && id is { IsString: true, Length: > 0 } ? id : default;
        }
        catch (EventException)
        {
            // What is not JSON has no identifier.
            return default;
        }
    }

    /// <summary>What the records have in common that are kept in order: a message group, a partition key, the keys of an item. Records without one are kept in order too.</summary>
    public static byte[] GroupOf(ReadOnlySpan<byte> json, EventKind kind, JsonSlice record)
    {
        try
        {
            return kind switch
            {
                EventKind.Sqs => Find(json, record, "attributes"u8, "MessageGroupId"u8, out var group) ? JsonMembers.TextOf(json, group) : [],
                EventKind.Kinesis => Find(json, record, "kinesis"u8, "partitionKey"u8, out var key) ? JsonMembers.TextOf(json, key) : [],
                EventKind.DynamoDb => Find(json, record, "dynamodb"u8, "Keys"u8, out var keys) ? ItemOf(json, keys) : [],
                _ => [],
            };
        }
        catch (EventException)
        {
            return [];
        }
    }

    private static bool IsFifo(ReadOnlySpan<byte> json, JsonSlice record) =>
        JsonMembers.TryFind(json, record, "eventSourceARN"u8, out var arn) && JsonMembers.TextOf(json, arn).AsSpan().EndsWith(".fifo"u8);

    private static bool Find(ReadOnlySpan<byte> json, JsonSlice record, ReadOnlySpan<byte> owner, ReadOnlySpan<byte> name, out JsonSlice value)
    {
        value = default;
        return JsonMembers.TryFind(json, record, owner, out var found) && JsonMembers.TryFind(json, found, name, out value);
    }

    // {"Id":{"N":"101"},"Sort":{"S":"a"}} in whatever order. Two that would look the same here only wait for each other.
    private static byte[] ItemOf(ReadOnlySpan<byte> json, JsonSlice keys)
    {
        if (keys.Kind != JsonKind.Object) return [];
        var parts = new List<byte[]>(2);
        var cursor = new JsonCursor(json, keys.Start);
        while (cursor.NextProperty(out var name, out var value))
        {
            List<byte> part = [.. JsonMembers.TextOf(json, name), 0];
            if (value.Kind == JsonKind.Object)
            {
                var attribute = new JsonCursor(json, value.Start);
                while (attribute.NextProperty(out var type, out var text)) part.AddRange([.. JsonMembers.TextOf(json, type), 0, .. JsonMembers.TextOf(json, text), 0]);
            }

            parts.Add([.. part]);
        }

        parts.Sort(static (one, other) => one.AsSpan().SequenceCompareTo(other));
        var item = new List<byte>();
        foreach (var part in parts) item.AddRange(part);
        return [.. item];
    }
}
