namespace RouteGen;

/// <summary>A file of a multipart form. It may be kept after the invocation.</summary>
public sealed class FormFile
{
    internal FormFile(string name, string fileName, string contentType, ReadOnlyMemory<byte> content)
    {
        Name = name;
        FileName = fileName;
        ContentType = contentType;
        Content = content;
    }

    /// <summary>The form field's name.</summary>
    public string Name { get; }

    /// <summary>The file's name as the client sent it: it may hold anything, a path included. Never use it to open a file.</summary>
    public string FileName { get; }

    /// <summary>The media type as the client sent it; <c>application/octet-stream</c> when it sent none.</summary>
    public string ContentType { get; }

    /// <summary>The file's bytes.</summary>
    public ReadOnlyMemory<byte> Content { get; }

    /// <summary>The file's bytes as a stream that can be read again and again.</summary>
    public Stream OpenRead() => new MemoryStream(Content.ToArray(), writable: false);
}
