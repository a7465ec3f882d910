using System.Buffers.Binary;

namespace LogUnpacker.Zip;

/// <summary>Where the directory of a zip is, as the records at the zip's end say.</summary>
/// <param name="Entries">How many entries it has.</param>
/// <param name="Position">Where it begins.</param>
/// <param name="Length">How many bytes it has.</param>
internal sealed record ZipEnd(long Entries, long Position, long Length)
{
    private const uint EndRecord = 0x06054B50;
    private const uint LargeEndRecord = 0x06064B50;
    private const uint LargeEndLocator = 0x07064B50;
    private const int EndLength = 22;
    private const int LocatorLength = 20;
    private const int LargeEndLength = 56;

    /// <exception cref="UploadRefusedException">It is no zip, or one of several parts.</exception>
    public static async ValueTask<ZipEnd> FindAsync(IRandomAccess zip, CancellationToken cancellation)
    {
        // A comment of up to 65,535 bytes may stand behind the record.
        var tailLength = (int)Math.Min(zip.Length, EndLength + ushort.MaxValue);
        var tail = await zip.ReadExactlyAsync(zip.Length - tailLength, tailLength, cancellation);
        var at = Find(tail);
        if (at < 0) throw new UploadRefusedException("The upload is no zip.");

        var record = tail.AsMemory(at);
        var position = zip.Length - tailLength + at;
        var end = IsLarge(record.Span) ? await ReadLargeAsync(zip, position, cancellation) : Read(record.Span);
        // Written so that no number, however large, can overflow.
        if (end.Position < 0 || end.Length < 0 || end.Position > position || end.Length > position - end.Position) throw new UploadRefusedException("The directory of the zip is not where the zip says.");
        return end;
    }

    private static int Find(ReadOnlySpan<byte> tail)
    {
        for (var at = tail.Length - EndLength; at >= 0; at--)
        {
            if (BinaryPrimitives.ReadUInt32LittleEndian(tail[at..]) == EndRecord && at + EndLength + BinaryPrimitives.ReadUInt16LittleEndian(tail[(at + 20)..]) == tail.Length) return at;
        }

        return -1;
    }

    private static bool IsLarge(ReadOnlySpan<byte> record) =>
        BinaryPrimitives.ReadUInt16LittleEndian(record[10..]) == ushort.MaxValue || BinaryPrimitives.ReadUInt32LittleEndian(record[12..]) == uint.MaxValue || BinaryPrimitives.ReadUInt32LittleEndian(record[16..]) == uint.MaxValue;

    private static ZipEnd Read(ReadOnlySpan<byte> record)
    {
        var entries = BinaryPrimitives.ReadUInt16LittleEndian(record[10..]);
        var isWhole = BinaryPrimitives.ReadUInt32LittleEndian(record[4..]) == 0 && BinaryPrimitives.ReadUInt16LittleEndian(record[8..]) == entries;
        return isWhole ? new ZipEnd(entries, BinaryPrimitives.ReadUInt32LittleEndian(record[16..]), BinaryPrimitives.ReadUInt32LittleEndian(record[12..])) : throw SeveralParts();
    }

    // Zip64: the numbers that do not fit stand in a record of their own, which a locator before the old one points to.
    private static async ValueTask<ZipEnd> ReadLargeAsync(IRandomAccess zip, long position, CancellationToken cancellation)
    {
        var locator = await zip.ReadExactlyAsync(position - LocatorLength, LocatorLength, cancellation);
        if (BinaryPrimitives.ReadUInt32LittleEndian(locator) != LargeEndLocator) throw new UploadRefusedException("The zip is cut short.");
        var record = await zip.ReadExactlyAsync(BinaryPrimitives.ReadInt64LittleEndian(locator.AsSpan(8)), LargeEndLength, cancellation);
        if (BinaryPrimitives.ReadUInt32LittleEndian(record) != LargeEndRecord) throw new UploadRefusedException("The zip is cut short.");
        var entries = BinaryPrimitives.ReadInt64LittleEndian(record.AsSpan(32));
        var isWhole = BinaryPrimitives.ReadUInt64LittleEndian(record.AsSpan(16)) == 0 && BinaryPrimitives.ReadInt64LittleEndian(record.AsSpan(24)) == entries && entries >= 0;
        return isWhole ? new ZipEnd(entries, BinaryPrimitives.ReadInt64LittleEndian(record.AsSpan(48)), BinaryPrimitives.ReadInt64LittleEndian(record.AsSpan(40))) : throw SeveralParts();
    }

    private static UploadRefusedException SeveralParts() => new("The zip is one of several parts.");
}
