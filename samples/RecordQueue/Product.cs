using System.ComponentModel.DataAnnotations;

namespace RecordQueue;

/// <param name="Sku">No two products have the same.</param>
/// <param name="Name">What to call it.</param>
/// <param name="Price">In the shop's currency.</param>
public sealed record Product(
    [Required, RegularExpression("[A-Z0-9-]{1,40}")] string? Sku,
    [Required, StringLength(100)] string? Name,
    [Range(0, 1_000_000)] decimal Price);
