using RouteGen;
using RouteGen.Testing;

namespace Shop.Tests;

[Collection("Shop")]
public class OtherRouteTests(ShopApp shop)
{
    public static TheoryData<Front> Fronts => ShopApp.Fronts;

    [Theory]
    [MemberData(nameof(Fronts))]
    public async Task Files_come_back_byte_by_byte(Front front)
    {
        var app = shop.Behind(front);
        var url = $"/files/{front}/写真 1.png";
        byte[] content = [0x89, 0x50, 0, 0xFF, 0x0A];

        (await app.SendAsync("PUT", url, [new("Content-Type", "image/png")], content)).EnsureStatus(201);
        (await app.SendAsync("PUT", url, [new("Content-Type", "image/png")], content)).EnsureStatus(204);

        var file = await app.GetAsync(url);
        Assert.Equal("GET /files/{path+}", file.EnsureStatus(200).Route);
        Assert.Equal("image/png", file.GetHeader("Content-Type"));
        Assert.Equal(content, file.Body.ToArray());
        (await app.GetAsync($"/files/{front}/none")).EnsureStatus(404);
    }

    [Fact]
    public async Task Visits_are_counted_in_a_cookie()
    {
        var app = shop.Behind();
        var first = await app.GetAsync("/welcome");
        var second = await app.GetAsync("/welcome", [new("Cookie", $"visits={first.Cookies["visits"]}")]);

        Assert.Equal("Welcome to the Shop.", first.EnsureStatus(200).Text);
        Assert.Equal("Welcome back, visit 2.", second.EnsureStatus(200).Text);
    }

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

    [Fact]
    public async Task Health_needs_nothing() => Assert.Equal("""{"status":"ok"}""", (await shop.Behind().GetAsync("/health")).EnsureStatus(200).Text);
}
