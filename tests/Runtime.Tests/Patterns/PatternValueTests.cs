using System.Globalization;
using System.Text;
using RouteGen.Events;
using RouteGen.Patterns;

namespace RouteGen.Runtime.Tests.Patterns;

/// <summary>How a pattern looks into an event.</summary>
public sealed class PatternValueTests
{
    [Theory]
    [InlineData("""{"a":"x"}""", true)]
    [InlineData("""{"a":["y",["x"]]}""", true)]
    [InlineData("""{"a":"\u0078"}""", true)]
    [InlineData("""{"\u0061":"x"}""", true)]
    [InlineData("""{"a":"y","a":"x"}""", true)]
    [InlineData("""{"a":"x","a":"y"}""", false)]
    [InlineData("""{"a":{"x":"x"}}""", false)]
    [InlineData("""{"a":[{"a":"x"}]}""", false)]
    [InlineData("""{"a":"xx"}""", false)]
    [InlineData("""{"ab":"x"}""", false)]
    [InlineData("""{}""", false)]
    [InlineData("""["x"]""", false)]
    public void A_value_is_under_its_key_or_in_a_list_there(string json, bool expected) => Assert.Equal(expected, Of(json)["a"u8].Any(static value => value.Is("x"u8)));

    [Theory]
    [InlineData("""{"a":null}""", true)]
    [InlineData("""{"a":""}""", true)]
    [InlineData("""{"a":[[1]]}""", true)]
    [InlineData("""{"a":{"b":1}}""", false)]
    [InlineData("""{"a":[{"b":1}]}""", false)]
    [InlineData("""{"a":[]}""", false)]
    [InlineData("""{}""", false)]
    public void Only_a_leaf_exists(string json, bool expected)
    {
        Assert.Equal(expected, Of(json)["a"u8].Exists);
        Assert.Equal(!expected, Of(json)["a"u8].IsMissing);
    }

    [Theory]
    [InlineData("""{"a":{"b":1,"c":2}}""", true)]
    [InlineData("""{"a":[{"b":3},{"b":1,"c":2}]}""", true)]
    [InlineData("""{"a":[[{"b":3}],[[{"b":1,"c":2}]]]}""", true)]
    [InlineData("""{"a":[{"b":1,"c":3},{"b":3,"c":2}]}""", false)]
    [InlineData("""{"a":[1,2]}""", false)]
    [InlineData("""{"a.b":1,"a.c":2}""", true)]
    [InlineData("""{"a.b":1,"a":{"c":2}}""", true)]
    [InlineData("""{"a":{"c":2},"\u0061.b":1}""", true)]
    [InlineData("""{"a":{},"a.b":1,"a.c":2}""", true)]
    [InlineData("""{"a":null,"a.b":1,"a.c":2}""", true)]
    [InlineData("""{"a":[7],"a.b":1,"a.c":2}""", true)]
    [InlineData("""{"a":[],"a.b":1,"a.c":2}""", true)]
    [InlineData("""{"a.b":1,"ac":2}""", false)]
    public void An_object_is_taken_as_a_whole(string json, bool expected) => Assert.Equal(expected, Of(json)["a"u8].Within(static a => a["b"u8].Any(static b => b.IsNumber("1"u8)) && a["c"u8].Any(static c => c.IsNumber("2"u8))));

    [Fact]
    public void A_key_with_dots_keeps_what_stands_under_its_beginning()
    {
        const string Event = """{"a":"x","a.b":"y","a.c.d\n\"e":"z"}""";
        Assert.True(Of(Event)["a"u8].Any(static value => value.Is("x"u8)));
        Assert.True(Of(Event)["a"u8].Within(static a => a["b"u8].Any(static value => value.Is("y"u8)) && a["c"u8].Within(static c => c["d\n\"e"u8].Exists)));
        Assert.True(Of(Event)["a.b"u8].Exists);
    }

    [Theory]
    [InlineData("""{}""", true)]
    [InlineData("""{"a":1}""", true)]
    [InlineData("""{"a":[]}""", true)]
    [InlineData("""{"a":{}}""", true)]
    [InlineData("""{"a":[{"c":1},{}]}""", true)]
    [InlineData("""{"a":{"b":1}}""", false)]
    [InlineData("""{"a":[{"c":1},[{"b":1}]]}""", false)]
    public void A_key_is_missing_where_its_parents_are_and_no_other_element_has_it(string json, bool expected) => Assert.Equal(expected, Of(json)["a"u8].Within(static a => a.NoneHas("b"u8)));

    [Theory]
    [InlineData("300", "300", 0)]
    [InlineData("300", "300.0", 0)]
    [InlineData("300", "3e2", 0)]
    [InlineData("300", "0.3E+3", 0)]
    [InlineData("300", "30000e-2", 0)]
    [InlineData("0", "-0", 0)]
    [InlineData("0", "0e5", 0)]
    [InlineData("0.001", "1e-3", 0)]
    [InlineData("0.1", "0.10000000000000000000000000000000000000001", -1)]
    [InlineData("-1", "1", -1)]
    [InlineData("-2", "-1", -1)]
    [InlineData("2", "10", -1)]
    [InlineData("0.09", "0.1", -1)]
    [InlineData("-0.1", "0", -1)]
    [InlineData("1e308", "1e309", -1)]
    [InlineData("1e999999999999999998", "1e5", 1)]
    [InlineData("1e-999999999999999999", "0", 1)]
    [InlineData("123456789012345678901234567890123456789", "123456789012345678901234567890123456788", 1)]
    public void Numbers_compare_by_value(string left, string right, int expected)
    {
        Assert.Equal(expected, JsonNumber.Compare(Bytes(left), Bytes(right)));
        Assert.Equal(-expected, JsonNumber.Compare(Bytes(right), Bytes(left)));
    }

    [Fact]
    public void Numbers_compare_as_decimals_do()
    {
        var random = new Random(20261122);
        for (var round = 0; round < 20_000; round++)
        {
            var (left, right) = (Number(random), Number(random));
            var expected = decimal.Parse(left, NumberStyles.Float, CultureInfo.InvariantCulture).CompareTo(decimal.Parse(right, NumberStyles.Float, CultureInfo.InvariantCulture));
            Assert.True(expected == Math.Sign(JsonNumber.Compare(Bytes(left), Bytes(right))!.Value), $"{left} and {right}");
        }

        static string Number(Random random) => $"{(random.Next(2) == 0 ? "-" : "")}{random.Next(20)}{(random.Next(2) == 0 ? "" : "." + random.Next(200).ToString("D3", CultureInfo.InvariantCulture))}{(random.Next(2) == 0 ? "" : "e" + random.Next(-4, 5).ToString(CultureInfo.InvariantCulture))}";
    }

    [Theory]
    [InlineData("-")]
    [InlineData("1.")]
    [InlineData("1e")]
    [InlineData("1e+")]
    [InlineData("--1")]
    [InlineData("1-1")]
    [InlineData("1.2.3")]
    public void What_is_no_number_compares_with_none(string text)
    {
        Assert.Null(JsonNumber.Compare(Bytes(text), "1"u8));
        Assert.False(Of(text.StartsWith('-') || char.IsAsciiDigit(text[0]) ? text : "0").IsAtLeast("-1"u8));
    }

    [Fact]
    public void A_text_is_no_number_and_a_number_no_text()
    {
        Assert.False(Of("\"5\"").IsNumber("5"u8) || Of("\"5\"").IsAbove("1"u8) || Of("\"5\"").IsBelow("9"u8));
        Assert.False(Of("5").Is("5"u8) || Of("5").BeginsWith(""u8) || Of("5").IsLike("*"u8) || Of("null").Is("null"u8) || Of("null").Is(""u8));
        Assert.True(Of("null").IsNull && Of("true").IsTrue && Of("false").IsFalse);
        Assert.False(Of("\"null\"").IsNull || Of("\"true\"").IsTrue || Of("0").IsFalse);
    }

    [Theory]
    [InlineData("É", "é", true)]
    [InlineData("ΣΑΣ", "σας", true)]
    [InlineData("İ", "i", false)]
    [InlineData("ß", "SS", false)]
    [InlineData("\u212A", "k", true)]
    [InlineData("\U00010400", "\U00010428", true)]
    [InlineData("ab", "a", false)]
    [InlineData("", "", true)]
    public void Case_is_folded_character_by_character(string left, string right, bool expected)
    {
        Assert.Equal(expected, Text(left).IsIgnoringCase(Bytes(right)));
        Assert.Equal(expected, Text(right).IsIgnoringCase(Bytes(left)));
        Assert.Equal(expected, Text(left + "x").BeginsWithIgnoringCase(Bytes(right + "X")));
        Assert.Equal(expected, Text("x" + left).EndsWithIgnoringCase(Bytes("X" + right)));
    }

    [Fact]
    public void The_ends_of_a_text_are_compared()
    {
        Assert.True(Text("a/é").BeginsWith("a/"u8) && Text("a/é").EndsWith("é"u8) && Text("").BeginsWith(""u8));
        Assert.True(Text("İX").EndsWithIgnoringCase("x"u8) && Text("\u212Aey").BeginsWithIgnoringCase("KE"u8));
        Assert.False(Text("a").BeginsWith("A"u8) || Text("a").EndsWith("ba"u8) || Text("a").BeginsWithIgnoringCase("ab"u8) || Text("a").EndsWithIgnoringCase("ba"u8));
    }

    [Theory]
    [InlineData("a*c", "abc", true)]
    [InlineData("a*c", "ac", true)]
    [InlineData("a*c", "abcd", false)]
    [InlineData("*", "", true)]
    [InlineData("", "a", false)]
    [InlineData(@"a\*c", "a*c", true)]
    [InlineData(@"a\*c", "abc", false)]
    [InlineData(@"a\\c", @"a\c", true)]
    [InlineData(@"*\*", "a*", true)]
    [InlineData(@"*\*", "a*b", false)]
    [InlineData(@"a\*", "a", false)]
    [InlineData(@"*\\*", @"a\b", true)]
    public void A_wildcard_takes_the_whole_text(string wildcard, string text, bool expected) => Assert.Equal(expected, Text(text).IsLike(Bytes(wildcard)));

    [Theory]
    [InlineData("10.0.0.255", "10.0.0.0", 24, true)]
    [InlineData("10.0.1.0", "10.0.0.0", 24, false)]
    [InlineData("255.255.255.255", "0.0.0.0", 0, true)]
    [InlineData("10.0.0.1", "10.0.0.1", 32, true)]
    [InlineData("10.0.0.2", "10.0.0.1", 32, false)]
    [InlineData("2001:0db8:1234:1a00:0000:0000:0000:0000", "2001:db8:1234:1a00::", 64, true)]
    [InlineData("2001:db8:1234:1a01::1", "2001:db8:1234:1a00::", 64, false)]
    [InlineData("::1", "::", 127, true)]
    [InlineData("::2", "::", 127, false)]
    [InlineData("1::", "::", 0, true)]
    [InlineData("::ffff:10.0.0.1", "::ffff:a00:0", 104, true)]
    [InlineData("::ffff:10.0.0.1", "10.0.0.0", 8, false)]
    [InlineData("10.0.0.1", "::", 0, false)]
    [InlineData("1:2:3:4:5:6:7:8", "1:2:3:4::", 64, true)]
    [InlineData("1:2:3:4:5:6:7:8:9", "::", 0, false)]
    [InlineData("1:2:3:4:5:6:7", "::", 0, false)]
    [InlineData("1::2::3", "::", 0, false)]
    [InlineData("1:2:3:4:5:6:7::8", "::", 0, false)]
    [InlineData(":1", "::", 0, false)]
    [InlineData("1:", "::", 0, false)]
    [InlineData("12345::", "::", 0, false)]
    [InlineData("fe80::1%eth0", "::", 0, false)]
    [InlineData("1.2.3.4::", "::", 0, false)]
    [InlineData("10.0.0", "0.0.0.0", 0, false)]
    [InlineData("10.0.0.1.", "0.0.0.0", 0, false)]
    [InlineData("010.0.0.1", "0.0.0.0", 0, false)]
    [InlineData("10.0.0.256", "0.0.0.0", 0, false)]
    [InlineData("10.0.0.0x", "0.0.0.0", 0, false)]
    [InlineData("", "0.0.0.0", 0, false)]
    public void An_address_is_in_a_network_of_its_own_version(string text, string address, int length, bool expected) => Assert.Equal(expected, Text(text).IsInNetwork(Bytes(address), length));

    [Fact]
    public void Brackets_by_the_thousand_do_not_exhaust_the_stack()
    {
        const int Levels = 200_000;
        var deep = $"{{\"a\":{new string('[', Levels)}{{\"b\":1}}{new string(']', Levels)}}}";
        Assert.False(Of(deep)["a"u8].Exists);
        Assert.True(Of(deep)["a"u8].Within(static a => a["b"u8].IsMissing));
        Assert.True(Of($"{{\"a\":{new string('[', 60)}1{new string(']', 60)}}}")["a"u8].Exists);
    }

    [Fact]
    public void Asking_allocates_nothing()
    {
        var json = Bytes("""{"source":"my.shop","detail":{"\u0061":"\u0078\n","n":[1,2,{"c":3}]}}""");
        var scratch = new ScratchBuffer();
        Assert.True(Ask(json, scratch));
        var before = GC.GetAllocatedBytesForCurrentThread();
        var matched = Ask(json, scratch);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        Assert.True(matched);

        static bool Ask(byte[] json, ScratchBuffer scratch) => PatternValue.Of(json, scratch) is var value
            && value["source"u8].Any(static source => source.IsIgnoringCase("MY.SHOP"u8))
            && value["detail"u8].Within(static detail => detail["a"u8].Any(static a => a.Is("x\n"u8)) && detail["n"u8].Any(static n => n.IsAbove("1"u8)) && detail["n"u8].Within(static n => n["c"u8].Exists));
    }

    [Theory]
    [InlineData("""{"a":{"b" 1}}""")]
    [InlineData("""{"a":{"b":1,}}""")]
    public void What_is_no_JSON_where_a_pattern_looks_is_said(string json) => Assert.Throws<EventException>(() => Of(json)["a"u8].Within(static a => a["b"u8].Exists));

    private static PatternValue Of(string json) => PatternValue.Of(Bytes(json), new ScratchBuffer());

    private static PatternValue Text(string text) => Of(System.Text.Json.JsonSerializer.Serialize(text));

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
