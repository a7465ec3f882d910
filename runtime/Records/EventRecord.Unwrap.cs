using System.Text.Json;
using RouteGen.Events;

namespace RouteGen;

public abstract partial class EventRecord
{
    /// <summary>The SNS notification that this record carries: of a queue or stream that a topic sends to, without raw message delivery.</summary>
    /// <returns>The message, good as long as this record is.</returns>
    /// <exception cref="MalformedRecordException">What the record carries is no notification of SNS.</exception>
    public SnsMessage UnwrapSns()
    {
        var inner = Unwrap(out var whole);
        var json = new RecordJson(inner.Span);
        var isNotification = json.Find(whole, "TopicArn"u8).IsString && json.Find(whole, "Message"u8).IsString && json.Is(json.Find(whole, "Type"u8), "Notification"u8);
        if (!isNotification) throw new MalformedRecordException("The record carries no notification of SNS. Raw message delivery sends the message alone: there is nothing to unwrap then.");
        return At<SnsMessage>(inner, whole);
    }

    /// <summary>The EventBridge event that this record carries: of a queue, topic or stream that a rule sends to.</summary>
    /// <returns>The event, good as long as this record is.</returns>
    /// <exception cref="MalformedRecordException">What the record carries is no event of EventBridge.</exception>
    public EventBridgeEvent UnwrapEvent()
    {
        var inner = Unwrap(out var whole);
        var json = new RecordJson(inner.Span);
        var isEvent = json.Find(whole, "detail-type"u8).IsString && json.Find(whole, "source"u8).IsString;
        if (!isEvent) throw new MalformedRecordException("The record carries no event of EventBridge. A rule with an input of its own sends that alone: there is nothing to unwrap then.");
        return At<EventBridgeEvent>(inner, whole);
    }

    /// <summary>The S3 notifications that this record carries: of a queue or topic that a bucket sends to. The test that S3 sends first has none.</summary>
    /// <returns>The notifications, good as long as this record is.</returns>
    /// <exception cref="MalformedRecordException">What the record carries is no notification of S3.</exception>
    public IReadOnlyList<S3Record> UnwrapS3()
    {
        var inner = Unwrap(out var whole);
        var json = new RecordJson(inner.Span);
        var records = new List<S3Record>();
        var list = json.Find(whole, "Records"u8);
        if (list.Kind == JsonKind.Missing && json.Is(json.Find(whole, "Event"u8), "s3:TestEvent"u8)) return records;
        if (list.Kind != JsonKind.Array) throw NoS3();
        var elements = new JsonCursor(inner.Span, list.Start);
        while (elements.NextElement(out var element))
        {
            if (!json.Is(json.Find(element, "eventSource"u8), "aws:s3"u8) || json.Find(element, "s3"u8).Kind != JsonKind.Object) throw NoS3();
            records.Add(At<S3Record>(inner, element));
        }

        return records;

        static MalformedRecordException NoS3() => new("The record carries no notification of S3.");
    }

    private T At<T>(ReadOnlyMemory<byte> json, JsonSlice slice)
        where T : EventRecord, IEventRecord<T>
        => T.At(new RecordPlace(Received, json, slice, outer: this));

    /// <summary>What was sent, in bytes of its own. It is checked once, all of it: whoever may send messages can write there what he likes.</summary>
    private ReadOnlyMemory<byte> Unwrap(out JsonSlice whole)
    {
        var json = ReadBytes();
        try
        {
            var reader = new Utf8JsonReader(json);
            while (reader.Read())
            {
            }

            whole = JsonCursor.ReadValue(json, 0);
        }
        catch (Exception problem) when (problem is JsonException or EventException)
        {
            throw new MalformedRecordException("The data is not valid JSON.");
        }

        return json;
    }
}
