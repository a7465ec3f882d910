using System.Buffers;
using System.Globalization;
using System.Net;
using Amazon.S3;
using Amazon.S3.Model;
using LogUnpacker.Zip;
using RouteGen;

namespace LogUnpacker.Storage;

/// <summary>
/// An uploaded object, read from any place by ranged requests of a block each, of which the last one is kept. All of a run reads the object as it was when the run began: when another is uploaded in its
/// place, the next request fails, and with it the run.
/// </summary>
public sealed class UploadedObject : IRandomAccess, IDisposable
{
    /// <summary>So many bytes are in memory. Large enough that the time of a request does not matter, and most zips are one.</summary>
    public const int BlockLength = 4 << 20;

    private readonly IAmazonS3 _s3;
    private readonly string _bucket;
    private readonly string _key;
    private readonly RunLog _log;
    private readonly byte[] _block = ArrayPool<byte>.Shared.Rent(BlockLength);
    private long _blockPosition = -1;
    private bool _isDisposed;

    private UploadedObject(IAmazonS3 s3, string bucket, string key, RunLog log, GetObjectMetadataResponse found)
    {
        _s3 = s3;
        _bucket = bucket;
        _key = key;
        _log = log;
        Length = found.ContentLength;
        ETag = found.ETag;
    }

    public long Length { get; }

    public string ETag { get; }

    /// <exception cref="UploadRefusedException">There is no such object.</exception>
    public static async Task<UploadedObject> OpenAsync(IAmazonS3 s3, string bucket, string key, RunLog log, CancellationToken cancellation)
    {
        try
        {
            var found = await s3.GetObjectMetadataAsync(bucket, key, cancellation);
            log.Write(LogLevel.Information, "The upload is found.", ("bucket", bucket), ("key", key), ("zipBytes", found.ContentLength), ("s3RequestId", found.ResponseMetadata.RequestId));
            return new UploadedObject(s3, bucket, key, log, found);
        }
        catch (AmazonS3Exception missing) when (missing.StatusCode == HttpStatusCode.NotFound)
        {
            log.Write(LogLevel.Warning, "There is no such upload.", ("bucket", bucket), ("key", key), ("s3RequestId", missing.RequestId));
            throw new UploadRefusedException($"There is no upload {ShownText.Of(key)} in the bucket '{bucket}'.", missing);
        }
    }

    public async ValueTask<int> ReadAsync(long position, Memory<byte> buffer, CancellationToken cancellation)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        var blockPosition = position - (position % BlockLength);
        if (blockPosition != _blockPosition) await FetchAsync(blockPosition, cancellation);
        var inBlock = (int)(position - blockPosition);
        var count = Math.Min(buffer.Length, LengthOfBlock(blockPosition) - inBlock);
        _block.AsMemory(inBlock, count).CopyTo(buffer);
        return count;
    }

    public void Dispose()
    {
        if (_isDisposed) return;
        _isDisposed = true;
        ArrayPool<byte>.Shared.Return(_block);
    }

    private int LengthOfBlock(long blockPosition) => (int)Math.Min(BlockLength, Length - blockPosition);

    private async Task FetchAsync(long blockPosition, CancellationToken cancellation)
    {
        // Half a block must never be taken for one.
        _blockPosition = -1;
        var length = LengthOfBlock(blockPosition);
        var request = new GetObjectRequest { BucketName = _bucket, Key = _key, ByteRange = new ByteRange(blockPosition, blockPosition + length - 1), EtagToMatch = ETag };
        using var response = await _s3.GetObjectAsync(request, cancellation);
        // Not every server that speaks S3 knows If-Match.
        if (response.ETag != ETag) throw new IOException("Another object was uploaded in the place of the one that is unpacked.");
        await response.ResponseStream.ReadExactlyAsync(_block.AsMemory(0, length), cancellation);
        _blockPosition = blockPosition;
        _log.Write(LogLevel.Debug, "A block of the upload is read.", ("range", string.Create(CultureInfo.InvariantCulture, $"{blockPosition}+{length}")), ("s3RequestId", response.ResponseMetadata.RequestId));
    }
}
