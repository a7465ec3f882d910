using System.Text;
using RouteGen.Middleware;
using RouteGen.Runtime.Tests.Responses;

namespace RouteGen.Runtime.Tests.Middleware;

public sealed class IdempotencyTests
{
    private readonly MemoryIdempotencyStore _store = new();
    private int _calls;

    [Fact]
    public async Task A_repeat_gets_the_answer_of_the_first()
    {
        var first = await Send(Post("k"));
        var second = await Send(Post("k"));

        Assert.Equal(1, _calls);
        Assert.Equal((201, "1", "text/plain", null), Facts(first));
        Assert.Equal((201, "1", "text/plain", "true"), Facts(second));
        Assert.Equal(["/orders/1", "a=1", "b=2"], second.Headers.Where(header => header.Key is "Location" or "Set-Cookie").Select(header => header.Value));
    }

    [Theory]
    [InlineData("k", "\"k\"", 1)]
    [InlineData("k", "K", 2)]
    [InlineData("k", "k2", 2)]
    public async Task Keys_are_compared_without_quotes_and_with_case(string one, string other, int calls)
    {
        await Send(Post(one));
        await Send(Post(other));
        Assert.Equal(calls, _calls);
    }

    [Fact]
    public async Task A_key_is_for_one_request()
    {
        await Send(Post("k"));
        foreach (var other in new[]
        {
            Requests.Rest("POST", ["Idempotency-Key: k"], "other"),
            Requests.Rest("POST", ["Idempotency-Key: k"], "body", query: "1"),
            Requests.Rest("POST", ["Idempotency-Key: k"], "body", path: "/users/2"),
            Requests.Rest("PATCH", ["Idempotency-Key: k"], "body"),
        })
        {
            Assert.Equal(422, (await Send(other)).Status);
        }

        Assert.Equal(1, _calls);
    }

    [Theory]
    [InlineData("""{"claims":{"sub":"ada","iss":"i"}}""", """{"claims":{"sub":"bob","iss":"i"}}""")]
    [InlineData("""{"claims":{"sub":"ada","iss":"i"}}""", """{"claims":{"sub":"ada","iss":"j"}}""")]
    [InlineData("""{"principalId":"ada"}""", """{"principalId":"bob"}""")]
    [InlineData("""{"iam":{"userArn":"arn:a"}}""", """{"iam":{"userArn":"arn:b"}}""")]
    [InlineData("""{"claims":{"sub":"ada"}}""", null)]
    public async Task Nobody_reads_the_answer_of_another_caller(string one, string? other)
    {
        await Send(Post("k", one));
        Assert.Null((await Send(Post("k", other))).GetHeader("Idempotency-Replayed"));
        Assert.Equal(2, _calls);
        Assert.Equal("true", (await Send(Post("k", one))).GetHeader("Idempotency-Replayed"));
    }

    [Fact]
    public async Task Without_an_authorizer_the_credentials_that_were_sent_tell_callers_apart()
    {
        await Send(Requests.Rest("POST", ["Idempotency-Key: k", "Authorization: Bearer a"], "body"));
        await Send(Requests.Rest("POST", ["Idempotency-Key: k", "Authorization: Bearer b"], "body"));
        await Send(Requests.Rest("POST", ["Idempotency-Key: k", "X-Api-Key: a"], "body"));
        Assert.Equal(3, _calls);
        // Of a known caller a new token changes nothing.
        await Send(Requests.Rest("POST", ["Idempotency-Key: k", "Authorization: Bearer a"], "body", """{"claims":{"sub":"ada"}}"""));
        await Send(Requests.Rest("POST", ["Idempotency-Key: k", "Authorization: Bearer b"], "body", """{"claims":{"sub":"ada"}}"""));
        Assert.Equal(4, _calls);
        var options = new IdempotencyOptions { Caller = request => request.GetHeader("x-user") };
        await Send(Requests.Rest("POST", ["Idempotency-Key: k", "X-User: a", "Authorization: Bearer a"], "body"), options);
        await Send(Requests.Rest("POST", ["Idempotency-Key: k", "X-User: a", "Authorization: Bearer b"], "body"), options);
        Assert.Equal(5, _calls);
    }

    [Fact]
    public async Task A_repeat_while_the_first_is_running_is_refused()
    {
        var wait = new TaskCompletionSource();
        var first = Idempotency.Around(Post("k").Http.Request, async () => { await wait.Task; return HttpResults.Text("done"); }, _store).AsTask();
        var second = await Send(Post("k"));
        Assert.Equal((409, "1"), (second.Status, second.GetHeader("Retry-After")));
        wait.SetResult();
        await first;
        Assert.Equal("done", Encoding.UTF8.GetString((await Send(Post("k"))).GetBody().Span));
        Assert.Equal(0, _calls);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    [InlineData(429)]
    [InlineData(408)]
    public async Task What_means_try_again_gives_the_key_back(int status)
    {
        await Idempotency.Around(Post("k").Http.Request, Requests.Answers(HttpResults.Status(status)), _store);
        Assert.Equal(201, (await Send(Post("k"))).Status);
        Assert.Equal(1, _calls);
    }

    [Fact]
    public async Task What_is_thrown_gives_the_key_back()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await Idempotency.Around(Post("k").Http.Request, () => throw new InvalidOperationException(), _store));
        Assert.Equal(201, (await Send(Post("k"))).Status);
    }

    [Theory]
    [InlineData("GET", false, 201)]
    [InlineData("GET", true, 201)]
    [InlineData("POST", false, 201)]
    [InlineData("POST", true, 400)]
    public async Task A_key_may_be_required(string method, bool isRequired, int status) =>
        Assert.Equal(status, (await Send(Requests.Rest(method), new() { Required = isRequired })).Status);

    [Fact]
    public async Task Keys_are_short_visible_ASCII_and_one()
    {
        foreach (var key in new[] { "", "\"\"", "a b", "é", "a\u0007", new string('a', 256) }) Assert.Equal(400, (await Send(Post(key))).Status);
        Assert.Equal(400, (await Send(Requests.Rest("POST", ["Idempotency-Key: a", "Idempotency-Key: b"]))).Status);
        Assert.Equal(0, _calls);
        Assert.Equal(201, (await Send(Post(new string('~', 255)))).Status);
    }

    [Fact]
    public async Task An_answer_that_is_too_long_is_not_kept_but_its_request_is_not_run_again()
    {
        var options = new IdempotencyOptions { LongestAnswer = 1024 };
        var first = await Idempotency.Around(Post("k").Http.Request, Requests.Answers(HttpResults.Text(new string('a', 2000))), _store, options);
        Assert.Equal((200, 2000), (first.Status, first.GetBody().Length));
        var second = await Send(Post("k"), options);
        Assert.Equal((409, "application/problem+json", "true"), (second.Status, second.ContentType, second.GetHeader("Idempotency-Replayed")));
        Assert.Equal(0, _calls);
    }

    [Fact]
    public async Task A_store_that_fails_afterwards_leaves_the_answer()
    {
        var exchanges = Post("k");
        var answer = await Idempotency.Around(exchanges.Http.Request, Requests.Answers(HttpResults.Text("done")), new FailingStore());
        Assert.Equal(200, answer.Status);
        Assert.Equal(LogLevel.Error, Assert.Single(exchanges.Log).Level);
        answer = await Idempotency.Around(exchanges.Http.Request, Requests.Answers(HttpResults.Status(500)), new FailingStore());
        Assert.Equal((500, LogLevel.Warning), (answer.Status, exchanges.Log[^1].Level));
    }

    [Fact]
    public void Kept_answers_are_read_as_they_were_and_others_refused()
    {
        var kept = KeptAnswer.Write(HttpResults.Bytes(new byte[] { 0, 255 }, "image/png").WithHeader("X-A", "1").WithStatus(404), 1024);
        var read = KeptAnswer.Read(kept);
        Assert.Equal((404, "image/png", "1"), (read.Status, read.ContentType, read.GetHeader("X-A")));
        Assert.Equal([0, 255], read.GetBody().ToArray());
        for (var length = 0; length < kept.Length - 2; length++) Assert.Throws<InvalidDataException>(() => KeptAnswer.Read(kept.AsMemory(0, length)));
        Assert.Throws<InvalidDataException>(() => KeptAnswer.Read(new byte[] { 9, 0, 0 }));
        Assert.Null(KeptAnswer.Read(KeptAnswer.Write(HttpResults.NoContent(), 1024)).Body);
    }

    [Fact]
    public void Options_are_checked()
    {
        Assert.Throws<ArgumentException>(() => new IdempotencyOptions { Methods = ["PO ST"] });
        Assert.Throws<ArgumentOutOfRangeException>(() => new IdempotencyOptions { Lifetime = TimeSpan.Zero });
        Assert.Throws<ArgumentOutOfRangeException>(() => new IdempotencyOptions { LongestAnswer = 10 });
    }

    private static Exchanges Post(string key, string? authorizer = null) => Requests.Rest("POST", ["Idempotency-Key: " + key], "body", authorizer);

    private static (int Status, string Body, string? Type, string? Replayed) Facts(HttpResult result) =>
        (result.Status, Encoding.UTF8.GetString(result.GetBody().Span), result.ContentType, result.GetHeader("Idempotency-Replayed"));

    private async Task<HttpResult> Send(Exchanges exchanges, IdempotencyOptions? options = null) => await Idempotency.Around(exchanges.Http.Request, Handle, _store, options);

    private ValueTask<HttpResult> Handle()
    {
        _calls++;
        var result = HttpResults.Text(_calls.ToString(System.Globalization.CultureInfo.InvariantCulture), 201).WithHeader("Content-Type", "text/plain");
        return new(result.WithHeader("Location", "/orders/1").WithHeader("Set-Cookie", "a=1").WithHeader("Set-Cookie", "b=2"));
    }

    private sealed class FailingStore : IIdempotencyStore
    {
        public ValueTask<IdempotencyRecord> BeginAsync(string key, string fingerprint, string owner, TimeSpan hold, CancellationToken cancellation) => new(IdempotencyRecord.Started);

        public ValueTask CompleteAsync(string key, string owner, ReadOnlyMemory<byte> answer, TimeSpan lifetime) => throw new IOException();

        public ValueTask ReleaseAsync(string key, string owner) => ValueTask.FromException(new IOException());
    }
}
