using System.Collections.Concurrent;
using System.IO.Compression;
using System.Text;
using Amazon.Runtime;
using Amazon.S3;
using LogUnpacker.Local;
using LogUnpacker.Storage;
using RouteGen;

namespace LogUnpacker.Tests;

/// <summary>An unpacker with an S3 of its own.</summary>
public sealed class Workshop : IDisposable
{
    public const string UploadBucket = "uploads";
    public const string LogBucket = "logs";

    private readonly AmazonS3Client _client;
    private readonly ConcurrentQueue<string> _lines = [];

    public Workshop(UnpackLimits? limits = null)
    {
        _client = ClientOf(S3.Endpoint);
        Unpacker = new Unpacker(_client, new Buckets(UploadBucket, LogBucket), limits ?? new UnpackLimits());
    }

    public FakeS3 S3 { get; } = new();

    public Unpacker Unpacker { get; }

    public string Log => string.Join('\n', _lines);

    public static AmazonS3Client ClientOf(Uri endpoint, string key = "S3RVER") =>
        new(new BasicAWSCredentials(key, key), new AmazonS3Config { ServiceURL = endpoint.ToString(), ForcePathStyle = true, AuthenticationRegion = "us-east-1", MaxErrorRetry = 0 });

    /// <summary>A zip by .NET's own writer.</summary>
    public static byte[] Pack(params (string Name, byte[] Content)[] files)
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in files)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(content);
            }
        }

        return memory.ToArray();
    }

    public static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);

    public RunLog RunLog(string logId, string? uploadRequestId = null) =>
        new(new LambdaContext { RequestId = "request-1", LogWriter = (level, message, _) => _lines.Enqueue($"{level}: {message}") }, logId, uploadRequestId);

    /// <summary>Unpacks a zip that lies under a log id.</summary>
    public Task<UnpackReport> UnpackAsync(byte[] zip, string logId = "in/a", CancellationToken cancellation = default)
    {
        S3.Put(UploadBucket, logId + ".zip", zip);
        return UnpackAsync(logId, cancellation);
    }

    public Task<UnpackReport> UnpackAsync(string logId = "in/a", CancellationToken cancellation = default) => Unpacker.UnpackAsync(UploadBucket, LogId.Parse(logId), RunLog(logId), cancellation);

    /// <summary>Unpacks a zip that is refused, and looks that nothing of it was written.</summary>
    /// <returns>Why it is refused.</returns>
    public async Task<string> RefuseAsync(byte[] zip)
    {
        var refusal = await Assert.ThrowsAsync<UploadRefusedException>(() => UnpackAsync(zip));
        Assert.Empty(S3.Keys(LogBucket));
        Assert.DoesNotContain(S3.Calls, call => call.Bucket == LogBucket);
        return refusal.Message;
    }

    public string Read(string key) => Encoding.UTF8.GetString(S3.Find(LogBucket, key) ?? throw new InvalidOperationException($"There is no {key}."));

    public void Dispose()
    {
        _client.Dispose();
        S3.Dispose();
    }
}
