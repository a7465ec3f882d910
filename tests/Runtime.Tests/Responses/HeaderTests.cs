using FsCheck;
using FsCheck.Fluent;

namespace RouteGen.Runtime.Tests.Responses;

public sealed class HeaderTests
{
    private static readonly Gen<string> NearlyHeaderText =
        Gen.OneOf(Gen.Choose('a', 'z'), Gen.Choose(0, 0xFF), Gen.Elements('\r', '\n', '\0', ' ', '\t', ':', '"', 'é', '日').Select(c => (int)c))
            .Select(c => (char)c).ArrayOf().Select(characters => new string(characters));

    [Fact]
    public void Any_header_is_refused_or_arrives_as_it_was_on_every_front() =>
        Prop.ForAll(NearlyHeaderText.ToArbitrary(), NearlyHeaderText.ToArbitrary(), IsRefusedOrArrives).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("")]
    [InlineData("X Y")]
    [InlineData("X:Y")]
    [InlineData("X\r\nY")]
    [InlineData("Ü")]
    [InlineData("X\0")]
    public void A_name_that_is_no_token_is_refused(string name) =>
        Assert.Throws<ArgumentException>(() => HttpResults.Ok().WithHeader(name, "value"));

    [Theory]
    [InlineData("a\r\nSet-Cookie: b=c")]
    [InlineData("a\nb")]
    [InlineData("a\rb")]
    [InlineData("a\0b")]
    [InlineData("a\u001Bb")]
    [InlineData("a\u007Fb")]
    [InlineData("a\u0085b")]
    [InlineData("a\u2028b")]
    [InlineData("日本")]
    [InlineData(" a")]
    [InlineData("a\t")]
    public void A_value_that_could_break_out_or_get_lost_is_refused(string value) =>
        Assert.Throws<ArgumentException>(() => HttpResults.Ok().WithHeader("X-Test", value));

    [Fact]
    public void The_refusal_does_not_repeat_the_value()
    {
        var refusal = Assert.Throws<ArgumentException>(() => HttpResults.Ok().WithHeader("X-Test", "s3cret\r\n"));

        Assert.Contains("X-Test", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Connection")]
    [InlineData("keep-alive")]
    [InlineData("Proxy-Connection")]
    [InlineData("TE")]
    [InlineData("Trailer")]
    [InlineData("transfer-encoding")]
    [InlineData("Upgrade")]
    [InlineData("Content-Length")]
    public void Fields_of_the_connection_are_the_gateways_and_left_out(string name) =>
        Assert.Empty(HttpResults.Ok().WithHeader(name, "1").Headers);

    [Fact]
    public void A_result_is_never_changed_by_adding_to_it()
    {
        var shared = HttpResults.NotFound();
        var first = shared.WithHeader("X-A", "1").WithHeader("X-A", "2");

        Assert.Empty(shared.Headers);
        Assert.Equal(["1", "2"], first.Headers.Select(header => header.Value));
    }

    [Fact]
    public void A_content_type_and_a_location_replace_the_one_before()
    {
        var result = HttpResults.Created("/a").WithHeader("location", "/b").WithHeader("Content-Type", "a/b").WithHeader("content-type", "c/d");

        Assert.Equal("c/d", result.ContentType);
        var location = Assert.Single(result.Headers);
        Assert.Equal("/b", location.Value);
    }

    [Theory]
    [InlineData("/users/1", "/users/1")]
    [InlineData("/ユーザー", "/%E3%83%A6%E3%83%BC%E3%82%B6%E3%83%BC")]
    [InlineData("/a b\"<>", "/a%20b%22%3C%3E")]
    [InlineData("/a%20b?x=%2F#é", "/a%20b?x=%2F#%C3%A9")]
    [InlineData("/😀", "/%F0%9F%98%80")]
    [InlineData("/\U00010041", "/%F0%90%81%81")]
    [InlineData("https://shop.example/a?b=c", "https://shop.example/a?b=c")]
    public void A_location_is_encoded_where_a_URI_needs_it(string location, string sent) =>
        Assert.Equal(sent, HttpResults.Redirect(location).Headers[0].Value);

    [Theory]
    [InlineData("/a\r\nSet-Cookie: b=c")]
    [InlineData("/a\u0000")]
    [InlineData("/a\u0085")]
    public void A_location_with_a_control_character_is_refused(string location) =>
        Assert.Throws<ArgumentException>(() => HttpResults.Redirect(location));

    [Fact]
    public void A_location_with_half_of_a_surrogate_pair_is_refused() =>
        Assert.Throws<ArgumentException>(() => HttpResults.Redirect("/" + (char)0xD83D));

    private static bool IsRefusedOrArrives(string name, string value)
    {
        HttpResult result;
        try
        {
            result = HttpResults.Ok().WithHeader($"X-{name}", value);
        }
        catch (ArgumentException)
        {
            return true;
        }

        return Enum.GetValues<Front>().All(front => new[] { false, true }.All(multiValue => Arrives(front, multiValue)));

        bool Arrives(Front front, bool multiValue)
        {
            var exchange = Exchanges.Of(front, multiValue: multiValue);
            exchange.Http.ResultAsync(result).AsTask().GetAwaiter().GetResult();
            var sent = Assert.Single(Envelope.Headers(exchange.Take()));
            return sent.Name == $"X-{name}" && sent.Value == value;
        }
    }
}
