using System.Buffers.Binary;

namespace LogUnpacker.Zip;

/// <summary>One record of a zip's directory.</summary>
internal static class ZipDirectoryEntry
{
    // Flags: encrypted, strongly encrypted, encrypted directory; and the name's encoding.
    private const int Encrypted = 1 | (1 << 6) | (1 << 13);
    private const int Utf8Name = 1 << 11;
    private const ushort LargeNumbers = 1;

    /// <exception cref="UploadRefusedException">The entry is encrypted, or packed in another way than those that are known.</exception>
    public static ZipEntry Read(ReadOnlySpan<byte> header, ReadOnlySpan<byte> nameBytes, ReadOnlySpan<byte> extra)
    {
        var flags = BinaryPrimitives.ReadUInt16LittleEndian(header[8..]);
        var name = EntryNames.Decode(nameBytes, (flags & Utf8Name) != 0);
        if ((flags & Encrypted) != 0) throw new UploadRefusedException($"The entry {ShownText.Of(name)} is encrypted.");

        var method = BinaryPrimitives.ReadUInt16LittleEndian(header[10..]);
        if (method is not ((int)ZipMethod.Stored or (int)ZipMethod.Deflated)) throw new UploadRefusedException($"The entry {ShownText.Of(name)} is packed by method {method}; 0 (stored) and 8 (deflate) are known.");

        long packed = BinaryPrimitives.ReadUInt32LittleEndian(header[20..]);
        long length = BinaryPrimitives.ReadUInt32LittleEndian(header[24..]);
        long position = BinaryPrimitives.ReadUInt32LittleEndian(header[42..]);
        // Zip64: of these numbers those that do not fit, in this order.
        var large = FindExtra(extra, LargeNumbers);
        length = Take(length, ref large);
        packed = Take(packed, ref large);
        position = Take(position, ref large);
        if (length < 0 || packed < 0 || position < 0) throw new UploadRefusedException($"The entry {ShownText.Of(name)} has a length or a place that cannot be.");
        if (method == (int)ZipMethod.Stored && packed != length) throw new UploadRefusedException($"The entry {ShownText.Of(name)} is stored, and has two lengths.");
        return new ZipEntry(name, (ZipMethod)method, position, packed, length, BinaryPrimitives.ReadUInt32LittleEndian(header[16..]));
    }

    private static ReadOnlySpan<byte> FindExtra(ReadOnlySpan<byte> extra, ushort id)
    {
        while (extra.Length >= 4)
        {
            var length = Math.Min(BinaryPrimitives.ReadUInt16LittleEndian(extra[2..]), extra.Length - 4);
            if (BinaryPrimitives.ReadUInt16LittleEndian(extra) == id) return extra.Slice(4, length);
            extra = extra[(4 + length)..];
        }

        return default;
    }

    private static long Take(long number, ref ReadOnlySpan<byte> large)
    {
        if (number != uint.MaxValue || large.Length < sizeof(long)) return number;
        number = BinaryPrimitives.ReadInt64LittleEndian(large);
        large = large[sizeof(long)..];
        return number;
    }
}
