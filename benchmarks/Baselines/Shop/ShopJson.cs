using System.Text.Json;
using System.Text.Json.Serialization;
using Shop.Administration;

namespace Shop;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, UseStringEnumConverter = true)]
[JsonSerializable(typeof(HealthReport))]
[JsonSerializable(typeof(User))]
[JsonSerializable(typeof(NewUser))]
[JsonSerializable(typeof(UserChange))]
[JsonSerializable(typeof(Page<User>))]
[JsonSerializable(typeof(Order))]
[JsonSerializable(typeof(NewOrder))]
[JsonSerializable(typeof(IReadOnlyList<Order>))]
[JsonSerializable(typeof(StoredFile))]
[JsonSerializable(typeof(Stats))]
internal sealed partial class ShopJson : JsonSerializerContext;
