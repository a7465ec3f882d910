using System.Text.Json.Serialization.Metadata;

namespace RecordQueue;

/// <summary>A kind of business data.</summary>
/// <param name="Name">Its name, which its queue has too.</param>
/// <param name="KeyName">What a conflict about it is called: <c>email</c>.</param>
/// <param name="KeyOf">What no two records of the kind share, besides their ids; <see langword="null"/> where there is nothing.</param>
/// <param name="Content">How a record is written down.</param>
/// <param name="Message">How a message about one is written.</param>
public sealed record Kind<T>(string Name, string KeyName, Func<T, string?> KeyOf, JsonTypeInfo<T> Content, JsonTypeInfo<Change<T>> Message)
    where T : class;

public static class Kinds
{
    public static Kind<Customer> Customers { get; } = new("customers", "email", customer => customer.Email?.ToLowerInvariant(), RecordJson.Default.Customer, RecordJson.Default.ChangeCustomer);

    public static Kind<Product> Products { get; } = new("products", "sku", product => product.Sku, RecordJson.Default.Product, RecordJson.Default.ChangeProduct);

    public static Kind<AddressBook> Addresses { get; } = new("addresses", "", _ => null, RecordJson.Default.AddressBook, RecordJson.Default.ChangeAddressBook);
}
