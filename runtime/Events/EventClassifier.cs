namespace RouteGen.Events;

/// <summary>Tells what an event is that is no HTTP request. By the top level and the first record: look-alike names inside a body or a detail do not count.</summary>
internal static class EventClassifier
{
    public static EventKind KindOf(LambdaEvent @event)
    {
        ref readonly var fields = ref @event.Fields;
        if (fields.Records.Kind == JsonKind.Array) return KindOfRecords(@event, fields.Records);
        if (fields.Type.IsString) return KindOfAuthorizer(@event);
        if (@event.RequestContext.ConnectionId.IsString) return EventKind.WebSocket;
        // Arrays under these names are a pattern of events.
        if (fields.DetailType.IsString && fields.Source.IsString) return IsScheduled(@event) ? EventKind.Schedule : EventKind.EventBridge;
        return EventKind.Unknown;
    }

    /// <summary>The service that a record comes from, as <c>aws:sqs</c>; empty where it does not say.</summary>
    public static ReadOnlySpan<byte> SourceOf(LambdaEvent @event, JsonSlice record)
    {
        // SNS writes its own with a capital E.
        var isNamed = @event.TryGetProperty(record, "eventSource"u8, out var source) || @event.TryGetProperty(record, "EventSource"u8, out source);
        return isNamed ? @event.TextOf(source) : default;
    }

    private static EventKind KindOfRecords(LambdaEvent @event, JsonSlice records)
    {
        var cursor = new JsonCursor(@event.Json, records.Start);
        if (!cursor.NextElement(out var first)) return EventKind.Unknown;
        var source = SourceOf(@event, first);
        if (source.SequenceEqual("aws:sqs"u8)) return EventKind.Sqs;
        if (source.SequenceEqual("aws:sns"u8)) return EventKind.Sns;
        if (source.SequenceEqual("aws:s3"u8)) return EventKind.S3;
        if (source.SequenceEqual("aws:dynamodb"u8)) return EventKind.DynamoDb;
        return source.SequenceEqual("aws:kinesis"u8) ? EventKind.Kinesis : EventKind.Unknown;
    }

    private static EventKind KindOfAuthorizer(LambdaEvent @event)
    {
        ref readonly var fields = ref @event.Fields;
        var type = @event.TextOf(fields.Type);
        if (type.SequenceEqual("TOKEN"u8)) return fields.MethodArn.IsString ? EventKind.TokenAuthorizer : EventKind.Unknown;
        if (!type.SequenceEqual("REQUEST"u8)) return EventKind.Unknown;
        if (fields.RouteArn.IsString) return EventKind.HttpAuthorizer;
        return fields.MethodArn.IsString ? EventKind.RequestAuthorizer : EventKind.Unknown;
    }

    private static bool IsScheduled(LambdaEvent @event)
    {
        var source = @event.TextOf(@event.Fields.Source);
        return @event.TextOf(@event.Fields.DetailType).SequenceEqual("Scheduled Event"u8)
            && (source.SequenceEqual("aws.events"u8) || source.SequenceEqual("aws.scheduler"u8));
    }
}
