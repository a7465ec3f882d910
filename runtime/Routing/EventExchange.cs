using System.ComponentModel;
using RouteGen.Events;

namespace RouteGen.Routing;

/// <summary>One invocation by an event that is no HTTP request, as the emitted router sees it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed partial class EventExchange : Exchange
{
    private EventKind? _kind;

    internal EventExchange(CompiledRouter router, LambdaEvent @event)
        : base(router, @event)
    {
    }

    private EventKind Kind => _kind ??= EventClassifier.KindOf(Event);

    /// <summary>Whether a route takes the event; then it is the matched route.</summary>
    /// <param name="route">The route's id: its position in <see cref="CompiledRouter.Listing"/>.</param>
    /// <param name="kind">The kind of events that it is for.</param>
    /// <param name="name">The pattern of the queue, topic, bucket, table, stream, rule, route key or event source; empty for any.</param>
    /// <param name="detail">The pattern of the object's key or of the detail-type; empty for any.</param>
    public bool Takes(int route, EventKind kind, ReadOnlySpan<byte> name, ReadOnlySpan<byte> detail = default)
    {
        // A schedule's event is an EventBridge event like any other, for a route of that kind.
        if (Kind != kind && !(Kind == EventKind.Schedule && kind == EventKind.EventBridge)) return false;
        var takes = kind is EventKind.Sqs or EventKind.Sns or EventKind.S3 or EventKind.DynamoDb or EventKind.Kinesis
            ? TakesRecords(kind, name, detail)
            : TakesWhole(kind, name, detail);
        if (!takes) return false;
        RouteId = route;
        NoteRoute();
        return true;
    }

    /// <summary>What no route takes is the function's error, so that retries, alarms and dead-letter queues see it.</summary>
    internal EventException Unrouted() => UnroutedEvent.Describe(Event);

    internal void Begin()
    {
        RouteId = -1;
        IsAnswerWritten = false;
        RecordCount = null;
        _kind = null;
    }

    /// <summary>The finished answer, good until the next one; empty when there is none.</summary>
    internal ReadOnlyMemory<byte> TakeAnswer() => IsAnswerWritten ? WrittenAnswer : default;

    // Lambda sends the records of one source at a time. Were they of several, a route must not get what is another's.
    private bool TakesRecords(EventKind kind, ReadOnlySpan<byte> name, ReadOnlySpan<byte> detail)
    {
        var cursor = new JsonCursor(Event.Json, Event.Fields.Records.Start);
        ReadOnlySpan<byte> last = default;
        while (cursor.NextElement(out var record))
        {
            if (kind == EventKind.S3)
            {
                if (!TakesObject(record, name, detail)) return false;
                continue;
            }

            var arn = ArnOf(kind, record);
            if (arn.IsEmpty || (!arn.SequenceEqual(last) && !Glob.Matches(name, EventArn.NameIn(arn)))) return false;
            last = arn;
        }

        return true;
    }

    private bool TakesObject(JsonSlice record, ReadOnlySpan<byte> bucketPattern, ReadOnlySpan<byte> keyPattern)
    {
        if (!Event.TryGetProperty(record, "s3"u8, out var s3) || !Event.TryGetProperty(s3, "bucket"u8, out var bucket) || !Event.TryGetProperty(bucket, "name"u8, out var name)) return false;
        if (!Glob.Matches(bucketPattern, Event.TextOf(name))) return false;
        if (keyPattern.IsEmpty) return true;
        if (!Event.TryGetProperty(s3, "object"u8, out var @object) || !Event.TryGetProperty(@object, "key"u8, out var key)) return false;
        // S3 encodes the keys of its notifications as a form is encoded.
        var text = Event.TextOf(key);
        return Glob.Matches(keyPattern, Event.Scratch.Keep(PercentEncoding.Decode(text, Event.Scratch.Take(text.Length), plusIsSpace: true)));
    }

    private bool TakesWhole(EventKind kind, ReadOnlySpan<byte> name, ReadOnlySpan<byte> detail) => kind switch
    {
        EventKind.EventBridge => Glob.Matches(name, Event.TextOf(Event.Fields.Source)) && (detail.IsEmpty || Glob.Matches(detail, Event.TextOf(Event.Fields.DetailType))),
        EventKind.Schedule => Glob.Matches(name, EventArn.NameIn(FirstResource())),
        EventKind.WebSocket => name.SequenceEqual(Event.TextOf(Event.RequestContext.RouteKey)),
        _ => true,
    };

    private ReadOnlySpan<byte> ArnOf(EventKind kind, JsonSlice record)
    {
        if (kind != EventKind.Sns) return Event.TryGetProperty(record, "eventSourceARN"u8, out var arn) ? Event.TextOf(arn) : default;
        return Event.TryGetProperty(record, "Sns"u8, out var message) && Event.TryGetProperty(message, "TopicArn"u8, out var topic) ? Event.TextOf(topic) : default;
    }

    private ReadOnlySpan<byte> FirstResource()
    {
        if (Event.Fields.Resources.Kind != JsonKind.Array) return default;
        return new JsonCursor(Event.Json, Event.Fields.Resources.Start).NextElement(out var first) ? Event.TextOf(first) : default;
    }
}
