namespace RouteGen.Events;

/// <summary>Names an event that no route takes, in words of ours: the message goes to the caller, so nothing of the event is repeated.</summary>
internal static class UnroutedEvent
{
    public static EventException Describe(HttpEvent @event) => new(
        "Function.NoRoute",
        $"This function has no route for {KindOf(@event)}. It answers HTTP requests from API Gateway, Function URLs and Application Load Balancers.");

    private static string KindOf(HttpEvent @event)
    {
        ref readonly var fields = ref @event.Fields;
        if (fields.Records.Kind == JsonKind.Array) return KindOfRecords(@event, fields.Records);
        if (fields.TriggerSource.IsString) return "a Cognito trigger";
        if (fields.MethodArn.IsString || fields.RouteArn.IsString) return "an API Gateway authorizer event";
        if (@event.RequestContext.ConnectionId.IsString) return "a WebSocket event";
        if (fields.DetailType.IsString && fields.Source.IsString) return "an EventBridge event";
        return "this event: its shape is none of AWS's HTTP requests";
    }

    private static string KindOfRecords(HttpEvent @event, JsonSlice records)
    {
        var cursor = new JsonCursor(@event.Json, records.Start);
        if (!cursor.NextElement(out var first)) return "an event without records";
        // SNS writes its own with a capital E.
        if (!@event.TryGetProperty(first, "eventSource"u8, out var source) && !@event.TryGetProperty(first, "EventSource"u8, out source)) return "an event of records from an unknown source";
        var name = @event.TextOf(source);
        if (name.SequenceEqual("aws:sqs"u8)) return "an SQS event";
        if (name.SequenceEqual("aws:sns"u8)) return "an SNS event";
        if (name.SequenceEqual("aws:s3"u8)) return "an S3 event";
        if (name.SequenceEqual("aws:dynamodb"u8)) return "a DynamoDB stream event";
        if (name.SequenceEqual("aws:kinesis"u8)) return "a Kinesis event";
        return "an event of records from an unknown source";
    }
}
