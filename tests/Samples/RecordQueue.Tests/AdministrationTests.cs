using System.Text.Json;

namespace RecordQueue.Tests;

[Collection("RecordQueue")]
public class AdministrationTests(RecordQueueApp app)
{
    [Theory]
    [InlineData("GET", "/admin/customers")]
    [InlineData("POST", "/admin/customers")]
    [InlineData("DELETE", "/admin/products/5f3c2f4e-8c3e-4f3a-9a53-0e8f9b0f1a01?version=1")]
    [InlineData("GET", "/admin/dead-letters")]
    [InlineData("POST", "/admin/dead-letters/x:replay")]
    public async Task The_admin_site_is_for_whoever_has_the_key(string method, string url)
    {
        (await app.Api.SendAsync(method, url)).EnsureStatus(403);
        (await app.Api.SendAsync(method, url, [new("X-Admin-Key", "guess")])).EnsureStatus(403);
    }

    [Fact]
    public async Task The_admin_site_and_the_API_share_conflicts_queue_and_consumer()
    {
        var product = new Product($"E-{Guid.NewGuid():N}".ToUpperInvariant(), "Salt", 1);

        var created = await app.CarryOutAsync(SendAsync("POST", "/admin/products", product));
        Assert.Equal((RequestState.Done, "products"), (created.State, created.Kind));
        Assert.Equal(product, (await app.Api.GetAsync($"/products/{created.RecordId}")).EnsureStatus(200).Json<Stored<Product>>().Content);

        // What one of them has under way, or has taken, the other one may not have.
        (await app.Api.PostJsonAsync("/products", product)).EnsureStatus(409);
        await RecordQueueApp.AcceptedAsync(app.Api.PutJsonAsync($"/products/{created.RecordId}?version=1", product with { Price = 2 }));
        (await SendAsync("PUT", $"/admin/products/{created.RecordId}?version=1", product with { Price = 3 })).EnsureStatus(409);
        await app.ConsumeAsync();
        await app.CarryOutAsync(SendAsync("PUT", $"/admin/products/{created.RecordId}?version=2", product with { Price = 3 }));

        var listed = (await app.Api.GetAsync("/admin/products?size=100", RecordQueueApp.Admin)).EnsureStatus(200).Json<List<Stored<Product>>>();
        Assert.Contains(new Stored<Product>(created.RecordId, 3, product with { Price = 3 }), listed);
        Assert.Equal(RequestState.Done, (await app.CarryOutAsync(app.Api.SendAsync("DELETE", $"/admin/products/{created.RecordId}?version=3", RecordQueueApp.Admin))).State);
        (await app.Api.GetAsync($"/products/{created.RecordId}")).EnsureStatus(404);
    }

    private Task<TestResponse> SendAsync(string method, string url, Product product) => app.Api.SendAsync(method, url, RecordQueueApp.Admin, JsonSerializer.Serialize(product, JsonSerializerOptions.Web));
}
