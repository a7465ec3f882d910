using RouteGen;

namespace BranchPreview.Menus;

public static class MenuCard
{
    public static async Task<HttpResult<Dish>> Add(Guid id, NewDish dish, MenuStore menus, TimeProvider time, CancellationToken cancellation) =>
        await menus.AddAsync(id, dish, time.GetUtcNow(), cancellation) is { } added ? HttpResults.Json(added, status: 201) : HttpResults.NotFound();

    /// <param name="at">The menu of another time, such as of next week when prices rise.</param>
    public static Task<IReadOnlyList<Dish>?> Get(Guid id, MenuStore menus, TimeProvider time, CancellationToken cancellation, DateTimeOffset? at = null) =>
        menus.MenuAsync(id, at ?? time.GetUtcNow(), cancellation);

    public static async Task<HttpResult> SetPrice(Guid id, Price price, MenuStore menus, TimeProvider time, CancellationToken cancellation)
    {
        if (price.ValidFrom < time.GetUtcNow()) return HttpResults.UnprocessableEntity("A price does not change in the past.");
        return await menus.SetPriceAsync(id, price, cancellation) ? HttpResults.NoContent() : HttpResults.NotFound();
    }

    public static Task<IReadOnlyList<Price>?> Prices(Guid id, MenuStore menus, CancellationToken cancellation) => menus.PricesAsync(id, cancellation);

    public static async Task<HttpResult> SetAvailability(Guid id, Availability availability, MenuStore menus, CancellationToken cancellation) =>
        await menus.SetAvailabilityAsync(id, availability.IsAvailable, cancellation) ? HttpResults.NoContent() : HttpResults.NotFound();
}
