using RouteGen.Testing;
using RouteGen.Tests.Harness;

namespace RouteGen.Generator.Tests.Emitting;

/// <summary>The emitted parsers of enums, on real requests.</summary>
public sealed class EnumTests
{
    private static readonly RouterApp App = new(RouterProject.Of("routes:\n  GET /: Handlers.Get\n", """
        namespace App;
        public enum Odd { Red = 1, RED2 = 2, été = 3, Été = 4, 日本 = 5, none = 6, None = 7, Same = Red, @class = 8, [Obsolete("", true)] Gone = 9, [Obsolete] Old = 10 }
        public static class Handlers { public static string Get(Odd value) => ((int)value).ToString(); }
        """).Run().Load());

    [Theory]
    [InlineData("Red", "1")]
    [InlineData("rED", "1")]
    [InlineData("red2", "2")]
    [InlineData("%C3%A9t%C3%A9", "3")]
    [InlineData("%C3%89t%C3%A9", "4")]
    [InlineData("%E6%97%A5%E6%9C%AC", "5")]
    [InlineData("none", "6")]
    [InlineData("None", "7")]
    [InlineData("SAME", "1")]
    [InlineData("CLASS", "8")]
    [InlineData("old", "10")]
    public async Task A_member_is_found_by_its_name(string text, string expected)
    {
        var response = await App.GetAsync("/?value=" + text);
        Assert.Equal((200, expected), (response.StatusCode, response.Text));
    }

    [Theory]
    [InlineData("1")]
    [InlineData("Red,RED2")]
    [InlineData("")]
    [InlineData("%20Red")]
    [InlineData("%C3%A9T%C3%A9")]
    [InlineData("NONE")]
    [InlineData("@class")]
    [InlineData("Gone")]
    public async Task Nothing_else_is(string text) => Assert.Equal(400, (await App.GetAsync("/?value=" + text)).StatusCode);
}
