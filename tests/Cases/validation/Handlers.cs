using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using RouteGen;

namespace App;

public enum Shipping
{
    Standard,
    Express,
    Pickup,
}

/// <summary>Attributes on the parameters of a positional record count, and so do those of members that hold lists and objects.</summary>
public sealed record NewOrder(
    [Required, StringLength(50, MinimumLength = 2)] string? Customer,
    [EmailAddress] string? Email,
    [MinLength(1), MaxLength(3)] List<OrderLine>? Lines)
{
    [Required]
    public Address? ShipTo { get; init; }

    [AllowedValues(Shipping.Standard, Shipping.Express)]
    public Shipping Shipping { get; init; }

    [RegularExpression("[A-Z]{2}[0-9]{4}", ErrorMessage = "{0} must be two letters and four digits.")]
    [Display(Name = "The voucher")]
    [JsonPropertyName("voucher-code")]
    public string? Voucher { get; init; }

    public Dictionary<string, Address>? Alternatives { get; init; }

    [JsonIgnore]
    [StringLength(1)]
    public string Internal => "not the client's";
}

[CustomValidation(typeof(Rules), nameof(Rules.Line))]
public sealed class OrderLine
{
    [CustomValidation(typeof(Rules), nameof(Rules.Sku))]
    public string Sku { get; set; } = "";

    [Range(1, 100)]
    public int Quantity { get; set; }

    [Range(typeof(decimal), "0.01", "9999.99", MaximumIsExclusive = true)]
    public decimal? Price { get; set; }

    /// <summary>A line may be a set of others.</summary>
    public OrderLine[]? Parts { get; set; }
}

public class Address
{
    [Required]
    public string? Street { get; set; }

    [StringLength(2, MinimumLength = 2)]
    public string? Country { get; set; }
}

/// <summary>A rule of the project as a static method: what is wrong, or null.</summary>
public static class Rules
{
    public static string? Sku(string value) => value.StartsWith("SKU-", StringComparison.Ordinal) ? null : "The value is no article number.";

    public static ValidationResult? Line(OrderLine line) => line.Quantity * (line.Price ?? 0) <= 1000 ? ValidationResult.Success : new ValidationResult("A line is worth at most 1000.");

    public static bool IsEven(int number) => number % 2 == 0;
}

/// <summary>A rule of the project as an attribute: it is asked without any reflection.</summary>
public sealed class PastAttribute : ValidationAttribute
{
    public int Years { get; set; }

    public override bool IsValid(object? value) => value is not DateOnly date || date.Year <= 2026 - Years;

    public override string FormatErrorMessage(string name) => $"{name} must be {Years} years ago.";
}

public sealed record Filter([property: Range(1, 10)] int Page = 1, [property: Length(2, 20)] string? Search = null);

public sealed class Session
{
    public static int Made;

    public Session() => Made++;
}

public static class Services
{
    public static Session NewSession() => new();
}

public static class Products
{
    public static string List([FromQuery] Filter filter, [FromHeader] [StringLength(8)] string? xTrace, [MaxLength(2)] List<int>? ids) => $"page {filter.Page}";

    public static string Get([RegularExpression("[a-z0-9-]+")] string sku, [CustomValidation(typeof(Rules), nameof(Rules.IsEven))] int size = 2) => sku;

    public static string Prices([Range(0.5, 2.5)] double? rate, [Range(typeof(DateOnly), "2020-01-01", "2029-12-31")] DateOnly? day, [Url] string? callback) => "prices";
}

public static class Orders
{
    // No session is made for an order that is refused.
    public static string Place(NewOrder order, Session session) => $"{order.Customer}, session {Session.Made}";

    public static async Task<string> Replace([Range(1, int.MaxValue)] int id, [FromBody] [MaxLength(2)] IReadOnlyList<OrderLine> lines)
    {
        await Task.Yield();
        return $"{id} has {lines.Count} lines";
    }

    public static HttpResult Label([FromBody] [StringLength(10)] string text) => HttpResults.Text(text);
}

public sealed record Account(
    [property: Required] string Name,
    [Past(Years = 18)] DateOnly? Born,
    string Password,
    [property: Compare(nameof(Account.Password))] string Repeated);

public static class Accounts
{
    public static string Open(Account account) => account.Name;
}

[JsonSourceGenerationOptions(System.Text.Json.JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(NewOrder))]
[JsonSerializable(typeof(IReadOnlyList<OrderLine>))]
[JsonSerializable(typeof(Account))]
internal sealed partial class AppJson : JsonSerializerContext
{
}
