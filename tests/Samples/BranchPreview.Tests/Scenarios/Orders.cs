namespace BranchPreview.Tests.Scenarios;

public static class Orders
{
    public static async Task Cost_what_the_menu_says(Preview preview)
    {
        var (shop, user) = (await preview.ShopAsync(), await preview.UserAsync());
        var (gnocchi, wine) = (await preview.DishAsync(shop, 1250), await preview.DishAsync(shop, 480, "Wine"));
        // A price that the client makes up is not looked at.
        var order = (await preview.PostAsync($"/shops/{shop}/orders", $$"""{"userId":"{{user}}","total":1,"lines":[{"dishId":"{{gnocchi}}","quantity":2,"price":1},{"dishId":"{{wine}}","quantity":3}]}""")).Expect(201);
        Assert.Equal((3940, "EUR", "Placed"), ((int)order.Json["total"]!, (string?)order.Json["currency"], (string?)order.Json["status"]));
        var read = (await preview.GetAsync($"/orders/{order.Id}")).Expect(200).Json;
        Assert.Equal([("Gnocchi", 2, 1250), ("Wine", 3, 480)], read["lines"]!.AsArray().Select(line => ((string)line!["name"]!, (int)line["quantity"]!, (int)line["price"]!)));
    }

    public static async Task Are_of_what_there_is(Preview preview)
    {
        var (shop, user) = (await preview.ShopAsync(), await preview.UserAsync());
        var dish = await preview.DishAsync(shop);
        (await PlaceAsync(shop, dish, 0)).Expect(400);
        (await PlaceAsync(shop, dish, 101)).Expect(400);
        (await preview.PostAsync($"/shops/{shop}/orders", $$"""{"userId":"{{user}}","lines":[]}""")).Expect(400);
        (await preview.PostAsync($"/shops/{shop}/orders", $$"""{"userId":"{{user}}","lines":[null]}""")).Expect(400);
        (await PlaceAsync(Guid.NewGuid(), dish, 1)).Expect(404);
        (await PlaceAsync(shop, Guid.NewGuid(), 1)).Expect(422);
        (await PlaceAsync(await preview.ShopAsync(), dish, 1)).Expect(422);
        (await preview.PostAsync($"/shops/{shop}/orders", $$"""{"userId":"{{Guid.NewGuid()}}","lines":[{"dishId":"{{dish}}","quantity":1}]}""")).Expect(422);
        (await preview.SendAsync("PUT", $"/dishes/{dish}/availability", """{"isAvailable":false}""")).Expect(204);
        Assert.Contains("sold out", (await PlaceAsync(shop, dish, 1)).Expect(409).Body, StringComparison.Ordinal);
        (await preview.SendAsync("PUT", $"/dishes/{dish}/availability", """{"isAvailable":true}""")).Expect(204);
        (await PlaceAsync(shop, dish, 1)).Expect(201);
        (await preview.PostAsync($"/shops/{shop}:close")).Expect(204);
        (await PlaceAsync(shop, dish, 1)).Expect(409);

        Task<Answer> PlaceAsync(Guid at, Guid what, int quantity) => preview.PostAsync($"/shops/{at}/orders", $$"""{"userId":"{{user}}","lines":[{"dishId":"{{what}}","quantity":{{quantity}}}]}""");
    }

    public static async Task Go_step_by_step(Preview preview)
    {
        string[] all = ["accept", "reject", "ready", "deliver", "cancel"];
        await WalkAsync([], ["accept", "reject", "cancel"]);
        await WalkAsync(["accept"], ["ready", "cancel"]);
        await WalkAsync(["accept", "ready"], ["deliver"]);
        await WalkAsync(["accept", "ready", "deliver"], []);
        await WalkAsync(["reject"], []);
        await WalkAsync(["cancel"], []);

        // After these steps exactly those are possible.
        async Task WalkAsync(string[] steps, string[] possible)
        {
            var order = await preview.OrderAsync();
            foreach (var step in steps) (await preview.PostAsync($"/orders/{order}:{step}")).Expect(200);
            foreach (var step in all.Except(possible)) (await preview.PostAsync($"/orders/{order}:{step}")).Expect(409);
            foreach (var step in possible.Take(1)) (await preview.PostAsync($"/orders/{order}:{step}")).Expect(200);
            foreach (var step in possible.Skip(1))
            {
                var other = await preview.OrderAsync();
                foreach (var before in steps) (await preview.PostAsync($"/orders/{other}:{before}")).Expect(200);
                (await preview.PostAsync($"/orders/{other}:{step}")).Expect(200);
            }
        }
    }

    public static async Task That_nobody_placed_are_404(Preview preview)
    {
        (await preview.GetAsync($"/orders/{Guid.NewGuid()}")).Expect(404);
        (await preview.PostAsync($"/orders/{Guid.NewGuid()}:accept")).Expect(404);
    }

    public static async Task Are_delivered_by_the_couriers_word(Preview preview)
    {
        var order = await preview.OrderAsync();
        var delivered = $$"""{"orderId":"{{order}}","event":"delivered"}""";
        (await preview.PostAsync($"/orders/{order}:accept")).Expect(200);
        // It is not ready yet: the message comes again.
        Assert.False(await preview.SendCourierUpdateAsync(delivered));
        (await preview.PostAsync($"/orders/{order}:ready")).Expect(200);
        Assert.True(await preview.SendCourierUpdateAsync($$"""{"orderId":"{{order}}","event":"returned"}"""));
        Assert.Equal("Accepted", await StatusAsync());
        (await preview.PostAsync($"/orders/{order}:ready")).Expect(200);
        Assert.True(await preview.SendCourierUpdateAsync(delivered));
        Assert.Equal("Delivered", await StatusAsync());
        Assert.False(await preview.SendCourierUpdateAsync("nonsense"));
        Assert.False(await preview.SendCourierUpdateAsync($$"""{"orderId":"{{order}}","event":"lost"}"""));
        Assert.False(await preview.SendCourierUpdateAsync($$"""{"orderId":"{{Guid.NewGuid()}}","event":"delivered"}"""));

        async Task<string> StatusAsync() => (string)(await preview.GetAsync($"/orders/{order}")).Expect(200).Json["status"]!;
    }
}
