using System.Text.Json;

namespace RecordQueue.Storage;

/// <summary>The records of one kind.</summary>
public sealed class RecordTable<T>(Store store, Kind<T> kind)
    where T : class
{
    public Stored<T>? Find(Guid id) => store.Connection.Read(
        row => new Stored<T>(id, (int)row.GetInt64(0), Content(row.GetString(1))),
        "SELECT version, content FROM records WHERE kind = @kind AND id = @id AND content IS NOT NULL",
        ("@kind", kind.Name),
        ("@id", id)).SingleOrDefault();

    /// <param name="after">The last record of the page before; <see langword="null"/> for the first page.</param>
    /// <param name="size">How many records at most.</param>
    public IReadOnlyList<Stored<T>> List(Guid? after, int size) => store.Connection.Read(
        row => new Stored<T>(Guid.Parse(row.GetString(0)), (int)row.GetInt64(1), Content(row.GetString(2))),
        "SELECT id, version, content FROM records WHERE kind = @kind AND id > @after AND content IS NOT NULL ORDER BY id LIMIT @size",
        ("@kind", kind.Name),
        ("@after", after?.ToString() ?? ""),
        ("@size", size));

    /// <summary>The version that a record has, or had before it was deleted; 0 for one that never was.</summary>
    public int VersionOf(Guid id) => store.Connection.Read(
        row => (int)row.GetInt64(0),
        "SELECT version FROM records WHERE kind = @kind AND id = @id",
        ("@kind", kind.Name),
        ("@id", id)).SingleOrDefault();

    /// <summary>The record that has a key.</summary>
    public Guid? OwnerOf(string key) => store.Connection.Read(
        row => row.IdOrNull(0),
        "SELECT id FROM records WHERE kind = @kind AND record_key = @key",
        ("@kind", kind.Name),
        ("@key", key)).SingleOrDefault();

    /// <summary>Writes the version after the one that is there.</summary>
    /// <returns>Whether it was there.</returns>
    public bool TryWrite(Guid id, int version, T? content) => Write(id, version, content, "records.version = @version - 1");

    /// <summary>Writes a version that is newer than the one that is there, if any.</summary>
    /// <returns>Whether it was.</returns>
    public bool TryWriteNewer(Guid id, int version, T? content) => Write(id, version, content, "records.version < @version");

    private bool Write(Guid id, int version, T? content, string condition) => store.Connection.Execute(
        $"""
        INSERT INTO records (kind, id, version, record_key, content) VALUES (@kind, @id, @version, @key, @content)
        ON CONFLICT (kind, id) DO UPDATE SET version = excluded.version, record_key = excluded.record_key, content = excluded.content WHERE {condition}
        """,
        ("@kind", kind.Name),
        ("@id", id),
        ("@version", (long)version),
        ("@key", content is null ? null : kind.KeyOf(content)),
        ("@content", content is null ? null : JsonSerializer.Serialize(content, kind.Content))) > 0;

    private T Content(string json) => JsonSerializer.Deserialize(json, kind.Content)!;
}
