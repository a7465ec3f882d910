namespace RouteGen.Generator.Model;

/// <summary>What a handler of typed events is called with.</summary>
/// <param name="Kind">The name of the runtime's record: <c>SqsMessage</c>.</param>
/// <param name="IsBatch">Whether it is called once for all records.</param>
/// <param name="Unwrap">What the record is wrapped in, as <c>unwrap:</c> says.</param>
internal sealed record RecordModel(string Kind, bool IsBatch, EquatableArray<string> Unwrap)
{
    /// <summary>The records there are, the one of the event first and what was unwrapped of it behind.</summary>
    public IEnumerable<string> Kinds => Unwrap.Select(RecordTypes.Of).Prepend(Kind);
}

/// <summary>The runtime's records, by the name of their type.</summary>
internal static class RecordTypes
{
    public const string Any = "EventRecord";
    public const string Batch = "EventBatch";
    public const string Sns = "SnsMessage";
    public const string S3 = "S3Record";
    public const string DynamoDb = "DynamoDbRecord";
    public const string Kinesis = "KinesisRecord";
    public const string Cognito = "CognitoTrigger";
    public const string Authorizer = "AuthorizerRequest";
    public const string EventBridge = "EventBridgeEvent";
    public const string Raw = "RawEvent";

    /// <summary>The record of a verb.</summary>
    public static string Of(EventVerb verb) => verb switch
    {
        EventVerb.WebSocket => "WebSocketMessage",
        EventVerb.Sqs => "SqsMessage",
        EventVerb.Sns => Sns,
        EventVerb.S3 => S3,
        EventVerb.DynamoDb => DynamoDb,
        EventVerb.Kinesis => Kinesis,
        EventVerb.Event or EventVerb.Schedule => EventBridge,
        EventVerb.Cognito => Cognito,
        EventVerb.Authorizer => Authorizer,
        _ => Raw,
    };

    /// <summary>What a wrapping holds.</summary>
    public static string Of(string wrapping) => wrapping switch
    {
        EventWrappings.Sns => Sns,
        EventWrappings.S3 => S3,
        _ => EventBridge,
    };
}

/// <summary>A parameter that is a record itself.</summary>
/// <param name="Depth">Which of <see cref="RecordModel.Kinds"/>.</param>
/// <param name="Form">How several are taken.</param>
internal sealed record RecordParameter(string Name, string Type, int Depth, RecordForm Form) : BoundParameter(Name, Type);

internal enum RecordForm
{
    /// <summary>The record, or the batch, as it is.</summary>
    Itself,

    /// <summary>The batch's records as an array.</summary>
    Array,

    /// <summary>The batch's records as a <c>List</c>.</summary>
    List,

    /// <summary>The window of the batch, of a stream.</summary>
    Window,
}

/// <summary>A parameter that is what the innermost record holds.</summary>
/// <param name="Json">The JSON type, for <see cref="RecordDataKind.Json"/>.</param>
/// <param name="IsOptional">Whether nothing is <see langword="null"/>.</param>
internal sealed record RecordDataParameter(string Name, string Type, RecordDataKind Kind, JsonTypeReference? Json, bool IsOptional) : BoundParameter(Name, Type)
{
    /// <summary>Of DynamoDB: which of the record's items.</summary>
    public RecordImage Image { get; init; }
}

internal enum RecordDataKind
{
    Json,
    Text,
    Bytes,
    Element,

    /// <summary>An item of DynamoDB, attribute by attribute.</summary>
    Attributes,
}

internal enum RecordImage
{
    None,
    NewImage,
    OldImage,
    Keys,
}
