namespace Shop.Tests;

[Collection("Shop")]
public class HealthTests(ShopApp shop)
{
    [Fact]
    public async Task Health_needs_nothing() => Assert.Equal("""{"status":"ok"}""", (await shop.Behind().GetAsync("/health")).EnsureStatus(200).Text);
}
