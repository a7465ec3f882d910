using System.Data.Common;

namespace RecordQueue.Storage;

public sealed class DeadLetterTable(Store store)
{
    private const string Select = "SELECT id, queue, body, request_id, recorded_at, replayed_at FROM dead_letters ";

    /// <summary>Writes a dead letter down.</summary>
    /// <returns>Whether it was not there already.</returns>
    public bool TryAdd(DeadLetter letter) => store.Connection.Execute(
        "INSERT INTO dead_letters (id, queue, body, request_id, recorded_at) VALUES (@id, @queue, @body, @requestId, @recordedAt) ON CONFLICT DO NOTHING",
        ("@id", letter.Id),
        ("@queue", letter.Queue),
        ("@body", letter.Body),
        ("@requestId", letter.RequestId),
        ("@recordedAt", letter.RecordedAt)) > 0;

    public DeadLetter? Find(string id) => store.Connection.Read(DeadLetter, Select + "WHERE id = @id", ("@id", id)).SingleOrDefault();

    /// <summary>The newest ones.</summary>
    public IReadOnlyList<DeadLetter> List(int limit) => store.Connection.Read(DeadLetter, Select + "ORDER BY recorded_at DESC, id LIMIT @limit", ("@limit", limit));

    /// <returns>Whether nobody had sent it again before.</returns>
    public bool TryMarkReplayed(string id, DateTimeOffset time) =>
        store.Connection.Execute("UPDATE dead_letters SET replayed_at = @time WHERE id = @id AND replayed_at IS NULL", ("@id", id), ("@time", time)) > 0;

    private static DeadLetter DeadLetter(DbDataReader row) => new(row.GetString(0), row.TextOrNull(1), row.GetString(2), row.IdOrNull(3), row.Time(4), row.TimeOrNull(5));
}
