namespace RecordQueue.Tests;

[Collection("RecordQueue")]
public class ChildDataTests(RecordQueueApp app)
{
    private static readonly Address Home = new("1 Main Street", "London", "GB");
    private static readonly Address Work = new("2 Side Street", "Tokyo", "JP");

    [Fact]
    public async Task Addresses_go_through_a_queue_of_their_own()
    {
        var accepted = await RecordQueueApp.AcceptedAsync(app.Api.PostJsonAsync("/customers", RecordQueueApp.NewCustomer(Home, Work)));

        await app.MappingOf(app.Queues["customers"]).PollAsync();
        var between = await app.StatusAsync(accepted.Id);
        Assert.Equal((RequestState.Done, RequestState.Accepted), (between.State, Assert.Single(between.Children).State));
        (await app.Api.GetAsync($"/customers/{accepted.RecordId}/addresses")).EnsureStatus(404);

        await app.ConsumeAsync();
        var child = Assert.Single((await app.StatusAsync(accepted.Id)).Children);
        Assert.Equal(("addresses", RequestState.Done, accepted.Id), (child.Kind, child.State, child.Parent));
        Assert.Equal([Home, Work], await AddressesAsync(accepted.RecordId));
        // They are not the customer consumer's to store.
        Assert.DoesNotContain("addresses", (await app.Api.GetAsync($"/customers/{accepted.RecordId}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_without_addresses_leaves_them_and_the_customers_end_is_theirs()
    {
        var customer = RecordQueueApp.NewCustomer(Home);
        var id = await app.AddCustomerAsync(customer);

        Assert.Empty((await app.CarryOutAsync(app.Api.PutJsonAsync($"/customers/{id}?version=1", customer with { Addresses = null }))).Children);
        Assert.Equal([Home], await AddressesAsync(id));
        await app.CarryOutAsync(app.Api.PutJsonAsync($"/customers/{id}?version=2", customer with { Addresses = [Work] }));
        Assert.Equal([Work], await AddressesAsync(id));
        await app.CarryOutAsync(app.Api.DeleteAsync($"/customers/{id}?version=3"));

        (await app.Api.GetAsync($"/customers/{id}/addresses")).EnsureStatus(404);
    }

    [Fact]
    public async Task Of_addresses_that_come_out_of_order_the_newest_stay()
    {
        var (id, older) = (Guid.NewGuid(), Guid.NewGuid());

        await app.Api.SendSqsAsync("addresses", RecordQueueApp.Message(Guid.NewGuid(), ChangeAction.Update, id, 5, new AddressBook([Work])));
        await app.Api.SendSqsAsync("addresses", RecordQueueApp.Message(older, ChangeAction.Update, id, 3, new AddressBook([Home])));
        Assert.Equal([Work], await AddressesAsync(id));
        var status = await app.StatusAsync(older);
        Assert.Equal((RequestState.Done, "A newer version was there already."), (status.State, status.Reason));

        // Neither does a late one bring back what was deleted.
        await app.Api.SendSqsAsync("addresses", RecordQueueApp.Message<AddressBook>(Guid.NewGuid(), ChangeAction.Delete, id, 7, content: null));
        await app.Api.SendSqsAsync("addresses", RecordQueueApp.Message(Guid.NewGuid(), ChangeAction.Update, id, 6, new AddressBook([Home])));
        (await app.Api.GetAsync($"/customers/{id}/addresses")).EnsureStatus(404);
    }

    [Fact]
    public async Task When_child_data_cannot_be_sent_the_message_comes_back_and_sends_it_once()
    {
        var accepted = await RecordQueueApp.AcceptedAsync(app.Api.PostJsonAsync("/customers", RecordQueueApp.NewCustomer(Home)));
        app.Server.Outage = "addresses";
        try
        {
            await app.ConsumeAsync();
        }
        finally
        {
            app.Server.Outage = null;
        }

        Assert.Equal((0, 1), app.Queues["customers"].Count());
        Assert.Equal((RequestState.Done, 1), ((await app.StatusAsync(accepted.Id)).State, (await app.StatusAsync(accepted.Id)).Children.Count));

        app.Advance(60);
        await app.ConsumeAsync();
        Assert.Equal(RequestState.Done, Assert.Single((await app.StatusAsync(accepted.Id)).Children).State);
        Assert.Equal([Home], await AddressesAsync(accepted.RecordId));
        Assert.Equal(1, (await app.Api.GetAsync($"/customers/{accepted.RecordId}")).Json<Stored<Customer>>().Version);
    }

    private async Task<IEnumerable<Address>> AddressesAsync(Guid customer) => (await app.Api.GetAsync($"/customers/{customer}/addresses")).EnsureStatus(200).Json<Stored<AddressBook>>().Content.Addresses!;
}
