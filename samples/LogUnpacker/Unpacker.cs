using Amazon.S3;
using LogUnpacker.Storage;
using LogUnpacker.Zip;
using RouteGen;

namespace LogUnpacker;

/// <summary>
/// Unpacks a zip of one bucket into another. Nothing goes by way of a disk: of the zip a block at a time is in memory, of a file a part at a time.
/// </summary>
/// <remarks>
/// The zip is read twice. First all of it is checked, to the last byte of the last file, so that of a bad one nothing is written; then its files are. What is written where depends on
/// the zip alone: a run that was cut short is mended by the next.
/// </remarks>
public sealed class Unpacker(IAmazonS3 s3, Buckets buckets, UnpackLimits limits)
{
    /// <summary>Unpacks what was uploaded for a log id.</summary>
    /// <param name="bucket">The bucket of the upload.</param>
    /// <param name="id">The log id.</param>
    /// <param name="log">The run's log.</param>
    /// <param name="cancellation">Ends the run: a little before Lambda would.</param>
    /// <exception cref="UploadRefusedException">The upload is not there, is no zip, or one that is not unpacked.</exception>
    public async Task<UnpackReport> UnpackAsync(string bucket, LogId id, RunLog log, CancellationToken cancellation)
    {
        if (bucket == buckets.Logs) throw new InvalidOperationException("Uploads and logs share a bucket: what is unpacked would be an upload again.");

        using var upload = await UploadedObject.OpenAsync(s3, bucket, id.UploadKey, log, cancellation);
        var entries = await ZipDirectory.ReadAsync(upload, limits, cancellation);
        foreach (var entry in entries) LogStore.CheckKey(id.Prefix + entry.Name);
        foreach (var entry in entries) await ReadThroughAsync(upload, entry, cancellation);
        log.Write(LogLevel.Information, "The zip is sound.", ("files", entries.Count), ("zipBytes", upload.Length), ("etag", upload.ETag));

        using var store = new LogStore(s3, buckets.Logs, log);
        foreach (var entry in entries)
        {
            await using var content = await ZipContent.OpenAsync(upload, entry, cancellation);
            await store.WriteAsync(id.Prefix + entry.Name, content, cancellation);
        }

        var report = new UnpackReport(id.Value, buckets.Logs, id.Prefix, entries.Count, entries.Sum(entry => entry.Length));
        log.Write(LogLevel.Information, "The logs are unpacked.", ("files", report.Files), ("bytes", report.Bytes), ("bucket", report.Bucket), ("prefix", report.Prefix));
        return report;
    }

    private static async Task ReadThroughAsync(UploadedObject upload, ZipEntry entry, CancellationToken cancellation)
    {
        await using var content = await ZipContent.OpenAsync(upload, entry, cancellation);
        await content.CopyToAsync(Stream.Null, cancellation);
    }
}
