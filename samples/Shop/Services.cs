using Shop.Storage;

namespace Shop;

/// <summary>Where handler parameters that are services come from, each by its type. The class is touched when the first route asks for one: <c>GET /health</c> never opens the database.</summary>
internal static class Services
{
    private static readonly Database Database = new(Database.DefaultPath);

    public static IUserStore Users { get; } = new SqliteUserStore(Database);

    public static IOrderStore Orders { get; } = new SqliteOrderStore(Database);

    public static IFileStore Files { get; } = new SqliteFileStore(Database);
}
