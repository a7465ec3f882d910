using System.Data.Common;

namespace RecordQueue.Storage;

/// <summary>Every request, with the message that carries it.</summary>
public sealed class RequestTable(Store store)
{
    private const string Select = "SELECT id, kind, action, record_id, state, reason, accepted_at, parent FROM requests ";

    /// <summary>Writes a request down.</summary>
    /// <param name="request">The request.</param>
    /// <param name="key">What its record has that no other may have.</param>
    /// <param name="message">What is sent for it.</param>
    /// <returns>Whether no other request for the record, or for the key, is under way.</returns>
    public bool TryAdd(Request request, string? key, string message) => store.Connection.Execute(
        """
        INSERT INTO requests (id, kind, action, record_id, record_key, parent, state, reason, message, accepted_at)
        VALUES (@id, @kind, @action, @recordId, @key, @parent, @state, @reason, @message, @acceptedAt) ON CONFLICT DO NOTHING
        """,
        ("@id", request.Id),
        ("@kind", request.Kind),
        ("@action", request.Action),
        ("@recordId", request.RecordId),
        ("@key", key),
        ("@parent", request.Parent),
        ("@state", request.State),
        ("@reason", request.Reason),
        ("@message", message),
        ("@acceptedAt", request.AcceptedAt)) > 0;

    public Request? Find(Guid id) => store.Connection.Read(Request, Select + "WHERE id = @id", ("@id", id)).SingleOrDefault();

    public IReadOnlyList<Request> ChildrenOf(Guid id) => store.Connection.Read(Request, Select + "WHERE parent = @id ORDER BY accepted_at, id", ("@id", id));

    /// <summary>Takes an accepted request for this transaction: of two that carry out the same message at once, the second waits here for the first.</summary>
    /// <returns>Whether it is still to be carried out.</returns>
    public bool TryClaim(Guid id) => store.Connection.Execute("UPDATE requests SET reason = NULL WHERE id = @id AND state = 'Accepted'", ("@id", id)) > 0;

    /// <summary>Ends an accepted request. One that has ended stays as it is.</summary>
    public bool TryFinish(Guid id, RequestState state, string? reason = null) =>
        store.Connection.Execute("UPDATE requests SET state = @state, reason = @reason WHERE id = @id AND state = 'Accepted'", ("@id", id), ("@state", state), ("@reason", reason)) > 0;

    /// <summary>Opens a failed request again.</summary>
    /// <returns>Whether it had failed, and no other is under way for its record.</returns>
    public bool TryReopen(Guid id) => store.Connection.Execute(
        """
        UPDATE requests SET state = 'Accepted', reason = NULL WHERE id = @id AND state = 'Failed' AND NOT EXISTS (
            SELECT 1 FROM requests AS other WHERE other.kind = requests.kind AND other.state = 'Accepted' AND other.parent IS NULL AND requests.parent IS NULL
                AND (other.record_id = requests.record_id OR other.record_key = requests.record_key))
        """,
        ("@id", id)) > 0;

    /// <summary>What a request left to be sent that is not carried out yet: queue and message.</summary>
    public IReadOnlyList<(string Kind, string Message)> UnsentOf(Guid parent) =>
        store.Connection.Read(Message, "SELECT kind, message FROM requests WHERE parent = @parent AND state = 'Accepted' ORDER BY id", ("@parent", parent));

    public IReadOnlyList<(string Kind, string Message)> AcceptedBefore(DateTimeOffset time, int limit) => store.Connection.Read(
        Message,
        "SELECT kind, message FROM requests WHERE state = 'Accepted' AND accepted_at < @time AND message <> '' ORDER BY accepted_at LIMIT @limit",
        ("@time", time),
        ("@limit", limit));

    private static (string Kind, string Message) Message(DbDataReader row) => (row.GetString(0), row.GetString(1));

    private static Request Request(DbDataReader row) => new(
        Guid.Parse(row.GetString(0)),
        row.GetString(1),
        Enum.Parse<ChangeAction>(row.GetString(2)),
        Guid.Parse(row.GetString(3)),
        Enum.Parse<RequestState>(row.GetString(4)),
        row.TextOrNull(5),
        row.Time(6),
        row.IdOrNull(7));
}
