namespace BranchPreview.Tests.Scenarios;

public static class Menus
{
    public static async Task Have_the_price_of_the_time(Preview preview)
    {
        var shop = await preview.ShopAsync();
        var dish = await preview.DishAsync(shop, price: 1000);
        (await SetPriceAsync(1200, "2040-01-01T00:00:00Z")).Expect(204);
        (await SetPriceAsync(1300, "2040-01-01T00:00:00Z")).Expect(204);
        (await SetPriceAsync(1400, "2041-01-01T00:00:00Z")).Expect(204);
        Assert.Equal([1000, 1300, 1400], (await preview.GetAsync($"/dishes/{dish}/prices")).Expect(200).Json.AsArray().Select(price => (int)price!["amount"]!));
        Assert.Equal(1000, await PriceAsync(""));
        Assert.Equal(1000, await PriceAsync("?at=2039-12-31T23:59:59Z"));
        Assert.Equal(1300, await PriceAsync("?at=2040-01-01T00:00:00Z"));
        Assert.Equal(1400, await PriceAsync("?at=2050-01-01T00:00:00Z"));
        Assert.Empty((await preview.GetAsync($"/shops/{shop}/menu?at=2001-01-01T00:00:00Z")).Expect(200).Json.AsArray());
        // What was sold was sold.
        (await SetPriceAsync(1, "2020-01-01T00:00:00Z")).Expect(422);
        (await SetPriceAsync(0, "2040-01-01T00:00:00Z")).Expect(400);

        Task<Answer> SetPriceAsync(int amount, string from) => preview.SendAsync("PUT", $"/dishes/{dish}/price", $$"""{"amount":{{amount}},"validFrom":"{{from}}"}""");

        async Task<int> PriceAsync(string query) => (int)Assert.Single((await preview.GetAsync($"/shops/{shop}/menu{query}")).Expect(200).Json.AsArray())!["price"]!;
    }

    public static async Task Of_nobody_are_404(Preview preview)
    {
        var nobody = Guid.NewGuid();
        (await preview.GetAsync($"/shops/{nobody}/menu")).Expect(404);
        (await preview.PostAsync($"/shops/{nobody}/menu", """{"name":"A","price":1}""")).Expect(404);
        (await preview.GetAsync($"/dishes/{nobody}/prices")).Expect(404);
        (await preview.SendAsync("PUT", $"/dishes/{nobody}/price", """{"amount":1,"validFrom":"2040-01-01T00:00:00Z"}""")).Expect(404);
        (await preview.SendAsync("PUT", $"/dishes/{nobody}/availability", """{"isAvailable":false}""")).Expect(404);
    }
}
