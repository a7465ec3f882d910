using System.ComponentModel.DataAnnotations;

namespace BranchPreview.Menus;

/// <param name="Price">At the time that was asked about, in the smallest unit of the shop's currency.</param>
public sealed record Dish(Guid Id, Guid ShopId, string Name, bool IsAvailable, long Price);

public sealed record NewDish([Required, StringLength(100)] string Name, [Range(1, 1_000_000)] long Price);

/// <param name="Amount">In the smallest unit of the shop's currency.</param>
/// <param name="ValidFrom">Until the next price takes its place. A new one does not lie in the past: what was sold was sold.</param>
public sealed record Price([Range(1, 1_000_000)] long Amount, DateTimeOffset ValidFrom);

public sealed record Availability(bool IsAvailable);
