namespace Shop.Tests;

[Collection("Shop")]
public class OrderTests(ShopApp shop)
{
    private static readonly NewOrder Books = new([new OrderLine("book", 2, 9.50m)]);

    [Fact]
    public async Task An_order_is_placed_once_for_a_key()
    {
        var user = await shop.AddUserAsync();

        var first = await PlaceAsync(user, "key 1");
        var again = await PlaceAsync(user, "key 1");
        var other = await PlaceAsync(user, "key 2");

        Assert.Equal(19m, first.Total);
        Assert.Equal(first.Id, again.Id);
        Assert.NotEqual(first.Id, other.Id);
    }

    [Fact]
    public async Task An_order_needs_a_key()
    {
        var user = await shop.AddUserAsync();
        var response = await shop.Behind().PostJsonAsync($"/users/{user.Id}/orders", Books);
        Assert.Contains("idempotency-key", response.EnsureStatus(400).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Orders_are_listed_by_status()
    {
        var user = await shop.AddUserAsync();
        var kept = await PlaceAsync(user, "kept");
        var cancelled = await PlaceAsync(user, "cancelled");

        var answer = await shop.Behind().SendAsync("POST", $"/orders/{cancelled.Id}:cancel");
        Assert.Contains("\"Cancelled\"", answer.EnsureStatus(200).Text, StringComparison.Ordinal);
        (await shop.Behind().SendAsync("POST", $"/orders/{cancelled.Id}:cancel")).EnsureStatus(409);

        var placed = await shop.Behind().GetAsync($"/users/{user.Id}/orders?status=placed");
        Assert.Contains(kept.Id.ToString(), placed.EnsureStatus(200).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(cancelled.Id.ToString(), placed.Text, StringComparison.Ordinal);
        (await shop.Behind().GetAsync($"/users/{user.Id}/orders?status=lost")).EnsureStatus(400);
    }

    [Fact]
    public async Task Nobody_has_no_orders()
    {
        (await shop.Behind().GetAsync($"/users/{Guid.NewGuid()}/orders")).EnsureStatus(404);
        (await shop.Behind().GetAsync($"/orders/{Guid.NewGuid()}")).EnsureStatus(404);
    }

    private async Task<PlacedOrder> PlaceAsync(User user, string key)
    {
        var body = System.Text.Json.JsonSerializer.Serialize(Books);
        var response = await shop.Behind().SendAsync("POST", $"/users/{user.Id}/orders", [new("Content-Type", "application/json"), new("Idempotency-Key", key)], body);
        return response.EnsureStatus(201).Json<PlacedOrder>();
    }

    private sealed record PlacedOrder(Guid Id, decimal Total);
}
