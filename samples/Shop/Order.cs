namespace Shop;

public enum OrderStatus
{
    Placed,
    Shipped,
    Cancelled,
}

public sealed record Order(Guid Id, Guid UserId, OrderStatus Status, IReadOnlyList<OrderLine> Lines, DateTimeOffset PlacedAt)
{
    public decimal Total => Lines.Sum(line => line.Quantity * line.Price);
}

public sealed record OrderLine(string Sku, int Quantity, decimal Price);

public sealed record NewOrder(IReadOnlyList<OrderLine> Lines);

public interface IOrderStore
{
    IReadOnlyList<Order> OfUser(Guid userId, OrderStatus? status);

    Order? Find(Guid id);

    /// <param name="key">Names the attempt: the order of an earlier attempt with the same key is returned, and none is added.</param>
    Order Place(Guid userId, NewOrder order, string key);

    /// <returns><see langword="null"/> when there is no such order, or it can no longer be cancelled.</returns>
    Order? Cancel(Guid id);

    IEnumerable<Order> All();
}
