using System.ComponentModel.DataAnnotations;
using Amazon.S3;
using LogUnpacker.Storage;
using RouteGen;

namespace LogUnpacker;

/// <summary>The payload of a replay.</summary>
public sealed record ReplayRequest([Required, StringLength(1024, MinimumLength = 1)] string LogId);

public static class Uploads
{
    /// <summary>A zip was uploaded.</summary>
    public static Task Unpack(S3Record upload, Unpacker unpacker, CancellationToken cancellation) =>
        RunAsync(unpacker, upload.Bucket, () => LogId.OfUpload(upload.Key), LogIdOrKey(upload.Key), new RunLog(upload.Context, LogIdOrKey(upload.Key), upload.RequestId), cancellation);

    /// <summary>Something was uploaded that is not unpacked. Nothing is lost: it stays where it is, and what the line names can be replayed.</summary>
    public static void Keep(S3Record upload)
    {
        var isZip = upload.Key.EndsWith(".zip", StringComparison.Ordinal);
        new RunLog(upload.Context, LogIdOrKey(upload.Key), upload.RequestId).Write(
            isZip ? LogLevel.Warning : LogLevel.Information,
            isZip ? "Unpacking is switched off: the upload is kept, to be replayed." : "The upload is no zip: it is kept.",
            ("bucket", upload.Bucket),
            ("key", upload.Key));
    }

    /// <summary>Unpacks an earlier upload, perhaps once more: the same files are written under the same keys.</summary>
    public static Task<UnpackReport> Replay(ReplayRequest request, Buckets buckets, Unpacker unpacker, LambdaContext context, CancellationToken cancellation) =>
        RunAsync(unpacker, buckets.Uploads, () => LogId.Parse(request.LogId), request.LogId, new RunLog(context, request.LogId), cancellation);

    private static async Task<UnpackReport> RunAsync(Unpacker unpacker, string bucket, Func<LogId> id, string shownId, RunLog log, CancellationToken cancellation)
    {
        try
        {
            return await unpacker.UnpackAsync(bucket, id(), log, cancellation);
        }
        catch (Exception failure)
        {
            if (failure is AmazonS3Exception s3) log.Write(LogLevel.Error, "S3 refused a call.", ("s3RequestId", s3.RequestId), ("s3Error", s3.ErrorCode), ("s3Status", (int)s3.StatusCode));
            log.Write(LogLevel.Error, "The logs were not unpacked.", ("failure", failure.GetType().Name));
            throw new UnpackFailedException(shownId, cancellation.IsCancellationRequested ? new TimeoutException("the time of the function was up.", failure) : failure);
        }
    }

    private static string LogIdOrKey(string key) => key.EndsWith(".zip", StringComparison.Ordinal) ? key[..^".zip".Length] : key;
}
