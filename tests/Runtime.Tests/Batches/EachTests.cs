using System.Text;
using System.Text.Json.Nodes;
using RouteGen.Events;
using RouteGen.Routing;

namespace RouteGen.Runtime.Tests.Batches;

/// <summary>A handler of one record at a time: what is started, in which order, and what Lambda is told.</summary>
public sealed class EachTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Theory]
    [InlineData(BatchSource.Sqs)]
    [InlineData(BatchSource.Fifo)]
    [InlineData(BatchSource.Kinesis)]
    [InlineData(BatchSource.DynamoDb)]
    public async Task A_batch_that_is_done_has_no_failures(BatchSource source)
    {
        var json = BatchEvents.OfCount(source, 3);
        Assert.Equal("""{"batchItemFailures":[]}""", (await BatchOutcome.OfEachAsync(json, _ => default, partial: true)).Text);
        Assert.Equal("", (await BatchOutcome.OfEachAsync(json, _ => default, partial: false)).Text);
    }

    [Fact]
    public async Task A_standard_queue_attempts_every_message_and_reports_those_that_failed()
    {
        var outcome = await EachAsync(BatchEvents.OfCount(BatchSource.Sqs, 5), partial: true, fails: [0, 3]);
        Assert.Equal([0, 1, 2, 3, 4], outcome.Started);
        Assert.Equal("""{"batchItemFailures":[{"itemIdentifier":"id-0"},{"itemIdentifier":"id-3"}]}""", outcome.Text);
    }

    [Fact]
    public async Task A_FIFO_queues_failure_keeps_back_the_rest_of_its_group_alone()
    {
        var outcome = await EachAsync(BatchEvents.Of(BatchSource.Fifo, 1, 2, 1, 2, 1), partial: true, fails: [0]);
        Assert.Equal([0, 1, 3], outcome.Started);
        Assert.Equal([0, 2, 4], outcome.Reported);
    }

    [Theory]
    [InlineData(BatchSource.Kinesis)]
    [InlineData(BatchSource.DynamoDb)]
    public async Task A_stream_reports_the_first_failure_and_starts_nothing_after_it(BatchSource source)
    {
        var outcome = await EachAsync(BatchEvents.OfCount(source, 5), partial: true, fails: [2, 3]);
        Assert.Equal([0, 1, 2], outcome.Started);
        Assert.Equal([2], outcome.Reported);
    }

    [Theory]
    [InlineData(BatchSource.Sqs)]
    [InlineData(BatchSource.Fifo)]
    [InlineData(BatchSource.Kinesis)]
    [InlineData(BatchSource.Sns)]
    [InlineData(BatchSource.S3)]
    public async Task Without_partial_the_first_failure_is_thrown_as_it_is(BatchSource source)
    {
        var outcome = await EachAsync(BatchEvents.OfCount(source, 4), partial: false, fails: [1, 2]);
        Assert.Equal([0, 1], outcome.Started);
        Assert.Equal("record 1", Assert.IsType<InvalidOperationException>(outcome.Failure).Message);
        Assert.Empty(outcome.Text);
    }

    [Theory]
    [InlineData(BatchSource.Sns)]
    [InlineData(BatchSource.S3)]
    public async Task What_can_only_fail_as_a_whole_is_never_reported_in_part(BatchSource source)
    {
        var outcome = await EachAsync(BatchEvents.OfCount(source, 3), partial: true, fails: [1]);
        Assert.Equal("record 1", outcome.Failure!.Message);
        Assert.Equal([0, 1], outcome.Started);
    }

    [Theory]
    [InlineData(BatchSource.Sqs)]
    [InlineData(BatchSource.Fifo)]
    [InlineData(BatchSource.Kinesis)]
    public async Task A_batch_of_which_nothing_was_done_is_the_functions_error(BatchSource source)
    {
        var outcome = await EachAsync(BatchEvents.Of(source, 1, 1, 1), partial: true, fails: [0, 1, 2]);
        var failure = Assert.IsType<BatchFailedException>(outcome.Failure);
        Assert.Equal("0 of 3 records were processed.", failure.Message);
        Assert.Equal("record 0", failure.InnerException!.Message);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"messageId":""}""")]
    [InlineData("""{"messageId":null}""")]
    [InlineData("""{"messageId":5}""")]
    public async Task A_failure_without_an_identifier_is_that_of_all(string record)
    {
        var records = BatchEvents.Records(BatchSource.Sqs, [0, 1]);
        var odd = JsonNode.Parse(record)!.AsObject();
        odd["eventSource"] = "aws:sqs";
        records.Add(odd);
        var json = Encoding.UTF8.GetBytes(new JsonObject { ["Records"] = records }.ToJsonString());

        var place = 0;
        var outcome = await BatchOutcome.OfEachAsync(json, _ => place++ == 2 ? throw new InvalidOperationException("odd") : default, partial: true);
        var failure = Assert.IsType<BatchFailedException>(outcome.Failure);
        Assert.Equal("Record 3 of 3 was not processed, and has no identifier to be reported by.", failure.Message);
        Assert.Equal("odd", failure.InnerException!.Message);
    }

    [Fact]
    public async Task An_identifier_is_answered_with_its_escapes_and_the_last_of_several_counts()
    {
        var json = """{"Records":[{"messageId":"x","message\u0049d":"a\"\u00e4","eventSource":"aws:sqs"},{"messageId":"b","eventSource":"aws:sqs"}]}"""u8.ToArray();
        var isFirst = true;
        var outcome = await BatchOutcome.OfEachAsync(
            json,
            _ =>
            {
                if (!isFirst) return default;
                isFirst = false;
                throw new InvalidOperationException();
            },
            partial: true);
        Assert.Equal("""{"batchItemFailures":[{"itemIdentifier":"a\"\u00e4"}]}""", outcome.Text);
        Assert.Contains("record=\"a\\\"ä\"", outcome.Log.First().Message, StringComparison.Ordinal);
    }

    // The id that AWS's support asks for, and that the sender's own log has.
    [Theory]
    [InlineData("""{"Records":[{"eventSource":"aws:s3","s3":{},"responseElements":{"x-amz-request-id":"C3D13FE58DE4C810"}}]}""", "C3D13FE58DE4C810")]
    [InlineData("""{"Records":[{"EventSource":"aws:sns","Sns":{"MessageId":"95df01b4","Message":""}}]}""", "95df01b4")]
    [InlineData("""{"Records":[{"eventSource":"aws:s3","s3":{}}]}""", "\"\"")]
    [InlineData("""{"Records":[{"eventSource":"aws:s3","s3":{},"responseElements":{"x-amz-request-id":7}}]}""", "\"\"")]
    public async Task The_log_names_what_failed_of_an_event_that_nobody_takes_back(string json, string name)
    {
        var outcome = await BatchOutcome.OfAsync(Encoding.UTF8.GetBytes(json), received => received.Kind == EventKind.Sns ? received.EachAsync<SnsMessage>(Fail) : received.EachAsync<S3Record>(Fail));
        Assert.Equal("odd", Assert.IsType<InvalidOperationException>(outcome.Failure).Message);
        Assert.Equal($"A record of SQS orders failed. record={name}", outcome.Log.First().Message);

        static ValueTask Fail(EventRecord record) => throw new InvalidOperationException("odd");
    }

    [Theory]
    [InlineData("""{"Service":"Amazon S3","Event":"s3:TestEvent","Bucket":"uploads"}""")]
    [InlineData("""{"Records":[]}""")]
    [InlineData("""{"Records":null}""")]
    public async Task An_event_without_records_is_done(string json)
    {
        var bytes = Encoding.UTF8.GetBytes(json);
        var outcome = await BatchOutcome.OfEachAsync(bytes, _ => throw new InvalidOperationException(), partial: false);
        Assert.Null(outcome.Failure);
        Assert.Empty(outcome.Text);
        Assert.Null((await BatchOutcome.OfBatchAsync(bytes, _ => throw new InvalidOperationException(), partial: false)).Failure);
    }

    [Fact]
    public async Task What_is_past_its_time_is_not_started()
    {
        var outcome = await BatchOutcome.OfEachAsync(BatchEvents.OfCount(BatchSource.Sqs, 3), _ => default, partial: false, deadline: DateTimeOffset.UtcNow);
        Assert.Equal("0 of 3 records were processed when the time was up.", Assert.IsType<BatchFailedException>(outcome.Failure).Message);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task At_the_deadline_the_rest_comes_back(bool partial)
    {
        var outcome = await BatchOutcome.OfEachAsync(BatchEvents.OfCount(BatchSource.Sqs, 4), Handle, partial, deadline: DateTimeOffset.UtcNow.AddMilliseconds(300));
        if (partial) Assert.Equal([2, 3], outcome.Reported);
        else Assert.Equal("2 of 4 records were processed when the time was up.", Assert.IsType<BatchFailedException>(outcome.Failure).Message);
        Assert.Contains(outcome.Log, line => line.Message.StartsWith("2 of 4 records of SQS orders were not started", StringComparison.Ordinal));

        static ValueTask Handle(SqsMessage message)
        {
            if (BatchEvents.PlaceOf(message) == 1) Assert.True(message.Cancellation.WaitHandle.WaitOne(Patience));
            return default;
        }
    }

    [Fact]
    public async Task A_handler_that_heeds_its_token_says_how_far_it_came()
    {
        var outcome = await BatchOutcome.OfEachAsync(
            BatchEvents.OfCount(BatchSource.Sqs, 2),
            async message => await Task.Delay(BatchEvents.PlaceOf(message) == 0 ? 0 : Timeout.Infinite, message.Cancellation),
            partial: false,
            deadline: DateTimeOffset.UtcNow.AddMilliseconds(300));
        var failure = Assert.IsType<BatchFailedException>(outcome.Failure);
        Assert.Equal("1 of 2 records were processed when the time was up.", failure.Message);
        Assert.IsAssignableFrom<OperationCanceledException>(failure.InnerException);
    }

    [Fact]
    public async Task Handlers_that_never_wait_run_on_the_sessions_thread()
    {
        var thread = Environment.CurrentManagedThreadId;
        var threads = new HashSet<int>();
        await BatchOutcome.OfEachAsync(BatchEvents.OfCount(BatchSource.Sqs, 20), _ =>
        {
            threads.Add(Environment.CurrentManagedThreadId);
            return default;
        }, partial: true, parallel: 8);
        Assert.Equal([thread], threads);
    }

    [Fact]
    public async Task So_many_as_the_route_says_run_at_once()
    {
        var all = new TaskCompletionSource();
        var running = 0;
        var outcome = await BatchOutcome.OfEachAsync(BatchEvents.OfCount(BatchSource.Sqs, 12), async _ =>
        {
            if (Interlocked.Increment(ref running) == 4) all.SetResult();
            await all.Task.WaitAsync(Patience);
        }, partial: true, parallel: 4);
        Assert.Empty(outcome.Reported);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public async Task Less_than_one_at_once_is_refused(int parallel) =>
        Assert.IsType<ArgumentOutOfRangeException>((await BatchOutcome.OfEachAsync(BatchEvents.OfCount(BatchSource.Sqs, 1), _ => default, partial: true, parallel)).Failure);

    [Fact]
    public async Task A_record_is_over_when_its_handler_is_done()
    {
        SqsMessage? kept = null;
        await BatchOutcome.OfEachAsync(BatchEvents.OfCount(BatchSource.Sqs, 2), message =>
        {
            if (kept is not null) Assert.Throws<ObjectDisposedException>(() => kept.Json);
            kept = message;
            return default;
        }, partial: false);
        Assert.Throws<ObjectDisposedException>(() => kept!.Route);
    }

    [Fact]
    public async Task Each_failure_has_a_line_up_to_twenty_and_the_rest_has_one()
    {
        var outcome = await EachAsync(BatchEvents.OfCount(BatchSource.Sqs, 100), partial: true, fails: [.. Enumerable.Range(10, 90)]);
        Assert.Equal(21, outcome.Log.Length);
        Assert.Equal((LogLevel.Error, "A record of SQS orders failed. record=id-10", "record 10"), (outcome.Log[0].Level, outcome.Log[0].Message, outcome.Log[0].Exception!.Message));
        Assert.Equal("70 more records of SQS orders failed.", outcome.Log[^1].Message);
        Assert.Equal(90, outcome.Reported.Length);
    }

    private static async Task<(int[] Started, string Text, int[] Reported, Exception? Failure, (LogLevel Level, string Message, Exception? Exception)[] Log)> EachAsync(byte[] json, bool partial, int[] fails)
    {
        var started = new List<int>();
        var outcome = await BatchOutcome.OfEachAsync(json, message =>
        {
            var place = BatchEvents.PlaceOf(message);
            started.Add(place);
            return fails.Contains(place) ? throw new InvalidOperationException($"record {place}") : default;
        }, partial);
        return ([.. started], outcome.Text, partial && outcome.Failure is null ? outcome.Reported : [], outcome.Failure, [.. outcome.Log]);
    }
}
