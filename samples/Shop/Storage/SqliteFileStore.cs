namespace Shop.Storage;

internal sealed class SqliteFileStore(Database database) : IFileStore
{
    public async ValueTask<StoredFile?> FindAsync(string path, CancellationToken cancellation)
    {
        await using var connection = database.Open();
        await using var command = connection.Command("SELECT content_type, content FROM files WHERE path = $path", ("$path", path));
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        return await reader.ReadAsync(cancellation) ? new StoredFile(reader.GetString(0), await reader.GetFieldValueAsync<byte[]>(1, cancellation)) : null;
    }

    public async ValueTask<bool> PutAsync(string path, StoredFile file, CancellationToken cancellation)
    {
        await using var connection = database.Open();
        await using var transaction = connection.BeginTransaction(deferred: false);
        await using var remove = connection.Command("DELETE FROM files WHERE path = $path", ("$path", path));
        var isNew = await remove.ExecuteNonQueryAsync(cancellation) == 0;
        await using var insert = connection.Command("INSERT INTO files (path, content_type, content) VALUES ($path, $contentType, $content)", ("$path", path), ("$contentType", file.ContentType), ("$content", file.Content));
        await insert.ExecuteNonQueryAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return isNew;
    }
}
