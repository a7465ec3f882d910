namespace BranchPreview.Tests.Scenarios;

public static class Users
{
    public static async Task Live_and_change(Preview preview)
    {
        var email = $"{Guid.NewGuid():N}@example.com";
        var created = (await preview.PostAsync("/users", $$"""{"name":"太郎","email":"{{email}}"}""")).Expect(201);
        Assert.Equal($"/users/{created.Id}", created.Header("Location"));
        Assert.Equal("太郎", (string?)(await preview.GetAsync($"/users/{created.Id}")).Expect(200).Json["name"]);
        Assert.Equal("花子", (string?)(await preview.SendAsync("PATCH", $"/users/{created.Id}", """{"name":"花子"}""")).Expect(200).Json["name"]);
        var found = (await preview.GetAsync($"/users?email={Uri.EscapeDataString(email[..20])}")).Expect(200).Json.AsArray();
        Assert.Equal(email, (string?)Assert.Single(found)!["email"]);
        (await preview.SendAsync("DELETE", $"/users/{created.Id}", body: null)).Expect(204);
        (await preview.SendAsync("DELETE", $"/users/{created.Id}", body: null)).Expect(404);
        (await preview.GetAsync($"/users/{created.Id}")).Expect(404);
        (await preview.SendAsync("PATCH", $"/users/{created.Id}", """{"name":"x"}""")).Expect(404);
    }

    public static async Task Do_not_share_an_address(Preview preview)
    {
        var email = $"{Guid.NewGuid():N}@example.com";
        var first = (await preview.PostAsync("/users", $$"""{"name":"A","email":"{{email}}"}""")).Expect(201).Id;
        (await preview.PostAsync("/users", $$"""{"name":"B","email":"{{email.ToUpperInvariant()}}"}""")).Expect(409);
        var other = await preview.UserAsync();
        (await preview.SendAsync("PATCH", $"/users/{other}", $$"""{"email":"{{email}}"}""")).Expect(409);
        // One's own is no conflict.
        (await preview.SendAsync("PATCH", $"/users/{first}", $$"""{"email":"{{email.ToUpperInvariant()}}"}""")).Expect(200);
    }

    public static async Task Stay_when_they_have_ordered(Preview preview)
    {
        var order = (await preview.GetAsync($"/orders/{await preview.OrderAsync()}")).Expect(200);
        (await preview.SendAsync("DELETE", $"/users/{(Guid)order.Json["userId"]!}", body: null)).Expect(409);
        Assert.Single((await preview.GetAsync($"/users/{(Guid)order.Json["userId"]!}/orders")).Expect(200).Json.AsArray());
    }

    public static async Task Are_checked(Preview preview)
    {
        (await preview.PostAsync("/users", """{"name":"","email":"a@example.com"}""")).Expect(400);
        (await preview.PostAsync("/users", """{"name":"A","email":"none"}""")).Expect(400);
        (await preview.PostAsync("/users", """{"name":"A","email":""")).Expect(400);
        (await preview.PostAsync("/users", "name=A", ("Content-Type", "application/x-www-form-urlencoded"))).Expect(415);
        // Wildcards of LIKE stand for themselves.
        Assert.Empty((await preview.GetAsync("/users?email=%25_%25")).Expect(200).Json.AsArray());
    }

    public static async Task Of_a_preview_know_its_key(Preview preview)
    {
        (await preview.SendAsync("GET", "/users", body: null, ("X-Preview-Key", "guess"))).Expect(403);
        (await preview.SendAsync("GET", "/users", body: null, ("X-Preview-Key", Preview.Key + "x"))).Expect(403);
        (await preview.SendAsync("GET", "/health", body: null, ("X-Preview-Key", "guess"))).Expect(200);
    }
}
