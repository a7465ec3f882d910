namespace RouteGen.Events;

/// <summary>Tells what an event is that is no HTTP request. By the top level and the first record: look-alike names inside a body or a detail do not count.</summary>
internal static class EventClassifier
{
    public static EventShape ShapeOf(LambdaEvent @event)
    {
        ref readonly var fields = ref @event.Fields;
        if (fields.Records.Kind == JsonKind.Array) return ShapeOfRecords(@event, fields.Records);
        // They look like requests, so they come first.
        var authorizer = KindOfAuthorizer(@event);
        if (authorizer != EventKind.Unknown) return authorizer;
        if (@event.RequestContext.ConnectionId.IsString) return EventKind.WebSocket;
        // Arrays under these names are a pattern of events.
        if (fields.DetailType.IsString && fields.Source.IsString) return IsScheduled(@event) ? EventKind.Schedule : EventKind.EventBridge;
        return ShapeOfOther(@event);
    }

    private static EventShape ShapeOfRecords(LambdaEvent @event, JsonSlice records)
    {
        var cursor = new JsonCursor(@event.Json, records.Start);
        if (!cursor.NextElement(out var first)) return KindOfEmptyWindow(@event);
        // SNS writes its own with a capital E.
        var isNamed = @event.TryGetProperty(first, "eventSource"u8, out var named) || @event.TryGetProperty(first, "EventSource"u8, out named);
        var source = isNamed && named.IsString ? @event.TextOf(named) : default;
        if (source.SequenceEqual("aws:sqs"u8)) return EventKind.Sqs;
        if (source.SequenceEqual("aws:sns"u8)) return EventKind.Sns;
        if (source.SequenceEqual("aws:s3"u8)) return EventKind.S3;
        if (source.SequenceEqual("aws:dynamodb"u8)) return EventKind.DynamoDb;
        if (source.SequenceEqual("aws:kinesis"u8)) return EventKind.Kinesis;
        var raw = RawEvents.Find(@event, new TopMembers(@event, first), RawEvents.Record);
        return raw.IsEmpty ? EventKind.Unknown : new EventShape { Kind = EventKind.Raw, Raw = raw };
    }

    /// <summary>A tumbling window of a stream may end without a record in it; then the top level alone says which stream it is of.</summary>
    private static EventKind KindOfEmptyWindow(LambdaEvent @event)
    {
        var service = EventArn.ServiceIn(@event.SourceArn);
        if (service.SequenceEqual("kinesis"u8)) return EventKind.Kinesis;
        return service.SequenceEqual("dynamodb"u8) ? EventKind.DynamoDb : EventKind.Unknown;
    }

    private static EventKind KindOfAuthorizer(LambdaEvent @event)
    {
        ref readonly var fields = ref @event.Fields;
        if (!fields.Type.IsString) return EventKind.Unknown;
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

    private static EventShape ShapeOfOther(LambdaEvent @event)
    {
        var members = new TopMembers(@event, @event.Root);
        if (@event.Fields.TriggerSource.IsString && members.Find(@event, "userPoolId"u8).IsString) return EventKind.Cognito;
        var raw = RawEvents.Find(@event, members, RawEvents.Whole);
        if (!raw.IsEmpty) return new EventShape { Kind = EventKind.Raw, Raw = raw };
        var test = members.Find(@event, "Event"u8);
        if (test.IsString && @event.TextOf(test).SequenceEqual("s3:TestEvent"u8) && members.Find(@event, "Bucket"u8).IsString && @event.Fields.Records.Kind == JsonKind.Missing)
        {
            return new EventShape { Kind = EventKind.S3, IsS3Test = true };
        }

        return RawEvents.HasMark(@event, members) ? EventKind.Unknown : EventKind.Invoke;
    }
}
