using System.ComponentModel.DataAnnotations;
using RecordQueue.Storage;
using RouteGen;

namespace RecordQueue;

/// <summary>Products for the API and the admin site.</summary>
public static class Products
{
    public static IReadOnlyList<Stored<Product>> List(Store store, Guid? after = null, [Range(1, 100)] int size = 50) => store.Records(Kinds.Products).List(after, size);

    public static Stored<Product>? Get(Guid id, Store store) => store.Records(Kinds.Products).Find(id);

    public static Task<HttpResult<Request>> Create(Product product, Acceptance acceptance, CancellationToken cancellation) => acceptance.CreateAsync(Kinds.Products, product, cancellation);

    public static Task<HttpResult<Request>> Update(Guid id, int version, Product product, Acceptance acceptance, CancellationToken cancellation) =>
        acceptance.UpdateAsync(Kinds.Products, id, version, product, cancellation);

    public static Task<HttpResult<Request>> Delete(Guid id, int version, Acceptance acceptance, CancellationToken cancellation) => acceptance.DeleteAsync(Kinds.Products, id, version, cancellation);
}
