using System.Data.Common;

namespace RecordQueue.Storage;

/// <summary>What is stored, as one request or one message sees it: over one connection, which is opened when it is needed.</summary>
public sealed class Store : IDisposable
{
    private readonly Lazy<DbConnection> _connection;

    public Store(Database database)
    {
        _connection = new(database.Open);
        Requests = new(this);
        DeadLetters = new(this);
    }

    public RequestTable Requests { get; }

    public DeadLetterTable DeadLetters { get; }

    internal DbConnection Connection => _connection.Value;

    public RecordTable<T> Records<T>(Kind<T> kind)
        where T : class => new(this, kind);

    /// <summary>What follows stands together, or not at all when the transaction is disposed of without a commit.</summary>
    public DbTransaction Begin() => Connection.BeginTransaction();

    public void Dispose()
    {
        if (_connection.IsValueCreated) _connection.Value.Dispose();
    }
}
