using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using RouteGen.Tests.Harness;
using Xunit.Abstractions;

namespace RouteGen.Runtime.Tests.Records;

/// <summary>Every recorded event is what its index says, and each field of its typed record is what another reader of JSON finds there.</summary>
public sealed class ConformanceTests(ITestOutputHelper output)
{
    private static readonly Dictionary<string, string> Verbs = new(StringComparer.Ordinal)
    {
        ["rest-v1"] = "HTTP",
        ["httpapi-v1"] = "HTTP",
        ["httpapi-v2"] = "HTTP",
        ["function-url"] = "HTTP",
        ["alb"] = "HTTP",
        ["alb-multi"] = "HTTP",
        ["sqs"] = "SQS",
        ["sns"] = "SNS",
        ["s3"] = "S3",
        ["dynamodb"] = "DYNAMODB",
        ["dynamodb-window"] = "DYNAMODB",
        ["kinesis"] = "KINESIS",
        ["kinesis-window"] = "KINESIS",
        ["eventbridge"] = "EVENT",
        ["schedule"] = "SCHEDULE",
        ["websocket:CONNECT"] = "WS",
        ["websocket:MESSAGE"] = "WS",
        ["websocket:DISCONNECT"] = "WS",
        ["authorizer-token"] = "AUTHORIZER token",
        ["authorizer-request-rest"] = "AUTHORIZER request",
        ["authorizer-request-websocket"] = "AUTHORIZER request",
        ["authorizer-request-httpapi-v1"] = "AUTHORIZER request",
        ["authorizer-request-httpapi-v2"] = "AUTHORIZER request",
        ["kafka-msk"] = "RAW kafka",
        ["mq-active"] = "RAW mq",
        ["mq-rabbit"] = "RAW mq",
        ["docdb"] = "RAW docdb",
        ["cloudwatch-logs"] = "RAW logs",
        ["cloudwatch-alarm"] = "RAW alarm",
        ["ses"] = "RAW ses",
        ["codecommit"] = "RAW codecommit",
        ["codedeploy-hook"] = "RAW codedeploy",
        ["cloudfront-edge"] = "RAW edge",
        ["firehose"] = "RAW firehose",
        ["kinesis-analytics"] = "RAW analytics",
        ["s3-batch"] = "RAW s3-batch",
        ["s3-object-lambda"] = "RAW s3-object",
        ["lambda-destination"] = "RAW destination",
        ["cfn-custom-resource"] = "RAW custom-resource",
        ["config-rule"] = "RAW config",
        ["secretsmanager-rotation"] = "RAW secrets",
        ["lex-v1"] = "RAW lex",
        ["lex-v2"] = "RAW lex",
        ["connect"] = "RAW connect",
        ["alexa-skill"] = "RAW alexa",
        ["alexa-smarthome"] = "RAW alexa-home",
        ["bedrock-agent"] = "RAW bedrock",
        ["appsync"] = "RAW appsync",
        ["appsync-authorizer"] = "RAW appsync-authorizer",
        ["cognito-sync"] = "RAW cognito-sync",
    };

    /// <summary>What the index knows no shape for: most is some JSON, some has a kind after all, and some is a part of an event, which is nobody's invocation.</summary>
    private static readonly Dictionary<string, string> Others = new(StringComparer.Ordinal)
    {
        ["connect-event.json"] = "RAW connect",
        ["example-connect-event.json"] = "RAW connect",
        ["example-connect-event-without-queue.json"] = "RAW connect",
        ["iot-custom-auth-request.json"] = "RAW iot-authorizer",
        ["example-iot-custom-auth-request.json"] = "RAW iot-authorizer",
        ["iot-preprovision-hook-request.json"] = "RAW iot-provisioning",
        ["clientvpn-connectionhandler-request.json"] = "RAW client-vpn",
        ["example-clientvpn-connectionhandler-request.json"] = "RAW client-vpn",
        ["WorkMail.json"] = "RAW workmail",
        ["PreHumanTask.json"] = "RAW ground-truth",
        ["AnnotationConsolidation.json"] = "RAW ground-truth",
        ["example-cloudwatch-cloudtrail-assumed-role.json"] = "",
        ["example-cloudwatch-cloudtrail-unknown-federate.json"] = "",
        ["example-cloudwatch-cloudtrail-unknown-user-auth.json"] = "",
        ["example-dynamodb-event-record-with-optional-fields.json"] = "",
        ["dynamo_ddb_stream_record.json"] = "",
    };

    [ConformanceFact]
    public void Every_event_is_of_the_kind_that_the_index_says()
    {
        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var wrong = new List<string>();
        foreach (var (type, file, json) in Events())
        {
            var verb = ReceivedEvent.Of(json).Verb;
            var expected = type.StartsWith("cognito:", StringComparison.Ordinal) ? "COGNITO"
                : type == "direct-or-unknown" ? Others.GetValueOrDefault(Path.GetFileName(file), "INVOKE")
                : Verbs.GetValueOrDefault(type, "a kind that this test does not know");
            if (verb != expected) wrong.Add($"{file} ({type}): {verb}, not {expected}");
            counts[verb] = counts.GetValueOrDefault(verb) + 1;
        }

        foreach (var (verb, count) in counts) output.WriteLine($"{count,4} {(verb.Length > 0 ? verb : "unknown")}");
        Assert.Empty(wrong);
    }

    [ConformanceFact]
    public void Every_field_is_what_stands_in_the_event()
    {
        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var (type, file, bytes) in Events())
        {
            var received = ReceivedEvent.Of(bytes);
            var json = JsonNode.Parse(Encoding.UTF8.GetString(bytes).TrimStart('\uFEFF'))!;
            try
            {
                var compared = Compare(received, json);
                counts[received.Verb] = counts.GetValueOrDefault(received.Verb) + compared;
            }
            catch (Exception problem)
            {
                Assert.Fail($"{file} ({type}): {problem}");
            }
        }

        foreach (var (verb, count) in counts) output.WriteLine($"{count,5} records of {(verb.Length > 0 ? verb : "unknown")}");
        Assert.All(new[] { "SQS", "SNS", "S3", "DYNAMODB", "KINESIS", "EVENT", "SCHEDULE", "COGNITO", "WS", "AUTHORIZER token", "AUTHORIZER request", "RAW kafka", "INVOKE" }, verb => Assert.True(counts.GetValueOrDefault(verb) > 0, verb));
    }

    private static int Compare(ReceivedEvent received, JsonNode json)
    {
        switch (received.Verb)
        {
            case "SQS": return Each<SqsMessage>(received, json, Compare);
            case "SNS": return Each<SnsMessage>(received, json, Compare);
            case "S3": return Each<S3Record>(received, json, Compare);
            case "DYNAMODB": return Each<DynamoDbRecord>(received, json, Compare);
            case "KINESIS": return Each<KinesisRecord>(received, json, Compare);
            case "EVENT" or "SCHEDULE": Compare(received.One<EventBridgeEvent>(), json); return 1;
            case "COGNITO": Compare(received, received.One<CognitoTrigger>(), json); return 1;
            case "WS": Compare(received.One<WebSocketMessage>(), json); return 1;
            case "AUTHORIZER token" or "AUTHORIZER request": Compare(received.One<AuthorizerRequest>(), json); return 1;
            case "HTTP" or "": return 0;
            default:
                var raw = received.One<RawEvent>();
                Assert.Equal(received.Verb == "INVOKE" ? "invoke" : received.Verb["RAW ".Length..], raw.Kind);
                Assert.True(JsonNode.DeepEquals(json, JsonNode.Parse(raw.ReadBytes())));
                Assert.True(JsonNode.DeepEquals(json, JsonNode.Parse(raw.ReadElement().GetRawText())));
                return 1;
        }
    }

    private static int Each<T>(ReceivedEvent received, JsonNode json, Action<T, JsonNode> compare)
        where T : EventRecord, IEventRecord<T>
    {
        var expected = json["Records"]!.AsArray();
        var records = received.Records<T>();
        Assert.Equal(expected.Count, records.Count);
        for (var i = 0; i < records.Count; i++)
        {
            compare(records[i], expected[i]!);
            Assert.True(JsonNode.DeepEquals(expected[i], JsonNode.Parse(records[i].Json.Span)));
        }

        return records.Count;
    }

    private static void Compare(SqsMessage message, JsonNode json)
    {
        Assert.Equal(Text(json["messageId"]), message.Id);
        Assert.Equal(Text(json["receiptHandle"]), message.ReceiptHandle);
        Assert.Equal(Text(json["body"]), message.Body);
        Assert.Equal(Text(json["eventSourceARN"]), message.EventSourceArn);
        Assert.Equal(Text(json["eventSourceARN"]).Split(':')[^1], message.Queue);
        Assert.Equal(Text(json["awsRegion"]), message.Region);
        Assert.Equal(int.Parse(Text(json["attributes"]!["ApproximateReceiveCount"]), CultureInfo.InvariantCulture), message.ReceiveCount);
        Assert.Equal(Text(json["attributes"]!["SentTimestamp"]), message.SentAt.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture));
        Assert.Equal(Text(json["attributes"]!["ApproximateFirstReceiveTimestamp"]), message.FirstReceivedAt.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture));
        Assert.Equal(Text(json["attributes"]!["SenderId"]), message.SenderId);
        Assert.Equal(json["attributes"]!["MessageGroupId"]?.GetValue<string>(), message.MessageGroupId);
        Assert.Equal(json["attributes"]!["AWSTraceHeader"]?.GetValue<string>(), message.TraceHeader);
        foreach (var (name, value) in json["attributes"]!.AsObject()) Assert.Equal(Text(value), message.GetAttribute(name));
        var attributes = json["messageAttributes"]?.AsObject() ?? [];
        Assert.Equal(attributes.Select(pair => pair.Key), message.MessageAttributes.Keys);
        foreach (var (name, value) in attributes)
        {
            Assert.Equal(Text(value!["dataType"]), message.MessageAttributes[name].DataType);
            if (value["stringValue"] is { } text) Assert.Equal(Text(text), message.MessageAttributes[name].StringValue);
            if (value["binaryValue"] is { } binary) Assert.Equal(Text(binary), Convert.ToBase64String(message.MessageAttributes[name].BinaryValue!));
        }
    }

    private static void Compare(SnsMessage message, JsonNode json)
    {
        var sns = json["Sns"]!;
        Assert.Equal(Text(sns["MessageId"]), message.Id);
        Assert.Equal(Text(sns["TopicArn"]), message.TopicArn);
        Assert.Equal(Text(sns["TopicArn"]).Split(':')[^1], message.Topic);
        Assert.Equal(sns["Subject"]?.GetValue<string>(), message.Subject);
        Assert.Equal(Text(sns["Message"]), message.Message);
        Assert.Equal(Text(json["EventSubscriptionArn"]), message.SubscriptionArn);
        Assert.Equal(DateTimeOffset.Parse(Text(sns["Timestamp"]), CultureInfo.InvariantCulture), message.Timestamp);
        Assert.Equal(Text(sns["UnsubscribeUrl"] ?? sns["UnsubscribeURL"]), message.UnsubscribeUrl ?? "");
        foreach (var (name, value) in sns["MessageAttributes"]?.AsObject() ?? [])
        {
            var attribute = message.MessageAttributes[name];
            Assert.Equal(Text(value!["Type"]), attribute.DataType);
            // AWS's own sample has a binary one that is no base64.
            if (Text(value["Value"]) == "TestBinary") Assert.Throws<MalformedRecordException>(() => attribute.BinaryValue);
            else Assert.Equal(Text(value["Value"]), attribute.StringValue ?? Convert.ToBase64String(attribute.BinaryValue!));
        }

        // As a queue gets the same.
        var queued = ReceivedEvent.Record<SqsMessage>(new JsonObject { ["body"] = sns.ToJsonString() }.ToJsonString()).UnwrapSns();
        Assert.Equal((message.Id, message.Topic, message.Subject, message.Message, message.Timestamp, message.UnsubscribeUrl), (queued.Id, queued.Topic, queued.Subject, queued.Message, queued.Timestamp, queued.UnsubscribeUrl));
    }

    private static void Compare(S3Record record, JsonNode json)
    {
        var (bucket, @object) = (json["s3"]!["bucket"]!, json["s3"]!["object"]!);
        Assert.Equal(Text(json["eventName"]).Replace("s3:", "", StringComparison.Ordinal), record.EventName);
        Assert.Equal(Text(bucket["name"]), record.Bucket);
        Assert.Equal(Text(bucket["arn"]), record.BucketArn);
        Assert.Equal(Uri.UnescapeDataString(Text(@object["key"]).Replace('+', ' ')), record.Key);
        Assert.Equal(@object["size"]?.GetValue<long>(), record.Size);
        Assert.Equal(@object["eTag"]?.GetValue<string>(), record.ETag);
        Assert.Equal(@object["versionId"]?.GetValue<string>(), record.VersionId);
        Assert.Equal(@object["sequencer"]?.GetValue<string>(), record.Sequencer);
        Assert.Equal(Text(json["awsRegion"]), record.Region);
        Assert.Equal(DateTimeOffset.Parse(Text(json["eventTime"]), CultureInfo.InvariantCulture), record.Time);
        Assert.Equal(json["requestParameters"]?["sourceIPAddress"]?.GetValue<string>(), record.SourceIp);
        Assert.Equal(json["userIdentity"]?["principalId"]?.GetValue<string>(), record.PrincipalId);
        Assert.Equal(Text(json["responseElements"]?["x-amz-request-id"]), record.RequestId);
        Assert.Equal(Text(json["responseElements"]?["x-amz-id-2"]), record.HostId);
        Assert.Equal(record.RequestId, record.Id);
        var queued = Assert.Single(ReceivedEvent.Record<SqsMessage>(new JsonObject { ["body"] = new JsonObject { ["Records"] = new JsonArray(json.DeepClone()) }.ToJsonString() }.ToJsonString()).UnwrapS3());
        Assert.Equal((record.Key, record.Bucket, record.Size), (queued.Key, queued.Bucket, queued.Size));
    }

    private static void Compare(DynamoDbRecord record, JsonNode json)
    {
        var change = json["dynamodb"]!;
        Assert.Equal(Text(change["SequenceNumber"]), record.Id);
        Assert.Equal(Text(json["eventName"]), record.EventName.ToString().ToUpperInvariant());
        Assert.Equal(Text(json["eventSourceARN"]), record.EventSourceArn);
        // A library's author left the ARN out of one.
        if (Text(json["eventSourceARN"]).Split('/') is [_, var table, ..]) Assert.Equal(table, record.Table);
        Assert.Equal(Text(change["StreamViewType"]), record.StreamViewType);
        Assert.Equal(change["SizeBytes"]?.GetValue<long>() ?? 0, record.SizeBytes);
        var time = change["ApproximateCreationDateTime"]?.GetValue<double>();
        if (time is { } seconds) Assert.Equal(seconds, (record.ApproximateCreationTime - DateTimeOffset.UnixEpoch).TotalSeconds, 6);
        else Assert.Equal(default, record.ApproximateCreationTime);
        Assert.Equal(json["userIdentity"]?["principalId"]?.GetValue<string>() == "dynamodb.amazonaws.com" && Text(json["eventName"]) == "REMOVE", record.IsTimeToLive);
        foreach (var (map, expected) in new[] { (record.Keys, change["Keys"]), (record.NewImage, change["NewImage"]), (record.OldImage, change["OldImage"]) })
        {
            Assert.Equal(expected is null, map is null);
            if (map is null || expected is null) continue;
            Assert.Equal(expected.AsObject().Select(pair => pair.Key), map.Names);
            var plain = new JsonObject(expected.AsObject().Select(pair => KeyValuePair.Create(pair.Key, Plain(pair.Value!))));
            Assert.True(JsonNode.DeepEquals(plain, JsonNode.Parse(map.ToJson())), $"{plain} {Encoding.UTF8.GetString(map.ToJson())}");
        }
    }

    /// <summary>What DynamoDB's JSON means, as another reads it.</summary>
    private static JsonNode? Plain(JsonNode value)
    {
        var (type, inner) = value.AsObject().Single();
        return type switch
        {
            "N" => JsonNode.Parse(Text(inner)),
            "NULL" => null,
            "M" => new JsonObject(inner!.AsObject().Select(pair => KeyValuePair.Create(pair.Key, Plain(pair.Value!)))),
            "L" => new JsonArray([.. inner!.AsArray().Select(element => Plain(element!))]),
            "NS" => new JsonArray([.. inner!.AsArray().Select(element => JsonNode.Parse(Text(element)))]),
            _ => inner!.DeepClone(),
        };
    }

    private static void Compare(KinesisRecord record, JsonNode json)
    {
        var kinesis = json["kinesis"]!;
        Assert.Equal(Text(kinesis["sequenceNumber"]), record.Id);
        Assert.Equal(record.Id, record.SequenceNumber);
        Assert.Equal(Text(kinesis["partitionKey"]), record.PartitionKey);
        Assert.Equal(Text(kinesis["data"]), Convert.ToBase64String(record.ReadBytes()));
        Assert.Equal(Encoding.UTF8.GetString(Convert.FromBase64String(Text(kinesis["data"]))), record.ReadText());
        Assert.Equal(Text(json["eventSourceARN"]), record.EventSourceArn);
        if (Text(json["eventSourceARN"]).Split('/') is [_, var stream, ..]) Assert.Equal(stream, record.Stream);
        Assert.Equal(Text(json["eventID"]).Split(':')[0], record.ShardId);
        Assert.Equal(kinesis["approximateArrivalTimestamp"]!.GetValue<double>(), (record.ArrivedAt - DateTimeOffset.UnixEpoch).TotalSeconds, 6);
    }

    private static void Compare(EventBridgeEvent @event, JsonNode json)
    {
        Assert.Equal(Text(json["id"]), @event.Id);
        Assert.Equal(Text(json["source"]), @event.Source);
        Assert.Equal(Text(json["detail-type"]), @event.DetailType);
        Assert.Equal(Text(json["account"]), @event.Account);
        Assert.Equal(Text(json["region"]), @event.Region);
        Assert.Equal(DateTimeOffset.Parse(Text(json["time"]), CultureInfo.InvariantCulture), @event.Time);
        Assert.Equal(json["resources"]!.AsArray().Select(Text), @event.Resources);
        if (Text(json["detail-type"]) == "Scheduled Event") Assert.Equal(@event.Resources[0].Split('/')[^1], @event.RuleName);
        // An alarm's event of a library's author has none.
        if (json["detail"] is { } detail) Assert.True(JsonNode.DeepEquals(detail, JsonNode.Parse(@event.ReadElement().GetRawText())));
        var queued = ReceivedEvent.Record<SqsMessage>(new JsonObject { ["body"] = json.ToJsonString() }.ToJsonString()).UnwrapEvent();
        Assert.Equal((@event.Id, @event.Source, @event.DetailType), (queued.Id, queued.Source, queued.DetailType));
    }

    private static void Compare(ReceivedEvent received, CognitoTrigger trigger, JsonNode json)
    {
        Assert.Equal(Text(json["triggerSource"]), trigger.TriggerSource);
        Assert.Equal(Text(json["version"]), trigger.Version);
        Assert.Equal(Text(json["region"]), trigger.Region);
        Assert.Equal(Text(json["userPoolId"]), trigger.UserPoolId);
        Assert.Equal(Text(json["userName"]), trigger.UserName);
        Assert.Equal(Text(json["callerContext"]?["clientId"]), trigger.ClientId);
        foreach (var (name, value) in json["request"]?["userAttributes"] as JsonObject ?? []) Assert.Equal(Text(value), trigger.GetUserAttribute(name) ?? "");
        if (json["request"] is { } request) Assert.True(JsonNode.DeepEquals(request, JsonNode.Parse(trigger.ReadElement().GetRawText())));

        trigger.Finish();
        Assert.True(JsonNode.DeepEquals(json, received.AnswerJson));
        trigger.Answer(new Responses.User(7, "Ada"), Responses.TestJson.Default.User);
        var expected = json.DeepClone();
        expected["response"] = JsonNode.Parse("""{"id":7,"name":"Ada"}""");
        Assert.True(JsonNode.DeepEquals(expected, received.AnswerJson), received.Answer);
    }

    private static void Compare(WebSocketMessage message, JsonNode json)
    {
        var context = json["requestContext"]!;
        Assert.Equal(Text(context["connectionId"]), message.ConnectionId);
        Assert.Equal(Text(context["routeKey"]), message.RouteKey);
        Assert.Equal(Text(context["eventType"]), message.EventType.ToString().ToUpperInvariant());
        Assert.Equal(context["messageId"] is null ? null : Text(context["messageId"]), message.MessageId);
        Assert.Equal(context["connectedAt"]!.GetValue<long>(), message.ConnectedAt.ToUnixTimeMilliseconds());
        Assert.Equal(Text(context["domainName"]), message.DomainName);
        Assert.Equal(Text(context["stage"]), message.Stage);
        Assert.Equal(Text(context["apiId"]), message.ApiId);
        Assert.Equal(context["identity"]?["sourceIp"]?.GetValue<string>(), message.SourceIp);
        Assert.Equal(context["identity"]?["userAgent"]?.GetValue<string>(), message.UserAgent);
        Assert.Equal(context["disconnectStatusCode"]?.GetValue<int>(), message.DisconnectStatusCode);
        Assert.Equal(context["disconnectReason"]?.GetValue<string>(), message.DisconnectReason);
        Assert.Equal(Text(json["body"]), message.Body);
        foreach (var (name, value) in json["headers"] as JsonObject ?? []) Assert.Equal(Text(value), message.GetHeader(name.ToUpperInvariant()));
        foreach (var (name, value) in json["queryStringParameters"] as JsonObject ?? []) Assert.Equal(Text(value), message.GetQuery(name));
        foreach (var (name, value) in context["authorizer"] as JsonObject ?? []) Assert.Equal(value is null ? null : Text(value), message.GetClaim(name));
        if (message.DomainName.EndsWith(".amazonaws.com", StringComparison.Ordinal)) Assert.Equal($"https://{message.DomainName}/{message.Stage}", message.CallbackUrl);
    }

    private static void Compare(AuthorizerRequest request, JsonNode json)
    {
        var kind = Text(json["type"]) == "TOKEN" ? AuthorizerKind.Token
            : json["routeArn"] is not null ? AuthorizerKind.HttpApiV2
            : json["version"]?.GetValue<string>() == "1.0" ? AuthorizerKind.HttpApiV1 : AuthorizerKind.Request;
        Assert.Equal(kind, request.Kind);
        Assert.Equal(kind == AuthorizerKind.Token ? Text(json["authorizationToken"]) : null, request.Token);
        Assert.Equal(Text(json["methodArn"] ?? json["routeArn"]), request.Arn);
        Assert.Equal((json["httpMethod"] ?? json["requestContext"]?["http"]?["method"])?.GetValue<string>(), request.Method);
        Assert.Equal((json["rawPath"] ?? json["path"])?.GetValue<string>(), request.Path);
        Assert.Equal((json["routeKey"] ?? json["requestContext"]?["routeKey"])?.GetValue<string>(), request.RouteKey);
        Assert.Equal(json["identitySource"] switch { null => [], JsonArray list => list.Select(Text), var one => [Text(one)] }, request.IdentitySource);
        Assert.Equal(json["requestContext"]?["connectionId"]?.GetValue<string>(), request.ConnectionId);
        Assert.Equal(json["requestContext"]?["stage"]?.GetValue<string>(), request.Stage);
        Assert.Equal((json["requestContext"]?["http"]?["sourceIp"] ?? json["requestContext"]?["identity"]?["sourceIp"])?.GetValue<string>(), request.SourceIp);
        foreach (var (name, value) in json["headers"] as JsonObject ?? []) Assert.Equal(Text(value), request.GetHeader(name.ToUpperInvariant()));
        foreach (var (name, value) in json["queryStringParameters"] as JsonObject ?? []) Assert.Equal(Text(value), request.GetQuery(name));
        foreach (var (name, value) in json["stageVariables"] as JsonObject ?? []) Assert.Equal(Text(value), request.GetStageVariable(name));
        foreach (var (name, value) in json["pathParameters"] as JsonObject ?? []) Assert.Equal(Text(value), request.GetPathParameter(name));
    }

    private static IEnumerable<(string Type, string File, byte[] Json)> Events() =>
        from line in File.ReadLines(Conformance.PathOf("events", "index.csv")).Skip(1)
        let cells = line.Split(',')
        where !cells[1].StartsWith("response-", StringComparison.Ordinal)
        select (cells[1], cells[0], File.ReadAllBytes(Conformance.PathOf("events", cells[0])));

    private static string Text(JsonNode? node) => node switch { null => "", _ when node.GetValueKind() == JsonValueKind.String => node.GetValue<string>(), _ => node.ToJsonString() };
}
