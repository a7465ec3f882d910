namespace RouteGen.Events;

/// <summary>Names an event that no route takes, in words of ours: the message goes to the caller, so nothing of the event is repeated.</summary>
internal static class UnroutedEvent
{
    public static EventException Describe(LambdaEvent @event) =>
        new("Function.NoRoute", $"This function has no route for {NameOf(@event)}. The routes of its routes.yaml say what it takes.");

    private static string NameOf(LambdaEvent @event) => EventClassifier.KindOf(@event) switch
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
