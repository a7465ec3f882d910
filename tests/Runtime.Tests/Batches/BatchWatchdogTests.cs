using System.Globalization;
using System.Text;
using RouteGen.Hosting;
using RouteGen.Routing;
using RouteGen.Runtime.Tests.Hosting;

namespace RouteGen.Runtime.Tests.Batches;

/// <summary>What becomes of a batch whose handlers ignore their deadline, in the loop.</summary>
public sealed class BatchWatchdogTests
{
    private const int Soon = 400;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Theory]
    [InlineData(BatchSource.Sqs, 1, new[] { 1, 2, 3 })]
    [InlineData(BatchSource.Sqs, 8, new[] { 1 })]
    [InlineData(BatchSource.Fifo, 8, new[] { 1, 3 })]
    [InlineData(BatchSource.Kinesis, 8, new[] { 1 })]
    public void What_is_not_done_is_reported_and_the_process_ends(BatchSource source, int parallel, int[] reported)
    {
        using var api = new FakeRuntimeApi().Enqueue(Invocation(BatchEvents.Of(source, 0, 1, 0, 1)));
        using var stuck = new StuckBatch(api, (received, handler) => received.EachAsync(handler, partial: true, parallel));

        var post = api.TakePost();
        Assert.Equal("/2018-06-01/runtime/invocation/id-1/response", post.Path);
        Assert.Equal("attempt-1", post.Headers["Lambda-Runtime-Invocation-Id"]);
        Assert.Equal(reported, BatchEvents.Reported(post.Body));
        Assert.True(stuck.Exited.Wait(Patience));
        Assert.Contains("The handler of SQS orders still runs when its time is up: the records that are not done are reported. The process ends.\n", string.Concat(stuck.Loop.Log.Lines), StringComparison.Ordinal);

        // Though its handler returns, the loop neither answers nor asks for another invocation.
        stuck.Dispose();
        Assert.Equal(["/next", "/response"], Calls(api));
    }

    [Fact]
    public void Where_nothing_was_done_it_is_the_functions_error()
    {
        using var api = new FakeRuntimeApi().Enqueue(Invocation(BatchEvents.OfCount(BatchSource.Sqs, 3)));
        using var stuck = new StuckBatch(api, (received, handler) => received.EachAsync(handler, partial: true), stuckAt: 0);

        var post = api.TakePost();
        Assert.Equal("/2018-06-01/runtime/invocation/id-1/error", post.Path);
        Assert.Contains("\"errorType\":\"BatchFailedException\",\"errorMessage\":\"None of 3 records was processed when the time was up.\"", post.Text, StringComparison.Ordinal);
        Assert.True(stuck.Exited.Wait(Patience));
    }

    [Fact]
    public void Of_a_handler_of_all_records_nothing_is_known_to_be_done()
    {
        using var api = new FakeRuntimeApi().Enqueue(Invocation(BatchEvents.OfWindow(BatchSource.Kinesis, "{}", isFinal: true)));
        using var stuck = new StuckBatch(api, (received, handler) => received.BatchAsync<SqsMessage>(_ => handler(null!), partial: true), stuckAt: -1);

        Assert.Equal("/2018-06-01/runtime/invocation/id-1/error", api.TakePost().Path);
        Assert.True(stuck.Exited.Wait(Patience));
    }

    [Fact]
    public void What_has_no_identifier_cannot_be_reported_alone()
    {
        var json = Encoding.UTF8.GetString(BatchEvents.OfCount(BatchSource.Sqs, 3)).Replace("\"messageId\":\"id-2\"", "\"messageid\":\"id-2\"", StringComparison.Ordinal);
        using var api = new FakeRuntimeApi().Enqueue(Invocation(Encoding.UTF8.GetBytes(json)));
        using var stuck = new StuckBatch(api, (received, handler) => received.EachAsync(handler, partial: true));

        var post = api.TakePost();
        Assert.EndsWith("/error", post.Path, StringComparison.Ordinal);
        Assert.Contains("Record 3 of 3 was not processed, and has no identifier to be reported by.", post.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_window_keeps_its_state()
    {
        using var api = new FakeRuntimeApi().Enqueue(Invocation(BatchEvents.OfWindow(BatchSource.Kinesis, """{"Sum":5}""", isFinal: false, 0, 1)));
        using var stuck = new StuckBatch(api, (received, handler) => received.EachAsync(handler, partial: true));

        Assert.Equal("""{"state":{"Sum":5},"batchItemFailures":[{"itemIdentifier":"id-1"}]}""", api.TakePost().Text);
    }

    // Else a function that takes several invocations at once would end with all of them.
    [Fact]
    public void A_process_that_serves_several_invocations_lives_on()
    {
        using var api = new FakeRuntimeApi().Enqueue(Invocation(BatchEvents.OfCount(BatchSource.Sqs, 2)), Invocation(BatchEvents.OfCount(BatchSource.Sqs, 2), "id-2", TimeSpan.FromHours(1)));
        using var stuck = new StuckBatch(api, (received, handler) => received.EachAsync(handler, partial: true), variables: ("AWS_LAMBDA_MAX_CONCURRENCY", "1"));

        Assert.Equal([1], BatchEvents.Reported(api.TakePost().Body));
        stuck.Release.Set();
        var second = api.TakePost();
        Assert.EndsWith("id-2/response", second.Path, StringComparison.Ordinal);
        Assert.Empty(BatchEvents.Reported(second.Body));
        Assert.False(stuck.Exited.IsSet);
    }

    [Fact]
    public void A_batch_that_is_done_in_time_is_answered_by_its_loop_alone()
    {
        using var api = new FakeRuntimeApi().Enqueue(Invocation(BatchEvents.OfCount(BatchSource.Sqs, 2), "id-1", TimeSpan.FromHours(1)), Invocation(BatchEvents.OfCount(BatchSource.Sqs, 2), "id-2", TimeSpan.FromHours(1)));
        using var stuck = new StuckBatch(api, (received, handler) => received.EachAsync(handler, partial: true), stuckAt: 99);

        Assert.Empty(BatchEvents.Reported(api.TakePost().Body));
        Assert.Empty(BatchEvents.Reported(api.TakePost().Body));
        stuck.Dispose();
        Assert.False(stuck.Exited.IsSet);
    }

    [Fact]
    public void Without_partial_Lambdas_own_timeout_brings_all_back()
    {
        using var api = new FakeRuntimeApi().Enqueue(Invocation(BatchEvents.OfCount(BatchSource.Sqs, 2)));
        using var stuck = new StuckBatch(api, (received, handler) => received.EachAsync(handler, partial: false));

        Assert.True(stuck.IsStuck.Wait(Patience));
        Assert.False(stuck.Exited.Wait(2 * Soon));
        stuck.Release.Set();
        // The last one was in flight, and so all are done.
        Assert.Empty(api.TakePost().Body);
    }

    // Whoever wins, the invocation has one answer, and what is not in it was done.
    [Fact]
    public void At_the_very_deadline_there_is_one_answer_and_nothing_is_lost()
    {
        const int Invocations = 12;
        var random = new Random();
        var done = new bool[Invocations, 3];
        var deadline = DateTimeOffset.UtcNow;
        var replies = Enumerable.Range(0, Invocations).Select(number => ApiReply.Invocation(Encoding.UTF8.GetString(BatchEvents.OfCount(BatchSource.Sqs, 3)), $"id-{number}", string.Create(CultureInfo.InvariantCulture, $"Lambda-Runtime-Deadline-Ms: {deadline.AddMilliseconds(500 + (40 * number)).ToUnixTimeMilliseconds()}\r\n"))).ToArray();
        using var api = new FakeRuntimeApi().Enqueue(replies);
        var invocation = -1;
        var router = new BatchRouter(received =>
        {
            invocation++;
            return received.EachAsync<SqsMessage>(async message =>
            {
                var place = BatchEvents.PlaceOf(message);
                var until = received.Context.Deadline.AddMilliseconds(random.Next(-30, 0));
                if (place == 1) while (DateTimeOffset.UtcNow < until) await Task.Yield();
                Volatile.Write(ref done[invocation, place], true);
            }, partial: true);
        });
        using var loop = new RunningLoop(api.Endpoint, new RouterSession(router).InvokeAsync, exit: null, ("AWS_LAMBDA_MAX_CONCURRENCY", "1"));

        var posts = Enumerable.Range(0, Invocations).Select(_ => api.TakePost()).ToArray();
        loop.Dispose();
        for (var number = 0; number < Invocations; number++)
        {
            var post = Assert.Single(posts, post => post.Path.Contains($"/id-{number}/", StringComparison.Ordinal));
            if (post.Path.EndsWith("/error", StringComparison.Ordinal)) continue;
            var reported = BatchEvents.Reported(post.Body);
            Assert.All(Enumerable.Range(0, 3).Except(reported), place => Assert.True(done[number, place]));
        }
    }

    private static string[] Calls(FakeRuntimeApi api) => [.. api.Requests.Select(request => request.Path[request.Path.LastIndexOf('/')..])];

    private static ApiReply Invocation(byte[] json, string id = "id-1", TimeSpan? time = null)
    {
        var deadline = DateTimeOffset.UtcNow + (time ?? TimeSpan.FromMilliseconds(Soon));
        return ApiReply.Invocation(Encoding.UTF8.GetString(json), id, string.Create(CultureInfo.InvariantCulture, $"Lambda-Runtime-Invocation-Id: attempt-1\r\nLambda-Runtime-Deadline-Ms: {deadline.ToUnixTimeMilliseconds()}\r\n"));
    }

    /// <summary>A handler that waits at one record for the test and for nothing else, and the end of its process.</summary>
    private sealed class StuckBatch : IDisposable
    {
        // The record's place; -1 for a batch.
        private readonly int _stuckAt;

        public StuckBatch(FakeRuntimeApi api, Func<EventExchange, Func<SqsMessage, ValueTask>, ValueTask> action, int stuckAt = 1, params (string Name, string Value)[] variables)
        {
            _stuckAt = stuckAt;
            Loop = new RunningLoop(api.Endpoint, new RouterSession(new BatchRouter(received => action(received, HandleAsync))).InvokeAsync, Exited.Set, variables);
        }

        public RunningLoop Loop { get; }

        public ManualResetEventSlim Exited { get; } = new();

        public ManualResetEventSlim IsStuck { get; } = new();

        public ManualResetEventSlim Release { get; } = new();

        // The loop waits for its handler.
        public void Dispose()
        {
            Release.Set();
            Loop.Dispose();
        }

        private async ValueTask HandleAsync(SqsMessage message)
        {
            if ((message is null ? -1 : BatchEvents.PlaceOf(message)) != _stuckAt) return;
            // Off the loop's thread, so that others may start.
            await Task.Yield();
            IsStuck.Set();
            Release.Wait();
        }
    }
}
