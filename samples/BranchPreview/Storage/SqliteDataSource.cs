using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace BranchPreview.Storage;

/// <summary>SQLite as Npgsql offers PostgreSQL, so that the rest knows neither.</summary>
internal sealed class SqliteDataSource(string connectionString) : DbDataSource
{
    public override string ConnectionString => connectionString;

    protected override DbConnection CreateDbConnection() => new SqliteConnection(connectionString);
}
