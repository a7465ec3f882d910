namespace RouteGen.Events;

/// <summary>Names an event that no route takes, in words of ours: the message goes to the caller, so nothing of the event is repeated.</summary>
internal static class UnroutedEvent
{
    private const int LongestSeen = 200;

    public static EventException Describe(EventKind kind, LambdaEvent @event) =>
        new("Function.NoRoute", $"This function has no route for {NameOf(kind, @event)}. The routes of its routes.yaml say what it takes.");

    /// <summary>The verb of the routes that are for a kind; empty for none.</summary>
    public static string VerbOf(EventKind kind) => kind switch
    {
        EventKind.Sqs => "SQS",
        EventKind.Sns => "SNS",
        EventKind.S3 => "S3",
        EventKind.DynamoDb => "DYNAMODB",
        EventKind.Kinesis => "KINESIS",
        EventKind.EventBridge => "EVENT",
        EventKind.Schedule => "SCHEDULE",
        EventKind.WebSocket => "WS",
        EventKind.TokenAuthorizer or EventKind.RequestAuthorizer or EventKind.HttpAuthorizer => "AUTHORIZER",
        EventKind.Cognito => "COGNITO",
        EventKind.Raw => "RAW",
        EventKind.Invoke => "INVOKE",
        _ => "",
    };

    /// <summary>What was seen, for a line of the log: cut to 200 characters, without those that control a terminal.</summary>
    public static string Clean(string seen)
    {
        var kept = new char[Math.Min(seen.Length, LongestSeen)];
        var length = 0;
        foreach (var character in seen)
        {
            if (length == kept.Length) break;
            if (!char.IsControl(character)) kept[length++] = character;
        }

        return new string(kept, 0, length);
    }

    private static string NameOf(EventKind kind, LambdaEvent @event) => kind switch
    {
        EventKind.Sqs => "an SQS event of this queue",
        EventKind.Sns => "an SNS event of this topic",
        EventKind.S3 => "an S3 event of this bucket and key",
        EventKind.DynamoDb => "a DynamoDB stream event of this table",
        EventKind.Kinesis => "a Kinesis event of this stream",
        EventKind.EventBridge => "an EventBridge event of this source and type",
        EventKind.Schedule => "a scheduled event of this name",
        EventKind.WebSocket => "a WebSocket event of this route key",
        EventKind.TokenAuthorizer or EventKind.RequestAuthorizer or EventKind.HttpAuthorizer => "an API Gateway authorizer event of this type",
        EventKind.Cognito => "a Cognito trigger",
        EventKind.Raw => "an event of this service",
        _ => NameOfOther(@event),
    };

    private static string NameOfOther(LambdaEvent @event)
    {
        ref readonly var fields = ref @event.Fields;
        if (fields.TriggerSource.IsString) return "a Cognito trigger";
        if (fields.Records.Kind != JsonKind.Array) return "this event: its shape is none that RouteGen knows";
        var isEmpty = !new JsonCursor(@event.Json, fields.Records.Start).NextElement(out _);
        return isEmpty ? "an event without records" : "an event of records from an unknown source";
    }
}
