using RouteGen;

namespace Shop.Tests;

[Collection("Shop")]
public class FileTests(ShopApp shop)
{
    [Theory]
    [MemberData(nameof(ShopApp.Fronts), MemberType = typeof(ShopApp))]
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
}
