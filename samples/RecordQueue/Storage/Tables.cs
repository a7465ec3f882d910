namespace RecordQueue.Storage;

internal static class Tables
{
    /// <summary>Times are milliseconds since 1970, ids are text: both databases compare them alike.</summary>
    public static IReadOnlyList<string> Statements { get; } =
    [
        // A deleted record keeps its row, without content: a message that comes late finds that a newer version is there.
        """
        CREATE TABLE IF NOT EXISTS records (
            kind TEXT NOT NULL, id TEXT NOT NULL, version BIGINT NOT NULL, record_key TEXT, content TEXT,
            PRIMARY KEY (kind, id), UNIQUE (kind, record_key))
        """,
        """
        CREATE TABLE IF NOT EXISTS requests (
            id TEXT PRIMARY KEY, kind TEXT NOT NULL, action TEXT NOT NULL, record_id TEXT NOT NULL, record_key TEXT, parent TEXT,
            state TEXT NOT NULL, reason TEXT, message TEXT NOT NULL, accepted_at BIGINT NOT NULL)
        """,
        // One request at a time for a record and for a key. Child data is told apart by version instead.
        "CREATE UNIQUE INDEX IF NOT EXISTS one_request_a_record ON requests (kind, record_id) WHERE state = 'Accepted' AND parent IS NULL",
        "CREATE UNIQUE INDEX IF NOT EXISTS one_request_a_key ON requests (kind, record_key) WHERE state = 'Accepted' AND parent IS NULL",
        "CREATE INDEX IF NOT EXISTS requests_by_parent ON requests (parent)",
        """
        CREATE TABLE IF NOT EXISTS dead_letters (
            id TEXT PRIMARY KEY, queue TEXT, body TEXT NOT NULL, request_id TEXT, recorded_at BIGINT NOT NULL, replayed_at BIGINT)
        """,
    ];
}
