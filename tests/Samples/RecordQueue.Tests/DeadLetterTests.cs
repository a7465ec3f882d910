using System.Text.Json;

namespace RecordQueue.Tests;

[Collection("RecordQueue")]
public class DeadLetterTests(RecordQueueApp app)
{
    [Fact]
    public async Task What_fails_is_tried_again_recorded_and_replayed()
    {
        var customer = RecordQueueApp.NewCustomer();
        var accepted = await RecordQueueApp.AcceptedAsync(app.Api.PostJsonAsync("/customers", customer));
        using (app.Break(customer.Email!))
        {
            // Three attempts, each after a longer wait than the one before; then the queue gives up.
            foreach (var wait in (int[])[10, 20, 40])
            {
                Assert.Equal(1, await app.ConsumeAsync());
                app.Advance(wait - 1);
                Assert.Equal(0, await app.ConsumeAsync());
                Assert.Equal(RequestState.Accepted, (await app.StatusAsync(accepted.Id)).State);
                app.Advance(1);
            }

            await app.ConsumeAsync();
            await app.ConsumeAsync();
        }

        var letter = Assert.Single(await app.DeadLettersAsync(), letter => letter.RequestId == accepted.Id);
        Assert.Equal(("customers", null), (letter.Queue, letter.ReplayedAt));
        var failed = await app.StatusAsync(accepted.Id);
        Assert.Equal(RequestState.Failed, failed.State);
        Assert.Contains(letter.Id, failed.Reason, StringComparison.Ordinal);
        (await app.Api.GetAsync($"/customers/{accepted.RecordId}")).EnsureStatus(404);

        // As `aws lambda invoke` and `dotnet run -- invoke` do it.
        var answer = await app.Api.InvokeAsync($$"""{"route":"replay","id":"{{letter.Id}}"}""");
        Assert.Equal("INVOKE replay", answer.Route);
        Assert.NotNull(answer.Json<DeadLetter>().ReplayedAt);
        Assert.Equal(RequestState.Accepted, (await app.StatusAsync(accepted.Id)).State);
        await app.ConsumeAsync();
        Assert.Equal(RequestState.Done, (await app.StatusAsync(accepted.Id)).State);
        Assert.Equal(1, (await app.Api.GetAsync($"/customers/{accepted.RecordId}")).EnsureStatus(200).Json<Stored<Customer>>().Version);

        var refusal = await Assert.ThrowsAsync<ReplayException>(() => app.Api.InvokeAsync($$"""{"route":"replay","id":"{{letter.Id}}"}"""));
        Assert.Contains("again already", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_fails_after_its_replay_is_another_dead_letter()
    {
        var customer = RecordQueueApp.NewCustomer();
        var accepted = await RecordQueueApp.AcceptedAsync(app.Api.PostJsonAsync("/customers", customer));
        using (app.Break(customer.Email!))
        {
            await app.ExhaustAsync();
            var first = Assert.Single(await app.DeadLettersAsync(), letter => letter.RequestId == accepted.Id);
            (await ReplayAsync(first.Id)).EnsureStatus(200);
            await app.ExhaustAsync();
        }

        var letters = (await app.DeadLettersAsync()).Where(letter => letter.RequestId == accepted.Id).ToList();
        Assert.Equal(2, letters.Count);
        var second = Assert.Single(letters, letter => letter.ReplayedAt is null);
        Assert.Equal(200, (await ReplayAsync(second.Id)).StatusCode);
        await app.ConsumeAsync();
        Assert.Equal(RequestState.Done, (await app.StatusAsync(accepted.Id)).State);
    }

    [Fact]
    public async Task A_replay_waits_for_another_request_of_the_same_key()
    {
        var customer = RecordQueueApp.NewCustomer();
        var accepted = await RecordQueueApp.AcceptedAsync(app.Api.PostJsonAsync("/customers", customer));
        using (app.Break(customer.Email!)) await app.ExhaustAsync();
        var letter = Assert.Single(await app.DeadLettersAsync(), letter => letter.RequestId == accepted.Id);

        // Somebody did not wait, and asked again.
        var second = await RecordQueueApp.AcceptedAsync(app.Api.PostJsonAsync("/customers", customer));
        (await ReplayAsync(letter.Id)).EnsureStatus(409);
        await app.ConsumeAsync();
        Assert.Equal(RequestState.Done, (await app.StatusAsync(second.Id)).State);

        // Now it may be replayed, and finds the conflict.
        (await ReplayAsync(letter.Id)).EnsureStatus(200);
        await app.ConsumeAsync();
        var status = await app.StatusAsync(accepted.Id);
        Assert.Equal(RequestState.Failed, status.State);
        Assert.Contains("email", status.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_replay_that_cannot_be_sent_changes_nothing()
    {
        var id = app.Queues["products"].Send("nonsense");
        await app.ExhaustAsync();
        app.Server.Outage = "products";
        try
        {
            (await ReplayAsync(id)).EnsureStatus(500);
        }
        finally
        {
            app.Server.Outage = null;
        }

        Assert.Null(Assert.Single(await app.DeadLettersAsync(), letter => letter.Id == id).ReplayedAt);
        (await ReplayAsync(id)).EnsureStatus(200);
        await app.ExhaustAsync();
    }

    [Fact]
    public async Task A_dead_letter_that_comes_twice_is_one()
    {
        var body = """{"requestId":"a2b1c1de-0000-4000-8000-000000000001"}""";
        var message = $$"""
            {"Records":[{"messageId":"letter-1","receiptHandle":"r","body":{{JsonSerializer.Serialize(body)}},"attributes":{"ApproximateReceiveCount":"1","DeadLetterQueueSourceArn":"arn:aws:sqs:us-east-1:000000000000:shop-products"},
            "messageAttributes":{},"eventSource":"aws:sqs","eventSourceARN":"arn:aws:sqs:us-east-1:000000000000:dead-letters","awsRegion":"us-east-1"}]}
            """;

        await app.Api.SendEventAsync(message);
        await app.Api.SendEventAsync(message);

        var letter = Assert.Single(await app.DeadLettersAsync(), letter => letter.Id == "letter-1");
        Assert.Equal(("shop-products", Guid.Parse("a2b1c1de-0000-4000-8000-000000000001")), (letter.Queue, letter.RequestId));
    }

    [Fact]
    public async Task What_cannot_be_replayed_is_refused_in_words()
    {
        await app.Api.SendSqsAsync("dead-letters", "of nowhere");
        var letter = Assert.Single(await app.DeadLettersAsync(), letter => letter.Body == "of nowhere");

        Assert.Contains("which queue", (await ReplayAsync(letter.Id)).EnsureStatus(409).Text, StringComparison.Ordinal);
        (await ReplayAsync("none")).EnsureStatus(404);
        Assert.Contains("'none'", (await Assert.ThrowsAsync<ReplayException>(() => app.Api.InvokeAsync("""{"route":"replay","id":"none"}"""))).Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<RouteGen.MalformedRecordException>(() => app.Api.InvokeAsync("""{"route":"replay"}"""));
    }

    [Fact]
    public async Task A_request_that_was_lost_on_its_way_is_sent_again()
    {
        var accepted = await RecordQueueApp.AcceptedAsync(app.Api.PostJsonAsync("/products", new Product($"D-{Guid.NewGuid():N}".ToUpperInvariant(), "Bread", 2)));
        Assert.Single(app.Queues["products"].Receive()).Deconstruct(out _, out var handle, out _, out _, out _, out _, out _);
        app.Queues["products"].Delete(handle);

        // Not yet: it may only be waiting.
        await app.Api.SendScheduleAsync("resend");
        Assert.Equal(0, await app.ConsumeAsync());

        app.MakeOlder(accepted.Id);
        await app.Api.SendScheduleAsync("resend");
        Assert.Equal(1, await app.ConsumeAsync());
        Assert.Equal(RequestState.Done, (await app.StatusAsync(accepted.Id)).State);
        await app.Api.SendScheduleAsync("resend");
        Assert.Equal(0, await app.ConsumeAsync());
    }

    private Task<TestResponse> ReplayAsync(string id) => app.Api.SendAsync("POST", $"/admin/dead-letters/{id}:replay", RecordQueueApp.Admin);
}
