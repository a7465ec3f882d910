using System.Buffers;
using System.Text;
using Amazon.S3;
using Amazon.S3.Model;
using RouteGen;

namespace LogUnpacker.Storage;

/// <summary>Writes files into the bucket of logs: a short one by one request, a longer one in parts, of which one is in memory.</summary>
public sealed class LogStore(IAmazonS3 s3, string bucket, RunLog log) : IDisposable
{
    /// <summary>So many bytes are in memory. S3 takes 10,000 parts of a file, of 5 MB at least.</summary>
    public const int PartLength = 8 << 20;

    /// <summary>What S3 takes for a key, in bytes.</summary>
    private const int MostBytesOfKey = 1024;

    // The file is somebody else's: nothing of it is taken for what a browser would run.
    private const string ContentType = "application/octet-stream";

    private readonly byte[] _part = ArrayPool<byte>.Shared.Rent(PartLength);
    private bool _isDisposed;

    /// <exception cref="UploadRefusedException">The key is longer than S3 takes.</exception>
    public static void CheckKey(string key)
    {
        if (Encoding.UTF8.GetByteCount(key) > MostBytesOfKey) throw new UploadRefusedException($"{ShownText.Of(key)} is longer than the {MostBytesOfKey} bytes that S3 takes for a key.");
    }

    /// <summary>Writes a file. It is there when all of it was read, and not before: what is damaged at its end is not written at all.</summary>
    public async Task WriteAsync(string key, Stream content, CancellationToken cancellation)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        var (length, isLast) = await FillAsync(content, cancellation);
        if (!isLast)
        {
            await WritePartsAsync(key, content, length, cancellation);
            return;
        }

        // As it is, not in signed chunks: the length is known, and not every server that speaks S3 knows them.
        var request = new PutObjectRequest { BucketName = bucket, Key = key, InputStream = Part(length), ContentType = ContentType, UseChunkEncoding = false };
        var written = await s3.PutObjectAsync(request, cancellation);
        Note(key, length, written.ResponseMetadata.RequestId);
    }

    public void Dispose()
    {
        if (_isDisposed) return;
        _isDisposed = true;
        ArrayPool<byte>.Shared.Return(_part);
    }

    private async Task WritePartsAsync(string key, Stream content, int length, CancellationToken cancellation)
    {
        var started = await s3.InitiateMultipartUploadAsync(new InitiateMultipartUploadRequest { BucketName = bucket, Key = key, ContentType = ContentType }, cancellation);
        try
        {
            var parts = new List<PartETag>();
            var total = 0L;
            for (var isLast = false; ;)
            {
                var part = new UploadPartRequest { BucketName = bucket, Key = key, UploadId = started.UploadId, PartNumber = parts.Count + 1, InputStream = Part(length), UseChunkEncoding = false };
                var written = await s3.UploadPartAsync(part, cancellation);
                parts.Add(new PartETag(part.PartNumber, written.ETag));
                total += length;
                if (isLast) break;
                (length, isLast) = await FillAsync(content, cancellation);
                if (length == 0) break;
            }

            var completed = await s3.CompleteMultipartUploadAsync(new CompleteMultipartUploadRequest { BucketName = bucket, Key = key, UploadId = started.UploadId, PartETags = parts }, cancellation);
            Note(key, total, completed.ResponseMetadata.RequestId);
        }
        catch
        {
            await AbortAsync(key, started.UploadId);
            throw;
        }
    }

    // Parts that nobody completes are stored, and paid for. What cannot be dropped here, since the process ended, a rule of the bucket drops after a day.
    private async Task AbortAsync(string key, string uploadId)
    {
        try
        {
            // The run's own token is cancelled already, where time ran out.
            using var soon = new CancellationTokenSource(TimeSpan.FromSeconds(2));
            await s3.AbortMultipartUploadAsync(new AbortMultipartUploadRequest { BucketName = bucket, Key = key, UploadId = uploadId }, soon.Token);
        }
        catch (Exception failure) when (failure is AmazonS3Exception or HttpRequestException or OperationCanceledException or Amazon.Runtime.AmazonClientException)
        {
            log.Write(LogLevel.Warning, "The parts of a file could not be dropped.", ("key", key), ("uploadId", uploadId), ("s3RequestId", (failure as AmazonS3Exception)?.RequestId));
        }
    }

    private async Task<(int Length, bool IsLast)> FillAsync(Stream content, CancellationToken cancellation)
    {
        var length = await content.ReadAtLeastAsync(_part.AsMemory(0, PartLength), PartLength, throwOnEndOfStream: false, cancellation);
        return (length, length < PartLength);
    }

    private MemoryStream Part(int length) => new(_part, 0, length, writable: false);

    private void Note(string key, long length, string requestId) => log.Write(LogLevel.Information, "A file is written.", ("bucket", bucket), ("key", key), ("bytes", length), ("s3RequestId", requestId));
}
