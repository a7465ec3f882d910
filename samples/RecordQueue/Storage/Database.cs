using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace RecordQueue.Storage;

/// <summary>PostgreSQL when <c>RECORDQUEUE_POSTGRES</c> holds a connection string, else a file of SQLite. The statements are those that both understand.</summary>
public sealed class Database
{
    private readonly Lazy<Func<DbConnection>> _connect;

    private Database(Func<Func<DbConnection>> connect) => _connect = new(() => Prepare(connect()));

    /// <summary>What the environment says. Nothing is opened before a store asks for it.</summary>
    public static Database FromEnvironment()
    {
        if (Environment.GetEnvironmentVariable("RECORDQUEUE_POSTGRES") is { Length: > 0 } connectionString) return Postgres(connectionString);
        return Sqlite(Environment.GetEnvironmentVariable("RECORDQUEUE_DATABASE") is { Length: > 0 } path ? path : Path.Combine(Path.GetTempPath(), "routegen-record-queue.db"));
    }

    public static Database Sqlite(string path) => new(() =>
    {
        var connectionString = new SqliteConnectionStringBuilder { DataSource = path }.ToString();
        using var connection = Open(() => new SqliteConnection(connectionString));
        // Readers go on while somebody writes.
        connection.Execute("PRAGMA journal_mode = WAL");
        return () => new SqliteConnection(connectionString);
    });

    public static Database Postgres(string connectionString) => new(() =>
    {
        var source = new NpgsqlSlimDataSourceBuilder(connectionString).Build();
        return source.CreateConnection;
    });

    /// <summary>An open connection, from the provider's pool.</summary>
    public DbConnection Open() => Open(_connect.Value);

    private static DbConnection Open(Func<DbConnection> connect)
    {
        var connection = connect();
        try
        {
            connection.Open();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static Func<DbConnection> Prepare(Func<DbConnection> connect)
    {
        using var connection = Open(connect);
        foreach (var statement in Tables.Statements) connection.Execute(statement);
        return connect;
    }
}
