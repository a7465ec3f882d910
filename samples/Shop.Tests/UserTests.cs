using RouteGen;

namespace Shop.Tests;

[Collection("Shop")]
public class UserTests(ShopApp shop)
{
    [Theory]
    [MemberData(nameof(ShopApp.Fronts), MemberType = typeof(ShopApp))]
    public async Task A_user_lives_behind_every_front(Front front)
    {
        var app = shop.Behind(front);

        var created = await app.PostJsonAsync("/users", new NewUser("太郎", $"{front}@example.com"));
        var user = created.EnsureStatus(201).Json<User>();
        Assert.Equal($"/users/{user.Id}", created.GetHeader("Location"));

        var read = await app.GetAsync($"/users/{user.Id}");
        Assert.Equal(user, read.EnsureStatus(200).Json<User>());
        Assert.Equal("GET /users/{id}", read.Route);

        var changed = await app.PatchJsonAsync($"/users/{user.Id}", new UserChange(Name: "花子"));
        Assert.Equal(user with { Name = "花子" }, changed.EnsureStatus(200).Json<User>());

        (await app.DeleteAsync($"/users/{user.Id}")).EnsureStatus(204);
        (await app.GetAsync($"/users/{user.Id}")).EnsureStatus(404);
    }

    [Fact]
    public async Task The_list_is_searched_and_paged()
    {
        var name = $"Name {Guid.NewGuid():N}";
        foreach (var number in Enumerable.Range(1, 3)) await shop.AddUserAsync($"{name} {number}");

        var response = await shop.Behind().GetAsync($"/users?search={Uri.EscapeDataString(name)}&page=2&size=2");

        var page = response.EnsureStatus(200).Json<Page<User>>();
        Assert.Equal((1, 2, 2, 3L), (page.Items.Count, page.Number, page.Size, page.Total));
    }

    [Theory]
    [InlineData("/users?page=0", "page")]
    [InlineData("/users?size=101", "size")]
    [InlineData("/users?page=first", "page")]
    [InlineData("/users/17", "id")]
    public async Task A_wrong_value_is_400_and_named(string url, string name)
    {
        var response = await shop.Behind().GetAsync(url);

        response.EnsureStatus(400);
        Assert.Equal("application/problem+json", response.GetHeader("Content-Type"));
        Assert.Contains(name, response.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"name":"","email":"a@example.com"}""", 400)]
    [InlineData("""{"email":"a@example.com"}""", 400)]
    [InlineData("""{"name":"A","email":"none"}""", 400)]
    [InlineData("""{"name":"A","email":""", 400)]
    [InlineData("", 400)]
    public async Task A_wrong_user_is_not_created(string body, int status) => (await shop.Behind().PostAsync("/users", body, "application/json")).EnsureStatus(status);

    [Fact]
    public async Task A_body_that_is_no_JSON_is_415() => (await shop.Behind().PostAsync("/users", "name=A", "application/x-www-form-urlencoded")).EnsureStatus(415);

    [Fact]
    public async Task Two_users_do_not_share_an_address()
    {
        var user = await shop.AddUserAsync();
        (await shop.Behind().PostJsonAsync("/users", new NewUser("Other", user.Email.ToUpperInvariant()))).EnsureStatus(409);
    }

    [Fact]
    public async Task The_collection_cannot_be_deleted()
    {
        var response = await shop.Behind().DeleteAsync("/users");

        response.EnsureStatus(405);
        Assert.Equal("GET, POST, HEAD, OPTIONS", response.GetHeader("Allow"));
    }

    [Fact]
    public async Task An_unknown_path_is_404() => (await shop.Behind().GetAsync("/no/such/path")).EnsureStatus(404);
}
