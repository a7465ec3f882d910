namespace LogUnpacker.Zip;

/// <summary>Bytes that are read from any place: a zip says at its end what is in it.</summary>
public interface IRandomAccess
{
    long Length { get; }

    /// <summary>Reads some bytes, at least one.</summary>
    /// <param name="position">Where, before <see cref="Length"/>.</param>
    /// <param name="buffer">Where they go; not empty.</param>
    /// <param name="cancellation">Ends the reading.</param>
    ValueTask<int> ReadAsync(long position, Memory<byte> buffer, CancellationToken cancellation);
}

internal static class RandomAccessReading
{
    /// <summary>Reads bytes that have to be there.</summary>
    public static async ValueTask<byte[]> ReadExactlyAsync(this IRandomAccess source, long position, int length, CancellationToken cancellation)
    {
        if (position < 0 || position > source.Length - length) throw new UploadRefusedException("The zip is cut short.");
        var bytes = new byte[length];
        var read = 0;
        while (read < length) read += await source.ReadAsync(position + read, bytes.AsMemory(read), cancellation);
        return bytes;
    }
}
