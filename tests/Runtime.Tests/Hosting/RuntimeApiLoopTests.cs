using System.Globalization;
using System.Net;
using System.Text;
using RouteGen.Events;
using RouteGen.Hosting;

namespace RouteGen.Runtime.Tests.Hosting;

public sealed class RuntimeApiLoopTests
{
    [Fact]
    public void An_invocation_is_fetched_and_its_answer_posted()
    {
        using var api = new FakeRuntimeApi().Enqueue(ApiReply.Invocation("""{"a":1}""", "id-1"));
        using var loop = new RunningLoop(api, (json, _) => RunningLoop.Answer("answer to " + Encoding.UTF8.GetString(json.Span)));

        var post = api.TakePost();
        Assert.Equal(("POST", "/2018-06-01/runtime/invocation/id-1/response", """answer to {"a":1}"""), (post.Method, post.Path, post.Text));
        Assert.Equal("application/json", post.Headers["Content-Type"]);
        Assert.Equal(api.Endpoint, post.Headers["Host"]);
        Assert.False(post.Headers.ContainsKey("Lambda-Runtime-Invocation-Id"));

        Assert.True(api.Requests.TryPeek(out var next));
        Assert.Equal(("GET", "/2018-06-01/runtime/invocation/next"), (next.Method, next.Path));
    }

    [Fact]
    public void One_connection_serves_invocation_after_invocation()
    {
        using var api = new FakeRuntimeApi().Enqueue(Enumerable.Range(0, 50).Select(i => ApiReply.Invocation($"{i}", $"id-{i}")));
        using var loop = new RunningLoop(api, RunningLoop.Echo);

        for (var i = 0; i < 50; i++)
        {
            var post = api.TakePost();
            Assert.Equal(($"/2018-06-01/runtime/invocation/id-{i}/response", $"{i}"), (post.Path, post.Text));
        }

        Assert.Equal(1, api.Connections);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(16 * 1024)]
    [InlineData((16 * 1024) + 1)]
    [InlineData(6_291_556)]
    public void Events_and_answers_of_every_length_pass_whole(int length)
    {
        var json = new byte[length];
        Random.Shared.NextBytes(json);
        using var api = new FakeRuntimeApi().Enqueue(ApiReply.Invocation(json));
        using var loop = new RunningLoop(api, RunningLoop.Echo);

        Assert.True(api.TakePost().Body.AsSpan().SequenceEqual(json));
    }

    [Fact]
    public void An_event_may_come_in_chunks_and_byte_by_byte()
    {
        const string Chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nlambda-runtime-aws-request-id: id-1\r\n\r\n3\r\n{\"a\r\n4\r\n\":1}\r\n0\r\n\r\n";
        using var api = new FakeRuntimeApi().Enqueue(new ApiReply(Encoding.UTF8.GetBytes(Chunked)) { Piece = 1 }, ApiReply.Invocation("second") with { Piece = 3 });
        using var loop = new RunningLoop(api, RunningLoop.Echo);

        Assert.Equal("""{"a":1}""", api.TakePost().Text);
        Assert.Equal("second", api.TakePost().Text);
    }

    [Fact]
    public void What_Lambda_says_of_the_invocation_reaches_the_context_in_any_order_and_casing()
    {
        const string Headers =
            "LAMBDA-RUNTIME-DEADLINE-MS: 1782900000123\r\n" +
            "lambda-runtime-trace-id: Root=1-5759e988-bd862e3fe1be46a994272793;Sampled=0\r\n" +
            "Lambda-Runtime-Invoked-Function-Arn: arn:aws:lambda:eu-west-1:123:function:shop\r\n" +
            "Lambda-Runtime-Client-Context: {\"client\":{\"app_title\":\"é\"}}\r\n" +
            "Lambda-Runtime-Cognito-Identity: {\"other\":{\"cognitoIdentityId\":\"no\"},\"cognitoIdentityId\":\"user-1\",\"cognitoIdentityPoolId\":\"pool-1\"}\r\n" +
            "Lambda-Runtime-Aws-Tenant-Id: tenant-1\r\n" +
            "X-Unknown: 1\r\n";
        LambdaContext? context = null;
        using var api = new FakeRuntimeApi().Enqueue(ApiReply.Invocation(headers: Headers));
        using var loop = new RunningLoop(
            api,
            (_, headers) =>
            {
                context = headers.Context;
                return RunningLoop.Answer("");
            },
            ("AWS_LAMBDA_FUNCTION_NAME", "shop"),
            ("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST"),
            ("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "512"),
            ("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/shop"),
            ("AWS_LAMBDA_LOG_STREAM_NAME", "2026/07/01/[$LATEST]1"));

        api.TakePost();
        Assert.NotNull(context);
        Assert.Equal("id-1", context.RequestId);
        Assert.Equal(DateTimeOffset.FromUnixTimeMilliseconds(1782900000123), context.Deadline);
        Assert.Equal("Root=1-5759e988-bd862e3fe1be46a994272793;Sampled=0", context.TraceId);
        Assert.Equal("arn:aws:lambda:eu-west-1:123:function:shop", context.InvokedFunctionArn);
        Assert.Equal("""{"client":{"app_title":"é"}}""", context.ClientContext);
        Assert.Equal(("user-1", "pool-1"), (context.CognitoIdentityId, context.CognitoIdentityPoolId));
        Assert.Equal("tenant-1", context.TenantId);
        Assert.Equal(("shop", "$LATEST", 512), (context.FunctionName, context.FunctionVersion, context.MemoryLimitInMB));
        Assert.Equal(("/aws/lambda/shop", "2026/07/01/[$LATEST]1"), (context.LogGroupName, context.LogStreamName));
    }

    [Fact]
    public void Nothing_of_one_invocation_is_in_the_next_ones_context_and_a_kept_context_stays()
    {
        var contexts = new List<LambdaContext>();
        using var api = new FakeRuntimeApi().Enqueue(
            ApiReply.Invocation(id: "id-1", headers: "Lambda-Runtime-Trace-Id: Root=1\r\nLambda-Runtime-Aws-Tenant-Id: tenant-1\r\nLambda-Runtime-Deadline-Ms: 1\r\n"),
            ApiReply.Invocation(id: "id-2"));
        using var loop = new RunningLoop(api, (_, headers) =>
        {
            contexts.Add(headers.Context);
            return RunningLoop.Answer("");
        });

        api.TakePost();
        api.TakePost();
        Assert.Equal(("id-1", "Root=1", "tenant-1"), (contexts[0].RequestId, contexts[0].TraceId, contexts[0].TenantId));
        Assert.Equal(("id-2", "", "", DateTimeOffset.MaxValue), (contexts[1].RequestId, contexts[1].TraceId, contexts[1].TenantId, contexts[1].Deadline));
    }

    [Fact]
    public void The_attempts_name_is_sent_back_with_its_answer_and_with_its_error()
    {
        using var api = new FakeRuntimeApi().Enqueue(
            ApiReply.Invocation("1", headers: "Lambda-Runtime-Invocation-Id: attempt-1\r\n"),
            ApiReply.Invocation("2"),
            ApiReply.Invocation("3", headers: "lambda-runtime-invocation-id: attempt-3\r\n"));
        using var loop = new RunningLoop(api, (json, headers) => json.Span[0] == '3' ? throw new InvalidOperationException() : RunningLoop.Echo(json, headers));

        Assert.Equal("attempt-1", api.TakePost().Headers["Lambda-Runtime-Invocation-Id"]);
        Assert.False(api.TakePost().Headers.ContainsKey("Lambda-Runtime-Invocation-Id"));
        var error = api.TakePost();
        Assert.EndsWith("/error", error.Path, StringComparison.Ordinal);
        Assert.Equal("attempt-3", error.Headers["Lambda-Runtime-Invocation-Id"]);
    }

    [Theory]
    [InlineData("a/b?c#d e.é", "a%2Fb%3Fc%23d%20e%2E%C3%A9")]
    [InlineData("8476a536-e9f4-11e8-9739-2dfe598c3fcd", "8476a536-e9f4-11e8-9739-2dfe598c3fcd")]
    public void The_request_id_cannot_lead_elsewhere(string id, string path)
    {
        using var api = new FakeRuntimeApi().Enqueue(ApiReply.Invocation(id: id));
        using var loop = new RunningLoop(api, RunningLoop.Echo);

        Assert.Equal($"/2018-06-01/runtime/invocation/{path}/response", api.TakePost().Path);
    }

    [Theory]
    [InlineData(200, "")]
    [InlineData(202, "")]
    [InlineData(204, "")]
    [InlineData(400, "fail\tLambda refused the answer with status 400: {\"errorType\":\"InvalidRequestID\"}")]
    [InlineData(403, "fail\tLambda refused the answer with status 403")]
    [InlineData(410, "warn\tThe answer came too late")]
    [InlineData(413, "fail\tLambda refused the answer: 6 bytes are too long (413)")]
    [InlineData(503, "fail\tLambda refused the answer with status 503")]
    public void Whatever_Lambda_says_to_an_answer_the_loop_goes_on(int status, string logged)
    {
        var body = status is 202 or 204 ? "" : """{"errorType":"InvalidRequestID"}""";
        using var api = new FakeRuntimeApi { OnPost = post => ApiReply.Status(post.Path.Contains("id-1", StringComparison.Ordinal) ? status : 202, body) }
            .Enqueue(ApiReply.Invocation("answer", "id-1"), ApiReply.Invocation("answer", "id-2"));
        using var loop = new RunningLoop(api, RunningLoop.Echo);

        Assert.Contains("id-1/response", api.TakePost().Path, StringComparison.Ordinal);
        Assert.Contains("id-2/response", api.TakePost().Path, StringComparison.Ordinal);
        if (logged.Length == 0) Assert.Empty(loop.Log.Lines);
        else Assert.Contains($"\tid-1\t{logged}", Assert.Single(loop.Log.Lines), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(400, "fail\tLambda refused the error with status 400")]
    [InlineData(403, "fail\tLambda refused the error with status 403")]
    [InlineData(410, "warn\tThe error came too late")]
    [InlineData(413, "fail\tLambda refused the error with status 413")]
    public void Whatever_Lambda_says_to_an_error_the_loop_goes_on(int status, string logged)
    {
        using var api = new FakeRuntimeApi { OnPost = _ => ApiReply.Status(status) }.Enqueue(ApiReply.Invocation(id: "id-1"), ApiReply.Invocation(id: "id-2"));
        using var loop = new RunningLoop(api, (_, _) => throw new EventException("Function.NoRoute", "no route"));

        Assert.Contains("id-1/error", api.TakePost().Path, StringComparison.Ordinal);
        Assert.Contains("id-2/error", api.TakePost().Path, StringComparison.Ordinal);
        Assert.Contains(loop.Log.Lines, line => line.Contains($"\tid-1\t{logged}", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_container_error_ends_the_loop_at_once(bool fails)
    {
        using var api = new FakeRuntimeApi { OnPost = _ => ApiReply.Status(500) }.Enqueue(ApiReply.Invocation(), ApiReply.Invocation());
        using var loop = new RunningLoop(api, (json, headers) => fails ? throw new InvalidOperationException() : RunningLoop.Echo(json, headers));

        Assert.True(Assert.IsType<RuntimeApiException>(loop.Join()).IsContainerError);
        Assert.Equal(2, api.Requests.Count);
    }

    [Theory]
    [InlineData(403, false)]
    [InlineData(500, true)]
    public void When_there_are_no_more_invocations_the_loop_ends_and_says_why(int status, bool isContainerError)
    {
        using var api = new FakeRuntimeApi().Enqueue(ApiReply.Status(status, """{"errorType":"Forbidden"}"""));
        using var loop = new RunningLoop(api, RunningLoop.Echo);

        var ending = Assert.IsType<RuntimeApiException>(loop.Join());
        Assert.Equal($$"""The Runtime API answered {{status}} to /next: {"errorType":"Forbidden"}""", ending.Message);
        Assert.Equal(isContainerError, ending.IsContainerError);
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}", "without a request id")]
    [InlineData("nonsense\r\n\r\n", "malformed")]
    public void An_API_that_makes_no_sense_ends_the_loop(string reply, string message)
    {
        using var api = new FakeRuntimeApi().Enqueue(new ApiReply(Encoding.ASCII.GetBytes(reply)));
        using var loop = new RunningLoop(api, RunningLoop.Echo);

        Assert.Contains(message, Assert.IsType<RuntimeApiException>(loop.Join()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_API_that_is_not_there_ends_the_loop()
    {
        var closed = new FakeRuntimeApi();
        var endpoint = closed.Endpoint;
        closed.Dispose();
        using var loop = new RunningLoop(endpoint, RunningLoop.Echo);

        Assert.Contains("cannot be reached", Assert.IsType<RuntimeApiException>(loop.Join()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_connection_that_the_API_gave_up_while_it_was_idle_is_opened_again()
    {
        using var api = new FakeRuntimeApi { OnPost = _ => ApiReply.Status(202) with { Closes = true } }
            .Enqueue(ApiReply.Invocation("1") with { Closes = true }, ApiReply.Invocation("2") with { Closes = true }, ApiReply.Invocation("3") with { Closes = true });
        using var loop = new RunningLoop(api, RunningLoop.Echo);

        Assert.Equal(["1", "2", "3"], [api.TakePost().Text, api.TakePost().Text, api.TakePost().Text]);
        Assert.Empty(loop.Log.Lines);
    }

    [Fact]
    public void A_connection_that_the_API_closes_by_header_is_opened_again()
    {
        var accepted = new ApiReply("HTTP/1.1 202 Accepted\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"u8.ToArray());
        using var api = new FakeRuntimeApi { OnPost = _ => accepted }.Enqueue(ApiReply.Invocation("1"), ApiReply.Invocation("2"));
        using var loop = new RunningLoop(api, RunningLoop.Echo);

        Assert.Equal(["1", "2"], [api.TakePost().Text, api.TakePost().Text]);
        // The third is for the invocation that does not come, when the loop is quick.
        Assert.InRange(api.Connections, 2, 3);
    }

    [Fact]
    public void An_answer_that_is_refused_before_it_is_sent_whole_does_not_end_the_loop()
    {
        // As a server does that has seen enough of the Content-Length: it answers, and closes without reading on.
        using var api = new FakeRuntimeApi
        {
            OnHead = request => request.Path.EndsWith("id-1/response", StringComparison.Ordinal) ? ApiReply.Status(413) : null,
        }.Enqueue(ApiReply.Invocation(id: "id-1"), ApiReply.Invocation("next", "id-2"));
        using var loop = new RunningLoop(api, (json, _) => json.Length == 2 ? new(new byte[30_000_000]) : RunningLoop.Echo(json, null!));

        Assert.Contains("id-2/response", api.TakePost().Path, StringComparison.Ordinal);
        Assert.Contains("30000000 bytes are too long (413)", Assert.Single(loop.Log.Lines), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("localhost:{0}")]
    [InlineData("127.0.0.1:{0}/")]
    public void The_API_may_be_named_or_numbered(string endpoint)
    {
        using var api = new FakeRuntimeApi().Enqueue(ApiReply.Invocation("1"));
        using var loop = new RunningLoop(string.Format(CultureInfo.InvariantCulture, endpoint, api.Port), RunningLoop.Echo);

        Assert.Equal("/2018-06-01/runtime/invocation/id-1/response", api.TakePost().Path);
    }

    [Fact]
    public void The_API_may_stand_under_a_path()
    {
        using var api = new FakeRuntimeApi().Enqueue(ApiReply.Invocation("1"));
        using var loop = new RunningLoop($"{api.Endpoint}/Api", RunningLoop.Echo);

        Assert.Equal("/Api/2018-06-01/runtime/invocation/id-1/response", api.TakePost().Path);
        Assert.True(api.Requests.TryPeek(out var next));
        Assert.Equal("/Api/2018-06-01/runtime/invocation/next", next.Path);
    }

    [Fact]
    public void The_API_may_have_an_IPv6_address()
    {
        using var api = new FakeRuntimeApi(IPAddress.IPv6Loopback).Enqueue(ApiReply.Invocation("1"));
        using var loop = new RunningLoop($"[::1]:{api.Port}", RunningLoop.Echo);

        Assert.Equal($"[::1]:{api.Port}", api.TakePost().Headers["Host"]);
    }

    [Fact]
    public void A_stop_ends_a_loop_that_waits()
    {
        using var api = new FakeRuntimeApi().Enqueue(ApiReply.Invocation("1"));
        var loop = new RunningLoop(api, RunningLoop.Echo);
        api.TakePost();

        loop.Dispose();
        Assert.Null(loop.Ending);
    }
}
