using System.Globalization;

namespace BranchPreview.Tests.Scenarios;

public static class Bookings
{
    // Far enough ahead that no clock matters: a Monday.
    private static readonly DateTimeOffset Monday = new(2040, 1, 2, 0, 0, 0, TimeSpan.Zero);

    public static async Task Of_one_table_do_not_overlap(Preview preview)
    {
        var (shop, user) = (await preview.ShopAsync(), await preview.UserAsync());
        var table = await preview.TableAsync(shop);
        var booking = (await BookAsync(preview, shop, table, user, 18, 20)).Expect(201);
        foreach (var (from, to) in new[] { (18.0, 20.0), (17, 18.5), (19.5, 21), (17, 21), (18.5, 19) }) (await BookAsync(preview, shop, table, user, from, to)).Expect(409);
        // One begins when the other ends.
        (await BookAsync(preview, shop, table, user, 20, 21)).Expect(201);
        (await BookAsync(preview, shop, await preview.TableAsync(shop), user, 18, 20)).Expect(201);
        Assert.Equal(3, (await preview.GetAsync($"/shops/{shop}/bookings?day=2040-01-02")).Expect(200).Json.AsArray().Count);
        Assert.Empty((await preview.GetAsync($"/shops/{shop}/bookings?day=2040-01-03")).Expect(200).Json.AsArray());

        (await preview.PostAsync($"/bookings/{booking.Id}:cancel")).Expect(200);
        (await preview.PostAsync($"/bookings/{booking.Id}:cancel")).Expect(409);
        Assert.Equal("Cancelled", (string?)(await preview.GetAsync($"/bookings/{booking.Id}")).Expect(200).Json["status"]);
        (await BookAsync(preview, shop, table, user, 18, 20)).Expect(201);
    }

    public static async Task At_once_are_one(Preview preview)
    {
        var (shop, user) = (await preview.ShopAsync(), await preview.UserAsync());
        var table = await preview.TableAsync(shop);
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => BookAsync(preview, shop, table, user, 18, 20))));
        Assert.Equal([201, .. Enumerable.Repeat(409, 7)], answers.Select(answer => answer.Status).Order());
    }

    public static async Task Fit_the_shop(Preview preview)
    {
        var (shop, user) = (await preview.ShopAsync(), await preview.UserAsync());
        var table = await preview.TableAsync(shop, seats: 4);
        (await BookAsync(preview, shop, table, user, 18, 20, guests: 5)).Expect(422);
        (await BookAsync(preview, shop, table, Guid.NewGuid(), 18, 20)).Expect(422);
        (await BookAsync(preview, shop, Guid.NewGuid(), user, 18, 20)).Expect(404);
        (await BookAsync(preview, await preview.ShopAsync(), table, user, 18, 20)).Expect(404);
        (await BookAsync(preview, shop, table, user, 20, 18)).Expect(400);
        (await BookAsync(preview, shop, table, user, 10, 17)).Expect(400);
        (await BookAsync(preview, shop, table, user, -24 * 365 * 30, (-24 * 365 * 30) + 1)).Expect(422);

        (await preview.SendAsync("PUT", $"/shops/{shop}/hours", """{"hours":[{"day":"Monday","opens":"11:00","closes":"22:00"}]}""")).Expect(200);
        (await BookAsync(preview, shop, table, user, 10, 12)).Expect(422);
        (await BookAsync(preview, shop, table, user, 21, 22.5)).Expect(422);
        (await BookAsync(preview, shop, table, user, 24 + 12, 24 + 13)).Expect(422);
        (await BookAsync(preview, shop, table, user, 20, 22)).Expect(201);
        (await preview.PostAsync($"/shops/{shop}:close")).Expect(204);
        (await BookAsync(preview, shop, table, user, 12, 13)).Expect(422);
        (await preview.PostAsync($"/shops/{shop}:reopen")).Expect(204);
        (await BookAsync(preview, shop, table, user, 12, 13)).Expect(201);
    }

    public static async Task Leave_the_other_tables_free(Preview preview)
    {
        var (shop, user) = (await preview.ShopAsync(), await preview.UserAsync());
        var (small, large) = (await preview.TableAsync(shop, seats: 2), await preview.TableAsync(shop, seats: 8));
        (await BookAsync(preview, shop, large, user, 18, 20)).Expect(201);
        Assert.Equal(small, (Guid)Assert.Single((await FreeAsync(18, 20, 2)).Expect(200).Json.AsArray())!["id"]!);
        Assert.Empty((await FreeAsync(19, 21, 4)).Expect(200).Json.AsArray());
        Assert.Equal(2, (await FreeAsync(20, 21, 1)).Expect(200).Json.AsArray().Count);
        (await FreeAsync(21, 20, 1)).Expect(400);
        (await FreeAsync(20, 21, 0)).Expect(400);
        (await preview.PostAsync($"/shops/{Guid.NewGuid()}/tables", """{"name":"1","seats":2}""")).Expect(404);
        (await preview.PostAsync($"/shops/{shop}/tables", """{"name":"window","seats":2}""")).Expect(201);
        (await preview.PostAsync($"/shops/{shop}/tables", """{"name":"window","seats":4}""")).Expect(409);

        Task<Answer> FreeAsync(double from, double to, int guests) => preview.GetAsync($"/shops/{shop}/tables/free?from={At(from)}&to={At(to)}&guests={guests}");
    }

    private static Task<Answer> BookAsync(Preview preview, Guid shop, Guid table, Guid user, double from, double to, int guests = 2) =>
        preview.PostAsync($"/shops/{shop}/bookings", $$"""{"tableId":"{{table}}","userId":"{{user}}","from":"{{At(from)}}","to":"{{At(to)}}","guests":{{guests}}}""");

    private static string At(double hours) => Monday.AddHours(hours).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
