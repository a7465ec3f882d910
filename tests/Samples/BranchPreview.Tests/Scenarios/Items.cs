using System.Text.Json.Nodes;

namespace BranchPreview.Tests.Scenarios;

/// <summary>One of the 43 plain resources: they share their code.</summary>
public static class Items
{
    private const string Rome = """{"street":"Via Appia 1","postalCode":"00100","city":"Rome","country":"IT"}""";

    public static async Task Are_written_read_and_removed(Preview preview)
    {
        var addresses = $"/users/{await preview.UserAsync()}/addresses";
        var created = (await preview.PostAsync(addresses, Rome)).Expect(201);
        Assert.Equal(($"{addresses}/{created.Id}", "\"1\""), (created.Header("Location"), created.Header("ETag")));
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(Rome), created.Json["value"]));
        Assert.Equal("Rome", (string?)(await preview.GetAsync($"{addresses}/{created.Id}")).Expect(200).Json["value"]!["city"]);

        var changed = (await preview.SendAsync("PUT", $"{addresses}/{created.Id}", Rome.Replace("Rome", "Roma", StringComparison.Ordinal))).Expect(200);
        Assert.Equal((2, "Roma", "\"2\""), ((int)changed.Json["version"]!, (string?)changed.Json["value"]!["city"], changed.Header("ETag")));

        (await preview.SendAsync("DELETE", $"{addresses}/{created.Id}", body: null)).Expect(204);
        (await preview.SendAsync("DELETE", $"{addresses}/{created.Id}", body: null)).Expect(404);
        (await preview.GetAsync($"{addresses}/{created.Id}")).Expect(404);
        (await preview.SendAsync("PUT", $"{addresses}/{created.Id}", Rome)).Expect(404);
    }

    public static async Task Of_an_old_version_are_not_overwritten(Preview preview)
    {
        var addresses = $"/users/{await preview.UserAsync()}/addresses";
        var address = $"{addresses}/{(await preview.PostAsync(addresses, Rome)).Expect(201).Id}";
        (await preview.SendAsync("PUT", address, Rome, ("If-Match", "\"1\""))).Expect(200);
        (await preview.SendAsync("PUT", address, Rome, ("If-Match", "\"1\""))).Expect(412);
        (await preview.SendAsync("PUT", address, Rome, ("If-Match", "anything"))).Expect(412);
        Assert.Equal(2, (int)(await preview.GetAsync(address)).Expect(200).Json["version"]!);
    }

    public static async Task Are_listed_in_parts_and_searched(Preview preview)
    {
        var suppliers = $"/shops/{await preview.ShopAsync()}/suppliers";
        foreach (var name in new[] { "Mill", "Dairy 50%", "Dairy 5000" }) (await preview.PostAsync(suppliers, $$"""{"name":"{{name}}","email":"a@example.com"}""")).Expect(201);
        var first = (await preview.GetAsync($"{suppliers}?size=2")).Expect(200).Json;
        var second = (await preview.GetAsync($"{suppliers}?size=2&after={(string?)first["next"]}")).Expect(200).Json;
        Assert.Equal((2, 1, (string?)null), (first["items"]!.AsArray().Count, second["items"]!.AsArray().Count, (string?)second["next"]));
        Assert.Equal(3, first["items"]!.AsArray().Concat(second["items"]!.AsArray()).Select(item => (string?)item!["id"]).Distinct().Count());

        Assert.Equal(2, (await preview.GetAsync($"{suppliers}/search?text=dairy")).Expect(200).Json["items"]!.AsArray().Count);
        Assert.Equal("Dairy 50%", (string?)Assert.Single((await preview.GetAsync($"{suppliers}/search?text=50%25")).Expect(200).Json["items"]!.AsArray())!["value"]!["name"]);
    }

    public static async Task Belong_to_their_owner_and_kind(Preview preview)
    {
        var shop = await preview.ShopAsync();
        var area = (await preview.PostAsync($"/shops/{shop}/areas", """{"name":"Garden","isOutdoors":true}""")).Expect(201).Id;
        (await preview.GetAsync($"/shops/{await preview.ShopAsync()}/areas/{area}")).Expect(404);
        (await preview.GetAsync($"/shops/{shop}/categories/{area}")).Expect(404);
        (await preview.SendAsync("DELETE", $"/shops/{shop}/categories/{area}", body: null)).Expect(404);
        (await preview.GetAsync($"/shops/{Guid.NewGuid()}/areas")).Expect(404);
        (await preview.PostAsync($"/shops/{Guid.NewGuid()}/areas", """{"name":"Garden","isOutdoors":true}""")).Expect(404);
        // A user is no shop.
        (await preview.GetAsync($"/shops/{await preview.UserAsync()}/areas")).Expect(404);
    }

    public static async Task Are_checked(Preview preview)
    {
        var user = await preview.UserAsync();
        (await preview.PostAsync($"/users/{user}/addresses", Rome.Replace("IT", "Italy", StringComparison.Ordinal))).Expect(400);
        (await preview.PostAsync($"/users/{user}/devices", """{"name":"Phone","platform":"symbian","lastSeenAt":"2026-01-01T00:00:00Z"}""")).Expect(400);
        (await preview.GetAsync($"/users/{user}/addresses?size=101")).Expect(400);
        (await preview.GetAsync($"/users/{user}/addresses/search")).Expect(400);
        (await preview.GetAsync("/users/17/addresses")).Expect(400);
    }
}
