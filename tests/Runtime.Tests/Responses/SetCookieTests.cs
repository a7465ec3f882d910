namespace RouteGen.Runtime.Tests.Responses;

public sealed class SetCookieTests
{
    [Fact]
    public void Without_further_words_a_cookie_is_a_safe_one() =>
        Assert.Equal("id=1; Path=/; Secure; HttpOnly; SameSite=Lax", new SetCookie("id", "1").ToString());

    [Fact]
    public void Everything_that_is_set_is_written()
    {
        var cookie = new SetCookie("id", "\"1\"")
        {
            Path = "/a",
            Domain = "shop.example",
            MaxAge = TimeSpan.FromMinutes(1.99),
            Expires = new DateTimeOffset(2026, 7, 1, 12, 0, 0, TimeSpan.FromHours(2)),
            Secure = false,
            HttpOnly = false,
            SameSite = SameSite.Strict,
        };

        Assert.Equal("id=\"1\"; Path=/a; Domain=shop.example; Max-Age=119; Expires=Wed, 01 Jul 2026 10:00:00 GMT; SameSite=Strict", cookie.ToString());
    }

    [Fact]
    public void Path_and_domain_can_be_left_to_the_browser() =>
        Assert.Equal("id=; Secure; HttpOnly; SameSite=None", new SetCookie("id", "") { Path = null, SameSite = SameSite.None }.ToString());

    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("a=b")]
    [InlineData("a;b")]
    [InlineData("é")]
    public void A_name_that_is_no_token_is_refused(string name) => Assert.Throws<ArgumentException>(() => new SetCookie(name, ""));

    [Theory]
    [InlineData("a b")]
    [InlineData("a;b")]
    [InlineData("a,b")]
    [InlineData("a\\b")]
    [InlineData("a\"b")]
    [InlineData("\"")]
    [InlineData("a\r\nb")]
    [InlineData("é")]
    [InlineData("\"a;b\"")]
    public void A_value_that_cookies_cannot_carry_is_refused(string value) => Assert.Throws<ArgumentException>(() => new SetCookie("a", value));

    [Theory]
    [InlineData("a")]
    [InlineData("")]
    [InlineData("/a;b")]
    [InlineData("/a\n")]
    [InlineData("/é")]
    public void A_path_that_would_end_the_attribute_is_refused(string path) => Assert.Throws<ArgumentException>(() => new SetCookie("a", "") { Path = path });

    [Theory]
    [InlineData("")]
    [InlineData("a;b")]
    [InlineData("shop.example; Path=/")]
    public void A_domain_that_is_none_is_refused(string domain) => Assert.Throws<ArgumentException>(() => new SetCookie("a", "") { Domain = domain });

    [Fact]
    public void What_browsers_would_drop_is_refused()
    {
        Assert.Throws<InvalidOperationException>(() => HttpResults.Ok().WithCookie(new SetCookie("a", "") { SameSite = SameSite.None, Secure = false }));
        Assert.Throws<InvalidOperationException>(() => HttpResults.Ok().WithCookie(new SetCookie("__Secure-a", "") { Secure = false }));
        Assert.Throws<InvalidOperationException>(() => HttpResults.Ok().WithCookie(new SetCookie("__Host-a", "") { Path = "/a" }));
        Assert.Throws<InvalidOperationException>(() => HttpResults.Ok().WithCookie(new SetCookie("__Host-a", "") { Domain = "a.example" }));
        Assert.Single(HttpResults.Ok().WithCookie(new SetCookie("__Host-a", "")).Headers);
    }
}
