using System.Text.Json.Nodes;
using RouteGen.Events;

namespace RouteGen.Behaviour.Tests.EventRoutes;

/// <summary>Batches through emitted code: what fails comes back, and nothing else does.</summary>
public sealed class BatchHandlerTests
{
    private readonly EventCase _case = EventCase.Load("event-batches");

    [Fact]
    public async Task A_record_that_fails_or_cannot_be_read_comes_back_alone()
    {
        var answer = await _case.SendAsync(EventCase.Sqs("orders", """{"id":"a"}""", """{"id":"x1"}""", "{", """{"id":"b"}"""));

        Assert.Equal(["m2", "m3"], EventCase.Failures(answer));
        Assert.Equal([" a", " b", " x1", "SQS orders m2 failed: x1"], _case.TakeLines().Order(StringComparer.Ordinal));
        Assert.Empty(EventCase.Failures(await _case.SendAsync(EventCase.Sqs("orders", """{"id":"a"}"""))));
    }

    [Fact]
    public async Task Of_a_FIFO_queue_the_rest_of_the_group_comes_back_too()
    {
        var answer = await _case.SendAsync(EventCase.Sqs("jobs.fifo", """g {"id":"a"}""", """g {"id":"x"}""", """h {"id":"b"}""", """g {"id":"c"}"""));

        Assert.Equal(["m2", "m4"], EventCase.Failures(answer));
        Assert.Equal(["g a", "g x", "SQS jobs.fifo m2 failed: x", "h b"], _case.TakeLines());
    }

    [Fact]
    public async Task A_handler_of_the_batch_says_what_failed()
    {
        Assert.Equal(["m2"], EventCase.Failures(await _case.SendAsync(EventCase.Sqs("whole", "a", "", "b"))));
        await Assert.ThrowsAnyAsync<Exception>(() => _case.SendAsync(EventCase.Sqs("whole", "", "")));
    }

    [Fact]
    public async Task Without_partial_the_first_failure_is_the_functions()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => _case.SendAsync(EventCase.Sqs("orders-dev", """{"id":"a"}""", """{"id":"x"}""", """{"id":"b"}""")));

        Assert.Equal([" a", " x", "SQS orders-* m2 failed: x"], _case.TakeLines());
    }

    [Theory]
    [InlineData("orders-dev", "SQS orders-*")]
    [InlineData("orders-trial", "SQS orders-*")]
    [InlineData("my-trial", "SQS *-trial")]
    [InlineData("orders-dev-dlq", "SQS orders-*-dlq")]
    public async Task The_greater_priority_goes_first(string queue, string route)
    {
        await _case.SendAsync(EventCase.Sqs(queue, """{"id":"a"}"""));

        Assert.Equal(route, _case.Route);
    }

    [Fact]
    public async Task A_method_around_may_call_the_handler_again()
    {
        await _case.SendAsync(EventCase.Sqs("orders-a-dlq", "b"));

        Assert.Equal(["dead: b", "dead: b"], _case.TakeLines());
    }

    [Fact]
    public async Task A_window_carries_its_state_from_batch_to_batch()
    {
        var records = """[{"eventSource":"aws:kinesis","eventSourceARN":"arn:aws:kinesis:eu-west-1:1:stream/clicks","kinesis":{"partitionKey":"p","sequenceNumber":"1","data":""}},{"eventSource":"aws:kinesis","eventSourceARN":"arn:aws:kinesis:eu-west-1:1:stream/clicks","kinesis":{"partitionKey":"p","sequenceNumber":"2","data":""}}]""";
        const string Window = """ "window":{"start":"2026-01-01T00:00:00Z","end":"2026-01-01T00:02:00Z"},"shardId":"s","eventSourceARN":"arn:aws:kinesis:eu-west-1:1:stream/clicks","isWindowTerminatedEarly":false """;

        var first = JsonNode.Parse(await _case.SendAsync($$"""{"Records":{{records}},"state":{},"isFinalInvokeForWindow":false,{{Window}}}""".Replace("\"state\":{}", "\"state\":null", StringComparison.Ordinal)))!;
        Assert.Equal(2, first["state"]!.GetValue<int>());
        await _case.SendAsync($$"""{"Records":[],"state":{{first["state"]!.ToJsonString()}},"isFinalInvokeForWindow":true,{{Window}}}""");
        Assert.Equal(["2 clicks"], _case.TakeLines());
    }

    [Fact]
    public async Task Of_a_stream_all_from_the_first_failure_on_comes_back()
    {
        static JsonObject Change(string number, string? name) => new()
        {
            ["eventSource"] = "aws:dynamodb",
            ["eventName"] = "INSERT",
            ["eventSourceARN"] = "arn:aws:dynamodb:eu-west-1:1:table/users/stream/2026",
            ["dynamodb"] = new JsonObject { ["SequenceNumber"] = number, ["Keys"] = new JsonObject { ["id"] = new JsonObject { ["S"] = number } }, ["NewImage"] = new JsonObject { ["name"] = name is null ? new JsonObject { ["N"] = "1" } : new JsonObject { ["S"] = name } } },
        };

        Assert.Equal(["11"], EventCase.Failures(await _case.SendAsync(EventCase.Records([Change("10", "Ada"), Change("11", null), Change("12", null)]))));
        Assert.Contains("Insert Ada", _case.TakeLines());
    }

    [Fact]
    public async Task What_is_switched_off_is_not_there()
    {
        // Read once for the process: no test switches it on.
        await Assert.ThrowsAsync<EventException>(() => _case.SendAsync("""{"Records":[{"EventSource":"aws:sns","Sns":{"MessageId":"n","TopicArn":"arn:aws:sns:eu-west-1:1:trials","Message":"m"}}]}"""));
        Assert.Equal(404, JsonNode.Parse(await _case.SendAsync("""{"httpMethod":"GET","resource":"/{proxy+}","path":"/trials","requestContext":{}}"""))!["statusCode"]!.GetValue<int>());
    }
}
