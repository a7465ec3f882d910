using System.Text;
using RouteGen.Events;

namespace RouteGen.Routing;

public sealed partial class EventExchange
{
    private const int MostNames = 8;

    /// <summary>
    /// What no route takes is the function's error, so that retries, alarms and dead-letter queues see it. What was seen goes to the log alone: the exception goes to whoever invoked the function.
    /// </summary>
    internal EventException Unrouted()
    {
        var kind = Kind;
        var verb = UnroutedEvent.VerbOf(kind);
        var seen = UnroutedEvent.Clean(Seen(kind));
        var nearest = NearestRoutes.Find(Router.Listing, verb, seen);
        var hint = nearest.Length > 0 ? $" The nearest routes: {nearest}." : verb.Length > 0 ? $" The table has no {verb} route." : "";
        Log(LogLevel.Error, $"No route takes this event: {(verb.Length > 0 ? verb + " " : "")}{seen}.{hint}");
        return UnroutedEvent.Describe(kind, Event);
    }

    /// <summary>What the event is of, as the target of a route would name it.</summary>
    private string Seen(EventKind kind) => kind switch
    {
        EventKind.Sqs or EventKind.Sns or EventKind.DynamoDb or EventKind.Kinesis => Text(EventArn.NameIn(FirstRecord(out var record) ? ArnOf(kind, record) : Event.SourceArn)),
        EventKind.S3 => SeenObject(),
        EventKind.EventBridge => Text(Event.TextOf(Event.Fields.Source)) + "/" + Text(Event.TextOf(Event.Fields.DetailType)),
        EventKind.Schedule => Text(EventArn.NameIn(FirstResource())),
        EventKind.WebSocket => Text(Event.TextOf(Event.RequestContext.RouteKey)),
        EventKind.TokenAuthorizer => "token",
        EventKind.RequestAuthorizer or EventKind.HttpAuthorizer => "request",
        EventKind.Cognito => Text(Event.TextOf(Event.Fields.TriggerSource)),
        EventKind.Raw => Text(_rawName),
        EventKind.Invoke => TryGetInvokeName(out var name) ? Text(name) : "without a name",
        _ => "of an unknown shape, with the members " + new TopMembers(Event, Event.Root).Names(Event, MostNames),
    };

    private string SeenObject()
    {
        if (!FirstRecord(out var record)) return Event.TryGetProperty(Event.Root, "Bucket"u8, out var tested) ? Text(Event.TextOf(tested)) : "";
        if (!TryGetBucket(record, out var s3, out var bucket)) return "";
        return Text(Event.TextOf(bucket)) + (TryGetKey(s3, out var key) ? "/" + Text(key) : "");
    }

    private bool FirstRecord(out JsonSlice record)
    {
        record = default;
        return Event.Fields.Records.Kind == JsonKind.Array && new JsonCursor(Event.Json, Event.Fields.Records.Start).NextElement(out record);
    }

    private static string Text(ReadOnlySpan<byte> text) => Encoding.UTF8.GetString(text);
}
