using System.Data.Common;

namespace BranchPreview.Storage;

/// <summary>An open connection, perhaps with a transaction that ends without effect unless it is committed.</summary>
public sealed class Session(DbConnection connection, DbTransaction? transaction, CancellationToken cancellation) : IAsyncDisposable
{
    /// <returns>How many rows were changed.</returns>
    public async Task<int> ExecuteAsync(string sql, params (string Name, object Value)[] parameters)
    {
        await using var command = Command(sql, parameters);
        return await command.ExecuteNonQueryAsync(cancellation);
    }

    public async Task<IReadOnlyList<T>> ReadAsync<T>(string sql, Func<DbDataReader, T> row, params (string Name, object Value)[] parameters)
    {
        await using var command = Command(sql, parameters);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellation)) rows.Add(row(reader));
        return rows;
    }

    /// <returns>The row, or <see langword="null"/>.</returns>
    public async Task<T?> FindAsync<T>(string sql, Func<DbDataReader, T> row, params (string Name, object Value)[] parameters)
        where T : class => (await ReadAsync(sql, row, parameters)).SingleOrDefault();

    /// <param name="table">A name from this program, never from a request.</param>
    /// <param name="id">The row's id.</param>
    public async Task<bool> ExistsAsync(string table, Guid id) => (await ReadAsync($"SELECT 1 FROM {table} WHERE id = @id", _ => true, ("id", id))).Count > 0;

    public Task CommitAsync() => transaction!.CommitAsync(cancellation);

    public async ValueTask DisposeAsync()
    {
        if (transaction is not null) await transaction.DisposeAsync();
        await connection.DisposeAsync();
    }

    private DbCommand Command(string sql, (string Name, object Value)[] parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Transaction = transaction;
        foreach (var (name, value) in parameters)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            parameter.Value = Columns.Value(value);
            command.Parameters.Add(parameter);
        }

        return command;
    }
}
