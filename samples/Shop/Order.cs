using System.ComponentModel.DataAnnotations;

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

public sealed record OrderLine([Required] string Sku, [Range(1, 1000)] int Quantity, [Range(0, 1_000_000)] decimal Price);

public sealed record NewOrder([Required, CustomValidation(typeof(OrderRules), nameof(OrderRules.HasLines))] IReadOnlyList<OrderLine> Lines);

/// <summary>What no attribute says.</summary>
public static class OrderRules
{
    /// <returns>What is wrong; <see langword="null"/> for nothing.</returns>
    public static string? HasLines(IReadOnlyList<OrderLine> lines) => lines.Count is >= 1 and <= 100 && lines.All(line => line is not null) ? null : "An order has 1 to 100 lines, none of them null.";
}

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
