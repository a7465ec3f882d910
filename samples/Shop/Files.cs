using RouteGen;

namespace Shop;

/// <param name="ContentType">As its uploader sent it.</param>
public sealed record StoredFile(string ContentType, byte[] Content);

public interface IFileStore
{
    ValueTask<StoredFile?> FindAsync(string path, CancellationToken cancellation);

    /// <returns>Whether the file is new.</returns>
    ValueTask<bool> PutAsync(string path, StoredFile file, CancellationToken cancellation);
}

public static class Files
{
    public static async Task<HttpResult> Download(string path, IFileStore files, CancellationToken cancellation) =>
        await files.FindAsync(path, cancellation) is { } file
            ? HttpResults.Bytes(file.Content, file.ContentType).WithHeader("X-Content-Type-Options", "nosniff")
            : HttpResults.NotFound();

    public static async Task<HttpResult> Upload(string path, [FromBody] byte[] content, IFileStore files, CancellationToken cancellation, [FromHeader] string contentType = "application/octet-stream") =>
        await files.PutAsync(path, new StoredFile(contentType, content), cancellation)
            ? HttpResults.Created("/files/" + path)
            : HttpResults.NoContent();
}
