using System.Text.Json;
using System.Text.Json.Serialization;
using Shop.Administration;

namespace Shop;

/// <summary>Every type that is read or written as JSON. A missing one is a build error that names the line to add.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, UseStringEnumConverter = true)]
[JsonSerializable(typeof(HealthReport))]
[JsonSerializable(typeof(User))]
[JsonSerializable(typeof(NewUser))]
[JsonSerializable(typeof(UserChange))]
[JsonSerializable(typeof(Page<User>))]
[JsonSerializable(typeof(Order))]
[JsonSerializable(typeof(NewOrder))]
[JsonSerializable(typeof(IReadOnlyList<Order>))]
[JsonSerializable(typeof(Stats))]
internal sealed partial class ShopJson : JsonSerializerContext;
