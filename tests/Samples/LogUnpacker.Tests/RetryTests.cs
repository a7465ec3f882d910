using Amazon.S3;
using LogUnpacker.Storage;
using static LogUnpacker.Tests.Workshop;

namespace LogUnpacker.Tests;

public sealed class RetryTests : IDisposable
{
    private readonly Workshop _workshop = new();

    [Fact]
    public async Task A_run_again_writes_the_same_objects()
    {
        var zip = Pack(("a.log", Text("a")), ("b/c.log", Text("c")));
        var first = await _workshop.UnpackAsync(zip);
        var keys = _workshop.S3.Keys(LogBucket);

        Assert.Equal(first, await _workshop.UnpackAsync(zip));
        Assert.Equal(keys, _workshop.S3.Keys(LogBucket));
        Assert.Equal("c", _workshop.Read("in/a.zip/b/c.log"));
    }

    [Fact]
    public async Task What_a_failed_run_left_is_harmless_and_the_next_mends_it()
    {
        _workshop.S3.Fault = call => call.Key.EndsWith("/b.log", StringComparison.Ordinal) ? (403, "AccessDenied") : null;
        var failure = await Assert.ThrowsAsync<AmazonS3Exception>(() => _workshop.UnpackAsync(Pack(("a.log", Text("a")), ("b.log", Text("b")), ("c.log", Text("c")))));
        Assert.Equal(_workshop.S3.Calls[^1].RequestId, failure.RequestId);
        Assert.Equal(["in/a.zip/a.log"], _workshop.S3.Keys(LogBucket));

        _workshop.S3.Fault = null;
        await _workshop.UnpackAsync();
        Assert.Equal(["in/a.zip/a.log", "in/a.zip/b.log", "in/a.zip/c.log"], _workshop.S3.Keys(LogBucket));
    }

    [Theory]
    [InlineData("partNumber=2")]
    [InlineData("POST uploadId")]
    public async Task The_parts_of_a_file_that_fails_are_dropped(string failing)
    {
        var content = new byte[LogStore.PartLength + 5];
        new Random(2).NextBytes(content);
        _workshop.S3.Fault = call => $"{call.Method} {call.Query}".Contains(failing, StringComparison.Ordinal) ? (403, "AccessDenied") : null;

        await Assert.ThrowsAsync<AmazonS3Exception>(() => _workshop.UnpackAsync(Pack(("large.bin", content))));

        Assert.Empty(_workshop.S3.Keys(LogBucket));
        Assert.Equal(0, _workshop.S3.OpenUploads);
        _workshop.S3.Fault = null;
        await _workshop.UnpackAsync();
        Assert.Equal(content, _workshop.S3.Find(LogBucket, "in/a.zip/large.bin"));
    }

    [Fact]
    public async Task Parts_that_cannot_be_dropped_do_not_hide_the_failure()
    {
        _workshop.S3.Fault = call => call.Query.Contains("uploadId", StringComparison.Ordinal) ? (403, "AccessDenied") : null;
        var content = new byte[LogStore.PartLength + 5];
        new Random(3).NextBytes(content);
        await Assert.ThrowsAsync<AmazonS3Exception>(() => _workshop.UnpackAsync(Pack(("large.bin", content))));
        Assert.Contains("Warning: The parts of a file could not be dropped. logId=in/a key=in/a.zip/large.bin", _workshop.Log, StringComparison.Ordinal);
    }

    // The upload that took its place has an event of its own.
    [Fact]
    public async Task An_upload_that_is_replaced_meanwhile_fails_the_run()
    {
        var content = new byte[UploadedObject.BlockLength + 100];
        new Random(4).NextBytes(content);
        var gets = 0;
        _workshop.S3.Fault = call =>
        {
            if (call.Method == "GET" && ++gets == 2) _workshop.S3.Put(UploadBucket, "in/a.zip", Pack(("other.log", Text("other"))));
            return null;
        };

        var failure = await Assert.ThrowsAsync<AmazonS3Exception>(() => _workshop.UnpackAsync(Pack(("a.bin", content))));
        Assert.Equal("PreconditionFailed", failure.ErrorCode);
        Assert.Empty(_workshop.S3.Keys(LogBucket));

        _workshop.S3.Fault = null;
        await _workshop.UnpackAsync();
        Assert.Equal(["in/a.zip/other.log"], _workshop.S3.Keys(LogBucket));
    }

    [Fact]
    public async Task A_run_whose_time_is_up_stops_and_drops_its_parts()
    {
        using var time = new CancellationTokenSource();
        var content = new byte[LogStore.PartLength + 5];
        new Random(5).NextBytes(content);
        _workshop.S3.Fault = call =>
        {
            if (call.Query.Contains("partNumber=2", StringComparison.Ordinal)) time.Cancel();
            return null;
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _workshop.UnpackAsync(Pack(("large.bin", content), ("next.log", Text("next"))), cancellation: time.Token));
        Assert.Empty(_workshop.S3.Keys(LogBucket));
        Assert.Equal(0, _workshop.S3.OpenUploads);
    }

    public void Dispose() => _workshop.Dispose();
}
