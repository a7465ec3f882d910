using RouteGen;

namespace RecordQueue.Tests;

[Collection("RecordQueue")]
public class ApiTests(RecordQueueApp app)
{
    [Theory]
    [InlineData(Front.Rest)]
    [InlineData(Front.HttpApiV2)]
    public async Task A_customer_is_created_changed_and_deleted_behind_a_queue(Front front)
    {
        var api = new RouterApp(Router.Instance) { Front = front };
        var customer = RecordQueueApp.NewCustomer();

        var accepted = await RecordQueueApp.AcceptedAsync(api.PostJsonAsync("/customers", customer));
        Assert.Equal(RequestState.Accepted, (await app.StatusAsync(accepted.Id)).State);
        (await api.GetAsync($"/customers/{accepted.RecordId}")).EnsureStatus(404);
        Assert.Equal((1, 0), app.Queues["customers"].Count());

        Assert.Equal(1, await app.ConsumeAsync());
        var done = await app.StatusAsync(accepted.Id);
        Assert.Equal((RequestState.Done, "customers", ChangeAction.Create), (done.State, done.Kind, done.Action));
        var url = $"/customers/{accepted.RecordId}";
        Assert.Equal(new Stored<Customer>(accepted.RecordId, 1, customer), (await api.GetAsync(url)).EnsureStatus(200).Json<Stored<Customer>>());

        var renamed = customer with { Name = "Grace" };
        Assert.Equal(RequestState.Done, (await app.CarryOutAsync(api.PutJsonAsync($"{url}?version=1", renamed))).State);
        Assert.Equal(new Stored<Customer>(accepted.RecordId, 2, renamed), (await api.GetAsync(url)).EnsureStatus(200).Json<Stored<Customer>>());

        Assert.Equal(RequestState.Done, (await app.CarryOutAsync(api.DeleteAsync($"{url}?version=2"))).State);
        (await api.GetAsync(url)).EnsureStatus(404);
        // What it alone could have is free again.
        await app.AddCustomerAsync(customer);
    }

    [Fact]
    public async Task A_status_is_written_in_lower_case_and_an_unknown_one_is_404()
    {
        var accepted = await app.Api.PostJsonAsync("/products", new Product($"A-{Guid.NewGuid():N}".ToUpperInvariant(), "Tea", 2.5m));
        Assert.Contains("\"state\":\"accepted\"", accepted.EnsureStatus(202).Text, StringComparison.Ordinal);
        Assert.Contains("\"action\":\"create\"", accepted.Text, StringComparison.Ordinal);
        await app.ConsumeAsync();
        var status = await app.Api.GetAsync(accepted.GetHeader("Location")!);
        Assert.Contains("\"state\":\"done\"", status.EnsureStatus(200).Text, StringComparison.Ordinal);
        (await app.Api.GetAsync($"/requests/{Guid.NewGuid()}")).EnsureStatus(404);
    }

    [Fact]
    public async Task Records_are_listed_page_by_page()
    {
        for (var i = 0; i < 3; i++) await app.AddCustomerAsync();

        var first = (await app.Api.GetAsync("/customers?size=2")).EnsureStatus(200).Json<List<Stored<Customer>>>();
        var second = (await app.Api.GetAsync($"/customers?size=2&after={first[1].Id}")).EnsureStatus(200).Json<List<Stored<Customer>>>();

        Assert.Equal(2, first.Count);
        Assert.DoesNotContain(second, customer => first.Exists(earlier => earlier.Id == customer.Id));
        (await app.Api.GetAsync("/customers?size=101")).EnsureStatus(400);
    }

    [Fact]
    public async Task A_conflict_is_found_before_anything_is_sent()
    {
        var customer = RecordQueueApp.NewCustomer();
        var id = await app.AddCustomerAsync(customer);
        var url = $"/customers/{id}";

        // A version that is not the newest, a key that somebody has, in whatever case, and a record that is not there.
        Assert.Contains("version 1", (await app.Api.PutJsonAsync($"{url}?version=2", customer)).EnsureStatus(409).Text, StringComparison.Ordinal);
        (await app.Api.DeleteAsync($"{url}?version=0")).EnsureStatus(409);
        Assert.Contains("email", (await app.Api.PostJsonAsync("/customers", customer with { Email = customer.Email!.ToUpperInvariant() })).EnsureStatus(409).Text, StringComparison.Ordinal);
        (await app.Api.PutJsonAsync($"/customers/{Guid.NewGuid()}?version=1", customer)).EnsureStatus(404);
        (await app.Api.DeleteAsync($"/customers/{Guid.NewGuid()}?version=1")).EnsureStatus(404);

        Assert.Equal((0, 0), app.Queues["customers"].Count());
    }

    [Fact]
    public async Task One_request_at_a_time_is_under_way_for_a_record_and_for_a_key()
    {
        var customer = RecordQueueApp.NewCustomer();
        var id = await app.AddCustomerAsync(customer);
        var fresh = RecordQueueApp.NewCustomer();

        (await app.Api.PutJsonAsync($"/customers/{id}?version=1", customer with { Name = "Grace" })).EnsureStatus(202);
        (await app.Api.DeleteAsync($"/customers/{id}?version=1")).EnsureStatus(409);
        (await app.Api.PostJsonAsync("/customers", fresh)).EnsureStatus(202);
        (await app.Api.PostJsonAsync("/customers", fresh)).EnsureStatus(409);

        Assert.Equal(2, await app.ConsumeAsync());
        Assert.Equal("Grace", (await app.Api.GetAsync($"/customers/{id}")).Json<Stored<Customer>>().Content.Name);
    }

    [Fact]
    public async Task Of_simultaneous_requests_for_one_key_one_is_let_in()
    {
        var product = new Product($"B-{Guid.NewGuid():N}".ToUpperInvariant(), "Coffee", 3);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => app.Api.PostJsonAsync("/products", product))));

        Assert.Equal([202, 409, 409, 409, 409, 409, 409, 409], answers.Select(answer => answer.StatusCode).Order());
        Assert.Equal(1, await app.ConsumeAsync());
    }

    [Theory]
    [InlineData("/customers", """{"name":"Ada"}""", "$.email")]
    [InlineData("/customers", """{"name":" ","email":"a@b"}""", "$.name")]
    [InlineData("/customers", """{"name":"Ada","email":"ada@example.com","addresses":[{"street":"1","city":"London","country":"uk"}]}""", "$.addresses[0].country")]
    [InlineData("/products", """{"sku":"lower","name":"Tea","price":1}""", "$.sku")]
    [InlineData("/products", """{"sku":"TEA","name":"Tea","price":-1}""", "$.price")]
    public async Task What_is_wrong_is_said_at_once(string url, string body, string member)
    {
        var response = await app.Api.PostAsync(url, body, "application/json");

        Assert.Contains(member, response.EnsureStatus(400).Text, StringComparison.Ordinal);
        Assert.Equal(0, await app.ConsumeAsync());
    }

    [Fact]
    public async Task A_body_that_no_record_needs_is_too_long() =>
        (await app.Api.PostAsync("/products", $$"""{"sku":"TEA","name":"{{new string('x', 70_000)}}","price":1}""", "application/json")).EnsureStatus(413);

    [Fact]
    public async Task A_request_that_cannot_be_sent_is_503_and_leaves_the_record_free()
    {
        var product = new Product($"C-{Guid.NewGuid():N}".ToUpperInvariant(), "Milk", 1);
        app.Server.Outage = "products";
        try
        {
            (await app.Api.PostJsonAsync("/products", product)).EnsureStatus(503);
        }
        finally
        {
            app.Server.Outage = null;
        }

        Assert.Equal(0, await app.ConsumeAsync());
        Assert.Equal(RequestState.Done, (await app.CarryOutAsync(app.Api.PostJsonAsync("/products", product))).State);
    }
}
