using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using LogUnpacker.Storage;
using static LogUnpacker.Tests.Workshop;

namespace LogUnpacker.Tests;

public sealed partial class UnpackingTests : IDisposable
{
    private readonly Workshop _workshop = new();

    [Fact]
    public async Task Each_file_is_written_under_the_key_of_the_upload()
    {
        var report = await _workshop.UnpackAsync(Pack(("server.log", Text("started\n")), ("2026/11/web 1.log", Text("GET /\n")), ("ログ/日本 語.log", Text("起動\n")), ("empty.log", [])), "incoming/ウェブ 1");

        Assert.Equal(new UnpackReport("incoming/ウェブ 1", LogBucket, "incoming/ウェブ 1.zip/", 4, 21), report);
        Assert.Equal(["incoming/ウェブ 1.zip/2026/11/web 1.log", "incoming/ウェブ 1.zip/empty.log", "incoming/ウェブ 1.zip/server.log", "incoming/ウェブ 1.zip/ログ/日本 語.log"], _workshop.S3.Keys(LogBucket));
        Assert.Equal("起動\n", _workshop.Read("incoming/ウェブ 1.zip/ログ/日本 語.log"));
        Assert.Equal("GET /\n", _workshop.Read("incoming/ウェブ 1.zip/2026/11/web 1.log"));
        Assert.Equal("", _workshop.Read("incoming/ウェブ 1.zip/empty.log"));
    }

    [Theory]
    [InlineData("a+b&c=d%20e?f#g")]
    [InlineData("100%.log")]
    [InlineData("a'b\"c<d>&amp;")]
    [InlineData("😀 .log")]
    [InlineData("...hidden")]
    [InlineData("ab:c")]
    [InlineData("~/x")]
    public async Task Odd_names_are_names(string name)
    {
        await _workshop.UnpackAsync(Pack((name, Text("x"))), "odd + name & more");
        Assert.Equal("odd + name & more.zip/" + name, Assert.Single(_workshop.S3.Keys(LogBucket)));
    }

    [Fact]
    public async Task Folders_are_not_written()
    {
        var report = await _workshop.UnpackAsync(CraftedZip.Of(new CraftedEntry("logs/", []) { Method = 0 }, new CraftedEntry("logs/a.log", Text("a")), new CraftedEntry("none/", [])));
        Assert.Equal(1, report.Files);
        Assert.Equal(["in/a.zip/logs/a.log"], _workshop.S3.Keys(LogBucket));
    }

    [Fact]
    public async Task An_empty_zip_is_no_failure()
    {
        Assert.Equal((0, 0L), (await _workshop.UnpackAsync(Pack())) is { } report ? (report.Files, report.Bytes) : default);
        Assert.Empty(_workshop.S3.Keys(LogBucket));
    }

    [Fact]
    public async Task A_comment_and_what_looks_like_an_end_in_it_are_read_over()
    {
        byte[] comment = [.. Text("made by hand "), .. BitConverter.GetBytes(0x06054B50u), .. new byte[30]];
        await _workshop.UnpackAsync(CraftedZip.Of([new CraftedEntry("a.log", Text("a"))], count: null, comment: comment));
        Assert.Equal("a", _workshop.Read("in/a.zip/a.log"));
    }

    [Fact]
    public async Task A_zip_in_a_zip_is_a_file()
    {
        var inner = Pack(("../inner.log", Text("inner")));
        await _workshop.UnpackAsync(Pack(("inner.zip", inner)));
        Assert.Equal(inner, _workshop.S3.Find(LogBucket, "in/a.zip/inner.zip"));
    }

    // 表 ends in the byte of a backslash there.
    [Theory]
    [InlineData("ログ/表 1.log", 932, "ログ/表 1.log")]
    [InlineData("ログ.log", 65001, "ログ.log")]
    [InlineData("plain.log", 932, "plain.log")]
    public async Task Names_without_the_flag_are_UTF_8_or_else_Shift_JIS(string name, int codePage, string expected)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        await _workshop.UnpackAsync(CraftedZip.Of(new CraftedEntry(name, Text("x")) { NameBytes = Encoding.GetEncoding(codePage).GetBytes(name), Flags = 0 }));
        Assert.Equal("in/a.zip/" + expected, Assert.Single(_workshop.S3.Keys(LogBucket)));
    }

    [Fact]
    public async Task A_zip_of_large_numbers_is_read()
    {
        // Zip64 for the file: both lengths and the place stand in the extra field.
        var content = Text("large");
        var packed = CraftedZip.Deflate(content);
        byte[] numbers = [.. BitConverter.GetBytes((ushort)1), .. BitConverter.GetBytes((ushort)24), .. BitConverter.GetBytes((long)content.Length), .. BitConverter.GetBytes((long)packed.Length), .. BitConverter.GetBytes(0L)];
        await _workshop.UnpackAsync(CraftedZip.Of(new CraftedEntry("a.log", content) { Length = uint.MaxValue, PackedLength = uint.MaxValue, Position = uint.MaxValue, Extra = numbers }));
        Assert.Equal("large", _workshop.Read("in/a.zip/a.log"));
    }

    [Fact]
    public async Task Many_files_are_unpacked()
    {
        var report = await _workshop.UnpackAsync(Pack([.. Enumerable.Range(0, 500).Select(number => ($"{number}.log", Text($"file {number}")))]));
        Assert.Equal(500, report.Files);
        Assert.Equal("file 499", _workshop.Read("in/a.zip/499.log"));
    }

    [Fact]
    public async Task Memory_holds_a_block_of_the_zip_and_a_part_of_a_file()
    {
        var content = new byte[(2 * LogStore.PartLength) + 1];
        new Random(1).NextBytes(content);
        var exact = content[..LogStore.PartLength];

        await _workshop.UnpackAsync(Pack(("large.bin", content), ("exact.bin", exact)));

        Assert.Equal(content, _workshop.S3.Find(LogBucket, "in/a.zip/large.bin"));
        Assert.Equal(exact, _workshop.S3.Find(LogBucket, "in/a.zip/exact.bin"));
        Assert.Equal(0, _workshop.S3.OpenUploads);
        var calls = _workshop.S3.Calls;
        Assert.All(calls.Where(call => call.Method == "PUT"), call => Assert.InRange(call.Length, 0, LogStore.PartLength));
        Assert.Equal(4, calls.Count(call => call.Query.Contains("partNumber", StringComparison.Ordinal)));
        var ranges = calls.Where(call => call.Method == "GET").Select(call => Range().Match(call.Range!)).ToList();
        Assert.All(ranges, range => Assert.InRange(Number(range.Groups["last"]) - Number(range.Groups["first"]) + 1, 1, UploadedObject.BlockLength));
        // Seven blocks twice, to check and to write, and the end once more for the directory.
        Assert.InRange(ranges.Count, 14, 16);
    }

    [Fact]
    public async Task A_short_zip_is_one_request()
    {
        await _workshop.UnpackAsync(Pack(("a.log", Text("a")), ("b.log", Text("b"))));
        Assert.Equal(["HEAD in/a.zip", "GET in/a.zip", "PUT in/a.zip/a.log", "PUT in/a.zip/b.log"], _workshop.S3.Calls.Select(call => $"{call.Method} {call.Key}"));
    }

    [Fact]
    public async Task The_log_names_the_log_id_and_the_requests_to_S3()
    {
        _workshop.S3.Put(UploadBucket, "in/a.zip", Pack(("a.log", Text("a"))));
        await _workshop.Unpacker.UnpackAsync(UploadBucket, LogId.Parse("in/a"), _workshop.RunLog("in/a", "UPLOAD1"), default);

        foreach (var call in _workshop.S3.Calls) Assert.Contains($"s3RequestId={call.RequestId}", _workshop.Log, StringComparison.Ordinal);
        Assert.All(_workshop.Log.Split('\n'), line => Assert.Contains(" logId=in/a uploadRequestId=UPLOAD1", line, StringComparison.Ordinal));
        Assert.Contains("Information: The logs are unpacked. logId=in/a uploadRequestId=UPLOAD1 files=1 bytes=1 bucket=logs prefix=in/a.zip/", _workshop.Log, StringComparison.Ordinal);
    }

    public void Dispose() => _workshop.Dispose();

    private static long Number(Group group) => long.Parse(group.Value, CultureInfo.InvariantCulture);

    [GeneratedRegex("^bytes=(?<first>[0-9]+)-(?<last>[0-9]+)$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Range();
}
