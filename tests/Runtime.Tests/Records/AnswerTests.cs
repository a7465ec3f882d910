using System.Text.Json.Nodes;
using RouteGen.Events;
using RouteGen.Runtime.Tests.Responses;

namespace RouteGen.Runtime.Tests.Records;

/// <summary>What Cognito triggers, authorizers, WebSockets and raw events are answered.</summary>
public sealed class AnswerTests
{
    private const string Trigger = """{"triggerSource":"PreSignUp_SignUp","userPoolId":"p"}""";
    private const string Method = "arn:aws:execute-api:eu-west-1:1:api/prod/GET/users/7";
    private const string Route2 = """{"version":"2.0","type":"REQUEST","routeArn":"arn:aws:execute-api:eu-west-1:1:api/$default/GET/c"}""";

    [Theory]
    [InlineData("""{"response":{"old":1},"triggerSource":"t"}""", """{"response":{"id":7,"name":"Ada"},"triggerSource":"t"}""")]
    [InlineData("""  { "a" : 1e2 , "response" : null }  """, """{ "a" : 1e2 , "response" : {"id":7,"name":"Ada"} }""")]
    [InlineData("""{"response":"text","b":"\u00e9"}""", """{"response":{"id":7,"name":"Ada"},"b":"\u00e9"}""")]
    [InlineData("""{"a":{"response":1}}""", """{"a":{"response":1},"response":{"id":7,"name":"Ada"}}""")]
    [InlineData("""{"triggerSource":"t" }""", """{"triggerSource":"t" ,"response":{"id":7,"name":"Ada"}}""")]
    [InlineData("""{"response":1,"response":2}""", """{"response":1,"response":{"id":7,"name":"Ada"}}""")]
    public void A_trigger_gets_the_whole_event_back_with_its_response(string json, string expected)
    {
        var received = ReceivedEvent.Of(json);
        var trigger = received.One<CognitoTrigger>();
        trigger.Answer(new User(7, "Ada"), TestJson.Default.User);
        trigger.Finish();
        Assert.Equal(expected, received.Answer.TrimEnd());
    }

    [Fact]
    public async Task A_trigger_that_nobody_answers_comes_back_as_it_was()
    {
        var received = ReceivedEvent.Of(Trigger);
        await received.Exchange.OneAsync<CognitoTrigger>(_ => default);
        Assert.Equal(Trigger, received.Answer);
        var other = ReceivedEvent.Of(Trigger);
        await other.Exchange.OneAsync<CognitoTrigger>(trigger =>
        {
            trigger.Answer(null, TestJson.Default.User);
            return default;
        });
        Assert.Equal(Trigger, other.Answer);
    }

    [Fact]
    public void The_members_of_a_trigger_are_read()
    {
        var trigger = ReceivedEvent.Of("""{"version":"1","triggerSource":"T","region":"r","userPoolId":"p","userName":"u","callerContext":{"clientId":"c"},"request":{"userAttributes":{"email":"e","name":null}}}""").One<CognitoTrigger>();
        Assert.Equal(("1", "T", "r", "p", "u", "c"), (trigger.Version, trigger.TriggerSource, trigger.Region, trigger.UserPoolId, trigger.UserName, trigger.ClientId));
        Assert.Equal("e", trigger.GetUserAttribute("email"));
        Assert.Null(trigger.GetUserAttribute("name"));
        Assert.Null(trigger.GetUserAttribute("Email"));
        Assert.Equal("""{"userAttributes":{"email":"e","name":null}}""", trigger.ReadText());
    }

    [Theory]
    [InlineData("arn:aws:execute-api:eu-west-1:1:api/prod/GET/users/7", "arn:aws:execute-api:eu-west-1:1:api/prod/*")]
    [InlineData("arn:aws-cn:execute-api:cn-north-1:1:api/*/GET/", "arn:aws-cn:execute-api:cn-north-1:1:api/*/*")]
    [InlineData("arn:aws:execute-api:eu-west-1:1:api/prod/$connect", "arn:aws:execute-api:eu-west-1:1:api/prod/*")]
    public void A_policy_is_for_the_whole_stage(string arn, string resource)
    {
        foreach (var isAllowed in new[] { true, false })
        {
            var received = ReceivedEvent.Of($$"""{"type":"TOKEN","authorizationToken":"Bearer x","methodArn":"{{arn}}"}""");
            var request = received.One<AuthorizerRequest>();
            request.Answer(isAllowed);
            Assert.Equal(
                $$$"""{"principalId":"user","policyDocument":{"Version":"2012-10-17","Statement":[{"Action":"execute-api:Invoke","Effect":"{{{(isAllowed ? "Allow" : "Deny")}}}","Resource":["{{{resource}}}"]}]}}""",
                received.Answer);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("*")]
    [InlineData("arn:aws:execute-api:eu-west-1:1:api")]
    [InlineData("arn:aws:execute-api:eu-west-1:1:api/prod")]
    [InlineData("a/b/c")]
    public void Nobody_passes_by_a_method_that_is_none(string arn)
    {
        var received = ReceivedEvent.Of($$"""{"type":"TOKEN","methodArn":"{{arn}}"}""");
        Assert.Throws<MalformedRecordException>(() => received.One<AuthorizerRequest>().Answer(isAllowed: true));
        received.One<AuthorizerRequest>().Answer(isAllowed: false);
        Assert.Equal("Deny", received.AnswerJson!["policyDocument"]!["Statement"]![0]!["Effect"]!.GetValue<string>());
    }

    [Fact]
    public void An_HTTP_API_gets_the_simple_answer_unless_it_asks_for_a_policy()
    {
        var context = new Dictionary<string, object> { ["name"] = "Ada\"", ["age"] = 36, ["rate"] = 1.5, ["admin"] = true, ["big"] = ulong.MaxValue, ["cents"] = 1.10m };
        var result = AuthorizerResult.Allow("ada", context);
        Assert.Equal("""{"isAuthorized":true,"context":{"name":"Ada\u0022","age":36,"rate":1.5,"admin":true,"big":18446744073709551615,"cents":1.10}}""", Answered(Route2, result));
        Assert.Equal("""{"isAuthorized":false}""", Answered(Route2, AuthorizerResult.Deny()));
        Assert.Equal("""{"isAuthorized":false}""", Answered(Route2, result: null));
        Assert.Equal("arn:aws:execute-api:eu-west-1:1:api/$default/*", JsonNode.Parse(Answered(Route2, result.AsPolicy()))!["policyDocument"]!["Statement"]![0]!["Resource"]![0]!.GetValue<string>());
        Assert.Equal("""["a","b"]""", JsonNode.Parse(Answered(Route2, result.WithResources("a", "b")))!["policyDocument"]!["Statement"]![0]!["Resource"]!.ToJsonString());
        Assert.Equal("key", JsonNode.Parse(Answered($$"""{"type":"TOKEN","methodArn":"{{Method}}"}""", result.WithUsageIdentifierKey("key")))!["usageIdentifierKey"]!.GetValue<string>());
        // None of these has changed the one that they were made of.
        Assert.Equal("""{"isAuthorized":true,"context":{"name":"Ada\u0022","age":36,"rate":1.5,"admin":true,"big":18446744073709551615,"cents":1.10}}""", Answered(Route2, result));
        Assert.Equal("""{"isAuthorized":true,"context":{"b":2,"a":"z"}}""", Answered(Route2, AuthorizerResult.Allow("x").WithContext("a", 1).WithContext("b", 2).WithContext("a", "z")));
    }

    [Fact]
    public void A_context_of_anything_else_is_refused()
    {
        var result = AuthorizerResult.Allow("ada");
        foreach (var value in new object?[] { null, new object(), new[] { 1 }, double.NaN, float.PositiveInfinity, DateTime.UnixEpoch, 'c', Guid.Empty })
        {
            Assert.Throws<ArgumentException>(() => result.WithContext("name", value!));
        }

        Assert.Throws<ArgumentException>(() => result.WithContext("", "x"));
        Assert.Throws<ArgumentException>(() => AuthorizerResult.Allow(""));
        Assert.Throws<ArgumentException>(() => result.WithResources());
        Assert.Throws<ArgumentException>(() => result.WithResources(""));
        Assert.Throws<ArgumentException>(() => result.WithUsageIdentifierKey(""));
    }

    [Fact]
    public async Task Whoever_has_to_sign_in_is_told_by_the_functions_error()
    {
        var received = ReceivedEvent.Of(Route2);
        var thrown = await Assert.ThrowsAsync<EventException>(async () => await received.Exchange.OneAsync<AuthorizerRequest>(request =>
        {
            request.Answer(AuthorizerResult.Unauthorized);
            return default;
        }));
        Assert.Equal("Unauthorized", thrown.Message);
        Assert.Throws<EventException>(() => Answered(Route2, AuthorizerResult.Unauthorized.WithContext("a", 1)));
    }

    [Fact]
    public async Task A_handler_that_says_nothing_lets_nobody_pass()
    {
        var received = ReceivedEvent.Of(Route2);
        await received.Exchange.OneAsync<AuthorizerRequest>(_ => default);
        Assert.Equal("""{"isAuthorized":false}""", received.Answer);
    }

    [Fact]
    public void A_question_by_request_is_read()
    {
        var request = ReceivedEvent.Of("""
            {"type":"REQUEST","methodArn":"m","httpMethod":"GET","path":"/a%20b","authorizationToken":"no token here","identitySource":"a,b",
             "multiValueHeaders":{"Authorization":["first","last"]},"queryStringParameters":{"a":"1"},"multiValueQueryStringParameters":{"a":["0","1"]},
             "requestContext":{"requestId":"r","connectionId":"c=","routeKey":"$connect","stage":"prod","identity":{"sourceIp":"1.2.3.4"}}}
            """).One<AuthorizerRequest>();
        Assert.Equal(AuthorizerKind.Request, request.Kind);
        Assert.Null(request.Token);
        Assert.Equal(("r", "m", "GET", "/a%20b"), (request.Id, request.Arn, request.Method, request.Path));
        Assert.Equal(["a,b"], request.IdentitySource);
        Assert.Equal("last", request.GetHeader("AUTHORIZATION"));
        Assert.Equal("1", request.GetQuery("a"));
        Assert.Null(request.GetQuery("A"));
        Assert.Null(request.GetHeader("host"));
        Assert.Equal(("c=", "$connect", "prod", "1.2.3.4"), (request.ConnectionId, request.RouteKey, request.Stage, request.SourceIp));
    }

    [Fact]
    public async Task A_socket_is_answered_200_unless_the_handler_says_otherwise()
    {
        Assert.Equal("""{"statusCode":200}""", await Socket((_, _) => default));
        Assert.Equal("""{"statusCode":200}""", await Socket((message, _) => message.AnswerAsync(result: null)));
        Assert.Equal("""{"statusCode":200}""", await Socket((message, _) =>
        {
            message.Answer(text: null);
            message.Answer(null, TestJson.Default.User);
            return default;
        }));
        Assert.StartsWith("""{"statusCode":403,"isBase64Encoded":false,"body":""", await Socket((message, _) => message.AnswerAsync(HttpResults.Problem(403))), StringComparison.Ordinal);
        var json = JsonNode.Parse(await Socket((message, _) =>
        {
            message.Answer(new User(7, "Ada"), TestJson.Default.User);
            return default;
        }))!;
        Assert.Equal("""{"id":7,"name":"Ada"}""", json["body"]!.GetValue<string>());
        Assert.Equal(200, json["statusCode"]!.GetValue<int>());
        var text = JsonNode.Parse(await Socket((message, _) =>
        {
            message.Answer("a \"word\"");
            return default;
        }))!;
        Assert.Equal("a \"word\"", text["body"]!.GetValue<string>());
        var result = JsonNode.Parse(await Socket((message, _) => message.AnswerAsync(HttpResults.Ok(new User(8, "Bob")).WithHeader("Sec-WebSocket-Protocol", "x"))))!;
        Assert.Equal("""{"id":8,"name":"Bob"}""", result["body"]!.GetValue<string>());
        Assert.Equal("x", result["headers"]!["Sec-WebSocket-Protocol"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_message_that_is_not_what_it_has_to_be_is_answered_400()
    {
        var answer = JsonNode.Parse(await Socket((message, _) =>
        {
            message.RequireJson(TestJson.Default.User);
            return default;
        }))!;
        Assert.Equal(400, answer["statusCode"]!.GetValue<int>());
        var problem = JsonNode.Parse(answer["body"]!.GetValue<string>())!;
        Assert.Equal(400, problem["status"]!.GetValue<int>());
        Assert.Contains("JSON", problem["detail"]!.GetValue<string>(), StringComparison.Ordinal);
        await Assert.ThrowsAsync<InvalidOperationException>(() => Socket((_, _) => throw new InvalidOperationException()));
    }

    [Fact]
    public async Task A_socket_is_not_answered_as_the_request_before_was()
    {
        var received = ReceivedEvent.Of("""{"httpMethod":"HEAD","resource":"/users","path":"/users","requestContext":{}}""");
        Assert.True(received.IsRequest);
        var http = Exchanges.OfEvent("""{"version":"2.0","routeKey":"HEAD /users","rawPath":"/users","requestContext":{"http":{"method":"HEAD"}}}""").Http;
        Assert.Equal(RouteGen.Routing.HttpVerb.Head, http.Verb);
        http.Begin("""{"requestContext":{"connectionId":"c","routeKey":"$default"},"body":"x"}"""u8.ToArray());
        Assert.Equal(RouteGen.Routing.HttpVerb.Any, http.Verb);
        Assert.Equal(Front.Rest, http.Front);
        await http.ResultAsync(HttpResults.Text("body"));
        Assert.Contains("\"body\":\"body\"", System.Text.Encoding.UTF8.GetString(http.FinishSocketAnswer("r").Span), StringComparison.Ordinal);
    }

    [Fact]
    public void The_members_of_a_socket_are_read()
    {
        var message = ReceivedEvent.Of("""
            {"headers":{"Origin":"https://shop.example"},"queryStringParameters":{"room":"a b"},"body":"AAH/","isBase64Encoded":true,
             "requestContext":{"connectionId":"c=","routeKey":"$disconnect","eventType":"DISCONNECT","connectedAt":1705751697419,"domainName":"ws.shop.example","stage":"prod","apiId":"i","requestId":"r",
              "disconnectStatusCode":1001,"disconnectReason":"","identity":{"sourceIp":"1.2.3.4","userAgent":"u"},"authorizer":{"principalId":"ada","admin":true,"age":36}}}
            """).One<WebSocketMessage>();
        Assert.Equal(WebSocketEventType.Disconnect, message.EventType);
        Assert.Equal(("r", null, "c=", "$disconnect"), (message.Id, message.MessageId, message.ConnectionId, message.RouteKey));
        Assert.Equal((1001, "", "1.2.3.4", "u"), (message.DisconnectStatusCode, message.DisconnectReason, message.SourceIp, message.UserAgent));
        Assert.Equal([0, 1, 255], message.ReadBytes());
        Assert.Equal("https://ws.shop.example", message.CallbackUrl);
        Assert.Equal(("https://shop.example", "a b"), (message.GetHeader("origin"), message.GetQuery("room")));
        Assert.Equal(("ada", "true", "36", null), (message.GetClaim("principalId"), message.GetClaim("admin"), message.GetClaim("age"), message.GetClaim("other")));
    }

    [Theory]
    [InlineData("\"i.execute-api.eu-west-1.amazonaws.com\"", "https://i.execute-api.eu-west-1.amazonaws.com/prod")]
    [InlineData("\"i.execute-api.cn-north-1.amazonaws.com.cn\"", "https://i.execute-api.cn-north-1.amazonaws.com.cn/prod")]
    [InlineData("\"amazonaws.com.evil.example\"", "https://amazonaws.com.evil.example")]
    [InlineData("\"a.example/x\"", null)]
    [InlineData("\"user@a.example\"", null)]
    [InlineData("\"\"", null)]
    [InlineData("null", null)]
    public void The_callback_is_the_connections_domain(string domain, string? expected)
    {
        var message = ReceivedEvent.Of($$$"""{"requestContext":{"connectionId":"c","domainName":{{{domain}}},"stage":"prod"},"body":"{\"requestContext\":{\"domainName\":\"evil\"}}"}""").One<WebSocketMessage>();
        if (expected is null) Assert.Throws<MalformedRecordException>(() => message.CallbackUrl);
        else Assert.Equal(expected, message.CallbackUrl);
    }

    [Theory]
    [InlineData("""{"route":"report","month":3}""", "report")]
    [InlineData("""{"month":3}""", null)]
    [InlineData("""{"route":7}""", null)]
    [InlineData(""" "text" """, null)]
    [InlineData("[1,2]", null)]
    [InlineData("7", null)]
    [InlineData("null", null)]
    public void A_direct_invocation_may_be_any_JSON(string json, string? name)
    {
        var received = ReceivedEvent.Of(json);
        Assert.Equal(EventKind.Invoke, received.Kind);
        var raw = received.One<RawEvent>();
        Assert.Equal(("invoke", name, ""), (raw.Kind, raw.Name, raw.Id));
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(json), JsonNode.Parse(raw.ReadElement().GetRawText())));
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(json), JsonNode.Parse(raw.Json.Span)));
        raw.Answer(new User(7, "Ada"), TestJson.Default.User);
        Assert.Equal("""{"id":7,"name":"Ada"}""", received.Answer);
        raw.Answer(null, TestJson.Default.User);
        Assert.Equal("null", received.Answer);
    }

    [Fact]
    public void The_members_of_a_bus_event_are_read()
    {
        var @event = ReceivedEvent.Of("""{"version":"0","id":"i","detail-type":"Scheduled Event","source":"aws.scheduler","account":"1","time":"2026-01-02T03:04:05Z","region":"r","resources":["arn:aws:scheduler:eu-west-1:1:schedule/group/nightly","x"],"detail":"te\"xt"}""".Replace("te\"xt", "te\\\"xt", StringComparison.Ordinal)).One<EventBridgeEvent>();
        Assert.Equal(("nightly", "i", "1", "r"), (@event.RuleName, @event.Id, @event.Account, @event.Region));
        Assert.Equal(2, @event.Resources.Count);
        Assert.Equal("\"te\\\"xt\"", @event.ReadText());
        Assert.Equal("te\"xt", @event.ReadJson(TestJson.Default.String));
        Assert.Equal(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero), @event.Time);
        Assert.Throws<MalformedRecordException>(() => ReceivedEvent.Of("""{"time":"yesterday"}""").One<EventBridgeEvent>().Time);
        Assert.Empty(ReceivedEvent.Of("""{"resources":"x"}""").One<EventBridgeEvent>().Resources);
        Assert.Throws<MalformedRecordException>(() => ReceivedEvent.Of("{}").One<EventBridgeEvent>().ReadElement());
    }

    [Fact]
    public void The_members_of_a_notification_are_read()
    {
        var record = ReceivedEvent.Record<S3Record>("""{"eventName":"s3:ObjectCreated:Copy","eventTime":"2026-01-02T03:04:05.678Z","s3":{"bucket":{"name":"b","arn":"a"},"object":{"key":"in+coming/%C3%A9%2B%zz.txt","urlDecodedKey":"no","size":5368709120,"eTag":"e","versionId":null,"sequencer":"0055"}}}""");
        Assert.Equal("in coming/é+%zz.txt", record.Key);
        Assert.Equal(("ObjectCreated:Copy", 5368709120L, "e", null, "0055"), (record.EventName, record.Size, record.ETag, record.VersionId, record.Id));
        Assert.Throws<MalformedRecordException>(() => ReceivedEvent.Record<S3Record>("""{"s3":{"object":{"size":1.5}}}""").Size);
        Assert.Equal(("", "", ""), (ReceivedEvent.Record<S3Record>("""{"s3":[]}""").Key, ReceivedEvent.Record<S3Record>("{}").Bucket, ReceivedEvent.Record<S3Record>("{}").Id));
    }

    private static string Answered(string json, AuthorizerResult? result)
    {
        var received = ReceivedEvent.Of(json);
        received.One<AuthorizerRequest>().Answer(result);
        return received.Answer;
    }

    private static async Task<string> Socket(Func<WebSocketMessage, ReceivedEvent, ValueTask> handler)
    {
        var received = ReceivedEvent.Of("""{"requestContext":{"connectionId":"c","routeKey":"send","eventType":"MESSAGE"},"body":"nonsense","isBase64Encoded":false}""");
        await received.Exchange.OneAsync<WebSocketMessage>(message => handler(message, received));
        return received.Answer;
    }
}
