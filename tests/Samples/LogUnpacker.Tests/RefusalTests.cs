using System.Text;
using static LogUnpacker.Tests.Workshop;

namespace LogUnpacker.Tests;

/// <summary>What is not unpacked; and that nothing of it is.</summary>
public sealed class RefusalTests : IDisposable
{
    private static readonly byte[] Zeros = new byte[3 << 20];

    private readonly Workshop _workshop = new();

    [Theory]
    [InlineData("../evil.log", "holds the segment '..'")]
    [InlineData("a/../../evil.log", "holds the segment '..'")]
    [InlineData("a/..", "holds the segment '..'")]
    [InlineData("a/.. /b", "holds the segment '.. '")]
    [InlineData("./a", "holds the segment '.'")]
    [InlineData("a/./b", "holds the segment '.'")]
    [InlineData("/etc/passwd", "is absolute")]
    [InlineData("//server/share", "is absolute")]
    [InlineData("a//b", "holds an empty segment")]
    [InlineData("C:evil.log", "names a drive")]
    [InlineData("c:/evil.log", "names a drive")]
    [InlineData("..\\evil.log", "holds a backslash")]
    [InlineData("a\\b.log", "holds a backslash")]
    [InlineData("a\0.log", "holds a control character")]
    [InlineData("a\n.log", "holds a control character")]
    [InlineData("a\u007F.log", "holds a control character")]
    [InlineData("../folder/", "holds the segment '..'")]
    [InlineData("/", "is absolute")]
    [InlineData("", "is empty")]
    public async Task A_path_that_leads_elsewhere_is_refused(string name, string problem)
    {
        var refusal = await _workshop.RefuseAsync(CraftedZip.Of(new CraftedEntry("good.log", Text("good")), new CraftedEntry(name, [])));
        Assert.EndsWith($"is refused: it {problem}.", refusal, StringComparison.Ordinal);
        Assert.DoesNotContain(refusal, char.IsControl);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(1 << 6 | 1)]
    [InlineData(1 << 13)]
    public async Task An_encrypted_entry_is_refused(int flags) =>
        Assert.Equal("The entry 'secret.log' is encrypted.", await _workshop.RefuseAsync(CraftedZip.Of(new CraftedEntry("good.log", Text("good")), new CraftedEntry("secret.log", Text("x")) { Flags = flags })));

    [Theory]
    [InlineData(9)]
    [InlineData(12)]
    [InlineData(14)]
    [InlineData(99)]
    public async Task An_unknown_method_is_refused(int method) => Assert.Contains($"packed by method {method};", await _workshop.RefuseAsync(CraftedZip.Of(new CraftedEntry("a.log", Text("x")) { Method = method })), StringComparison.Ordinal);

    [Fact]
    public async Task A_wrong_checksum_is_refused_before_anything_is_written()
    {
        Assert.Equal("The entry 'b.log' has another checksum than the zip says.", await _workshop.RefuseAsync(CraftedZip.Of(new CraftedEntry("a.log", Text("good")), new CraftedEntry("b.log", Text("bad")) { Checksum = 1 })));
        Assert.Equal("The entry 'b.log' has another checksum than the zip says.", await _workshop.RefuseAsync(CraftedZip.Of(new CraftedEntry("a.log", Text("good")), new CraftedEntry("b.log", Text("bad")) { Checksum = 1, Method = 0 })));
    }

    // What the directory says is the limits' business; what comes out is counted.
    [Fact]
    public async Task A_file_that_is_longer_than_it_says_is_refused()
    {
        Assert.Equal("The entry 'a.log' has more than the 4 bytes that the zip says.", await _workshop.RefuseAsync(CraftedZip.Of(new CraftedEntry("a.log", Zeros) { Length = 4 })));
        Assert.Equal("The entry 'a.log' has more than the 0 bytes that the zip says.", await _workshop.RefuseAsync(CraftedZip.Of(new CraftedEntry("a.log", Text("x")) { Length = 0, Checksum = 0 })));
    }

    [Fact]
    public async Task A_file_that_is_shorter_than_it_says_is_refused() =>
        Assert.Equal("The entry 'a.log' has 4 bytes where the zip says 5.", await _workshop.RefuseAsync(CraftedZip.Of(new CraftedEntry("a.log", Text("four")) { Length = 5 })));

    [Fact]
    public async Task A_stored_file_has_one_length() => Assert.Equal("The entry 'a.log' is stored, and has two lengths.", await _workshop.RefuseAsync(CraftedZip.Of(new CraftedEntry("a.log", Text("four")) { Method = 0, Length = 4000 })));

    [Fact]
    public async Task Damaged_content_is_refused()
    {
        Assert.StartsWith("The entry 'a.log' ", await _workshop.RefuseAsync(CraftedZip.Of(new CraftedEntry("a.log", Text("content")) { Packed = [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF] })), StringComparison.Ordinal);
        var cut = CraftedZip.Deflate(Zeros)[..100];
        Assert.StartsWith("The entry 'a.log' ", await _workshop.RefuseAsync(CraftedZip.Of(new CraftedEntry("a.log", Zeros) { Packed = cut, Length = 20_000 })), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bomb_is_refused_by_its_ratio() =>
        Assert.Matches("^The entry 'bomb.log' unpacks to 3145728 bytes out of [0-9]+: more than 200 times.$", await _workshop.RefuseAsync(CraftedZip.Of(new CraftedEntry("good.log", Text("good")), new CraftedEntry("bomb.log", Zeros))));

    [Fact]
    public async Task A_bomb_of_many_files_is_refused_by_its_size()
    {
        using var workshop = new Workshop(new UnpackLimits { Bytes = 10 << 20, Ratio = 2000 });
        Assert.Equal("The zip unpacks to more than 10485760 bytes.", await workshop.RefuseAsync(Pack([.. Enumerable.Range(0, 4).Select(number => ($"{number}.log", Zeros))])));
        Assert.Equal(3, (await workshop.UnpackAsync(Pack([.. Enumerable.Range(0, 3).Select(number => ($"{number}.log", Zeros))]))).Files);
    }

    [Fact]
    public async Task A_zip_of_too_many_entries_is_refused()
    {
        using var workshop = new Workshop(new UnpackLimits { Entries = 3 });
        Assert.Equal("The zip has 4 entries; 3 are allowed.", await workshop.RefuseAsync(Pack([.. Enumerable.Range(0, 4).Select(number => ($"{number}.log", Array.Empty<byte>()))])));
        Assert.Equal("The zip says that it has 3 entries, and has 4.", await workshop.RefuseAsync(CraftedZip.Of([.. Enumerable.Range(0, 4).Select(number => new CraftedEntry($"{number}.log", []))], count: 3)));
    }

    // The better zip bomb: many entries, one content.
    [Fact]
    public async Task Entries_that_share_their_bytes_are_refused() =>
        Assert.Equal("The entry 'b.log' shares its bytes with another.", await _workshop.RefuseAsync(CraftedZip.Of(new CraftedEntry("a.log", Text("content")), new CraftedEntry("b.log", Text("content")) { Position = 0 })));

    [Fact]
    public async Task Two_entries_of_one_name_are_refused() => Assert.Equal("The zip has two entries 'a.log'.", await _workshop.RefuseAsync(CraftedZip.Of(new CraftedEntry("a.log", Text("one")), new CraftedEntry("a.log", Text("two")))));

    [Fact]
    public async Task A_folder_with_content_is_refused() => Assert.Equal("The folder 'a/' has content.", await _workshop.RefuseAsync(CraftedZip.Of(new CraftedEntry("a/", Text("x")))));

    [Fact]
    public async Task A_name_of_no_known_encoding_is_refused()
    {
        Assert.Contains("is neither UTF-8 nor Shift-JIS: 8120", await _workshop.RefuseAsync(CraftedZip.Of(new CraftedEntry("", []) { NameBytes = [0x81, 0x20], Flags = 0 })), StringComparison.Ordinal);
        // It says that it is UTF-8.
        Assert.Contains("neither", await _workshop.RefuseAsync(CraftedZip.Of(new CraftedEntry("", []) { NameBytes = [0x83, 0x8D, 0x83, 0x4F] })), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_Shift_JIS_name_is_looked_at_as_what_it_says()
    {
        // 0x5C is a backslash there too, when it stands by itself.
        Assert.Contains("holds a backslash", await _workshop.RefuseAsync(CraftedZip.Of(new CraftedEntry("", []) { NameBytes = [0x83, 0x8D, 0x5C, 0x61], Flags = 0 })), StringComparison.Ordinal);
        Assert.Contains("holds the segment '..'", await _workshop.RefuseAsync(CraftedZip.Of(new CraftedEntry("", []) { NameBytes = [0x83, 0x8D, (byte)'/', (byte)'.', (byte)'.', (byte)'/', 0x61], Flags = 0 })), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_that_is_too_long_is_refused() => Assert.Contains("is longer than the 1024 bytes", await _workshop.RefuseAsync(Pack((new string('a', 1020), []))), StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData("no zip at all, but long enough to be one")]
    public async Task What_is_no_zip_is_refused(string content) => Assert.Matches("is no zip|is cut short", await _workshop.RefuseAsync(Text(content)));

    [Fact]
    public async Task A_zip_that_is_cut_is_refused()
    {
        var zip = Pack(("a.log", Text("some content")), ("b.log", Text("more")));
        for (var length = 0; length < zip.Length; length++)
        {
            Assert.Matches("zip", await _workshop.RefuseAsync(zip[..length]));
        }
    }

    [Fact]
    public async Task A_zip_of_several_parts_or_with_a_directory_elsewhere_is_refused()
    {
        Assert.Equal("The zip is one of several parts.", await _workshop.RefuseAsync(CraftedZip.Of([new CraftedEntry("a", [])], count: null, disk: 1)));
        Assert.Equal("The directory of the zip is not where the zip says.", await _workshop.RefuseAsync(CraftedZip.Of([new CraftedEntry("a", [])], count: null, directoryPosition: 4_000_000)));
        Assert.Equal("The directory of the zip is damaged.", await _workshop.RefuseAsync(CraftedZip.Of([new CraftedEntry("a", [])], count: null, directoryPosition: 0)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("../a")]
    [InlineData("/a")]
    [InlineData("a/")]
    [InlineData("a.zip/b")]
    [InlineData("a.ZIP/b")]
    [InlineData("a\\b")]
    public void What_no_upload_has_is_no_log_id(string text) => Assert.Throws<UploadRefusedException>(() => LogId.Parse(text));

    [Fact]
    public void Only_a_zip_has_a_log_id()
    {
        Assert.Equal("a/b 1", LogId.OfUpload("a/b 1.zip").Value);
        Assert.Equal("a/b 1.zip/", LogId.OfUpload("a/b 1.zip").Prefix);
        Assert.Throws<UploadRefusedException>(() => LogId.OfUpload("a.txt"));
        Assert.Throws<UploadRefusedException>(() => LogId.OfUpload(".zip"));
    }

    [Fact]
    public async Task A_missing_upload_is_said()
    {
        var refusal = await Assert.ThrowsAsync<UploadRefusedException>(() => _workshop.UnpackAsync("in/none"));
        Assert.Equal("There is no upload 'in/none.zip' in the bucket 'uploads'.", refusal.Message);
        Assert.Contains($"s3RequestId={Assert.Single(_workshop.S3.Calls).RequestId}", _workshop.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Uploads_and_logs_do_not_share_a_bucket()
    {
        using var client = ClientOf(_workshop.S3.Endpoint);
        var unpacker = new Unpacker(client, new Storage.Buckets("same", "same"), new UnpackLimits());
        await Assert.ThrowsAsync<InvalidOperationException>(() => unpacker.UnpackAsync("same", LogId.Parse("a"), _workshop.RunLog("a"), default));
        Assert.Empty(_workshop.S3.Calls);
    }

    public void Dispose() => _workshop.Dispose();
}
