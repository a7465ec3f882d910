using System.Buffers.Binary;
using System.Text;
using RouteGen.Hosting;

namespace RouteGen.Runtime.Tests.Hosting;

public sealed class TelemetrySinkTests
{
    private const int LongestText = (256 * 1024) - 26;

    [Theory]
    [InlineData(false, 0xA55A0003)]
    [InlineData(true, 0xA55A0002)]
    public void A_line_is_one_frame_without_its_line_feed(bool isJson, uint type)
    {
        var before = Microseconds();
        var frame = Assert.Single(Write("Zoë\n", isJson));

        Assert.Equal(type, frame.Type);
        Assert.Equal("Zoë", Encoding.UTF8.GetString(frame.Text));
        Assert.InRange(frame.Time, before, Microseconds());
    }

    [Fact]
    public void Line_breaks_inside_stay_inside_the_frame() =>
        Assert.Equal("a\n    b", Encoding.UTF8.GetString(Assert.Single(Write("a\n    b\n")).Text));

    [Fact]
    public void What_is_too_long_for_one_frame_takes_several_and_loses_nothing()
    {
        var text = string.Concat(Enumerable.Repeat("日本é", 100_000));
        var frames = Write(text + "\n");

        Assert.All(frames, frame => Assert.InRange(frame.Text.Length, 1, LongestText));
        var strict = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
        Assert.Equal(text, string.Concat(frames.Select(frame => strict.GetString(frame.Text))));
    }

    [Theory]
    [InlineData(LongestText, 1)]
    [InlineData(LongestText + 1, 2)]
    public void The_longest_frame_is_used_whole(int length, int frames) => Assert.Equal(frames, Write(new string('x', length) + "\n").Count);

    private static List<(uint Type, long Time, byte[] Text)> Write(string line, bool isJson = false)
    {
        var target = new CollectingSink();
        new TelemetrySink(target, isJson).Write(Encoding.UTF8.GetBytes(line));
        var frames = new List<(uint, long, byte[])>();
        for (var rest = target.ToArray().AsSpan(); !rest.IsEmpty;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(rest[4..]);
            frames.Add((BinaryPrimitives.ReadUInt32BigEndian(rest), BinaryPrimitives.ReadInt64BigEndian(rest[8..]), rest.Slice(16, length).ToArray()));
            rest = rest[(16 + length)..];
        }

        return frames;
    }

    private static long Microseconds() => (DateTime.UtcNow - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
}
