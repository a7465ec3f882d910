namespace RecordQueue;

/// <summary>Owns the products.</summary>
public static class ProductConsumer
{
    public static void Apply(Change<Product> change, Inbox inbox) => inbox.Apply(Kinds.Products, change);
}
