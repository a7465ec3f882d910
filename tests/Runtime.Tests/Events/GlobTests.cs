using System.Text;
using System.Text.RegularExpressions;
using RouteGen.Events;

namespace RouteGen.Runtime.Tests.Events;

/// <summary>A star stands for any bytes, and everything else for itself.</summary>
public sealed class GlobTests
{
    [Fact]
    public void It_matches_what_a_regular_expression_matches()
    {
        var random = new Random(20261122);
        for (var round = 0; round < 20_000; round++)
        {
            var (pattern, text) = (Text(random, "ab*", 8), Text(random, "abc", 10));
            var expected = Regex.IsMatch(text, "^" + Regex.Escape(pattern).Replace("\\*", ".*", StringComparison.Ordinal) + "\\z", RegexOptions.Singleline, TimeSpan.FromSeconds(1));
            Assert.True(expected == Matches(pattern, text), $"'{pattern}' and '{text}'");
        }
    }

    [Theory]
    [InlineData("", "", true)]
    [InlineData("*", "", true)]
    [InlineData("incoming/*.zip", "incoming/日/a b.zip", true)]
    [InlineData("incoming/*.zip", "incoming/.zip", true)]
    [InlineData("incoming/*.zip", "incoming/a.zip.part", false)]
    public void The_whole_text_has_to_match(string pattern, string text, bool expected) => Assert.Equal(expected, Matches(pattern, text));

    // A key of S3 is its sender's to choose.
    [Fact]
    public void A_hostile_text_takes_no_more_than_a_product_of_lengths()
    {
        var pattern = string.Concat(Enumerable.Repeat("a*", 30)) + "b";
        Assert.False(Matches(pattern, new string('a', 100_000)));
    }

    private static bool Matches(string pattern, string text) => Glob.Matches(Encoding.UTF8.GetBytes(pattern), Encoding.UTF8.GetBytes(text));

    private static string Text(Random random, string letters, int most) => string.Concat(Enumerable.Range(0, random.Next(most)).Select(_ => letters[random.Next(letters.Length)]));
}
