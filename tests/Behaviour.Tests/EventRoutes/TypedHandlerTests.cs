using System.Text.Json.Nodes;
using RouteGen.Events;

namespace RouteGen.Behaviour.Tests.EventRoutes;

/// <summary>What typed handlers are given of each kind of event, and what is answered.</summary>
public sealed class TypedHandlerTests
{
    private const string S3Record = """{"eventSource":"aws:s3","eventName":"ObjectCreated:Put","s3":{"bucket":{"name":"uploads"},"object":{"key":"incoming/a+b/%E6%97%A5.zip","size":7}}}""";

    private readonly EventCase _case = EventCase.Load("events");

    [Theory]
    [InlineData("""{"Records":[{"messageId":"m1","body":"{\"id\":7,\"total\":9}","attributes":{"ApproximateReceiveCount":"3"},"eventSource":"aws:sqs","eventSourceARN":"arn:aws:sqs:eu-west-1:1:orders"}]}""", "SQS orders", "m1 3 order 7 for 9 True")]
    [InlineData("""{"Records":[{"EventSource":"aws:sns","Sns":{"MessageId":"n1","TopicArn":"arn:aws:sns:eu-west-1:1:alerts","Subject":"Hot","Message":"50°\nrising"}}]}""", "SNS alerts", "n1 alerts Hot 50°\nrising")]
    [InlineData("""{"Records":[""" + S3Record + "]}", "S3 uploads/incoming/*.zip", "added uploads incoming/a b/日.zip 7")]
    [InlineData("""{"Records":[{"eventSource":"aws:s3","eventName":"ObjectRemoved:Delete","s3":{"bucket":{"name":"archive"},"object":{"key":"x"}}}]}""", "S3 archive", "removed archive x by ObjectRemoved:Delete")]
    [InlineData("""{"Records":[{"eventSource":"aws:dynamodb","eventName":"MODIFY","eventSourceARN":"arn:aws:dynamodb:eu-west-1:1:table/users/stream/2026","dynamodb":{"SequenceNumber":"1","Keys":{"id":{"S":"u1"}},"OldImage":{"id":{"S":"u1"},"name":{"NULL":true}},"NewImage":{"id":{"S":"u1"},"name":{"S":"Ada"}}}}]}""", "DYNAMODB users", "Modify u1 - Ada")]
    [InlineData("""{"Records":[{"eventSource":"aws:dynamodb","eventName":"REMOVE","eventSourceARN":"arn:aws:dynamodb:eu-west-1:1:table/users/stream/2026","dynamodb":{"SequenceNumber":"1","Keys":{"id":{"S":"u1"}},"OldImage":{"id":{"S":"u1"},"name":{"S":"Ada"}}}}]}""", "DYNAMODB users", "Remove u1 Ada -")]
    [InlineData("""{"Records":[{"eventSource":"aws:kinesis","eventID":"shardId-0:49","eventSourceARN":"arn:aws:kinesis:eu-west-1:1:stream/clicks","kinesis":{"partitionKey":"p","sequenceNumber":"49","data":"AAEC"}}]}""", "KINESIS clicks", "p 49 3")]
    [InlineData("""{"version":"0","id":"e1","detail-type":"OrderPlaced","source":"my.shop","time":"2026-01-02T03:04:05Z","detail":{"id":7,"total":1}}""", "EVENT my.shop/OrderPlaced", "e1 my.shop OrderPlaced order 7")]
    [InlineData("""{"id":"e1","detail-type":"Scheduled Event","source":"aws.events","time":"2026-01-02T03:04:05Z","resources":["arn:aws:events:eu-west-1:1:rule/nightly"],"detail":{}}""", "SCHEDULE nightly", "build for nightly at 2026-01-02T03:04:05.0000000+00:00")]
    [InlineData("""{"awslogs":{"data":"H4sI"}}""", "RAW logs", "logs H4sI")]
    public async Task A_handler_is_given_what_the_record_holds(string json, string route, string line)
    {
        Assert.Equal("", await _case.SendAsync(json));
        Assert.Equal(route, _case.Route);
        Assert.Equal([line], _case.TakeLines());
    }

    [Fact]
    public async Task What_a_message_is_wrapped_in_is_taken_off()
    {
        var notification = new JsonObject { ["Type"] = "Notification", ["MessageId"] = "n1", ["TopicArn"] = "arn:aws:sns:eu-west-1:1:buckets", ["Message"] = $$"""{"Records":[{{S3Record}},{{S3Record.Replace("a+b", "c", StringComparison.Ordinal)}}]}""" };

        Assert.Equal("", await _case.SendAsync(EventCase.Sqs("uploads", notification.ToJsonString())));
        Assert.Equal(["m1 buckets incoming/a b/日.zip", "m1 buckets incoming/c/日.zip"], _case.TakeLines());

        notification["Message"] = """{"Service":"Amazon S3","Event":"s3:TestEvent","Bucket":"uploads"}""";
        await _case.SendAsync(EventCase.Sqs("uploads", notification.ToJsonString()));
        Assert.Empty(_case.TakeLines());

        await _case.SendAsync(EventCase.Sqs("placed", """{"id":"e2","detail-type":"OrderPlaced","source":"my.shop","detail":{"id":8,"total":1}}"""));
        Assert.Equal(["e2 my.shop OrderPlaced order 8"], _case.TakeLines());
        await Assert.ThrowsAsync<MalformedRecordException>(() => _case.SendAsync(EventCase.Sqs("placed", """{"id":8}""")));
    }

    [Fact]
    public async Task The_test_that_S3_sends_succeeds_and_calls_nobody()
    {
        Assert.Equal("", await _case.SendAsync("""{"Service":"Amazon S3","Event":"s3:TestEvent","Time":"2026-01-01T00:00:00.000Z","Bucket":"uploads","RequestId":"r","HostId":"h"}"""));
        Assert.Empty(_case.TakeLines());
    }

    [Theory]
    [InlineData("not json", "The data is not the JSON that is expected here.")]
    [InlineData("""{"id":"seven","total":1}""", "The data is not the JSON that is expected here at $.id.")]
    [InlineData("null", "The data is missing or null.")]
    [InlineData("", "The data is missing or null.")]
    [InlineData("""{"id":7,"total":0}""", "The data breaks its rules. $.total: ")]
    public async Task What_is_not_what_the_handler_takes_fails_and_is_not_repeated(string body, string message)
    {
        var failure = await Assert.ThrowsAsync<MalformedRecordException>(() => _case.SendAsync(EventCase.Sqs("orders", body)));

        Assert.StartsWith(message, failure.Message, StringComparison.Ordinal);
        // The log writes the failures inside of a failure too.
        Assert.DoesNotContain("seven", failure.ToString(), StringComparison.Ordinal);
        if (body == "not json") Assert.DoesNotContain("'o'", failure.ToString(), StringComparison.Ordinal);
        Assert.Empty(_case.TakeLines());
    }

    [Fact]
    public async Task A_trigger_gets_the_whole_event_back_with_its_response()
    {
        const string Event = """{"version":"1","triggerSource":"PreSignUp_SignUp","region":"eu-west-1","userPoolId":"p","userName":"ada","callerContext":{"clientId":"c"},"request":{"userAttributes":{"email":"ada@shop.example"}},"response":{"autoConfirmUser":false}}""";

        var answer = await _case.SendAsync(Event);

        var expected = JsonNode.Parse(Event)!;
        expected["response"]!["autoConfirmUser"] = true;
        Assert.True(JsonNode.DeepEquals(expected, JsonNode.Parse(answer)), answer);
        Assert.Equal(["PreSignUp_SignUp ada"], _case.TakeLines());
    }

    [Fact]
    public async Task An_authorizer_decides()
    {
        const string Arn = "arn:aws:execute-api:eu-west-1:1:api1/prod/GET/orders/7";
        var allowed = JsonNode.Parse(await _case.SendAsync($$"""{"type":"TOKEN","authorizationToken":"secret","methodArn":"{{Arn}}"}"""))!;
        Assert.Equal("user-1", allowed["principalId"]!.GetValue<string>());
        var statement = allowed["policyDocument"]!["Statement"]![0]!;
        Assert.Equal(("Allow", "execute-api:Invoke"), (statement["Effect"]!.GetValue<string>(), statement["Action"]!.ToJsonString().Trim('[', ']', '"')));
        Assert.Contains("arn:aws:execute-api:eu-west-1:1:api1/prod/*", statement["Resource"]!.ToJsonString(), StringComparison.Ordinal);

        var refused = await Assert.ThrowsAsync<EventException>(() => _case.SendAsync($$"""{"type":"TOKEN","authorizationToken":"guess","methodArn":"{{Arn}}"}"""));
        Assert.Equal("Unauthorized", refused.Message);

        const string Request = """{"version":"2.0","type":"REQUEST","routeArn":"arn:aws:execute-api:eu-west-1:1:api1/$default/GET/a","routeKey":"GET /a","rawPath":"/a","headers":{"x-key":"KEY"},"requestContext":{"http":{"method":"GET"}}}""";
        Assert.True(JsonNode.Parse(await _case.SendAsync(Request.Replace("KEY", "secret", StringComparison.Ordinal)))!["isAuthorized"]!.GetValue<bool>());
        Assert.False(JsonNode.Parse(await _case.SendAsync(Request.Replace("KEY", "guess", StringComparison.Ordinal)))!["isAuthorized"]!.GetValue<bool>());
    }

    [Theory]
    [InlineData("""{"requestContext":{"routeKey":"$connect","eventType":"CONNECT","connectionId":"c1="},"queryStringParameters":{"room":"1"}}""", 200, "")]
    [InlineData("""{"requestContext":{"routeKey":"$connect","eventType":"CONNECT","connectionId":"c1="}}""", 403, "No room.")]
    [InlineData("""{"requestContext":{"routeKey":"sendMessage","eventType":"MESSAGE","connectionId":"c1="},"body":"{\"text\":\"hi\"}"}""", 200, """{"text":"c1=: hi"}""")]
    [InlineData("""{"requestContext":{"routeKey":"sendMessage","eventType":"MESSAGE","connectionId":"c1="},"body":"{\"text\":1}"}""", 400, "$.text")]
    public async Task A_WebSocket_is_answered_by_a_status(string json, int status, string body)
    {
        var answer = JsonNode.Parse(await _case.SendAsync(json))!;

        Assert.Equal(status, answer["statusCode"]!.GetValue<int>());
        Assert.Contains(body, answer["body"]?.GetValue<string>() ?? "", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"route":"rebuild","number":2026}""", "INVOKE rebuild", "\"rebuilt 2026\"")]
    [InlineData("2026", "INVOKE", """{"number":2026}""")]
    [InlineData("""{"route":"other"}""", "INVOKE", "null")]
    [InlineData("[1]", "INVOKE", "null")]
    public async Task A_direct_invocation_is_answered_by_what_is_returned(string json, string route, string answer)
    {
        Assert.Equal(answer, await _case.SendAsync(json));
        Assert.Equal(route, _case.Route);
    }

    [Theory]
    [InlineData("""{"route":"rebuild","httpMethod":"GET"}""")]
    [InlineData("""{"route":"rebuild","requestContext":{}}""")]
    [InlineData("""{"Records":[]}""")]
    [InlineData("""{"detail-type":["a"],"source":["b"]}""")]
    [InlineData("""{"Records":[{"eventSource":"aws:sqs","eventSourceARN":"arn:aws:sqs:eu-west-1:1:other"}]}""")]
    public async Task What_looks_like_an_event_never_falls_through_to_a_direct_handler(string json)
    {
        await Assert.ThrowsAsync<EventException>(() => _case.SendAsync(json));
        Assert.Null(_case.Route);
    }

    [Fact]
    public async Task What_no_route_takes_is_named_in_the_log_with_the_routes_that_come_near()
    {
        var refused = await Assert.ThrowsAsync<EventException>(() => _case.SendAsync(EventCase.Sqs("order", "x")));

        Assert.DoesNotContain("'order'", refused.Message, StringComparison.Ordinal);
        Assert.Contains(_case.Log, line => line.Contains("order", StringComparison.Ordinal) && line.Contains("SQS orders", StringComparison.Ordinal));
    }
}
