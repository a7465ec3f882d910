using static LogUnpacker.Tests.Workshop;

namespace LogUnpacker.Tests;

/// <summary>What holds for any zip. Each case has a seed of its own, which its name shows.</summary>
public sealed class RandomZipTests
{
    private const string Characters = "abcXYZ019 ._-+&%=#'\u65E5\u672C\u30ED\u30B0\u00E9";

    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 12)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task What_is_packed_is_unpacked(int seed)
    {
        var random = new Random(seed);
        var files = Files(random);
        using var workshop = new Workshop();

        var report = await workshop.UnpackAsync(random.Next(2) == 0 ? Pack([.. files.Select(file => (file.Key, file.Value))]) : CraftedZip.Of([.. files.Select(file => new CraftedEntry(file.Key, file.Value) { Method = random.Next(2) * 8 })]));

        Assert.Equal((files.Count, files.Values.Sum(content => (long)content.Length)), (report.Files, report.Bytes));
        Assert.Equal(files.Keys.Select(name => "in/a.zip/" + name).Order(StringComparer.Ordinal), workshop.S3.Keys(LogBucket));
        Assert.All(files, file => Assert.Equal(file.Value, workshop.S3.Find(LogBucket, "in/a.zip/" + file.Key)));
    }

    // It is unpacked, into what it was or, where a name was hit, under another; or it is refused, and nothing is written. Nothing else is ever thrown.
    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task A_damaged_zip_is_refused_or_harmless(int seed)
    {
        var random = new Random(seed);
        using var workshop = new Workshop();
        var refused = 0;
        for (var round = 0; round < 40; round++)
        {
            var files = Files(random);
            var zip = Pack([.. files.Select(file => (file.Key, file.Value))]);
            for (var hits = random.Next(1, 4); hits > 0; hits--) zip[random.Next(zip.Length)] = (byte)random.Next(256);
            foreach (var left in workshop.S3.Keys(LogBucket)) workshop.S3.Remove(LogBucket, left);
            try
            {
                var report = await workshop.UnpackAsync(zip);
                Assert.True(report.Files <= files.Count);
                Assert.All(workshop.S3.Keys(LogBucket), key =>
                {
                    Assert.Null(LogUnpacker.Zip.EntryPath.WhatIsWrongWith(key["in/a.zip/".Length..]));
                    Assert.Contains(files.Values, content => content.AsSpan().SequenceEqual(workshop.S3.Find(LogBucket, key)));
                });
            }
            catch (UploadRefusedException)
            {
                refused++;
                Assert.Empty(workshop.S3.Keys(LogBucket));
            }
        }

        Assert.InRange(refused, 1, 40);
    }

    private static Dictionary<string, byte[]> Files(Random random)
    {
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        for (var count = random.Next(0, 8); count > 0; count--)
        {
            var name = string.Join('/', Enumerable.Range(0, random.Next(1, 4)).Select(_ => "n" + string.Concat(Enumerable.Range(0, random.Next(1, 10)).Select(_ => Characters[random.Next(Characters.Length)]))));
            var content = new byte[random.Next(3) == 0 ? 0 : random.Next(200_000)];
            if (random.Next(2) == 0) random.NextBytes(content);
            else for (var index = 0; index < content.Length; index++) content[index] = (byte)(index * 31 % 61);
            files[name] = content;
        }

        return files;
    }
}
