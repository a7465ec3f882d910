namespace BranchPreview.Tests.Scenarios;

public static class Shops
{
    public static async Task Are_found_and_have_hours(Preview preview)
    {
        var name = $"Osteria {Guid.NewGuid():N}";
        var shop = (await preview.PostAsync("/shops", $$"""{"name":"{{name}}","currency":"EUR"}""")).Expect(201).Id;
        Assert.Equal(shop, (Guid)Assert.Single((await preview.GetAsync($"/shops?name={Uri.EscapeDataString(name.ToLowerInvariant())}")).Expect(200).Json.AsArray())!["id"]!);
        (await preview.SendAsync("PUT", $"/shops/{shop}/hours", """{"hours":[{"day":"Friday","opens":"11:00","closes":"23:30"}]}""")).Expect(200);
        var hours = Assert.Single((await preview.GetAsync($"/shops/{shop}")).Expect(200).Json["hours"]!.AsArray())!;
        Assert.Equal(("Friday", "11:00:00", "23:30:00"), ((string?)hours["day"], (string?)hours["opens"], (string?)hours["closes"]));
    }

    public static async Task Are_checked(Preview preview)
    {
        var shop = await preview.ShopAsync();
        (await preview.PostAsync("/shops", """{"name":"A","currency":"euro"}""")).Expect(400);
        (await preview.SendAsync("PUT", $"/shops/{shop}/hours", """{"hours":[{"day":"Friday","opens":"23:00","closes":"11:00"}]}""")).Expect(400);
        (await preview.SendAsync("PUT", $"/shops/{shop}/hours", """{"hours":[{"day":"Friday","opens":"11:00","closes":"12:00"},{"day":"Friday","opens":"13:00","closes":"14:00"}]}""")).Expect(400);
        (await preview.SendAsync("PUT", $"/shops/{shop}/hours", """{"hours":[{"day":9,"opens":"11:00","closes":"12:00"}]}""")).Expect(400);
        (await preview.SendAsync("PUT", $"/shops/{Guid.NewGuid()}/hours", """{"hours":[]}""")).Expect(404);
        (await preview.PostAsync($"/shops/{Guid.NewGuid()}:close")).Expect(404);
        (await preview.PostAsync($"/shops/{Guid.NewGuid()}:reopen")).Expect(404);
        (await preview.GetAsync($"/shops/{Guid.NewGuid()}")).Expect(404);
    }
}
