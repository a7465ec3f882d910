using RouteGen.Generator.Reporting;

namespace RouteGen.Generator.Tests.Reporting;

public class SuggestionTests
{
    [Theory]
    [InlineData("List", "List")]
    [InlineData("list", "List")]
    [InlineData("Lits", "List")]
    [InlineData("Lst", "List")]
    [InlineData("Listt", "List")]
    [InlineData("Creat", "Create")]
    [InlineData("Upadte", "Update")]
    [InlineData("x", null)]
    [InlineData("", null)]
    [InlineData("Remove", null)]
    [InlineData("ListEverything", null)]
    public void The_nearest_candidate_is_suggested_if_it_is_near(string wrong, string? expected) => Assert.Equal(expected, Suggestions.Closest(wrong, ["Create", "List", "Update", ""]));

    [Fact]
    public void The_order_of_the_candidates_does_not_count()
    {
        Assert.Equal("Bat", Suggestions.Closest("Cat", ["Rat", "Bat", "Hat"]));
        Assert.Equal("Bat", Suggestions.Closest("Cat", ["Hat", "Bat", "Rat"]));
    }

    [Fact]
    public void Case_decides_between_equals() => Assert.Equal("get", Suggestions.Closest("geT", ["GET", "get", "Get"]));

    [Fact]
    public void A_word_of_another_meaning_is_not_suggested_however_short() => Assert.Null(Suggestions.Closest("A", ["B"]));

    [Fact]
    public void A_word_of_any_length_is_survived() => Assert.Null(Suggestions.Closest(new string('a', 100_000), [new string('a', 99_999)]));
}
