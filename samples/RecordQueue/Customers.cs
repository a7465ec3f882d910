using System.ComponentModel.DataAnnotations;
using RecordQueue.Storage;
using RouteGen;

namespace RecordQueue;

/// <summary>Customers for the API and the admin site. What is read is read at once; what is to be changed goes to the consumer.</summary>
public static class Customers
{
    public static IReadOnlyList<Stored<Customer>> List(Store store, Guid? after = null, [Range(1, 100)] int size = 50) => store.Records(Kinds.Customers).List(after, size);

    public static Stored<Customer>? Get(Guid id, Store store) => store.Records(Kinds.Customers).Find(id);

    public static Task<HttpResult<Request>> Create(Customer customer, Acceptance acceptance, CancellationToken cancellation) => acceptance.CreateAsync(Kinds.Customers, customer, cancellation);

    /// <param name="id">The customer.</param>
    /// <param name="version">The version that the caller has seen.</param>
    /// <param name="customer">The customer as it is to be.</param>
    public static Task<HttpResult<Request>> Update(Guid id, int version, Customer customer, Acceptance acceptance, CancellationToken cancellation) =>
        acceptance.UpdateAsync(Kinds.Customers, id, version, customer, cancellation);

    public static Task<HttpResult<Request>> Delete(Guid id, int version, Acceptance acceptance, CancellationToken cancellation) => acceptance.DeleteAsync(Kinds.Customers, id, version, cancellation);
}
