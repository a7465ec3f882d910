namespace LogUnpacker.Zip;

/// <summary>A part of a zip, read once from its beginning to its end.</summary>
internal sealed class ZipSection(IRandomAccess source, long position, long length) : ForwardStream
{
    private long _position = position;
    private long _left = length;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_left == 0 || buffer.IsEmpty) return 0;
        if (buffer.Length > _left) buffer = buffer[..(int)_left];
        var read = await source.ReadAsync(_position, buffer, cancellationToken);
        _position += read;
        _left -= read;
        return read;
    }
}
