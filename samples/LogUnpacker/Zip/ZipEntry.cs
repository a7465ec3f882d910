namespace LogUnpacker.Zip;

/// <summary>How a file is packed, by the numbers of the format. All others are refused.</summary>
public enum ZipMethod
{
    Stored = 0,
    Deflated = 8,
}

/// <summary>A file of a zip, as the zip's directory has it.</summary>
/// <param name="Name">Its path, which was looked at: relative, with slashes, and going nowhere else.</param>
/// <param name="Method">How it is packed.</param>
/// <param name="Position">Where its local header is.</param>
/// <param name="PackedLength">How many bytes it has packed.</param>
/// <param name="Length">How many it has unpacked, if the zip does not lie.</param>
/// <param name="Checksum">Their CRC-32, likewise.</param>
public sealed record ZipEntry(string Name, ZipMethod Method, long Position, long PackedLength, long Length, uint Checksum);
