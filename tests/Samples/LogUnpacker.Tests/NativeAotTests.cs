using System.Text.Json;
using System.Text.Json.Nodes;
using LogUnpacker.Local;
using LogUnpacker.Storage;
using Xunit.Abstractions;
using static LogUnpacker.Tests.Workshop;

namespace LogUnpacker.Tests;

public sealed class NativeAotTests(ITestOutputHelper output)
{
    [NativeAotFact]
    public void The_published_function_unpacks_and_says_where_it_failed()
    {
        using var s3 = new FakeS3();
        var temporary = Directory.CreateTempSubdirectory("logunpacker-tmp-").FullName;
        using var function = PublishedFunction.Start(
            Repository.Folder("samples", "LogUnpacker"),
            "LogUnpacker",
            output,
            ["-p:SampleAot=true"],
            [.. RouterTests.Application.Settings(s3), ("AWS_LAMBDA_LOG_FORMAT", "JSON"), ("TMPDIR", temporary)]);
        var large = new byte[LogStore.PartLength + 9];
        new Random(7).NextBytes(large);

        // 表 and ログ in Shift-JIS: the code page is in the program.
        var zip = CraftedZip.Of(
            new CraftedEntry("large.bin", large),
            new CraftedEntry("", Text("sjis")) { NameBytes = [0x95, 0x5C, (byte)'/', 0x83, 0x8D, 0x83, 0x4F], Flags = 0 },
            new CraftedEntry("empty.log", []));
        Assert.Equal("", function.Post(JsonNode.Parse(s3.Put(UploadBucket, "in/ウェブ 1.zip", zip))!));
        Assert.Equal(large, s3.Find(LogBucket, "in/ウェブ 1.zip/large.bin"));
        Assert.Equal(Text("sjis"), s3.Find(LogBucket, "in/ウェブ 1.zip/表/ログ"));
        Assert.Equal([], s3.Find(LogBucket, "in/ウェブ 1.zip/empty.log")!);
        var line = Assert.Single(Lines(function), line => line.GetProperty("message").GetString() == "The logs are unpacked.");
        Assert.Equal(("in/ウェブ 1", "smoke-0", 3), (line.GetProperty("logId").GetString(), line.GetProperty("requestId").GetString(), line.GetProperty("files").GetInt32()));
        Assert.All(Lines(function), each => Assert.Matches("^[0-9A-F]{16}$", each.GetProperty("uploadRequestId").GetString()!));

        // The same process again, after a failure: what stands in /tmp is what stood there.
        s3.Fault = call => call.Query.Contains("partNumber=2", StringComparison.Ordinal) ? (403, "AccessDenied") : null;
        var upload = JsonNode.Parse(s3.Put(UploadBucket, "in/ウェブ 1.zip", zip))!;
        var (path, error) = function.Invoke(upload);
        Assert.EndsWith("/error", path, StringComparison.Ordinal);
        Assert.Contains("AccessDenied", error, StringComparison.Ordinal);
        s3.Fault = null;
        Assert.Equal("", function.Post(upload.DeepClone()));
        Assert.Equal(0, s3.OpenUploads);
        Assert.Empty(Directory.EnumerateFileSystemEntries(temporary));

        // The stack reaches the topic of failures by that route's errors alone.
        var (_, refused) = function.Invoke(JsonNode.Parse(s3.Put(UploadBucket, "evil.zip", CraftedZip.Of(new CraftedEntry("../x", []))))!);
        var body = JsonDocument.Parse(refused).RootElement;
        Assert.Equal(("UnpackFailedException", "The logs 'evil' were not unpacked: The name of the entry '../x' is refused: it holds the segment '..'."), (body.GetProperty("errorType").GetString(), body.GetProperty("errorMessage").GetString()));
        Assert.Contains(body.GetProperty("stackTrace").EnumerateArray(), frame => frame.GetString()!.Contains("at LogUnpacker.Zip.ZipDirectory", StringComparison.Ordinal));
        var (_, ofReplay) = function.Invoke(JsonNode.Parse("""{"route":"replay","logId":"evil"}""")!);
        Assert.Contains("UnpackFailedException", ofReplay, StringComparison.Ordinal);
        Assert.Equal(0, JsonDocument.Parse(ofReplay).RootElement.GetProperty("stackTrace").GetArrayLength());

        Assert.Equal("""{"logId":"in/ウェブ 1","bucket":"logs","prefix":"in/ウェブ 1.zip/","files":3,"bytes":8388621}""", System.Text.RegularExpressions.Regex.Unescape(function.Post(JsonNode.Parse("""{"route":"replay","logId":"in/ウェブ 1"}""")!)));
        Directory.Delete(temporary, recursive: true);
    }

    private static List<JsonElement> Lines(PublishedFunction function) =>
        [.. function.Log.Split('\n').Where(line => line.StartsWith('{') && line.Contains("logId", StringComparison.Ordinal)).Select(line => JsonDocument.Parse(line).RootElement)];
}
