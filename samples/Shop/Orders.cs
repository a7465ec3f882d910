using RouteGen;

namespace Shop;

public static class Orders
{
    public static HttpResult<IReadOnlyList<Order>> OfUser(Guid id, IUserStore users, IOrderStore orders, OrderStatus? status = null)
    {
        if (users.Find(id) is null) return HttpResults.NotFound();
        return HttpResults.Ok(orders.OfUser(id, status));
    }

    /// <summary>A client that did not get the answer sends the same key again and gets the same order.</summary>
    public static HttpResult<Order> Place(Guid id, NewOrder order, [FromHeader] string idempotencyKey, IUserStore users, IOrderStore orders)
    {
        if (users.Find(id) is null) return HttpResults.NotFound();
        var placed = orders.Place(id, order, idempotencyKey);
        return HttpResults.Created($"/orders/{placed.Id}", placed);
    }

    public static Order? Get(Guid id, IOrderStore orders) => orders.Find(id);

    public static HttpResult<Order> Cancel(Guid id, IOrderStore orders)
    {
        if (orders.Find(id) is null) return HttpResults.NotFound();
        return orders.Cancel(id) is { } cancelled ? cancelled : HttpResults.Conflict("The order can no longer be cancelled.");
    }
}
