using System.Text.Json;
using System.Text.Json.Serialization;

namespace BranchPreview.Payments;

internal sealed record NorthpayRequest(long? Amount = null, string? Currency = null, string? Source = null, string? Charge = null, bool? Capture = null);

internal sealed record NorthpayCharge(string? Id, string? Status);

internal sealed record NorthpayEvent(string Id, string Type, NorthpayEventData Data);

internal sealed record NorthpayEventData(string Charge);

internal sealed record KitepayAnswer(string? Transaction, string? Result);

/// <summary>What goes to and comes from the providers, apart from what goes to and comes from clients.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(NorthpayRequest))]
[JsonSerializable(typeof(NorthpayCharge))]
[JsonSerializable(typeof(NorthpayEvent))]
[JsonSerializable(typeof(KitepayAnswer))]
internal sealed partial class PaymentJson : JsonSerializerContext;
