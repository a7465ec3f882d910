namespace Shop;

internal enum OrderStatus
{
    Placed,
    Shipped,
    Cancelled,
}

internal sealed record Order(Guid Id, Guid UserId, OrderStatus Status, decimal Total, DateTimeOffset PlacedAt);

internal sealed record OrderLine(string Sku, string Name, int Quantity, decimal Price);

internal sealed record NewOrder(string Currency, string Note, IReadOnlyList<OrderLine> Lines);
