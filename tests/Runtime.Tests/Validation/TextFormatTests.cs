using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;
using RouteGen.Validation;

namespace RouteGen.Runtime.Tests.Validation;

/// <summary>The formats are those of the framework's attributes, held against them with texts made of what they look for.</summary>
public sealed class TextFormatTests
{
    private static readonly Dictionary<string, (Func<string?, bool> Ours, ValidationAttribute Theirs, string[] Parts)> Formats = new(StringComparer.Ordinal)
    {
        ["email"] = (TextFormats.IsEmailAddress, new EmailAddressAttribute(), ["a", "@", "@b", ".c", "\r", "\n", " ", "é"]),
        ["url"] = (TextFormats.IsUrl, new UrlAttribute(), ["http", "https", "ftp", "HTTP", ":", "//", "://", "/", "a", " "]),
        ["phone"] = (TextFormats.IsPhone, new PhoneAttribute(), ["+", "-", ".", "(", ")", "1", "23", " ", "\t", "x", "X", "e", "xt", "ext", "ext.", "Ext. ", "٣", "a"]),
        ["card"] = (TextFormats.IsCreditCard, new CreditCardAttribute(), ["0", "1", "9", "4111", "1111", "-", " ", "a", "٣"]),
        ["base64"] = (TextFormats.IsBase64, new Base64StringAttribute(), ["AA", "==", "=", "A", "BC", " ", "-", "\n"]),
        ["file"] = (text => TextFormats.HasExtension(text, ".png,.jpg"), new FileExtensionsAttribute { Extensions = "png, .JPG" }, ["a", ".", ".png", "PNG", ".jpg", "jpg", "/", " "]),
    };

    public static TheoryData<string> Names => [.. Formats.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_format_takes_what_the_attribute_takes(string name)
    {
        var (ours, theirs, parts) = Formats[name];
        var random = new Random(name.Length);
        var right = 0;
        for (var round = 0; round < 20_000; round++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(7)).Select(_ => parts[random.Next(parts.Length)]));
            if (theirs.IsValid(text)) right++;
            Assert.True(theirs.IsValid(text) == ours(text), $"'{text}' is {theirs.IsValid(text)} to {theirs.GetType().Name}");
        }

        Assert.InRange(right, 20, 19_900);
        Assert.True(ours(null));
    }

    [Fact]
    public void A_long_phone_number_is_read_too() => Assert.True(TextFormats.IsPhone("+" + new string('1', 5000)));

    [Theory]
    [InlineData("a|ab")]
    [InlineData("(a|b)*c?")]
    [InlineData("[ab]{2,3}")]
    [InlineData("^a+$")]
    [InlineData("b*?")]
    [InlineData("(?i)AB")]
    [InlineData("a\\b.*")]
    public void A_pattern_matches_what_the_attribute_matches(string pattern)
    {
        var theirs = new RegularExpressionAttribute(pattern);
        var random = new Random(pattern.Length);
        Regex? compiled = null;
        for (var round = 0; round < 2_000; round++)
        {
            var text = new string([.. Enumerable.Range(0, random.Next(6)).Select(_ => "abcAB\n "[random.Next(7)])]);
            Assert.True(theirs.IsValid(text) == TextPattern.IsMatch(ref compiled, text, pattern), $"'{text}'");
        }

        Assert.True(TextPattern.IsMatch(ref compiled, null, pattern));
        Assert.True(compiled.Options.HasFlag(RegexOptions.NonBacktracking));
    }
}
