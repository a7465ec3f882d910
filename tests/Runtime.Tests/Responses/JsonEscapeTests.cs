using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using RouteGen.Responses;

namespace RouteGen.Runtime.Tests.Responses;

public sealed class JsonEscapeTests
{
    // What escaping is about, thickly sown: quotes, backslashes, control characters, halves of surrogate pairs.
    private static readonly Gen<string> AnyText =
        Gen.OneOf(Gen.Choose(0, 0x7F), Gen.Choose(0, 0xFFFF), Gen.Elements('"', '\\', '\n', '\0', '\u001F', '\u007F', '\uD83D', '\uDE00').Select(c => (int)c))
            .Select(c => (char)c).ArrayOf().Select(characters => new string(characters));

    [Fact]
    public void Any_text_comes_back_from_a_JSON_reader() =>
        Prop.ForAll(AnyText.ToArbitrary(), text => Read(Escaped(text)) == AsUtf8Sees(text)).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_UTF_8_comes_back_from_a_JSON_reader() =>
        Prop.ForAll(AnyText.ToArbitrary(), text => Read(Escaped(Encoding.UTF8.GetBytes(text))) == AsUtf8Sees(text)).QuickCheckThrowOnFailure();

    [Fact]
    public void Both_ways_write_the_same_bytes() =>
        Prop.ForAll(AnyText.ToArbitrary(), text => Escaped(text).AsSpan().SequenceEqual(Escaped(Encoding.UTF8.GetBytes(text)))).QuickCheckThrowOnFailure();

    [Fact]
    public void A_special_character_is_escaped_wherever_it_stands_in_a_vector_or_a_block()
    {
        foreach (var length in new[] { 1, 15, 16, 17, 31, 32, 33, 63, 64, 65, 95, 96, 97, 1023, 1024, 1025, 2050 })
        {
            for (var position = 0; position < length; position++)
            {
                var text = new string('x', position) + '"' + new string('x', length - position - 1);

                Assert.Equal(text.Replace("\"", "\\\"", StringComparison.Ordinal), Encoding.UTF8.GetString(Escaped(Encoding.UTF8.GetBytes(text))));
            }
        }
    }

    [Fact]
    public void Every_ASCII_character_is_escaped_when_JSON_demands_it_and_only_then()
    {
        for (var c = 0; c < 0x80; c++)
        {
            var escaped = Encoding.UTF8.GetString(Escaped([(byte)c]));

            Assert.Equal(c is < 0x20 or '"' or '\\', escaped.Length > 1);
            Assert.Equal(((char)c).ToString(), Read(Encoding.UTF8.GetBytes(escaped)));
        }
    }

    [Fact]
    public void Text_past_ASCII_stays_readable() => Assert.Equal("日本 é 😀 ' < >", Encoding.UTF8.GetString(Escaped("日本 é 😀 ' < >")));

    [Fact]
    public void Nothing_is_written_for_nothing() => Assert.Empty(Escaped(""));

    private static byte[] Escaped(string text)
    {
        var target = new ByteBuffer(int.MaxValue);
        JsonEscape.Append(target, text);
        return target.WrittenSpan.ToArray();
    }

    private static byte[] Escaped(ReadOnlySpan<byte> utf8)
    {
        var target = new ByteBuffer(int.MaxValue);
        JsonEscape.Append(target, utf8);
        return target.WrittenSpan.ToArray();
    }

    private static string? Read(byte[] inside)
    {
        var reader = new Utf8JsonReader([(byte)'"', .. inside, (byte)'"']);
        reader.Read();
        return reader.GetString();
    }

    private static string AsUtf8Sees(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
}
