namespace Shop;

internal static class Orders
{
    private static readonly Guid Some = new("7c9e6679-7425-40de-944b-e07fc1f90ae7");
    private static readonly DateTimeOffset Then = new(2026, 7, 1, 12, 0, 0, TimeSpan.Zero);

    public static IReadOnlyList<Order> OfUser(Guid id, OrderStatus? status = null) => [new Order(Some, id, status ?? OrderStatus.Placed, 12.5m, Then)];

    public static Order Place(Guid id, NewOrder order)
    {
        var total = 0m;
        foreach (var line in order.Lines) total += line.Quantity * line.Price;
        return new Order(Some, id, OrderStatus.Placed, total, Then);
    }

    public static Order Get(Guid id) => new(id, Some, OrderStatus.Shipped, 12.5m, Then);

    public static Order Cancel(Guid id) => new(id, Some, OrderStatus.Cancelled, 12.5m, Then);
}
