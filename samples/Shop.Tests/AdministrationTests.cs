namespace Shop.Tests;

[Collection("Shop")]
public class AdministrationTests(ShopApp shop)
{
    [Fact]
    public async Task Reports_are_for_whoever_has_the_key()
    {
        var app = shop.Behind();
        (await app.GetAsync("/admin/stats")).EnsureStatus(403);
        (await app.GetAsync("/admin/stats", [new("X-Admin-Key", "guess")])).EnsureStatus(403);

        var stats = await app.GetAsync("/admin/stats", [new("X-Admin-Key", ShopApp.AdminKey)]);
        Assert.True(stats.EnsureStatus(200).Json<Administration.Stats>().Users >= 0);
        var orders = await app.GetAsync("/admin/orders.csv", [new("X-Admin-Key", ShopApp.AdminKey)]);
        Assert.Equal("text/csv; charset=utf-8", orders.EnsureStatus(200).GetHeader("Content-Type"));
        Assert.StartsWith("id,status,total\r\n", orders.Text, StringComparison.Ordinal);
    }
}
