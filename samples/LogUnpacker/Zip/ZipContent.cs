using System.Buffers.Binary;
using System.IO.Compression;

namespace LogUnpacker.Zip;

/// <summary>The content of a file, unpacked while it is read. It ends well only if it has the length and the checksum that the zip's directory says; a byte more is refused at once.</summary>
/// <remarks>Not ZipArchive: that one takes all of the directory into memory, compares no checksum, and ends at the declared length without a word.</remarks>
public sealed class ZipContent : ForwardStream
{
    private const uint LocalHeader = 0x04034B50;
    private const int LocalHeaderLength = 30;

    private readonly ZipEntry _entry;
    private readonly Stream _inflated;
    private Crc32 _checksum = Crc32.Start();
    private long _read;

    private ZipContent(ZipEntry entry, Stream inflated)
    {
        _entry = entry;
        _inflated = inflated;
    }

    public static async ValueTask<ZipContent> OpenAsync(IRandomAccess zip, ZipEntry entry, CancellationToken cancellation)
    {
        var header = await zip.ReadExactlyAsync(entry.Position, LocalHeaderLength, cancellation);
        if (BinaryPrimitives.ReadUInt32LittleEndian(header) != LocalHeader) throw Refuse(entry, "is not where the zip says");
        // Name and extra field again, whose lengths may differ from the directory's.
        var start = entry.Position + LocalHeaderLength + BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(26)) + BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(28));
        if (start > zip.Length - entry.PackedLength) throw Refuse(entry, "is cut short");
        var section = new ZipSection(zip, start, entry.PackedLength);
        return new ZipContent(entry, entry.Method == ZipMethod.Stored ? section : new DeflateStream(section, CompressionMode.Decompress));
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (buffer.IsEmpty) return 0;
        int read;
        try
        {
            read = await _inflated.ReadAsync(buffer, cancellationToken);
        }
        catch (InvalidDataException damaged)
        {
            throw Refuse(_entry, "is damaged", damaged);
        }

        _read += read;
        if (_read > _entry.Length) throw Refuse(_entry, $"has more than the {_entry.Length} bytes that the zip says");
        _checksum.Add(buffer.Span[..read]);
        if (read == 0) CheckEnd();
        return read;
    }

    public override async ValueTask DisposeAsync()
    {
        await _inflated.DisposeAsync();
        await base.DisposeAsync();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) _inflated.Dispose();
        base.Dispose(disposing);
    }

    private void CheckEnd()
    {
        if (_read < _entry.Length) throw Refuse(_entry, $"has {_read} bytes where the zip says {_entry.Length}");
        if (_checksum.Value != _entry.Checksum) throw Refuse(_entry, "has another checksum than the zip says");
    }

    private static UploadRefusedException Refuse(ZipEntry entry, string problem, Exception? cause = null) => new($"The entry {ShownText.Of(entry.Name)} {problem}.", cause);
}
