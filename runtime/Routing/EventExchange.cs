using System.ComponentModel;
using RouteGen.Events;

namespace RouteGen.Routing;

/// <summary>One invocation by an event that is no HTTP request, as the emitted router sees it.</summary>
/// <remarks>Its parts: <c>.Records</c> calls handlers, <c>.Answers</c> is what records answer through, <c>.Unrouted</c> says what no route takes.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed partial class EventExchange : Exchange
{
    private readonly HttpExchange _http;
    private byte[]? _rawName;
    private EventKind? _kind;

    /// <summary>An exchange for one event after the other.</summary>
    /// <param name="router">The router.</param>
    /// <param name="http">The exchange for requests of the same loop: it has the event, and writes answers to WebSockets.</param>
    internal EventExchange(CompiledRouter router, HttpExchange http)
        : base(router, http.Event) => _http = http;

    /// <summary>What the names of the table stand for; <see langword="null"/> for what the process's environment says.</summary>
    internal LogicalNames? Names { get; init; }

    /// <summary>Whether this is the test that S3 sends when a bucket's notifications are set up. It has no records, and is done when nothing was done.</summary>
    internal bool IsS3Test { get; private set; }

    /// <summary>What the event is.</summary>
    internal EventKind Kind => _kind ?? Classify();

    /// <summary>Whether a route takes the event; then it is the matched route.</summary>
    /// <param name="route">The route's id: its position in <see cref="CompiledRouter.Listing"/>.</param>
    /// <param name="kind">The kind of events that it is for.</param>
    /// <param name="name">
    /// The pattern of the queue, topic, bucket, table, stream, rule, event source or trigger source; the route key, the kind of a raw event, the name of a direct invocation. Empty for any.
    /// </param>
    /// <param name="detail">The pattern of the object's key or of the detail-type; empty for any.</param>
    /// <param name="on">The patterns of what happened to an object, as <c>ObjectCreated:*</c>, with spaces between; empty for all.</param>
    public bool Takes(int route, EventKind kind, ReadOnlySpan<byte> name, ReadOnlySpan<byte> detail = default, ReadOnlySpan<byte> on = default)
    {
        // A schedule's event is an EventBridge event like any other, for a route of that kind.
        if (Kind != kind && !(Kind == EventKind.Schedule && kind == EventKind.EventBridge)) return false;
        if (kind is EventKind.Sqs or EventKind.Sns or EventKind.S3 or EventKind.DynamoDb or EventKind.Kinesis or EventKind.Schedule) name = (Names ?? LogicalNames.Current).Of(name);
        var takes = kind switch
        {
            EventKind.S3 => IsS3Test ? TakesTest(name) : TakesObjects(name, detail, on),
            EventKind.Sqs or EventKind.Sns or EventKind.DynamoDb or EventKind.Kinesis => TakesRecords(kind, name),
            _ => TakesWhole(kind, name, detail),
        };
        if (!takes) return false;
        RouteId = route;
        NoteRoute();
        return true;
    }

    internal void Begin()
    {
        RouteId = -1;
        IsAnswerWritten = false;
        RecordCount = null;
        _kind = null;
    }

    /// <summary>The finished answer, good until the next one; empty when there is none.</summary>
    internal ReadOnlyMemory<byte> TakeAnswer() => IsAnswerWritten ? WrittenAnswer : default;

    /// <inheritdoc/>
    internal override void EndInvocation()
    {
        _whole?.End();
        _whole = null;
        base.EndInvocation();
    }

    private EventKind Classify()
    {
        var shape = EventClassifier.ShapeOf(Event);
        _rawName = shape.Kind == EventKind.Raw ? shape.Raw.ToArray() : null;
        IsS3Test = shape.IsS3Test;
        _kind = shape.Kind;
        return shape.Kind;
    }

    // Lambda sends the records of one source at a time. Were they of several, a route must not get what is another's.
    private bool TakesRecords(EventKind kind, ReadOnlySpan<byte> name)
    {
        var cursor = new JsonCursor(Event.Json, Event.Fields.Records.Start);
        ReadOnlySpan<byte> last = default;
        while (cursor.NextElement(out var record))
        {
            var arn = ArnOf(kind, record);
            if (arn.IsEmpty || (!arn.SequenceEqual(last) && !Matches(name, EventArn.NameIn(arn)))) return false;
            last = arn;
        }

        // A window that ended without a record names its stream at the top level.
        return !last.IsEmpty || (Event.SourceArn is { IsEmpty: false } stream && Matches(name, EventArn.NameIn(stream)));
    }

    private bool TakesObjects(ReadOnlySpan<byte> bucketPattern, ReadOnlySpan<byte> keyPattern, ReadOnlySpan<byte> on)
    {
        var cursor = new JsonCursor(Event.Json, Event.Fields.Records.Start);
        while (cursor.NextElement(out var record))
        {
            if (!TakesObject(record, bucketPattern, keyPattern) || !Happened(record, on)) return false;
        }

        return true;
    }

    private bool TakesObject(JsonSlice record, ReadOnlySpan<byte> bucketPattern, ReadOnlySpan<byte> keyPattern)
    {
        if (!TryGetBucket(record, out var s3, out var name) || !Matches(bucketPattern, Event.TextOf(name))) return false;
        return keyPattern.IsEmpty || (TryGetKey(s3, out var key) && Glob.Matches(keyPattern, key));
    }

    private bool Happened(JsonSlice record, ReadOnlySpan<byte> on)
    {
        if (on.IsEmpty) return true;
        if (!Event.TryGetProperty(record, "eventName"u8, out var named)) return false;
        var name = Event.TextOf(named);
        if (name.StartsWith("s3:"u8)) name = name[3..];
        while (!on.IsEmpty)
        {
            var end = on.IndexOf((byte)' ');
            if (Glob.Matches(end < 0 ? on : on[..end], name)) return true;
            on = end < 0 ? default : on[(end + 1)..];
        }

        return false;
    }

    private bool TakesTest(ReadOnlySpan<byte> bucketPattern) => Event.TryGetProperty(Event.Root, "Bucket"u8, out var bucket) && Matches(bucketPattern, Event.TextOf(bucket));

    private bool TakesWhole(EventKind kind, ReadOnlySpan<byte> name, ReadOnlySpan<byte> detail) => kind switch
    {
        EventKind.EventBridge => Matches(name, Event.TextOf(Event.Fields.Source)) && Matches(detail, Event.TextOf(Event.Fields.DetailType)),
        EventKind.Schedule => Matches(name, EventArn.NameIn(FirstResource())),
        EventKind.WebSocket => name.SequenceEqual(Event.TextOf(Event.RequestContext.RouteKey)),
        EventKind.Cognito => Matches(name, Event.TextOf(Event.Fields.TriggerSource)),
        EventKind.Raw => name.SequenceEqual(_rawName),
        EventKind.Invoke => name.IsEmpty || (TryGetInvokeName(out var invoked) && name.SequenceEqual(invoked)),
        _ => true,
    };

    private static bool Matches(ReadOnlySpan<byte> pattern, ReadOnlySpan<byte> text) => pattern.IsEmpty || Glob.Matches(pattern, text);

    private bool TryGetBucket(JsonSlice record, out JsonSlice s3, out JsonSlice name)
    {
        name = default;
        return Event.TryGetProperty(record, "s3"u8, out s3) && Event.TryGetProperty(s3, "bucket"u8, out var bucket) && Event.TryGetProperty(bucket, "name"u8, out name);
    }

    private bool TryGetKey(JsonSlice s3, out ReadOnlySpan<byte> key)
    {
        key = default;
        if (!Event.TryGetProperty(s3, "object"u8, out var @object) || !Event.TryGetProperty(@object, "key"u8, out var encoded)) return false;
        // S3 encodes the keys of its notifications as a form is encoded.
        var text = Event.TextOf(encoded);
        key = Event.Scratch.Keep(PercentEncoding.Decode(text, Event.Scratch.Take(text.Length), plusIsSpace: true));
        return true;
    }

    private bool TryGetInvokeName(out ReadOnlySpan<byte> name)
    {
        var isNamed = Event.TryGetProperty(Event.Root, "route"u8, out var route) && route.IsString;
        name = isNamed ? Event.TextOf(route) : default;
        return isNamed;
    }

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
