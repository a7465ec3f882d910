namespace RouteGen.Events;

/// <summary>The kinds of events that no verb is for, by what their shapes have at depth 1 (<c>RAW kafka</c>), and what tells that a payload is none of a direct invocation.</summary>
/// <remarks>
/// A line of the tables is a kind's name and what an event of it has: members that are not null, a member of one with <c>/</c>, and with <c>=</c> a text that it matches. The first line that fits says the kind.
/// </remarks>
internal static class RawEvents
{
    /// <summary>By the members of the event.</summary>
    public static ReadOnlySpan<byte> Whole => """
        kafka eventSource=aws:kafka records
        kafka eventSource=SelfManagedKafka records
        mq eventSource=aws:mq
        mq eventSource=aws:amq
        mq eventSource=aws:rmq
        docdb eventSource=aws:docdb
        logs awslogs/data
        analytics applicationArn records
        firehose deliveryStreamArn records
        firehose invocationId records
        s3-batch invocationSchemaVersion tasks
        s3-object xAmzRequestId userRequest
        alarm alarmArn alarmData
        destination requestContext/condition requestPayload
        lattice requestContext/serviceNetworkArn
        lattice raw_path method
        appsync-authorizer authorizationToken requestContext/apiId
        appsync info/fieldName arguments
        custom-resource RequestType StackId LogicalResourceId
        macro transformId fragment
        config invokingEvent resultToken
        codepipeline CodePipeline.job
        codedeploy DeploymentId LifecycleEventHookExecutionId
        secrets SecretId ClientRequestToken Step
        lex sessionState bot
        lex currentIntent bot
        connect Details/ContactData Name
        alexa request/requestId context/System version
        alexa request/requestId session/application version
        alexa-home header/namespace=Alexa*
        alexa-home directive/header
        bedrock actionGroup agent messageVersion
        cognito-sync datasetRecords identityPoolId
        iot-authorizer protocolData protocols
        iot-provisioning claimCertificateId templateArn
        client-vpn connection-id endpoint-id schema-version
        workmail flowDirection summaryVersion
        ground-truth labelingJobArn
        """u8;

    /// <summary>By the members of the first of an event's <c>Records</c>.</summary>
    public static ReadOnlySpan<byte> Record => """
        ses eventSource=aws:ses
        codecommit eventSource=aws:codecommit
        edge cf/request
        edge cf/response
        """u8;

    /// <summary>
    /// What only events of AWS's own have at their top level. A payload with one of these is never taken for a direct invocation's, not even where the value is null:
    /// a request that something is wrong with must not reach a handler that asks nobody who is calling.
    /// </summary>
    public static ReadOnlySpan<byte> Marks => """
        httpMethod requestContext routeKey rawPath raw_path rawQueryString multiValueHeaders methodArn routeArn authorizationToken
        Records eventSource eventSourceARN eventSourceArn isFinalInvokeForWindow rmqMessagesByQueue detail-type triggerSource userPoolId
        awslogs deliveryStreamArn xAmzRequestId alarmData requestPayload invokingEvent CodePipeline.job LifecycleEventHookExecutionId
        sessionState currentIntent datasetRecords labelingJobArn
        """u8;

    /// <summary>The names, each once, for messages and tests.</summary>
    public static IReadOnlyList<string> Names
    {
        get
        {
            var names = new List<string>();
            AddTo(names, Whole);
            AddTo(names, Record);
            return names;
        }
    }

    /// <summary>The kind of an event or record; empty for none of the table's.</summary>
    /// <param name="event">The event.</param>
    /// <param name="members">The members of what is looked at.</param>
    /// <param name="table">The table that says what they tell.</param>
    public static ReadOnlySpan<byte> Find(LambdaEvent @event, TopMembers members, ReadOnlySpan<byte> table)
    {
        while (!table.IsEmpty)
        {
            var line = Cut(ref table, (byte)'\n').Trim((byte)' ');
            var name = Cut(ref line, (byte)' ');
            var fits = true;
            while (fits && !line.IsEmpty) fits = Fits(@event, members, Cut(ref line, (byte)' '));
            if (fits) return name;
        }

        return default;
    }

    /// <summary>Whether a member is there that only events of AWS's own have.</summary>
    public static bool HasMark(LambdaEvent @event, TopMembers members)
    {
        var marks = Marks;
        while (!marks.IsEmpty)
        {
            var line = Cut(ref marks, (byte)'\n').Trim((byte)' ');
            while (!line.IsEmpty)
            {
                if (members.Has(@event, Cut(ref line, (byte)' '))) return true;
            }
        }

        return false;
    }

    private static bool Fits(LambdaEvent @event, TopMembers members, ReadOnlySpan<byte> condition)
    {
        var path = Cut(ref condition, (byte)'=');
        var value = members.Find(@event, Cut(ref path, (byte)'/'));
        while (!path.IsEmpty)
        {
            if (!@event.TryGetProperty(value, Cut(ref path, (byte)'/'), out value)) return false;
        }

        if (value.Kind is JsonKind.Missing or JsonKind.Null) return false;
        return condition.IsEmpty || (value.IsString && Glob.Matches(condition, @event.TextOf(value)));
    }

    private static void AddTo(List<string> names, ReadOnlySpan<byte> table)
    {
        while (!table.IsEmpty)
        {
            var line = Cut(ref table, (byte)'\n').Trim((byte)' ');
            var name = System.Text.Encoding.UTF8.GetString(Cut(ref line, (byte)' '));
            if (!names.Contains(name)) names.Add(name);
        }
    }

    /// <summary>What comes before a separator; the text is left at what follows it.</summary>
    private static ReadOnlySpan<byte> Cut(scoped ref ReadOnlySpan<byte> text, byte separator)
    {
        var end = text.IndexOf(separator);
        var part = end < 0 ? text : text[..end];
        text = end < 0 ? default : text[(end + 1)..];
        return part;
    }
}
