using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using RouteGen.Hosting;
using RouteGen.Routing;
using RouteGen.Runtime.Tests.Responses;

namespace RouteGen.Runtime.Tests.Hosting;

/// <summary>What becomes of handlers that take longer than their route's <c>timeout:</c>, in the loop and without one.</summary>
public sealed class InvocationWatchdogTests
{
    private const string Detail = "The request took too long.";
    private const int Short = 20;
    private const int Long = 3_600_000;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static TheoryData<Front, bool> Fronts { get; } = new()
    {
        { Front.Rest, false },
        { Front.HttpApiV1, false },
        { Front.HttpApiV2, false },
        { Front.FunctionUrl, false },
        { Front.Alb, false },
        { Front.Alb, true },
    };

    [Theory]
    [MemberData(nameof(Fronts))]
    public void A_handler_that_ignores_its_token_is_answered_for_and_the_process_ends(Front front, bool multiValue)
    {
        using var api = new FakeRuntimeApi().Enqueue(Invocation("id-1", front, multiValue), Invocation("id-2", front, multiValue));
        using var stuck = new Stuck(api, http => http.LimitTime(Short));

        var post = api.TakePost();
        Assert.Equal("/2018-06-01/runtime/invocation/id-1/response", post.Path);
        Assert.Equal("attempt-1", post.Headers["Lambda-Runtime-Invocation-Id"]);
        var answer = JsonDocument.Parse(post.Body).RootElement;
        Assert.Equal(504, Envelope.Status(answer));
        Assert.Equal("application/problem+json", Envelope.Header(answer, "Content-Type"));
        Assert.Equal($$"""{"type":"about:blank","title":"Gateway Timeout","status":504,"detail":"{{Detail}}"}""", Envelope.Body(answer));
        Assert.Equal(front == Front.Alb, answer.TryGetProperty("statusDescription", out _));
        Assert.Equal(multiValue, front == Front.Alb && answer.TryGetProperty("multiValueHeaders", out _));
        Assert.True(stuck.Exited.Wait(Patience));

        // Though its handler returns, the loop neither answers nor asks for another invocation.
        stuck.Release.Set();
        Assert.True(stuck.Returned.Wait(Patience));
        Assert.Contains("\tid-1\tfail\tThe handler of the router still runs when its time is up: it is answered 504. The process ends.\n", string.Concat(stuck.Loop.Log.Lines), StringComparison.Ordinal);
        stuck.Dispose();
        Assert.Equal(["/next", "/response"], Calls(api));
        Assert.Null(stuck.Loop.Ending);
    }

    [Fact]
    public void With_fault_it_is_the_functions_error()
    {
        using var api = new FakeRuntimeApi().Enqueue(Invocation("id-1"));
        using var stuck = new Stuck(api, http => http.LimitTime(Short), fault: true);

        var post = api.TakePost();
        Assert.Equal("/2018-06-01/runtime/invocation/id-1/error", post.Path);
        Assert.Contains("\"errorMessage\":\"The router answered 504.\"", post.Text, StringComparison.Ordinal);
        Assert.True(stuck.Exited.Wait(Patience));
    }

    // On a busy machine the watchdog may be first all the same, so the process is one that lives on in either case.
    [Fact]
    public void A_handler_that_heeds_its_token_gets_one_504_and_the_next_invocation_is_served()
    {
        using var api = new FakeRuntimeApi().Enqueue(Invocation("id-1"), Invocation("id-2"));
        var calls = 0;
        var router = new ActingRouter(async http =>
        {
            http.LimitTime(1000);
            if (calls++ == 0) await Task.Delay(Timeout.Infinite, http.Cancellation);
            http.Text("fine");
        });
        using var loop = new RunningLoop(api.Endpoint, new RouterSession(router).InvokeAsync, exit: null, ("AWS_LAMBDA_MAX_CONCURRENCY", "1"));

        var first = api.TakePost();
        Assert.Equal(("id-1/response", 504), (first.Path[^13..], Status(first)));
        Assert.EndsWith("id-2/response", api.TakePost().Path, StringComparison.Ordinal);
        loop.Dispose();
        Assert.Equal(["/next", "/response", "/next", "/response"], Calls(api).Take(4));
        Assert.Contains(loop.Log.Lines, line => line.Contains("The handler of the router ran out of time.", StringComparison.Ordinal));
    }

    [Fact]
    public void Lambdas_deadline_before_the_limit_counts()
    {
        var deadline = DateTimeOffset.UtcNow.AddMilliseconds(100).ToUnixTimeMilliseconds();
        using var api = new FakeRuntimeApi().Enqueue(Invocation("id-1", deadline: deadline));
        using var stuck = new Stuck(api, http => http.LimitTime(Long));

        Assert.Equal(504, Status(api.TakePost()));
        Assert.True(stuck.Exited.Wait(Patience));
    }

    [Fact]
    public void A_deadline_far_away_changes_nothing()
    {
        var deadline = DateTimeOffset.UtcNow.AddHours(1).ToUnixTimeMilliseconds();
        using var api = new FakeRuntimeApi().Enqueue(Invocation("id-1", deadline: deadline));
        using var stuck = new Stuck(api, http => http.LimitTime(Short));

        Assert.Equal(504, Status(api.TakePost()));
    }

    [Fact]
    public void A_handler_that_is_done_in_time_answers_for_itself_and_its_limit_is_forgotten()
    {
        const int Count = 50;
        using var api = new FakeRuntimeApi().Enqueue(Enumerable.Range(0, Count).Select(i => Invocation($"id-{i}")));
        var router = new ActingRouter(http =>
        {
            http.LimitTime(Long);
            http.Text("in time");
            return default;
        });
        using var loop = new RunningLoop(api.Endpoint, new RouterSession(router).InvokeAsync, exit: null);

        for (var i = 0; i < Count; i++) Assert.Equal(200, Status(api.TakePost()));
        Assert.Equal(1, api.Connections);
    }

    [Fact]
    public void Every_invocation_gets_exactly_one_answer_however_close_its_end_is_to_the_limit()
    {
        const int Count = 400;
        var random = new Random(1);
        // Where the process serves several invocations at once it lives on, so one loop shows many such ends.
        using var api = new FakeRuntimeApi().Enqueue(Enumerable.Range(0, Count).Select(i => Invocation($"id-{i}")));
        var router = new ActingRouter(async http =>
        {
            http.LimitTime(5);
            var until = Environment.TickCount64 + random.Next(0, 12);
            if (random.Next(2) == 0) await Task.Yield();
            while (Environment.TickCount64 < until) Thread.SpinWait(50);
            http.Text("done");
        });
        var exits = 0;
        using var loop = new RunningLoop(api.Endpoint, new RouterSession(router).InvokeAsync, () => Interlocked.Increment(ref exits), ("AWS_LAMBDA_MAX_CONCURRENCY", "1"));

        var posts = Enumerable.Range(0, Count).Select(_ => api.TakePost()).ToList();
        Assert.Equal(Enumerable.Range(0, Count).Select(i => $"/2018-06-01/runtime/invocation/id-{i}/response"), posts.Select(post => post.Path));
        Assert.All(posts, post => Assert.True(Status(post) is 200 or 504));
        Assert.Contains(posts, post => Status(post) == 504);
        Assert.Equal(0, exits);
        loop.Dispose();
        Assert.Equal(Count, Calls(api).Count(call => call != "/next"));
    }

    [Fact]
    public void One_of_two_at_the_same_moment_answers_where_the_process_ends_too()
    {
        var random = new Random(2);
        for (var i = 0; i < 60; i++)
        {
            using var exited = new ManualResetEventSlim();
            using var returned = new ManualResetEventSlim();
            using var api = new FakeRuntimeApi().Enqueue(Invocation("id-1"), Invocation("id-2"));
            var isFirst = true;
            var router = new ActingRouter(http =>
            {
                if (isFirst)
                {
                    isFirst = false;
                    http.LimitTime(5);
                    var until = Environment.TickCount64 + random.Next(0, 10);
                    while (Environment.TickCount64 < until) Thread.SpinWait(50);
                }

                http.Text("done");
                returned.Set();
                return default;
            });
            using var loop = new RunningLoop(api.Endpoint, new RouterSession(router).InvokeAsync, exited.Set);

            Assert.EndsWith("id-1/response", api.TakePost().Path, StringComparison.Ordinal);
            Assert.True(returned.Wait(Patience));
            // Either the loop goes on, or the process ends.
            Assert.True(SpinWait.SpinUntil(() => exited.IsSet || api.Requests.Count > 3, Patience));
            loop.Dispose();
            Assert.Equal(exited.IsSet ? ["/next", "/response"] : ["/next", "/response", "/next", "/response"], Calls(api).Take(4));
        }
    }

    [Fact]
    public void Where_others_are_served_too_the_process_lives_on_and_the_late_answer_is_dropped()
    {
        using var api = new FakeRuntimeApi().Enqueue(Invocation("id-1"), Invocation("id-2"));
        using var stuck = new Stuck(api, http => http.LimitTime(api.Requests.Count == 1 ? Short : Long), fault: false, ("AWS_LAMBDA_MAX_CONCURRENCY", "1"));

        Assert.EndsWith("id-1/response", api.TakePost().Path, StringComparison.Ordinal);
        Assert.True(SpinWait.SpinUntil(() => stuck.Loop.Log.Lines.Any(line => line.EndsWith("it is answered 504. Its loop takes no invocation before it returns.\n", StringComparison.Ordinal)), Patience));
        stuck.Release.Set();

        var second = api.TakePost();
        Assert.EndsWith("id-2/response", second.Path, StringComparison.Ordinal);
        Assert.Equal(200, Status(second));
        Assert.Equal(["/next", "/response", "/next", "/response"], Calls(api).Take(4));
        Assert.False(stuck.Exited.IsSet);
    }

    [Fact]
    public void What_the_watchdog_could_not_send_the_handler_sends_where_the_process_lives_on()
    {
        var posts = 0;
        using var api = new FakeRuntimeApi { OnPost = _ => ApiReply.Status(Interlocked.Increment(ref posts) == 1 ? 400 : 202) }.Enqueue(Invocation("id-1"));
        using var stuck = new Stuck(api, http => http.LimitTime(Short), fault: false, ("AWS_LAMBDA_MAX_CONCURRENCY", "1"));

        api.TakePost();
        stuck.Release.Set();
        Assert.Equal(504, Status(api.TakePost()));
    }

    [Fact]
    public void An_answer_that_nobody_takes_does_not_keep_the_process()
    {
        using var hanging = new ManualResetEventSlim();
        using var api = new FakeRuntimeApi
        {
            OnPost = _ =>
            {
                hanging.Wait();
                return ApiReply.Status(202);
            },
        }.Enqueue(Invocation("id-1"));
        using var stuck = new Stuck(api, http => http.LimitTime(Short));

        Assert.True(stuck.Exited.Wait(Patience));
        hanging.Set();
    }

    [Fact]
    public async Task Without_a_loop_of_ours_the_answer_of_a_late_handler_is_replaced()
    {
        var logged = new ConcurrentQueue<string>();
        var session = new RouterSession(new ActingRouter(http =>
        {
            http.LimitTime(Short);
            Assert.True(http.Cancellation.WaitHandle.WaitOne(Patience));
            var limit = Environment.TickCount64 + Short;
            Assert.True(SpinWait.SpinUntil(() => Environment.TickCount64 > limit, Patience));
            http.Text("late");
            return default;
        }));
        var context = new LambdaContext { LogWriter = (_, message, _) => logged.Enqueue(message) };

        var answer = JsonDocument.Parse(await session.InvokeAsync("""{"httpMethod":"GET","path":"/"}"""u8.ToArray(), context)).RootElement;
        Assert.Equal(504, Envelope.Status(answer));
        Assert.Equal("The handler of the router answered after its time.", Assert.Single(logged));
    }

    [Fact]
    public void The_token_is_cancelled_before_the_time_is_up()
    {
        var exchange = Exchanges.Of(Front.Rest).Http;
        exchange.LimitTime(Long);
        Assert.False(exchange.Cancellation.IsCancellationRequested);
        exchange.EndInvocation();
        Assert.True(Limited(new LambdaContext { Deadline = DateTimeOffset.UtcNow }).Cancellation.IsCancellationRequested);
        Assert.True(Limited(new LambdaContext { Deadline = DateTimeOffset.UtcNow.AddMilliseconds(50) }).Cancellation.WaitHandle.WaitOne(Patience));

        static HttpExchange Limited(LambdaContext context)
        {
            var headers = new InvocationHeaders(new LambdaEnvironment(_ => null));
            headers.Use(context);
            var http = Exchanges.Of(Front.Rest).Http;
            http.BeginInvocation(headers);
            http.LimitTime(Long);
            return http;
        }
    }

    private static int Status(ApiRequest post) => Envelope.Status(JsonDocument.Parse(post.Body).RootElement);

    private static string[] Calls(FakeRuntimeApi api) => [.. api.Requests.Select(request => request.Path[request.Path.LastIndexOf('/')..])];

    private static ApiReply Invocation(string id, Front front = Front.Rest, bool multiValue = false, long? deadline = null) => ApiReply.Invocation(
        Exchanges.EventOf(front, multiValue: multiValue),
        id,
        "Lambda-Runtime-Invocation-Id: attempt-1\r\n" + (deadline is null ? "" : string.Create(CultureInfo.InvariantCulture, $"Lambda-Runtime-Deadline-Ms: {deadline}\r\n")));

    /// <summary>A handler whose first call waits for the test and for nothing else, and the end of its process.</summary>
    private sealed class Stuck : IDisposable
    {
        private readonly Action<HttpExchange> _limit;
        private int _calls;

        public Stuck(FakeRuntimeApi api, Action<HttpExchange> limit, bool fault = false, params (string Name, string Value)[] variables)
        {
            _limit = limit;
            var router = new ActingRouter(Handle) { IsFault = fault };
            Loop = new RunningLoop(api.Endpoint, new RouterSession(router).InvokeAsync, Exited.Set, variables);
        }

        public RunningLoop Loop { get; }

        public ManualResetEventSlim Exited { get; } = new();

        public ManualResetEventSlim Release { get; } = new();

        public ManualResetEventSlim Returned { get; } = new();

        // The loop waits for its handler.
        public void Dispose()
        {
            Release.Set();
            Loop.Dispose();
        }

        private ValueTask Handle(HttpExchange http)
        {
            _limit(http);
            if (_calls++ == 0) Release.Wait();
            http.Text("late");
            Returned.Set();
            return default;
        }
    }

    /// <summary>A router without routes, which does this instead.</summary>
    private sealed class ActingRouter(Func<HttpExchange, ValueTask> action) : CompiledRouter
    {
        public bool IsFault { get; init; }

        public override ReadOnlySpan<byte> Listing => default;

        protected internal override RouterTables Tables => default;

        protected internal override bool FaultsOnServerError => IsFault;

        protected internal override ValueTask InvokeAsync(int route, HttpExchange http) => default;

        protected internal override ValueTask NotFoundAsync(HttpExchange http) => action(http);
    }
}
