using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using RouteGen.Events;

namespace RouteGen.Runtime.Tests.Events;

public sealed class TextDecodingTests
{
    [Theory]
    [InlineData("""a\/b""", "a/b")]
    [InlineData("""\"\\\b\f\n\r\t""", "\"\\\b\f\n\r\t")]
    [InlineData("""\u65E5\u672c""", "日本")]
    [InlineData("""\ud83d\ude00!""", "😀!")]
    [InlineData("""\ud83d!""", "\uFFFD!")]
    [InlineData("""\ud83d\u0041""", "\uFFFDA")]
    [InlineData("""\ude00\ud83d""", "\uFFFD\uFFFD")]
    [InlineData("""\u0000""", "\0")]
    public void JSON_escapes(string escaped, string expected) => Assert.Equal(expected, Unescape(escaped));

    [Theory]
    [InlineData("""\""")]
    [InlineData("""\x""")]
    [InlineData("""\u""")]
    [InlineData("""\u12""")]
    [InlineData("""\u12G4""")]
    [InlineData("""\ud83d\u1""")]
    [InlineData("""\'""")]
    public void What_is_no_JSON_escape_is_refused(string escaped) => Assert.Throws<EventException>(() => Unescape(escaped));

    [Fact]
    public void Unescaping_agrees_with_the_framework()
    {
        var texts = from parts in Gen.Elements("a", "日本", "😀", "\"", "\\", "\n", "\u0001", "/", "é", "\u2028").ArrayOf() select string.Concat(parts);
        Prop.ForAll(texts.ToArbitrary(), text => Assert.Equal(text, Unescape(JsonSerializer.Serialize(text)[1..^1]))).Check(Config.QuickThrowOnFailure);
    }

    // Long enough for several vectors, with and without an escape for whatever may go without one.
    [Fact]
    public void Unescaping_long_text_agrees_with_the_framework()
    {
        var relaxed = new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        var texts = from parts in Gen.Elements("abc", "\"name\":", "日本", "😀", "\\\\\\", "\r\n", "\u0001\b\f\t", new string('x', 30), new string('"', 40), new string('\\', 33)).ArrayOf(20) select string.Concat(parts);
        Prop.ForAll(texts.ToArbitrary(), text =>
        {
            Assert.Equal(text, Unescape(JsonSerializer.Serialize(text)[1..^1]));
            Assert.Equal(text, Unescape(JsonSerializer.Serialize(text, relaxed)[1..^1]));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));
    }

    [Theory]
    [InlineData("""\x""")]
    [InlineData("""\u12G4""")]
    [InlineData("""\ud83d\u1""")]
    public void What_is_no_JSON_escape_is_refused_wherever_it_stands(string escaped)
    {
        for (var length = 0; length < 100; length++)
        {
            var text = new string('a', length) + escaped + new string('z', 99 - length);
            Assert.Throws<EventException>(() => Unescape(text));
        }
    }

    [Theory]
    [InlineData("a%20b", false, "a b")]
    [InlineData("a+b", false, "a+b")]
    [InlineData("a+b", true, "a b")]
    [InlineData("a%2Bb", true, "a+b")]
    [InlineData("%2541", false, "%41")]
    [InlineData("%e6%97%a5", false, "日")]
    [InlineData("%", false, "%")]
    [InlineData("%2", false, "%2")]
    [InlineData("%zz%41", false, "%zzA")]
    [InlineData("pa2%Fth", false, "pa2%Fth")]
    [InlineData("%%41", false, "%A")]
    public void Percent_encoding_is_decoded_once(string encoded, bool plusIsSpace, string expected)
    {
        var buffer = new byte[Encoding.UTF8.GetByteCount(encoded)];
        Assert.Equal(expected, Encoding.UTF8.GetString(buffer, 0, PercentEncoding.Decode(Encoding.UTF8.GetBytes(encoded), buffer, plusIsSpace)));
    }

    [Fact]
    public void What_a_client_encodes_comes_back()
    {
        Prop.ForAll(ArbMap.Default.ArbFor<NonNull<string>>(), text =>
        {
            var valid = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text.Get)); // Lone surrogates cannot be encoded.
            var encoded = Encoding.UTF8.GetBytes(Uri.EscapeDataString(valid));
            Assert.Equal(valid, Encoding.UTF8.GetString(encoded, 0, PercentEncoding.Decode(encoded, encoded, plusIsSpace: true)));
        }).Check(Config.QuickThrowOnFailure);
    }

    private static string Unescape(string escaped)
    {
        var bytes = Encoding.UTF8.GetBytes(escaped);
        var text = new byte[bytes.Length];
        return Encoding.UTF8.GetString(text, 0, JsonText.Unescape(bytes, text));
    }
}
