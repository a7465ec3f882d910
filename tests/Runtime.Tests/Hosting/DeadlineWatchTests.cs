using RouteGen.Hosting;
using RouteGen.Runtime.Tests.Responses;

namespace RouteGen.Runtime.Tests.Hosting;

public sealed class DeadlineWatchTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Theory]
    [InlineData(3000, 300)]
    [InlineData(1000, 100)]
    [InlineData(5000, 500)]
    [InlineData(900_000, 500)]
    [InlineData(0, 0)]
    [InlineData(-5, 0)]
    public void The_margin_is_a_tenth_of_the_time_and_at_most_half_a_second(int remaining, int margin) =>
        Assert.Equal(TimeSpan.FromMilliseconds(margin), DeadlineWatch.MarginOf(TimeSpan.FromMilliseconds(remaining)));

    [Fact]
    public void Tokens_are_cancelled_when_their_time_has_come_in_whatever_order_they_were_asked_for()
    {
        var watch = new DeadlineWatch();
        var now = DateTimeOffset.UtcNow;
        var later = watch.Watch(now.AddMilliseconds(200)).Token;
        var sooner = watch.Watch(now.AddMilliseconds(50)).Token;
        var never = watch.Watch(now.AddHours(1)).Token;

        Assert.True(sooner.WaitHandle.WaitOne(Patience));
        Assert.True(later.WaitHandle.WaitOne(Patience));
        Assert.False(never.IsCancellationRequested);
    }

    [Fact]
    public void A_deadline_that_has_passed_is_cancelled_at_once() =>
        Assert.True(new DeadlineWatch().Watch(DateTimeOffset.UtcNow).IsCancellationRequested);

    [Fact]
    public void Without_a_deadline_nothing_is_cancelled() =>
        Assert.False(new DeadlineWatch().Watch(DateTimeOffset.MaxValue).IsCancellationRequested);

    [Fact]
    public void An_invocation_that_is_over_is_not_cancelled_any_more()
    {
        var watch = new DeadlineWatch();
        var over = watch.Watch(DateTimeOffset.UtcNow.AddMilliseconds(50));
        var running = watch.Watch(DateTimeOffset.UtcNow.AddMilliseconds(100));
        watch.Forget(over);

        Assert.True(running.Token.WaitHandle.WaitOne(Patience));
        Assert.False(over.IsCancellationRequested);
    }

    [Fact]
    public void A_callback_that_hangs_or_throws_holds_up_nobody_else()
    {
        var watch = new DeadlineWatch();
        using var release = new ManualResetEventSlim();
        using var hung = new ManualResetEventSlim();
        var hanging = watch.Watch(DateTimeOffset.UtcNow.AddMilliseconds(30)).Token;
        using var hangs = hanging.Register(() =>
        {
            hung.Set();
            release.Wait();
        });
        Assert.True(hung.Wait(Patience));

        try
        {
            var throwing = watch.Watch(DateTimeOffset.UtcNow.AddMilliseconds(30)).Token;
            using var throws = throwing.Register(() => throw new InvalidOperationException("thrown by a test's callback, on purpose"));
            var next = watch.Watch(DateTimeOffset.UtcNow.AddMilliseconds(60)).Token;
            Assert.True(throwing.WaitHandle.WaitOne(Patience));
            Assert.True(next.WaitHandle.WaitOne(Patience));
        }
        finally
        {
            release.Set();
        }
    }

    [Fact]
    public async Task Callbacks_need_no_thread_of_the_pool()
    {
        var ran = new TaskCompletionSource<bool>();
        var token = new DeadlineWatch().Watch(DateTimeOffset.UtcNow.AddMilliseconds(30)).Token;
        using var registration = token.Register(() => ran.SetResult(Thread.CurrentThread.IsThreadPoolThread));

        Assert.False(await ran.Task.WaitAsync(Patience));
    }

    [Fact]
    public void A_token_never_reaches_the_next_invocation()
    {
        var headers = new InvocationHeaders(new LambdaEnvironment(_ => null));
        var http = Exchanges.Of(Front.Rest).Http;
        headers.Use(new LambdaContext { Deadline = DateTimeOffset.UtcNow.AddMilliseconds(50) });
        http.BeginInvocation(headers);
        var first = http.Cancellation;
        Assert.Equal(first, http.Cancellation);
        http.EndInvocation();

        headers.Use(new LambdaContext { Deadline = DateTimeOffset.UtcNow.AddMilliseconds(100) });
        http.BeginInvocation(headers);
        Assert.NotEqual(first, http.Cancellation);
        Assert.True(http.Cancellation.WaitHandle.WaitOne(Patience));
        Assert.False(first.IsCancellationRequested);
    }
}
