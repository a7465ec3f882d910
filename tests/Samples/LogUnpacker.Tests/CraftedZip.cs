using System.IO.Compression;
using System.Text;
using LogUnpacker.Zip;

namespace LogUnpacker.Tests;

/// <summary>An entry as its maker wants it: each number may be a lie.</summary>
public sealed record CraftedEntry(string Name, byte[] Content)
{
    public byte[]? NameBytes { get; init; }

    public int Flags { get; init; } = 1 << 11;

    public int Method { get; init; } = 8;

    /// <summary>What is written for the packed content.</summary>
    public byte[]? Packed { get; init; }

    public uint? Length { get; init; }

    public uint? PackedLength { get; init; }

    public uint? Checksum { get; init; }

    /// <summary>The place of the local header, where that is another entry's.</summary>
    public uint? Position { get; init; }

    public byte[] Extra { get; init; } = [];
}

/// <summary>A zip written byte by byte, as no honest program writes it.</summary>
public static class CraftedZip
{
    public static byte[] Of(params CraftedEntry[] entries) => Of(entries, count: null);

    public static byte[] Of(IReadOnlyList<CraftedEntry> entries, int? count, int disk = 0, uint? directoryPosition = null, byte[]? comment = null)
    {
        using var zip = new MemoryStream();
        using var writer = new BinaryWriter(zip);
        using var directory = new MemoryStream();
        using var directoryWriter = new BinaryWriter(directory);
        foreach (var entry in entries)
        {
            var name = entry.NameBytes ?? Encoding.UTF8.GetBytes(entry.Name);
            var packed = entry.Packed ?? (entry.Method == 8 ? Deflate(entry.Content) : entry.Content);
            var position = (uint)zip.Position;
            writer.Write(0x04034B50u);
            WriteCommon(writer, entry, packed);
            writer.Write((ushort)name.Length);
            writer.Write((ushort)0);
            writer.Write(name);
            writer.Write(packed);

            directoryWriter.Write(0x02014B50u);
            directoryWriter.Write((ushort)20);
            WriteCommon(directoryWriter, entry, packed);
            directoryWriter.Write((ushort)name.Length);
            directoryWriter.Write((ushort)entry.Extra.Length);
            directoryWriter.Write((ushort)0);
            directoryWriter.Write((ushort)0);
            directoryWriter.Write((ushort)0);
            directoryWriter.Write(0u);
            directoryWriter.Write(entry.Position ?? position);
            directoryWriter.Write(name);
            directoryWriter.Write(entry.Extra);
        }

        var start = (uint)zip.Position;
        writer.Write(directory.ToArray());
        writer.Write(0x06054B50u);
        writer.Write((ushort)disk);
        writer.Write((ushort)disk);
        writer.Write((ushort)(count ?? entries.Count));
        writer.Write((ushort)(count ?? entries.Count));
        writer.Write((uint)directory.Length);
        writer.Write(directoryPosition ?? start);
        writer.Write((ushort)(comment?.Length ?? 0));
        writer.Write(comment ?? []);
        return zip.ToArray();
    }

    public static byte[] Deflate(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var deflate = new DeflateStream(packed, CompressionLevel.Optimal, leaveOpen: true)) deflate.Write(content);
        return packed.ToArray();
    }

    // What the local header and the directory have in common.
    private static void WriteCommon(BinaryWriter writer, CraftedEntry entry, byte[] packed)
    {
        writer.Write((ushort)20);
        writer.Write((ushort)entry.Flags);
        writer.Write((ushort)entry.Method);
        writer.Write(0u);
        writer.Write(entry.Checksum ?? ChecksumOf(entry.Content));
        writer.Write(entry.PackedLength ?? (uint)packed.Length);
        writer.Write(entry.Length ?? (uint)entry.Content.Length);
    }

    // By .NET's own: written into a zip, and read back.
    private static uint ChecksumOf(byte[] content)
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = zip.CreateEntry("a").Open();
            entry.Write(content);
        }

        using var read = new ZipArchive(memory);
        return read.Entries[0].Crc32;
    }
}
