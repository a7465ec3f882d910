namespace RecordQueue.Tests;

[Collection("RecordQueue")]
public class ConsumerTests(RecordQueueApp app)
{
    [Fact]
    public async Task The_same_message_twice_has_the_same_result()
    {
        var customer = RecordQueueApp.NewCustomer();
        var accepted = await RecordQueueApp.AcceptedAsync(app.Api.PostJsonAsync("/customers", customer));
        app.Queues["customers"].Send(RecordQueueApp.Message(accepted.Id, ChangeAction.Create, accepted.RecordId, 1, customer));

        Assert.Equal(2, await app.ConsumeAsync());
        var once = await ReadAsync(accepted.RecordId);
        await app.CarryOutAsync(app.Api.PutJsonAsync($"/customers/{accepted.RecordId}?version=1", customer with { Name = "Grace" }));
        // And once more, long after.
        app.Queues["customers"].Send(RecordQueueApp.Message(accepted.Id, ChangeAction.Create, accepted.RecordId, 1, customer));
        await app.ConsumeAsync();

        Assert.Equal((1, "Ada"), (once.Version, once.Content.Name));
        var late = await ReadAsync(accepted.RecordId);
        Assert.Equal((2, "Grace"), (late.Version, late.Content.Name));
        Assert.Equal(RequestState.Done, (await app.StatusAsync(accepted.Id)).State);
        Assert.Empty(await LettersAboutAsync(accepted.Id));
    }

    [Fact]
    public async Task The_same_message_at_the_same_time_is_carried_out_once()
    {
        var (request, record) = (Guid.NewGuid(), Guid.NewGuid());
        var message = RecordQueueApp.Message(request, ChangeAction.Create, record, 1, RecordQueueApp.NewCustomer());
        var events = Enumerable.Range(0, 8).Select(_ => Task.Run(() => app.Api.SendSqsAsync("customers", message)));

        var responses = await Task.WhenAll(events);

        Assert.All(responses, response => Assert.Empty(response.FailedRecords));
        Assert.Equal(1, (await ReadAsync(record)).Version);
        Assert.Equal(RequestState.Done, (await app.StatusAsync(request)).State);
    }

    [Fact]
    public async Task A_message_of_somebody_else_than_the_API_counts_as_a_request()
    {
        var (request, record) = (Guid.NewGuid(), Guid.NewGuid());

        await app.Api.SendSqsAsync("customers", RecordQueueApp.Message(request, ChangeAction.Create, record, 1, RecordQueueApp.NewCustomer()));

        Assert.Equal(1, (await ReadAsync(record)).Version);
        Assert.Equal(RequestState.Done, (await app.StatusAsync(request)).State);
    }

    [Theory]
    [InlineData(ChangeAction.Update, 1)]
    [InlineData(ChangeAction.Update, 3)]
    [InlineData(ChangeAction.Delete, 4)]
    [InlineData(ChangeAction.Create, 1)]
    public async Task A_change_of_another_version_fails_once_and_for_all(ChangeAction action, int version)
    {
        var customer = RecordQueueApp.NewCustomer();
        var id = await app.AddCustomerAsync(customer);
        var request = Guid.NewGuid();
        var message = RecordQueueApp.Message(request, action, id, version, action == ChangeAction.Delete ? null : customer with { Name = "Grace" });

        var response = await app.Api.SendSqsAsync("customers", message);

        // No retry would help: the message is done with.
        Assert.Empty(response.FailedRecords);
        var status = await app.StatusAsync(request);
        Assert.Equal(RequestState.Failed, status.State);
        Assert.Contains("version 1", status.Reason, StringComparison.Ordinal);
        Assert.Equal("Ada", (await ReadAsync(id)).Content.Name);

        // Were the record in the right version by now, the same message would still have the same result.
        await app.CarryOutAsync(app.Api.PutJsonAsync($"/customers/{id}?version=1", customer));
        await app.Api.SendSqsAsync("customers", message);
        Assert.Equal((2, "Ada"), ((await ReadAsync(id)).Version, (await ReadAsync(id)).Content.Name));
        Assert.Equal(RequestState.Failed, (await app.StatusAsync(request)).State);
    }

    [Fact]
    public async Task A_key_that_another_record_has_meanwhile_fails_the_request()
    {
        var customer = RecordQueueApp.NewCustomer();
        await app.AddCustomerAsync(customer);
        var (request, record) = (Guid.NewGuid(), Guid.NewGuid());

        await app.Api.SendSqsAsync("customers", RecordQueueApp.Message(request, ChangeAction.Create, record, 1, customer));

        Assert.Contains("email", (await app.StatusAsync(request)).Reason, StringComparison.Ordinal);
        (await app.Api.GetAsync($"/customers/{record}")).EnsureStatus(404);
    }

    [Fact]
    public async Task Of_a_batch_only_what_failed_comes_back()
    {
        var (first, last) = (Guid.NewGuid(), Guid.NewGuid());

        var response = await app.Api.SendSqsAsync(
            "customers",
            RecordQueueApp.Message(Guid.NewGuid(), ChangeAction.Create, first, 1, RecordQueueApp.NewCustomer()),
            "nonsense",
            RecordQueueApp.Message(Guid.NewGuid(), ChangeAction.Create, last, 1, RecordQueueApp.NewCustomer()));

        Assert.Equal([1], response.FailedRecords);
        Assert.Equal(1, (await ReadAsync(first)).Version);
        Assert.Equal(1, (await ReadAsync(last)).Version);
    }

    [Fact]
    public async Task In_the_queue_too_the_rest_of_a_batch_is_deleted()
    {
        app.Queues["customers"].Send("nonsense");
        var id = Guid.NewGuid();
        app.Queues["customers"].Send(RecordQueueApp.Message(Guid.NewGuid(), ChangeAction.Create, id, 1, RecordQueueApp.NewCustomer()));

        Assert.Equal(2, await app.ConsumeAsync());

        Assert.Equal((0, 1), app.Queues["customers"].Count());
        Assert.Equal(1, (await ReadAsync(id)).Version);
        await app.ExhaustAsync();
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("{}")]
    [InlineData("""{"action":"create","recordId":"5f3c2f4e-8c3e-4f3a-9a53-0e8f9b0f1a01","version":1,"content":{"name":"Ada","email":"a@example.com"}}""")]
    [InlineData("""{"requestId":"5f3c2f4e-8c3e-4f3a-9a53-0e8f9b0f1a01","action":"explode","recordId":"5f3c2f4e-8c3e-4f3a-9a53-0e8f9b0f1a01","version":1}""")]
    [InlineData("""{"requestId":"5f3c2f4e-8c3e-4f3a-9a53-0e8f9b0f1a02","action":"create","recordId":"5f3c2f4e-8c3e-4f3a-9a53-0e8f9b0f1a02","version":1}""")]
    [InlineData("""{"requestId":"5f3c2f4e-8c3e-4f3a-9a53-0e8f9b0f1a03","action":"create","recordId":"5f3c2f4e-8c3e-4f3a-9a53-0e8f9b0f1a03","version":1,"content":{"name":"Ada","email":"nobody"}}""")]
    public async Task A_malformed_message_fails_and_ends_as_a_dead_letter(string body)
    {
        var id = app.Queues["customers"].Send(body);

        await app.ExhaustAsync();

        var letter = Assert.Single(await app.DeadLettersAsync(), letter => letter.Id == id);
        Assert.Equal(("customers", body), (letter.Queue, letter.Body));
        // It can be replayed all the same: perhaps the consumer has learned to read it.
        (await app.Api.SendAsync("POST", $"/admin/dead-letters/{id}:replay", RecordQueueApp.Admin)).EnsureStatus(200);
        Assert.Equal((1, 0), app.Queues["customers"].Count());
        await app.ExhaustAsync();
    }

    private async Task<Stored<Customer>> ReadAsync(Guid id) => (await app.Api.GetAsync($"/customers/{id}")).EnsureStatus(200).Json<Stored<Customer>>();

    private async Task<IEnumerable<DeadLetter>> LettersAboutAsync(Guid request) => (await app.DeadLettersAsync()).Where(letter => letter.RequestId == request);
}
