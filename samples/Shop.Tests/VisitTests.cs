namespace Shop.Tests;

[Collection("Shop")]
public class VisitTests(ShopApp shop)
{
    [Fact]
    public async Task Visits_are_counted_in_a_cookie()
    {
        var app = shop.Behind();
        var first = await app.GetAsync("/welcome");
        var second = await app.GetAsync("/welcome", [new("Cookie", $"visits={first.Cookies["visits"]}")]);

        Assert.Equal("Welcome to the Shop.", first.EnsureStatus(200).Text);
        Assert.Equal("Welcome back, visit 2.", second.EnsureStatus(200).Text);
    }
}
