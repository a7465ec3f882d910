using Amazon.S3;
using Amazon.S3.Model;
using LogUnpacker.Storage;
using static LogUnpacker.Tests.Workshop;

namespace LogUnpacker.Tests;

/// <summary>Against an S3 that others wrote.</summary>
public sealed class S3rverTests
{
    [NodeFact("s3rver")]
    public async Task A_zip_is_unpacked()
    {
        var folder = Directory.CreateTempSubdirectory("s3rver-").FullName;
        try
        {
            using var server = NodeServer.Start("s3rver", port => ["--directory", folder, "--port", $"{port}", "--address", "127.0.0.1", "--silent"]);
            using var s3 = ClientOf(server.Endpoint);
            using var workshop = new Workshop();
            var large = new byte[LogStore.PartLength + 7];
            new Random(6).NextBytes(large);
            await s3.PutBucketAsync(UploadBucket);
            await s3.PutBucketAsync(LogBucket);
            var zip = Pack(("server.log", Text("started")), ("ログ/日本 語.log", Text("起動")), ("empty.log", []), ("large.bin", large));
            await s3.PutObjectAsync(new PutObjectRequest { BucketName = UploadBucket, Key = "in/ウェブ 1.zip", InputStream = new MemoryStream(zip), UseChunkEncoding = false });
            var unpacker = new Unpacker(s3, new Buckets(UploadBucket, LogBucket), new UnpackLimits());

            var report = await unpacker.UnpackAsync(UploadBucket, LogId.Parse("in/ウェブ 1"), workshop.RunLog("in/ウェブ 1"), default);
            Assert.Equal(report, await unpacker.UnpackAsync(UploadBucket, LogId.Parse("in/ウェブ 1"), workshop.RunLog("in/ウェブ 1"), default));

            Assert.Equal(4, report.Files);
            var listed = await s3.ListObjectsV2Async(new ListObjectsV2Request { BucketName = LogBucket });
            Assert.Equal(["in/ウェブ 1.zip/empty.log", "in/ウェブ 1.zip/large.bin", "in/ウェブ 1.zip/server.log", "in/ウェブ 1.zip/ログ/日本 語.log"], listed.S3Objects.Select(found => found.Key));
            Assert.Equal(Text("起動"), await ReadAsync(s3, "in/ウェブ 1.zip/ログ/日本 語.log"));
            Assert.Empty(await ReadAsync(s3, "in/ウェブ 1.zip/empty.log"));
            Assert.Equal(large, await ReadAsync(s3, "in/ウェブ 1.zip/large.bin"));
            await Assert.ThrowsAsync<UploadRefusedException>(() => unpacker.UnpackAsync(UploadBucket, LogId.Parse("none"), workshop.RunLog("none"), default));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<byte[]> ReadAsync(IAmazonS3 s3, string key)
    {
        using var found = await s3.GetObjectAsync(LogBucket, key);
        using var content = new MemoryStream();
        await found.ResponseStream.CopyToAsync(content);
        return content.ToArray();
    }
}
