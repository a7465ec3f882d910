using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace BranchPreview.Storage;

/// <summary>What differs between the databases. All other SQL is the same.</summary>
/// <param name="Source">Where connections come from.</param>
/// <param name="Preparation">Statements that run before migrations and keep those of other processes waiting.</param>
public sealed record DatabaseEngine(DbDataSource Source, string Preparation)
{
    /// <summary><c>BRANCHPREVIEW_POSTGRES</c> with <c>BRANCHPREVIEW_SCHEMA</c>, else SQLite in the file <c>BRANCHPREVIEW_SQLITE</c>.</summary>
    public static DatabaseEngine FromEnvironment() =>
        Variables.Find("BRANCHPREVIEW_POSTGRES") is { } connectionString
            ? Postgres(connectionString, Variables.Find("BRANCHPREVIEW_SCHEMA") ?? "public")
            // The temporary folder is the one that may be written to in Lambda.
            : Sqlite(Variables.Find("BRANCHPREVIEW_SQLITE") ?? Path.Combine(Path.GetTempPath(), "branchpreview.db"));

    /// <param name="connectionString">As Npgsql takes it.</param>
    /// <param name="schema">A schema of the branch's own, so that branches can share one server. It is made when it does not exist.</param>
    public static DatabaseEngine Postgres(string connectionString, string schema)
    {
        // It becomes a part of SQL: no parameter can stand for a name.
        if (!IsName(schema)) throw new ArgumentException("BRANCHPREVIEW_SCHEMA is a word of a-z, 0-9 and _, at most 63 characters long.", nameof(schema));
        // A function answers one request at a time: a few connections are enough, and many functions share the server.
        var builder = new NpgsqlConnectionStringBuilder(connectionString) { SearchPath = schema, MaxPoolSize = 4 };
        return new DatabaseEngine(new NpgsqlSlimDataSourceBuilder(builder.ConnectionString).Build(), $"SELECT pg_advisory_xact_lock(hashtext('{schema}')); CREATE SCHEMA IF NOT EXISTS \"{schema}\";");
    }

    /// <param name="path">The file; it is made when it does not exist.</param>
    public static DatabaseEngine Sqlite(string path) =>
        // A transaction of SQLite's is the only one that writes: nothing has to be locked.
        new(new SqliteDataSource(new SqliteConnectionStringBuilder { DataSource = path, ForeignKeys = true }.ToString()), "");

    private static bool IsName(string text) => text is { Length: > 0 and <= 63 } && text.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '_');
}
