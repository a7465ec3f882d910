using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using RouteGen.Events;

namespace RouteGen.Runtime.Tests.Events;

/// <summary>Blocks are the scanner's own idea; the framework's reader knows nothing of them. So what it finds must not depend on where blocks begin.</summary>
public sealed class JsonScannerTests
{
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // Long enough to reach over several blocks, thick with what the scanner looks for.
    private static readonly Gen<string> Texts = Gen.OneOf(
        from parts in Gen.Elements("\"", "\\", "\\\\", "\\\\\\", "{", "}", "[", "]", "|", ",", ":", "x", "é", "日本", "😀", "\n", "\u0001").ArrayOf() select string.Concat(parts),
        from count in Gen.Choose(0, 200) select new string('\\', count),
        from count in Gen.Choose(0, 200) select new string('a', count),
        from count in Gen.Choose(0, 70) select new string('"', count) + new string('}', count));

    [Fact]
    public void A_string_ends_where_the_framework_says_at_every_place_of_a_block()
    {
        Prop.ForAll(Texts.ToArbitrary(), Gen.Choose(0, 130).ToArbitrary(), Gen.Choose(0, 130).ToArbitrary(), (text, before, after) =>
        {
            var json = Encoding.UTF8.GetBytes(new string(' ', before) + JsonSerializer.Serialize(text, Relaxed) + new string('"', after));
            var reader = new Utf8JsonReader(json);
            Assert.True(reader.Read());

            var expected = reader.ValueSpan.Contains((byte)'\\') ? JsonKind.EscapedString : JsonKind.String;
            Assert.Equal(new JsonSlice(before + 1, reader.ValueSpan.Length, expected), JsonScanner.ReadString(json, before));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(3000));
    }

    [Fact]
    public void A_container_ends_where_the_framework_says_at_every_place_of_a_block()
    {
        Prop.ForAll(Containers(4).ToArbitrary(), Gen.Choose(0, 130).ToArbitrary(), Gen.Choose(0, 130).ToArbitrary(), (json, before, after) =>
        {
            var bytes = Encoding.UTF8.GetBytes(new string(' ', before) + json + new string('}', after));
            var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { MaxDepth = 200 });
            Assert.True(reader.Read());
            reader.Skip();

            Assert.Equal(new JsonSlice(before, (int)reader.BytesConsumed - before, JsonKind.Object), JsonScanner.ReadContainer(bytes, before, JsonKind.Object));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
    }

    [Fact]
    public void A_container_that_is_cut_off_anywhere_is_refused()
    {
        Prop.ForAll(Containers(3).ToArbitrary(), json =>
        {
            var bytes = Encoding.UTF8.GetBytes(json);
            for (var length = 1; length < bytes.Length; length++)
            {
                var cut = bytes[..length];
                Assert.Throws<EventException>(() => JsonScanner.ReadContainer(cut, 0, JsonKind.Object));
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(20));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\\\"")]
    [InlineData("\\\\\\\"")]
    public void A_string_that_does_not_end_is_refused_at_every_length(string end)
    {
        for (var length = 0; length < 200; length++)
        {
            var json = Encoding.UTF8.GetBytes("\"" + new string('a', length) + end);
            Assert.Throws<EventException>(() => JsonScanner.ReadString(json, 0));
        }
    }

    [Fact]
    public void Any_bytes_end_where_a_walk_over_them_one_by_one_ends()
    {
        var bytes = Gen.Elements((byte)'{', (byte)'}', (byte)'[', (byte)']', (byte)'"', (byte)'\\', (byte)'|', (byte)'x', (byte)0, (byte)0xE6, (byte)0xFB).ArrayOf();
        Prop.ForAll(bytes.ToArbitrary(), bytes.ToArbitrary(), bytes.ToArbitrary(), (first, second, third) =>
        {
            byte[] json = [(byte)'{', .. first, .. second, .. third];
            var expected = EndOneByOne(json);
            if (expected < 0) Assert.Throws<EventException>(() => JsonScanner.ReadContainer(json, 0, JsonKind.Object));
            else Assert.Equal(expected, JsonScanner.ReadContainer(json, 0, JsonKind.Object).Length);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(5000));
    }

    // A backslash before a quote counts outside of strings too: there it may not stand, so nothing depends on it.
    private static int EndOneByOne(byte[] json)
    {
        var (depth, isInString, isEscaped) = (0, false, false);
        for (var i = 0; i < json.Length; i++)
        {
            if (json[i] == '"' && !isEscaped) isInString = !isInString;
            else if (!isInString && json[i] is (byte)'{' or (byte)'[') depth++;
            else if (!isInString && json[i] is (byte)'}' or (byte)']' && --depth == 0) return i + 1;
            isEscaped = json[i] == '\\' && !isEscaped;
        }

        return -1;
    }

    private static Gen<string> Containers(int depth)
    {
        var values = depth == 0 ? Texts.Select(Quoted) : Gen.OneOf(Texts.Select(Quoted), Gen.Elements("0", "-1.5e3", "true", "null"), Containers(depth - 1));
        var spaces = Gen.Elements("", "", " ", "\r\n\t");
        return Gen.OneOf(
            from items in values.ListOf(4) from space in spaces select $"[{space}{string.Join($",{space}", items)}{space}]",
            from items in values.ListOf(3) from name in Texts from space in spaces select $"{{{space}{string.Join($",{space}", items.Select(item => $"{Quoted(name)}:{space}{item}"))}{space}}}",
            Gen.Elements("{}", "[]", new string('[', 100) + new string(']', 100)));

        static string Quoted(string text) => JsonSerializer.Serialize(text, Relaxed);
    }
}
