namespace Shop;

internal sealed record StoredFile(string Path, int Length);

internal static class Files
{
    public static StoredFile Download(string path) => new(path, 0);

    public static StoredFile Upload(string path, byte[] content) => new(path, content.Length);
}
