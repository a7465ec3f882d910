using BranchPreview.Local;

namespace BranchPreview.Tests;

/// <summary>The application over one of its databases, and what every test begins with.</summary>
public abstract class Preview
{
    public const string Key = "key of the tests";

    /// <summary>What the application takes for the payment providers.</summary>
    public LocalProviders Providers { get; } = LocalProviders.Started;

    public abstract Task<Answer> SendAsync(string method, string url, string? body, params (string Name, string Value)[] headers);

    /// <summary>Sends a message to the couriers' queue.</summary>
    /// <returns>Whether it was processed.</returns>
    public abstract Task<bool> SendCourierUpdateAsync(string body);

    public Task<Answer> GetAsync(string url) => SendAsync("GET", url, body: null);

    public Task<Answer> PostAsync(string url, string body = "", params (string Name, string Value)[] headers) => SendAsync("POST", url, body, headers);

    public async Task<Guid> UserAsync() => (await PostAsync("/users", $$"""{"name":"Ada","email":"{{Guid.NewGuid():N}}@example.com"}""")).Expect(201).Id;

    public async Task<Guid> ShopAsync() => (await PostAsync("/shops", """{"name":"Trattoria","currency":"EUR"}""")).Expect(201).Id;

    public async Task<Guid> DishAsync(Guid shop, int price = 1250, string name = "Gnocchi") => (await PostAsync($"/shops/{shop}/menu", $$"""{"name":"{{name}}","price":{{price}}}""")).Expect(201).Id;

    public async Task<Guid> TableAsync(Guid shop, int seats = 4) => (await PostAsync($"/shops/{shop}/tables", $$"""{"name":"{{Guid.NewGuid():N}}","seats":{{seats}}}""")).Expect(201).Id;

    /// <summary>An order of 25.00 EUR.</summary>
    public async Task<Guid> OrderAsync()
    {
        var shop = await ShopAsync();
        return (await PostAsync($"/shops/{shop}/orders", $$"""{"userId":"{{await UserAsync()}}","lines":[{"dishId":"{{await DishAsync(shop)}}","quantity":2}]}""")).Expect(201).Id;
    }

    public Task<Answer> PayAsync(Guid order, string token = "tok_good", string provider = "Northpay", string key = "first") =>
        PostAsync($"/orders/{order}/payments", $$"""{"provider":"{{provider}}","cardToken":"{{token}}"}""", ("Idempotency-Key", key));

    public async Task<Guid> CapturedAsync(string provider = "Northpay")
    {
        var payment = (await PayAsync(await OrderAsync(), provider: provider)).Expect(201).Id;
        (await PostAsync($"/payments/{payment}:capture")).Expect(200);
        return payment;
    }
}
