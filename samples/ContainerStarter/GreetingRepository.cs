using System.Data.Common;

namespace ContainerStarter;

/// <summary>Keeps how often each name was greeted, in whatever database it is given.</summary>
/// <param name="database">Where connections come from: SQLite, PostgreSQL, any other of ADO.NET.</param>
public sealed class GreetingRepository(DbDataSource database)
{
    // The same words for SQLite and PostgreSQL. Both take the row or make it in one step, so that two greetings at once are two.
    private const string CreateTable = "CREATE TABLE IF NOT EXISTS greetings (name VARCHAR(100) PRIMARY KEY, times INTEGER NOT NULL)";
    private const string Add = "INSERT INTO greetings (name, times) VALUES (@name, 1) ON CONFLICT (name) DO UPDATE SET times = greetings.times + 1 RETURNING times";
    private const string Count = "SELECT times FROM greetings WHERE name = @name";

    private bool _isCreated;

    /// <summary>Counts one more greeting.</summary>
    /// <returns>How many there are now.</returns>
    public async Task<int> AddAsync(string name, CancellationToken cancellation) => await ReadAsync(Add, name, cancellation) ?? 0;

    /// <summary>How often a name was greeted; <see langword="null"/> for one that never was.</summary>
    public Task<int?> CountAsync(string name, CancellationToken cancellation) => ReadAsync(Count, name, cancellation);

    private async Task<int?> ReadAsync(string sql, string name, CancellationToken cancellation)
    {
        await CreateAsync(cancellation);
        await using var command = database.CreateCommand(sql);
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = ("@name", name);
        command.Parameters.Add(parameter);
        return await command.ExecuteScalarAsync(cancellation) is { } times and not DBNull ? Convert.ToInt32(times, System.Globalization.CultureInfo.InvariantCulture) : null;
    }

    // Not a Lazy<Task>: that would keep the failure of a database that was away for a moment.
    private async Task CreateAsync(CancellationToken cancellation)
    {
        if (_isCreated) return;
        await using var command = database.CreateCommand(CreateTable);
        await command.ExecuteNonQueryAsync(cancellation);
        _isCreated = true;
    }
}
