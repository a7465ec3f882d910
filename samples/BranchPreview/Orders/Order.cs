using System.ComponentModel.DataAnnotations;

namespace BranchPreview.Orders;

public sealed record Order(Guid Id, Guid ShopId, Guid UserId, OrderStatus Status, IReadOnlyList<OrderLine> Lines, long Total, string Currency, DateTimeOffset PlacedAt);

/// <param name="DishId">What was ordered.</param>
/// <param name="Name">As the menu said.</param>
/// <param name="Quantity">How often.</param>
/// <param name="Price">Of one, when the order was placed: a new price changes no order.</param>
public sealed record OrderLine(Guid DishId, string Name, int Quantity, long Price);

public sealed record NewOrder(Guid UserId, [Required, CustomValidation(typeof(NewOrder), nameof(NewOrder.Check))] IReadOnlyList<Choice> Lines)
{
    public static string? Check(IReadOnlyList<Choice> lines) => lines.Count is >= 1 and <= 50 && lines.All(line => line is not null) ? null : "An order has 1 to 50 lines, none of them null.";
}

public sealed record Choice(Guid DishId, [Range(1, 100)] int Quantity);
