using Microsoft.Data.Sqlite;

namespace Shop.Storage;

/// <summary>The SQLite file. Opened, and its tables made, when a store first asks for it.</summary>
internal sealed class Database
{
    private readonly Lazy<string> _connectionString;

    /// <param name="path">The file; it is made when it does not exist.</param>
    public Database(string path) => _connectionString = new Lazy<string>(() => Create(path));

    /// <summary><c>SHOP_DATABASE</c>, else a file in the user's temporary folder, which in Lambda is the one that may be written to.</summary>
    public static string DefaultPath => Environment.GetEnvironmentVariable("SHOP_DATABASE") is { Length: > 0 } path ? path : Path.Combine(Path.GetTempPath(), "routegen-shop.db");

    /// <summary>An open connection, from the pool.</summary>
    public SqliteConnection Open()
    {
        var connection = new SqliteConnection(_connectionString.Value);
        connection.Open();
        return connection;
    }

    private static string Create(string path)
    {
        var connectionString = new SqliteConnectionStringBuilder { DataSource = path, ForeignKeys = true }.ToString();
        using var connection = new SqliteConnection(connectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = """
            PRAGMA journal_mode = WAL;
            CREATE TABLE IF NOT EXISTS users (id TEXT PRIMARY KEY, name TEXT NOT NULL, email TEXT NOT NULL UNIQUE COLLATE NOCASE, created_at TEXT NOT NULL);
            CREATE TABLE IF NOT EXISTS orders (id TEXT PRIMARY KEY, user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE, status TEXT NOT NULL, placed_at TEXT NOT NULL, key TEXT NOT NULL, UNIQUE (user_id, key));
            CREATE TABLE IF NOT EXISTS order_lines (order_id TEXT NOT NULL REFERENCES orders (id) ON DELETE CASCADE, position INTEGER NOT NULL, sku TEXT NOT NULL, quantity INTEGER NOT NULL, price TEXT NOT NULL, PRIMARY KEY (order_id, position));
            CREATE TABLE IF NOT EXISTS files (path TEXT PRIMARY KEY, content_type TEXT NOT NULL, content BLOB NOT NULL);
            """;
        command.ExecuteNonQuery();
        return connectionString;
    }
}
