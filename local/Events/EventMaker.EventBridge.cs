using System.Text.Json;
using RouteGen.Fronts;

namespace RouteGen.Local.Events;

internal static partial class EventMaker
{
    /// <summary>An event of a bus.</summary>
    /// <param name="source">Who it comes from: <c>my.shop</c>.</param>
    /// <param name="detailType">What it is: <c>OrderPlaced</c>.</param>
    /// <param name="detail">A JSON object, UTF-8.</param>
    /// <exception cref="ShortFormException">The detail is no JSON object.</exception>
    public static byte[] EventBridge(string source, string detailType, ReadOnlyMemory<byte> detail)
    {
        var json = EventJson.ParseObject(detail, "The detail");
        return EventJson.Object(writer => WriteEnvelope(writer, source, detailType, resource: null, json));
    }

    /// <summary>What a schedule sends that has no input of its own.</summary>
    /// <param name="name">The name of the rule or schedule.</param>
    /// <param name="isScheduler">Whether it is one of EventBridge Scheduler, and not a rule.</param>
    public static byte[] Schedule(string name, bool isScheduler = false)
    {
        var resource = isScheduler
            ? $"arn:aws:scheduler:{FakeAccount.Region}:{FakeAccount.AccountId}:schedule/default/{name}"
            : $"arn:aws:events:{FakeAccount.Region}:{FakeAccount.AccountId}:rule/{name}";
        return EventJson.Object(writer => WriteEnvelope(writer, isScheduler ? "aws.scheduler" : "aws.events", "Scheduled Event", resource, detail: null, isScheduler));
    }

    private static void WriteEnvelope(Utf8JsonWriter writer, string source, string detailType, string? resource, JsonElement? detail, bool isScheduler = false)
    {
        writer.WriteString("version", "0");
        writer.WriteString("id", Guid.NewGuid());
        writer.WriteString("detail-type", detailType);
        writer.WriteString("source", source);
        writer.WriteString("account", FakeAccount.AccountId);
        writer.WriteString("time", EventJson.Seconds(DateTimeOffset.UtcNow));
        writer.WriteString("region", FakeAccount.Region);
        writer.WriteStartArray("resources");
        if (resource is not null) writer.WriteStringValue(resource);
        writer.WriteEndArray();
        writer.WritePropertyName("detail");
        if (detail is { } json) json.WriteTo(writer);
        // Scheduler sends a string, a rule an object.
        else writer.WriteRawValue(isScheduler ? "\"{}\"" : "{}");
    }
}
