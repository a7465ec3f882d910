namespace RouteGen.Generator.Model;

/// <summary>The verbs of an event route's key, in the order of the listing, which is the order in which they are tried.</summary>
internal enum EventVerb
{
    WebSocket,
    Sqs,
    Sns,
    S3,
    DynamoDb,
    Kinesis,

    /// <summary>Before the next: a schedule's event is one of EventBridge's, and its name says more of it.</summary>
    Schedule,
    Event,
    Cognito,
    Authorizer,
    Raw,

    /// <summary>After all others: a payload of nobody's shape.</summary>
    Invoke,
}

/// <summary>The verbs of events as they are written.</summary>
internal static class EventVerbs
{
    /// <summary>The words, in the order of <see cref="EventVerb"/>.</summary>
    public static readonly string[] Names = ["WS", "SQS", "SNS", "S3", "DYNAMODB", "KINESIS", "SCHEDULE", "EVENT", "COGNITO", "AUTHORIZER", "RAW", "INVOKE"];

    public static string NameOf(EventVerb verb) => Names[(int)verb];

    /// <summary>The kinds of events that a route is for.</summary>
    public static EventKinds KindsOf(EventVerb verb, EventTarget target) => verb switch
    {
        EventVerb.WebSocket => EventKinds.WebSocket,
        EventVerb.Sqs => EventKinds.Sqs,
        EventVerb.Sns => EventKinds.Sns,
        EventVerb.S3 => EventKinds.S3,
        EventVerb.DynamoDb => EventKinds.DynamoDb,
        EventVerb.Kinesis => EventKinds.Kinesis,
        EventVerb.Event => EventKinds.EventBridge,
        EventVerb.Schedule => EventKinds.Schedule,
        EventVerb.Cognito => EventKinds.Cognito,
        EventVerb.Raw => EventKinds.Raw,
        EventVerb.Invoke => EventKinds.Invoke,
        EventVerb.Authorizer => target.Name == "token" ? EventKinds.TokenAuthorizer : EventKinds.RequestAuthorizer | EventKinds.HttpAuthorizer,
        _ => throw new ArgumentOutOfRangeException(nameof(verb)),
    };

    /// <summary>Whether an event may hold several records, of which a handler may take all at once and Lambda take back some.</summary>
    public static bool HasBatches(EventVerb verb) => verb is EventVerb.Sqs or EventVerb.DynamoDb or EventVerb.Kinesis;

    /// <summary>Whether an event holds records, each of which is a call of the handler.</summary>
    public static bool HasRecords(EventVerb verb) => HasBatches(verb) || verb is EventVerb.Sns or EventVerb.S3;

    public static bool TryParse(string word, out EventVerb verb)
    {
        var index = Array.IndexOf(Names, word);
        verb = (EventVerb)index;
        return index >= 0;
    }
}

/// <summary>A set of the runtime's kinds of events, by the names that it has for them.</summary>
[Flags]
internal enum EventKinds
{
    None = 0,
    WebSocket = 1,
    Sqs = 2,
    Sns = 4,
    S3 = 8,
    DynamoDb = 16,
    Kinesis = 32,
    EventBridge = 64,
    Schedule = 128,
    TokenAuthorizer = 256,
    RequestAuthorizer = 512,
    HttpAuthorizer = 1024,
    Cognito = 2048,
    Raw = 4096,
    Invoke = 8192,
}

/// <summary>What an event route is for. A <c>*</c> stands for any characters, none included.</summary>
/// <param name="Name">The queue, topic, bucket, table, stream or rule; a WebSocket's route key; an event's source; a trigger; the type of an authorizer; the kind of a raw event; the name of a payload, empty for any.</param>
/// <param name="Detail">Of S3 the pattern of keys, of EVENT the detail-type; <see langword="null"/> where any will do.</param>
internal sealed record EventTarget(string Name, string? Detail)
{
    /// <summary>As it is written: <c>orders</c>, <c>uploads/incoming/*.zip</c>.</summary>
    public override string ToString() => Detail is null ? Name : Name + "/" + Detail;
}
