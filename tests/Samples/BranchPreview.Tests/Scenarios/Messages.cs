namespace BranchPreview.Tests.Scenarios;

public static class Messages
{
    public static async Task Are_about_an_order(Preview preview)
    {
        var messages = $"/orders/{await preview.OrderAsync()}/messages";
        (await preview.PostAsync(messages, """{"author":"guest","text":"No onions, please."}""")).Expect(201);
        (await preview.PostAsync(messages, """{"author":"shop","text":"Sure."}""")).Expect(201);
        Assert.Equal(["guest", "shop"], (await preview.GetAsync(messages)).Expect(200).Json.AsArray().Select(message => (string)message!["author"]!).Order(StringComparer.Ordinal));
        (await preview.PostAsync(messages, """{"author":"stranger","text":"Hello"}""")).Expect(400);
        (await preview.PostAsync(messages, """{"author":"guest","text":" "}""")).Expect(400);
        (await preview.PostAsync($"/orders/{Guid.NewGuid()}/messages", """{"author":"guest","text":"Hello"}""")).Expect(404);
        (await preview.GetAsync($"/orders/{Guid.NewGuid()}/messages")).Expect(404);
    }

    public static async Task End_with_the_order(Preview preview)
    {
        var order = await preview.OrderAsync();
        (await preview.PostAsync($"/orders/{order}:reject")).Expect(200);
        (await preview.PostAsync($"/orders/{order}/messages", """{"author":"guest","text":"Why?"}""")).Expect(409);
    }
}
