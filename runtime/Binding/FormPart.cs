using System.Text;

namespace RouteGen.Binding;

/// <summary>One part of a multipart form: its headers, and where its content stands in the body.</summary>
internal sealed class FormPart
{
    private readonly string _name;
    private readonly byte[] _utf8Name;
    private readonly string? _fileName;
    private readonly string? _contentType;
    private readonly int _start;
    private readonly int _length;

    public FormPart(string name, string? fileName, string? contentType, int start, int length)
    {
        _name = name;
        _utf8Name = Encoding.UTF8.GetBytes(name);
        _fileName = fileName;
        _contentType = contentType;
        _start = start;
        _length = length;
    }

    public bool IsFile => _fileName is not null;

    public bool NameIs(ReadOnlySpan<byte> name) => name.SequenceEqual(_utf8Name);

    public ReadOnlySpan<byte> Content(ReadOnlySpan<byte> body) => body.Slice(_start, _length);

    /// <summary>The part as a file of its own; the body's buffer serves the next invocation.</summary>
    public FormFile ToFile(ReadOnlySpan<byte> body) => new(_name, _fileName ?? "", _contentType ?? "application/octet-stream", Content(body).ToArray());
}
