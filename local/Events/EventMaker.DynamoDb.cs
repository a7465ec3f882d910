using System.Text.Json;
using RouteGen.Fronts;

namespace RouteGen.Local.Events;

/// <summary>A change of an item, each image plain JSON, UTF-8, or empty: only a new one is an INSERT, only an old one a REMOVE, both are a MODIFY.</summary>
internal readonly record struct ItemChange(ReadOnlyMemory<byte> New, ReadOnlyMemory<byte> Old = default);

internal static partial class EventMaker
{
    /// <summary>Changes of a table, as one batch of its stream, which has both images.</summary>
    /// <param name="table">The table's name.</param>
    /// <param name="changes">The changes, in order.</param>
    /// <param name="keys">The names of the key attributes. Unless given: <c>id</c>, else <c>pk</c> and <c>sk</c>, else the first.</param>
    /// <exception cref="ShortFormException">An image is no JSON object, or lacks a key.</exception>
    public static byte[] DynamoDb(string table, IReadOnlyList<ItemChange> changes, IReadOnlyList<string>? keys = null)
    {
        var now = DateTimeOffset.UtcNow;
        return EventJson.Records(changes.Select((change, position) => (change, position)), (writer, record) =>
        {
            JsonElement? newImage = record.change.New.IsEmpty ? null : EventJson.ParseObject(record.change.New, "The item");
            JsonElement? oldImage = record.change.Old.IsEmpty ? null : EventJson.ParseObject(record.change.Old, "The old item");
            var names = KeysOf((newImage ?? oldImage) ?? throw new ShortFormException("A change has an item, an old item, or both."), keys);

            writer.WriteString("eventID", Guid.NewGuid().ToString("N"));
            writer.WriteString("eventName", oldImage is null ? "INSERT" : newImage is null ? "REMOVE" : "MODIFY");
            writer.WriteString("eventVersion", "1.1");
            writer.WriteString("eventSource", "aws:dynamodb");
            writer.WriteString("awsRegion", FakeAccount.Region);
            writer.WriteStartObject("dynamodb");
            writer.WriteNumber("ApproximateCreationDateTime", now.ToUnixTimeSeconds());
            writer.WritePropertyName("Keys");
            AttributeValue.WriteItem(writer, (newImage ?? oldImage)!.Value, names);
            WriteImage(writer, "NewImage", newImage);
            WriteImage(writer, "OldImage", oldImage);
            writer.WriteString("SequenceNumber", SequenceNumber.Of("1", 25, now, record.position));
            // About what DynamoDB counts; nobody can rely on it.
            writer.WriteNumber("SizeBytes", record.change.New.Length + record.change.Old.Length);
            writer.WriteString("StreamViewType", "NEW_AND_OLD_IMAGES");
            writer.WriteEndObject();
            writer.WriteString("eventSourceARN", $"arn:aws:dynamodb:{FakeAccount.Region}:{FakeAccount.AccountId}:table/{table}/stream/2026-01-01T00:00:00.000");
        });
    }

    private static void WriteImage(Utf8JsonWriter writer, string name, JsonElement? image)
    {
        if (image is not { } item) return;
        writer.WritePropertyName(name);
        AttributeValue.WriteItem(writer, item);
    }

    private static IReadOnlyList<string> KeysOf(JsonElement item, IReadOnlyList<string>? keys)
    {
        foreach (var key in keys ?? [])
        {
            if (!item.TryGetProperty(key, out _)) throw new ShortFormException($"The item has no member '{key}' that could be its key.");
        }

        if (keys is { Count: > 0 }) return keys;
        if (item.TryGetProperty("id", out _)) return ["id"];
        if (item.TryGetProperty("pk", out _)) return ["pk", "sk"];
        foreach (var member in item.EnumerateObject()) return [member.Name];
        throw new ShortFormException("The item is empty: it has at least its key.");
    }
}
