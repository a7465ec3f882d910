namespace BranchPreview.Items;

/// <param name="Owners">What they belong to: the name of its table, and of its path.</param>
/// <param name="Name">What they are: the last part of their path.</param>
public sealed record ItemKind(string Owners, string Name)
{
    /// <summary>What says in the table of items that a row is one of these.</summary>
    public string Key { get; } = $"{Owners}/{Name}";

    public static ItemKind OfUser(string name) => new("users", name);

    public static ItemKind OfShop(string name) => new("shops", name);

    public static ItemKind OfOrder(string name) => new("orders", name);
}
