using System.Buffers.Binary;

namespace LogUnpacker.Zip;

/// <summary>Reads what is in a zip out of its directory, and refuses what is not to be unpacked before anything is.</summary>
public static class ZipDirectory
{
    private const uint DirectoryHeader = 0x02014B50;
    private const int HeaderLength = 46;
    private const int LocalHeaderLength = 30;

    /// <summary>The most bytes of a directory that are taken into memory, for each entry that there may be. A name has 1,024 at most.</summary>
    private const int MostBytesOfEntry = 2048;

    /// <summary>The files of a zip, in the order of its directory. Folders are none: S3 knows none.</summary>
    /// <exception cref="UploadRefusedException">It is no zip, or one that is not unpacked.</exception>
    public static async Task<IReadOnlyList<ZipEntry>> ReadAsync(IRandomAccess zip, UnpackLimits limits, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(zip);
        ArgumentNullException.ThrowIfNull(limits);
        var end = await ZipEnd.FindAsync(zip, cancellation);
        if (end.Entries > limits.Entries) throw new UploadRefusedException($"The zip has {end.Entries} entries; {limits.Entries} are allowed.");
        if (end.Length > (long)limits.Entries * MostBytesOfEntry) throw new UploadRefusedException($"The directory of the zip has {end.Length} bytes, too many for {limits.Entries} entries.");

        var directory = await zip.ReadExactlyAsync(end.Position, (int)end.Length, cancellation);
        var entries = Read(directory, end.Entries);
        var files = entries.Where(entry => !entry.Name.EndsWith('/')).ToList();
        CheckNames(entries);
        CheckSizes(files, limits);
        CheckPlaces(entries, end.Position);
        return files;
    }

    private static List<ZipEntry> Read(ReadOnlySpan<byte> directory, long count)
    {
        var entries = new List<ZipEntry>((int)count);
        while (!directory.IsEmpty)
        {
            if (directory.Length < HeaderLength || BinaryPrimitives.ReadUInt32LittleEndian(directory) != DirectoryHeader) throw new UploadRefusedException("The directory of the zip is damaged.");
            var nameLength = BinaryPrimitives.ReadUInt16LittleEndian(directory[28..]);
            var extraLength = BinaryPrimitives.ReadUInt16LittleEndian(directory[30..]);
            var length = HeaderLength + nameLength + extraLength + BinaryPrimitives.ReadUInt16LittleEndian(directory[32..]);
            if (directory.Length < length) throw new UploadRefusedException("The directory of the zip is damaged.");
            entries.Add(ZipDirectoryEntry.Read(directory[..HeaderLength], directory.Slice(HeaderLength, nameLength), directory.Slice(HeaderLength + nameLength, extraLength)));
            directory = directory[length..];
        }

        return entries.Count == count ? entries : throw new UploadRefusedException($"The zip says that it has {count} entries, and has {entries.Count}.");
    }

    private static void CheckNames(List<ZipEntry> entries)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            if (EntryPath.WhatIsWrongWith(entry.Name) is { } problem) throw new UploadRefusedException($"The name of the entry {ShownText.Of(entry.Name)} is refused: it {problem}.");
            // One of two would be written over the other, and which one is up to whoever reads the zip.
            if (!names.Add(entry.Name)) throw new UploadRefusedException($"The zip has two entries {ShownText.Of(entry.Name)}.");
            if (entry.Name.EndsWith('/') && entry.Length > 0) throw new UploadRefusedException($"The folder {ShownText.Of(entry.Name)} has content.");
        }
    }

    private static void CheckSizes(List<ZipEntry> files, UnpackLimits limits)
    {
        var left = limits.Bytes;
        foreach (var file in files)
        {
            if (file.Length > left) throw new UploadRefusedException($"The zip unpacks to more than {limits.Bytes} bytes.");
            left -= file.Length;
            if (file.Length > limits.BytesOfAnyRatio && file.Length / limits.Ratio >= file.PackedLength) throw new UploadRefusedException($"The entry {ShownText.Of(file.Name)} unpacks to {file.Length} bytes out of {file.PackedLength}: more than {limits.Ratio} times.");
        }
    }

    // Entries that share bytes are how a small zip unpacks to petabytes while each of them looks harmless.
    private static void CheckPlaces(List<ZipEntry> entries, long directoryPosition)
    {
        var free = 0L;
        foreach (var entry in entries.OrderBy(entry => entry.Position))
        {
            if (entry.Position < free || entry.Position > directoryPosition) throw new UploadRefusedException($"The entry {ShownText.Of(entry.Name)} shares its bytes with another.");
            // At least: name and extra field of the local header come to it.
            if (entry.PackedLength > directoryPosition - entry.Position - LocalHeaderLength) throw new UploadRefusedException($"The entry {ShownText.Of(entry.Name)} is cut short.");
            free = entry.Position + LocalHeaderLength + entry.PackedLength;
        }
    }
}
