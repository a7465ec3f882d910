using System.Globalization;
using System.Numerics;
using System.Text;
using RouteGen.Binding;

namespace RouteGen.Runtime.Tests.Binding;

public sealed class BuiltInTextTests
{
    [Theory]
    [InlineData("0", 0)]
    [InlineData("-7", -7)]
    [InlineData("2147483647", int.MaxValue)]
    [InlineData("007", 7)]
    public void Integers(string text, int expected) => Assert.Equal(expected, Read<int>(text));

    [Theory]
    [InlineData("")]
    [InlineData(" 1")]
    [InlineData("1 ")]
    [InlineData("1.0")]
    [InlineData("1,000")]
    [InlineData("0x42")]
    [InlineData("1e3")]
    [InlineData("2147483648")]
    [InlineData("٣")]
    [InlineData("one")]
    [InlineData("1\0")]
    public void What_is_no_integer(string text) => Assert.False(BuiltInText<int>.TryParse(Encoding.UTF8.GetBytes(text), out _));

    [Fact]
    public void Every_integer_type_has_its_own_range()
    {
        Assert.Equal(sbyte.MinValue, Read<sbyte>("-128"));
        Assert.Equal(byte.MaxValue, Read<byte>("255"));
        Assert.Equal(short.MinValue, Read<short>("-32768"));
        Assert.Equal(ushort.MaxValue, Read<ushort>("65535"));
        Assert.Equal(uint.MaxValue, Read<uint>("4294967295"));
        Assert.Equal(long.MinValue, Read<long>("-9223372036854775808"));
        Assert.Equal(ulong.MaxValue, Read<ulong>("18446744073709551615"));
        Assert.False(BuiltInText<byte>.TryParse("256"u8, out _));
        Assert.False(BuiltInText<byte>.TryParse("-1"u8, out _));
        Assert.False(BuiltInText<ulong>.TryParse("-1"u8, out _));
    }

    [Theory]
    [InlineData("1.5", 1.5)]
    [InlineData("-1e-3", -0.001)]
    [InlineData(".5", 0.5)]
    public void Floating_point(string text, double expected)
    {
        Assert.Equal(expected, Read<double>(text));
        Assert.Equal((float)expected, Read<float>(text));
        Assert.Equal((decimal)expected, Read<decimal>(text));
    }

    [Theory]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("-Infinity")]
    [InlineData("1e999")]
    [InlineData("1\0")]
    [InlineData("1,5")]
    [InlineData("1 5")]
    [InlineData("$1")]
    [InlineData("(1)")]
    [InlineData("")]
    public void What_is_no_finite_number(string text)
    {
        Assert.False(BuiltInText<double>.TryParse(Encoding.UTF8.GetBytes(text), out _));
        Assert.False(BuiltInText<float>.TryParse(Encoding.UTF8.GetBytes(text), out _));
        Assert.False(BuiltInText<decimal>.TryParse(Encoding.UTF8.GetBytes(text), out _));
    }

    [Theory]
    [InlineData("true", true)]
    [InlineData("TRUE", true)]
    [InlineData("False", false)]
    public void Booleans(string text, bool expected) => Assert.Equal(expected, Read<bool>(text));

    [Theory]
    [InlineData("1")]
    [InlineData("yes")]
    [InlineData(" true")]
    [InlineData("")]
    public void What_is_no_boolean(string text) => Assert.False(BuiltInText<bool>.TryParse(Encoding.UTF8.GetBytes(text), out _));

    [Theory]
    [InlineData("0f8fad5b-d9cb-469f-a165-70867728950e")]
    [InlineData("0F8FAD5BD9CB469FA16570867728950E")]
    public void Guids(string text) => Assert.Equal(Guid.Parse(text), Read<Guid>(text));

    [Theory]
    [InlineData("{0f8fad5b-d9cb-469f-a165-70867728950e}")]
    [InlineData("0f8fad5b-d9cb-469f-a165-70867728950e ")]
    [InlineData("0f8fad5b-d9cb-469f-a165-70867728950")]
    [InlineData("")]
    public void What_is_no_guid(string text) => Assert.False(BuiltInText<Guid>.TryParse(Encoding.UTF8.GetBytes(text), out _));

    [Fact]
    public void Dates_and_times()
    {
        Assert.Equal(new DateTimeOffset(2026, 11, 21, 12, 30, 0, TimeSpan.FromHours(9)), Read<DateTimeOffset>("2026-11-21T12:30:00+09:00"));
        Assert.Equal(new DateTime(2026, 11, 21, 12, 30, 0, 500, DateTimeKind.Utc), Read<DateTime>("2026-11-21T12:30:00.5Z"));
        Assert.Equal(DateTimeKind.Utc, Read<DateTime>("2026-11-21T12:30:00Z").Kind);
        Assert.Equal(new DateTime(2026, 11, 21, 0, 0, 0, DateTimeKind.Unspecified), Read<DateTime>("2026-11-21"));
        Assert.Equal(new DateOnly(2028, 2, 29), Read<DateOnly>("2028-02-29"));
        Assert.Equal(new TimeOnly(23, 59, 1, 250), Read<TimeOnly>("23:59:01.25"));
        Assert.Equal(new TimeOnly(8, 5), Read<TimeOnly>("08:05"));
        Assert.Equal(new TimeSpan(1, 2, 3, 4), Read<TimeSpan>("1.02:03:04"));
    }

    [Theory]
    [InlineData("21/11/2026")]
    [InlineData("2026-02-30")]
    [InlineData("2026-11-21 12:30")]
    [InlineData("2026-11-21T12:30:00\"")]
    [InlineData("7")]
    [InlineData("")]
    [InlineData("2026-11-21T12:30:00Z2026-11-21T12:30:00Z2026-11-21T12:30:00Z")]
    [InlineData("２０２６-11-21")]
    public void What_is_no_date(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Assert.False(BuiltInText<DateTimeOffset>.TryParse(bytes, out _));
        Assert.False(BuiltInText<DateTime>.TryParse(bytes, out _));
        Assert.False(BuiltInText<DateOnly>.TryParse(bytes, out _));
        Assert.False(BuiltInText<TimeOnly>.TryParse(bytes, out _));
        Assert.False(BuiltInText<TimeSpan>.TryParse(bytes, out _));
    }

    [Fact]
    public void Text_characters_and_addresses()
    {
        Assert.Equal("日本", Read<string>("日本"));
        Assert.Equal("", Read<string>(""));
        Assert.Equal('日', Read<char>("日"));
        Assert.False(BuiltInText<char>.TryParse("ab"u8, out _));
        Assert.False(BuiltInText<char>.TryParse(Encoding.UTF8.GetBytes("😀"), out _));
        Assert.False(BuiltInText<char>.TryParse(""u8, out _));
        Assert.Equal(new Uri("https://shop.example/a"), Read<Uri>("https://shop.example/a"));
        Assert.Equal("\uFFFD", Encoding.UTF8.GetString("\uFFFD"u8));
        Assert.True(BuiltInText<string>.TryParse([0xFF], out var invalid));
        Assert.Equal("\uFFFD", invalid);
    }

    [Fact]
    public void Culture_makes_no_difference()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("de-DE") { NumberFormat = { NegativeSign = "−", NumberDecimalSeparator = "," } };
            Assert.Equal(-1.5, Read<double>("-1.5"));
            Assert.Equal(-1, Read<int>("-1"));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void The_rarer_numbers()
    {
        Assert.True(NumberText<Half>.TryParse("1.5"u8, out var half) && half == (Half)1.5);
        Assert.True(NumberText<Int128>.TryParse("-170141183460469231731687303715884105728"u8, out var int128) && int128 == Int128.MinValue);
        Assert.True(NumberText<BigInteger>.TryParse("123456789012345678901234567890123456789012345"u8, out var big) && big > 0);
        Assert.False(NumberText<BigInteger>.TryParse("1.5"u8, out _));
        Assert.False(NumberText<BigInteger>.TryParse("1\0"u8, out _));
        Assert.False(NumberText<Half>.TryParse("Infinity"u8, out _));
        Assert.False(NumberText<Half>.TryParse("70000"u8, out _));
        Assert.False(NumberText<BigInteger>.TryParse(Encoding.UTF8.GetBytes(new string('9', 401)), out _));
    }

    [Fact]
    public void Types_of_the_projects_own()
    {
        Assert.True(ParsableText<System.Net.IPAddress>.TryParse("10.0.0.1"u8, out var address) && address.Equals(new System.Net.IPAddress([10, 0, 0, 1])));
        Assert.False(ParsableText<System.Net.IPAddress>.TryParse("x"u8, out _));
        Assert.True(Utf8ParsableText<int>.TryParse("12"u8, out var number) && number == 12);
    }

    private static T Read<T>(string text)
    {
        Assert.True(BuiltInText<T>.TryParse(Encoding.UTF8.GetBytes(text), out var value), text);
        return value;
    }
}
