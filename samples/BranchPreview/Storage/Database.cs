using System.Data.Common;

namespace BranchPreview.Storage;

/// <summary>The database of this environment, brought up to date when it is first used.</summary>
public sealed class Database(Func<DatabaseEngine> connect) : IDisposable
{
    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly Lazy<DatabaseEngine> _engine = new(connect);
    private volatile bool _isReady;

    /// <summary>A session without a transaction: for one statement, or for several that only read.</summary>
    public async Task<Session> OpenAsync(CancellationToken cancellation)
    {
        await MigrateAsync(cancellation);
        return new Session(await _engine.Value.Source.OpenConnectionAsync(cancellation), transaction: null, cancellation);
    }

    /// <summary>A session whose statements take effect together, when it is committed.</summary>
    public async Task<Session> BeginAsync(CancellationToken cancellation)
    {
        await MigrateAsync(cancellation);
        return await BeginOnAsync(_engine.Value.Source, cancellation);
    }

    public void Dispose()
    {
        _gate.Dispose();
        if (_engine.IsValueCreated) _engine.Value.Source.Dispose();
    }

    private static async Task<Session> BeginOnAsync(DbDataSource source, CancellationToken cancellation)
    {
        var connection = await source.OpenConnectionAsync(cancellation);
        try
        {
            return new Session(connection, await connection.BeginTransactionAsync(cancellation), cancellation);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    // What fails here is tried again by the next request: a database that was down for a moment must not take the process with it.
    private async Task MigrateAsync(CancellationToken cancellation)
    {
        if (_isReady) return;
        await _gate.WaitAsync(cancellation);
        try
        {
            if (_isReady) return;
            await using var session = await BeginOnAsync(_engine.Value.Source, cancellation);
            await Migrations.RunAsync(session, _engine.Value);
            await session.CommitAsync();
            _isReady = true;
        }
        finally
        {
            _gate.Release();
        }
    }
}
