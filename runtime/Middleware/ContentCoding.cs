using System.Buffers;
using System.IO.Compression;

namespace RouteGen.Middleware;

/// <summary>A way to compress a body (RFC 9110, 8.4.1).</summary>
internal abstract class ContentCoding
{
    public static readonly ContentCoding Brotli = new BrotliCoding();

    public static readonly ContentCoding Gzip = new GzipCoding();

    /// <summary>What <c>Content-Encoding</c> calls it.</summary>
    public abstract string Name { get; }

    /// <summary>Compresses a body.</summary>
    /// <returns><see langword="null"/> when that makes it no shorter and it need not be compressed.</returns>
    public ReadOnlyMemory<byte>? Compress(ReadOnlyMemory<byte> body, CompressionLevel level, bool evenIfLonger)
    {
        var compressed = Compress(body.Span, level);
        if (compressed.Length < body.Length || evenIfLonger) return compressed;
        return null;
    }

    protected abstract ReadOnlyMemory<byte> Compress(ReadOnlySpan<byte> body, CompressionLevel level);

    private sealed class BrotliCoding : ContentCoding
    {
        // As far back as it looks for repetitions, as a power of two.
        private const int Window = 22;

        public override string Name => "br";

        protected override ReadOnlyMemory<byte> Compress(ReadOnlySpan<byte> body, CompressionLevel level)
        {
            var rented = ArrayPool<byte>.Shared.Rent(BrotliEncoder.GetMaxCompressedLength(body.Length));
            try
            {
                // The levels that BrotliStream has for these names.
                var quality = level switch { CompressionLevel.Fastest => 1, CompressionLevel.Optimal => 4, _ => 11 };
                if (!BrotliEncoder.TryCompress(body, rented, out var length, quality, Window)) throw new InvalidOperationException("Brotli needed more room than it said.");
                return rented.AsSpan(0, length).ToArray();
            }
            finally
            {
                // It holds somebody's answer.
                ArrayPool<byte>.Shared.Return(rented, clearArray: true);
            }
        }
    }

    private sealed class GzipCoding : ContentCoding
    {
        public override string Name => "gzip";

        protected override ReadOnlyMemory<byte> Compress(ReadOnlySpan<byte> body, CompressionLevel level)
        {
            var compressed = new MemoryStream((body.Length / 2) + 64);
            using (var gzip = new GZipStream(compressed, level, leaveOpen: true)) gzip.Write(body);
            return compressed.GetBuffer().AsMemory(0, (int)compressed.Length);
        }
    }
}
