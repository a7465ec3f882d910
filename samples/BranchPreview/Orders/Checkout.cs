using System.ComponentModel.DataAnnotations;
using BranchPreview.Menus;
using BranchPreview.Shops;
using BranchPreview.Storage;
using RouteGen;

namespace BranchPreview.Orders;

public static class Checkout
{
    /// <summary>The client says what it wants, never what that costs.</summary>
    public static async Task<HttpResult<Order>> Place(Guid id, NewOrder order, Database database, TimeProvider time, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        await using var session = await database.BeginAsync(cancellation);
        if (await ShopStore.FindAsync(session, id) is not { } shop) return HttpResults.NotFound();
        if (!shop.IsOpen) return HttpResults.Conflict("The shop is closed.");
        if (!await session.ExistsAsync("users", order.UserId)) return HttpResults.UnprocessableEntity("There is no such user.");
        var lines = new List<OrderLine>();
        foreach (var choice in order.Lines)
        {
            if (await MenuStore.FindAsync(session, id, choice.DishId, now) is not { } dish) return HttpResults.UnprocessableEntity("The shop has no such dish.");
            if (!dish.IsAvailable) return HttpResults.Conflict($"{dish.Name} is sold out.");
            lines.Add(new OrderLine(dish.Id, dish.Name, choice.Quantity, dish.Price));
        }

        var placed = new Order(Guid.NewGuid(), id, order.UserId, OrderStatus.Placed, lines, lines.Sum(line => line.Quantity * line.Price), shop.Currency, now);
        await OrderStore.AddAsync(session, placed);
        await session.CommitAsync();
        return HttpResults.Created($"/orders/{placed.Id}", placed);
    }

    public static Task<Order?> Get(Guid id, OrderStore orders, CancellationToken cancellation) => orders.FindAsync(id, cancellation);

    public static Task<IReadOnlyList<Order>> OfUser(Guid id, OrderStore orders, CancellationToken cancellation, [Range(1, 100)] int size = 20) => orders.OfUserAsync(id, size, cancellation);
}
