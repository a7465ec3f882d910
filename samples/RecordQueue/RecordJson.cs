using System.Text.Json;
using System.Text.Json.Serialization;

namespace RecordQueue;

/// <summary>Every type that is read or written as JSON. A missing one is a build error that names the line to add.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Customer))]
[JsonSerializable(typeof(Product))]
[JsonSerializable(typeof(AddressBook))]
[JsonSerializable(typeof(Change<Customer>), TypeInfoPropertyName = "ChangeCustomer")]
[JsonSerializable(typeof(Change<Product>), TypeInfoPropertyName = "ChangeProduct")]
[JsonSerializable(typeof(Change<AddressBook>), TypeInfoPropertyName = "ChangeAddressBook")]
[JsonSerializable(typeof(Stored<Customer>))]
[JsonSerializable(typeof(Stored<Product>))]
[JsonSerializable(typeof(Stored<AddressBook>))]
[JsonSerializable(typeof(IReadOnlyList<Stored<Customer>>))]
[JsonSerializable(typeof(IReadOnlyList<Stored<Product>>))]
[JsonSerializable(typeof(Request))]
[JsonSerializable(typeof(RequestStatus))]
[JsonSerializable(typeof(DeadLetter))]
[JsonSerializable(typeof(IReadOnlyList<DeadLetter>))]
[JsonSerializable(typeof(ReplayOrder))]
internal sealed partial class RecordJson : JsonSerializerContext;
