using System.Text;
using System.Text.Json.Nodes;
using RouteGen.Events;
using RouteGen.Runtime.Tests.Records;

namespace RouteGen.Runtime.Tests.Events;

public sealed class EventClassifierTests
{
    private static readonly Dictionary<string, string> Kinds = new(StringComparer.Ordinal)
    {
        ["SQS"] = """{"Records":[{"eventSource":"aws:sqs","eventSourceARN":"arn:aws:sqs:eu-west-1:1:orders","body":"b"}]}""",
        ["SNS"] = """{"Records":[{"EventSource":"aws:sns","Sns":{"TopicArn":"arn:aws:sns:eu-west-1:1:alerts","Message":"m"}}]}""",
        ["S3"] = """{"Records":[{"eventSource":"aws:s3","s3":{"bucket":{"name":"uploads"},"object":{"key":"k"}}}]}""",
        ["DYNAMODB"] = """{"Records":[{"eventSource":"aws:dynamodb","eventSourceARN":"arn:aws:dynamodb:eu-west-1:1:table/Users/stream/1","dynamodb":{}}]}""",
        ["KINESIS"] = """{"Records":[],"eventSourceARN":"arn:aws:kinesis:eu-west-1:1:stream/clicks","window":{},"isFinalInvokeForWindow":true}""",
        ["EVENT"] = """{"version":"0","detail-type":"OrderPlaced","source":"my.shop","resources":[],"detail":{"x":1}}""",
        ["SCHEDULE"] = """{"detail-type":"Scheduled Event","source":"aws.events","resources":["arn:aws:events:eu-west-1:1:rule/nightly"],"detail":{}}""",
        ["WS"] = """{"requestContext":{"connectionId":"c","routeKey":"$default","eventType":"MESSAGE"},"body":"b"}""",
        ["AUTHORIZER token"] = """{"type":"TOKEN","methodArn":"m","authorizationToken":"t"}""",
        ["AUTHORIZER request"] = """{"type":"REQUEST","methodArn":"m","httpMethod":"GET","path":"/","resource":"/","headers":{},"requestContext":{}}""",
        ["COGNITO"] = """{"triggerSource":"PreSignUp_SignUp","userPoolId":"p","request":{},"response":{}}""",
        ["RAW kafka"] = """{"eventSource":"SelfManagedKafka","bootstrapServers":"b","records":{"t-0":[]}}""",
        ["RAW mq"] = """{"eventSource":"aws:rmq","eventSourceArn":"a","rmqMessagesByQueue":{}}""",
        ["RAW docdb"] = """{"eventSource":"aws:docdb","events":[]}""",
        ["RAW logs"] = """{"awslogs":{"data":"H4s="}}""",
        ["RAW ses"] = """{"Records":[{"eventSource":"aws:ses","ses":{}}]}""",
        ["RAW codecommit"] = """{"Records":[{"eventSource":"aws:codecommit","codecommit":{}}]}""",
        ["RAW edge"] = """{"Records":[{"cf":{"config":{},"request":{}}}]}""",
        ["RAW firehose"] = """{"invocationId":"i","deliveryStreamArn":"d","records":[]}""",
        ["RAW analytics"] = """{"invocationId":"i","applicationArn":"d","records":[]}""",
        ["RAW s3-batch"] = """{"invocationSchemaVersion":"1.0","invocationId":"i","job":{},"tasks":[]}""",
        ["RAW s3-object"] = """{"xAmzRequestId":"x","getObjectContext":{},"userRequest":{}}""",
        ["RAW alarm"] = """{"source":"aws.cloudwatch","alarmArn":"a","alarmData":{}}""",
        ["RAW destination"] = """{"version":"1.0","requestContext":{"condition":"Success"},"requestPayload":{},"responsePayload":{}}""",
        ["RAW lattice"] = """{"version":"2.0","path":"/","method":"GET","requestContext":{"serviceNetworkArn":"a"}}""",
        ["RAW appsync-authorizer"] = """{"authorizationToken":"t","requestContext":{"apiId":"a","queryString":"q"}}""",
        ["RAW appsync"] = """{"arguments":{},"info":{"fieldName":"f"},"request":{},"source":null}""",
        ["RAW custom-resource"] = """{"RequestType":"Create","StackId":"s","LogicalResourceId":"l"}""",
        ["RAW macro"] = """{"transformId":"1::m","fragment":{},"region":"r"}""",
        ["RAW config"] = """{"invokingEvent":"{}","resultToken":"t"}""",
        ["RAW codepipeline"] = """{"CodePipeline.job":{"id":"1"}}""",
        ["RAW codedeploy"] = """{"DeploymentId":"d","LifecycleEventHookExecutionId":"e"}""",
        ["RAW secrets"] = """{"Step":"createSecret","SecretId":"s","ClientRequestToken":"t"}""",
        ["RAW lex"] = """{"sessionState":{},"bot":{},"inputTranscript":"i"}""",
        ["RAW connect"] = """{"Name":"ContactFlowEvent","Details":{"ContactData":{},"Parameters":{}}}""",
        ["RAW alexa"] = """{"version":"1.0","context":{"System":{}},"request":{"type":"LaunchRequest","requestId":"r"}}""",
        ["RAW alexa-home"] = """{"directive":{"header":{"namespace":"Alexa.Discovery"},"payload":{}}}""",
        ["RAW bedrock"] = """{"messageVersion":"1.0","agent":{},"actionGroup":"a","apiPath":"/x","httpMethod":"GET"}""",
        ["RAW cognito-sync"] = """{"identityPoolId":"i","datasetRecords":{},"datasetName":"d"}""",
        ["RAW iot-authorizer"] = """{"token":"t","protocols":["tls"],"protocolData":{}}""",
        ["RAW iot-provisioning"] = """{"claimCertificateId":"c","templateArn":"t","parameters":{}}""",
        ["RAW client-vpn"] = """{"connection-id":"c","endpoint-id":"e","schema-version":"v1"}""",
        ["RAW workmail"] = """{"summaryVersion":"2019-07-28","flowDirection":"INBOUND","envelope":{}}""",
        ["RAW ground-truth"] = """{"labelingJobArn":"l","dataObject":{}}""",
        ["INVOKE"] = """{"route":"report","type":"x","source":"y","version":"1.0","path":"/","headers":{},"body":"b","resource":"r","detail":{},"records":[1],"request":{},"context":{},"name":"n"}""",
        ["HTTP"] = """{"version":"2.0","routeKey":"GET /","rawPath":"/","headers":{},"requestContext":{"http":{"method":"GET","path":"/"}}}""",
    };

    public static TheoryData<string> Names => new(Kinds.Keys);

    [Fact]
    public void Each_kind_of_the_tables_has_an_example_here()
    {
        Assert.Equal(RawEvents.Names.Order(StringComparer.Ordinal), Kinds.Keys.Where(name => name.StartsWith("RAW ", StringComparison.Ordinal)).Select(name => name[4..]).Order(StringComparer.Ordinal));
        Assert.All(RawEvents.Names, name => Assert.Matches("^[a-z0-9]+(-[a-z0-9]+)*$", name));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Neither_order_nor_white_space_nor_what_stands_inside_changes_the_kind(string name)
    {
        var random = new Random(7);
        var json = JsonNode.Parse(Kinds[name])!.AsObject();
        Assert.Equal(name, ReceivedEvent.Of(Kinds[name]).Verb);
        for (var i = 0; i < 50; i++)
        {
            var changed = Shuffled(json, random).AsObject();
            // All that any other kind has, one level down, where only a handler looks.
            foreach (var member in new[] { "body", "detail", "headers", "data" })
            {
                // `detail` alone is the example's own where it has one.
                if (!changed.ContainsKey(member) && random.Next(2) == 0) changed.Insert(random.Next(changed.Count + 1), member, LookAlikes(random));
            }

            if (changed["Records"] is JsonArray { Count: > 0 } records) records[0]!["body"] = LookAlikes(random).ToJsonString();
            var text = changed.ToJsonString(new System.Text.Json.JsonSerializerOptions { WriteIndented = random.Next(2) == 0 });
            Assert.Equal(name, ReceivedEvent.Of(" \r\n\t" + text + "\n ").Verb);
            Assert.Equal(name, ReceivedEvent.Of(Encoding.UTF8.GetBytes(text)).Verb);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void No_part_of_an_event_is_taken_for_a_direct_invocation_where_it_bears_a_mark(string name)
    {
        var json = JsonNode.Parse(Kinds[name])!.AsObject();
        var marks = Encoding.UTF8.GetString(RawEvents.Marks).Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries);
        foreach (var mark in json.Select(pair => pair.Key).Where(marks.Contains).ToList())
        {
            foreach (var value in new[] { "null", "7", "{}", "\"x\"", "[]" })
            {
                Assert.NotEqual("INVOKE", ReceivedEvent.Of($$"""{"{{mark}}":{{value}}}""").Verb);
                Assert.NotEqual("INVOKE", ReceivedEvent.Of($$"""{"route":"report","{{mark}}":{{value}},"x":1}""").Verb);
            }
        }
    }

    [Theory]
    [InlineData("""{"detail-type":["OrderPlaced"],"source":["my.shop"]}""")]
    [InlineData("""{"detail-type":"OrderPlaced"}""")]
    [InlineData("""{"Records":{}}""")]
    [InlineData("""{"Records":[]}""")]
    [InlineData("""{"Records":[],"eventSourceARN":"arn:aws:sqs:eu-west-1:1:q"}""")]
    [InlineData("""{"Records":[],"eventSourceARN":7}""")]
    [InlineData("""{"Records":[7]}""")]
    [InlineData("""{"Records":[{"eventSource":"aws:other"}]}""")]
    [InlineData("""{"Records":[{"eventSource":["aws:sqs"]}]}""")]
    [InlineData("""{"Records":[{"body":"b"},{"eventSource":"aws:sqs"}]}""")]
    [InlineData("""{"triggerSource":"PreSignUp_SignUp"}""")]
    [InlineData("""{"triggerSource":7,"userPoolId":"p"}""")]
    [InlineData("""{"type":"TOKEN","methodArn":null}""")]
    [InlineData("""{"type":"OTHER","methodArn":"m"}""")]
    [InlineData("""{"requestContext":{"connectionId":7}}""")]
    [InlineData("""{"eventSource":"aws:unheard"}""")]
    [InlineData("""{"eventSource":"aws:kafka"}""")]
    [InlineData("""{"httpMethod":null,"path":"/"}""")]
    [InlineData("""{"\u0052ecords":[{"eventSource":"aws:sqs"}]}""")]
    public void What_no_rule_knows_is_nobodys(string json)
    {
        var received = ReceivedEvent.Of(json);
        Assert.Equal(EventKind.Unknown, received.Kind);
        foreach (var kind in Enum.GetValues<EventKind>().Where(kind => kind != EventKind.Unknown)) Assert.False(received.Exchange.Takes(0, kind, default), kind.ToString());
    }

    [Theory]
    [InlineData("""{"type":"x"}""")]
    [InlineData("""{"source":"x","detail":{}}""")]
    [InlineData("""{"Event":"s3:OtherEvent","Bucket":"b"}""")]
    [InlineData("""{"Event":"s3:TestEvent"}""")]
    [InlineData("{}")]
    public void What_has_no_mark_is_a_direct_invocation(string json) => Assert.Equal(EventKind.Invoke, ReceivedEvent.Of(json).Kind);

    [Fact]
    public void Of_two_members_of_a_name_the_last_counts()
    {
        Assert.Equal("SQS", ReceivedEvent.Of("""{"Records":[{"eventSource":"aws:sns","eventSource":"aws:sqs"}]}""").Verb);
        Assert.Equal("SNS", ReceivedEvent.Of("""{"Records":[{"eventSource":"aws:sqs"}],"Records":[{"EventSource":"aws:sns"}]}""").Verb);
        Assert.Equal("RAW docdb", ReceivedEvent.Of("""{"eventSource":"aws:mq","eventSource":"aws:docdb"}""").Verb);
        Assert.Equal("EVENT", ReceivedEvent.Of("""{"detail-type":["a"],"source":"s","detail-type":"a"}""").Verb);
    }

    private static JsonNode Shuffled(JsonNode node, Random random) => node switch
    {
        JsonObject json => new JsonObject(json.OrderBy(_ => random.Next()).Select(pair => KeyValuePair.Create(pair.Key, pair.Value is null ? null : Shuffled(pair.Value, random)))),
        JsonArray json => new JsonArray([.. json.Select(element => element is null ? null : Shuffled(element, random))]),
        _ => node.DeepClone(),
    };

    private static JsonNode LookAlikes(Random random)
    {
        var all = new JsonObject();
        foreach (var example in Kinds.Values.OrderBy(_ => random.Next()).Take(5))
        {
            foreach (var (name, value) in JsonNode.Parse(example)!.AsObject()) all[name] = value?.DeepClone();
        }

        return random.Next(2) == 0 ? all : JsonValue.Create(all.ToJsonString());
    }
}
