using RouteGen.Fronts;

namespace RouteGen.Local.Tests.Fronts;

/// <summary>What becomes of header lines on each front.</summary>
public class HeaderTests
{
    private static readonly (string, string)[] Sent =
    [
        ("X-Probe", "first"), ("x-mIxEd", "1"), ("user-agent", "probe/1.0"), ("X-Probe", "second"), ("Cookie", "session=abc; theme=dark"), ("accept", "*/*"),
    ];

    [Theory]
    [InlineData(Front.Rest, "headers.X-Probe", "second")]
    [InlineData(Front.Rest, "multiValueHeaders.X-Probe", """["first","second"]""")]
    [InlineData(Front.Rest, "headers.x-mIxEd", "1")]
    [InlineData(Front.Rest, "headers.User-Agent", "probe/1.0")]
    [InlineData(Front.Rest, "headers.accept", "*/*")]
    [InlineData(Front.Rest, "headers.Cookie", "session=abc; theme=dark")]
    [InlineData(Front.Rest, "headers.Content-Length", "(absent)")]
    [InlineData(Front.Rest, "requestContext.identity.userAgent", "probe/1.0")]
    [InlineData(Front.HttpApiV1, "headers.X-Probe", "second")]
    [InlineData(Front.HttpApiV1, "headers.X-Mixed", "1")]
    [InlineData(Front.HttpApiV1, "headers.Accept", "*/*")]
    [InlineData(Front.HttpApiV1, "headers.Content-Length", "0")]
    [InlineData(Front.HttpApiV1, "headers.Cookie", "session=abc; theme=dark")]
    [InlineData(Front.HttpApiV1, "multiValueHeaders.X-Probe", """["first","second"]""")]
    [InlineData(Front.HttpApiV2, "headers.x-probe", "first,second")]
    [InlineData(Front.HttpApiV2, "headers.x-mixed", "1")]
    [InlineData(Front.HttpApiV2, "headers.cookie", "(absent)")]
    [InlineData(Front.HttpApiV2, "cookies", """["session=abc","theme=dark"]""")]
    [InlineData(Front.HttpApiV2, "headers.content-length", "0")]
    [InlineData(Front.HttpApiV2, "requestContext.http.userAgent", "probe/1.0")]
    [InlineData(Front.HttpApiV2, "multiValueHeaders", "(absent)")]
    [InlineData(Front.FunctionUrl, "headers.x-probe", "first,second")]
    [InlineData(Front.FunctionUrl, "headers.cookie", "session=abc; theme=dark")]
    [InlineData(Front.FunctionUrl, "cookies", """["session=abc","theme=dark"]""")]
    [InlineData(Front.FunctionUrl, "headers.x-amzn-tls-version", "TLSv1.3")]
    [InlineData(Front.Alb, "headers.x-probe", "second")]
    [InlineData(Front.Alb, "headers.x-mixed", "1")]
    [InlineData(Front.Alb, "headers.cookie", "session=abc; theme=dark")]
    [InlineData(Front.Alb, "cookies", "(absent)")]
    [InlineData(Front.Alb, "multiValueHeaders", "(absent)")]
    public void Headers_of_every_kind(Front front, string field, string expected) =>
        Assert.Equal(expected, FrontRun.Event(new FrontSettings { Front = front }, "/", Sent).At(field));

    [Fact]
    public void A_load_balancer_with_multi_value_headers_has_all_values() =>
        Assert.Equal("""["first","second"]""", FrontRun.Event(new FrontSettings { Front = Front.Alb, MultiValueHeaders = true }, "/", Sent).At("multiValueHeaders.x-probe"));

    [Theory]
    [InlineData(Front.Rest, "cookies", "(absent)")]
    [InlineData(Front.HttpApiV2, "cookies", "(absent)")]
    [InlineData(Front.HttpApiV2, "requestContext.http.userAgent", "")]
    [InlineData(Front.HttpApiV1, "requestContext.identity.userAgent", "")]
    [InlineData(Front.Rest, "requestContext.identity.userAgent", "null")]
    [InlineData(Front.FunctionUrl, "cookies", "(absent)")]
    public void No_headers(Front front, string field, string expected) =>
        Assert.Equal(expected, FrontRun.Event(new FrontSettings { Front = front }, "/").At(field));

    [Fact]
    public void Several_cookie_lines_are_all_there() =>
        Assert.Equal("""["a=1","b=2","c=3"]""", FrontRun.Event(new FrontSettings { Front = Front.HttpApiV2 }, "/", ("Cookie", "a=1; b=2"), ("cookie", "c=3")).At("cookies"));

    [Theory]
    [InlineData("Connection")]
    [InlineData("Content-Length")]
    [InlineData("Content-MD5")]
    [InlineData("Expect")]
    [InlineData("Max-Forwards")]
    [InlineData("Proxy-Authenticate")]
    [InlineData("Server")]
    [InlineData("TE")]
    [InlineData("Transfer-Encoding")]
    [InlineData("Trailer")]
    [InlineData("Upgrade")]
    [InlineData("WWW-Authenticate")]
    public void A_REST_API_removes(string name)
    {
        var json = FrontRun.Event(new FrontSettings { Front = Front.Rest }, "/", (name, "x"), ("X-Kept", "x"));

        Assert.Equal(("(absent)", "(absent)", "x"), (json.At("headers." + name), json.At("multiValueHeaders." + name), json.At("headers.X-Kept")));
    }

    [Theory]
    [InlineData(Front.Rest, "headers.X-Forwarded-For", "198.51.100.1, 203.0.113.7")]
    [InlineData(Front.Rest, "headers.X-Forwarded-Proto", "https")]
    [InlineData(Front.Rest, "headers.X-Forwarded-Port", "443")]
    [InlineData(Front.Rest, "requestContext.identity.sourceIp", "203.0.113.7")]
    [InlineData(Front.HttpApiV1, "headers.X-Forwarded-For", "198.51.100.1, 203.0.113.7")]
    [InlineData(Front.HttpApiV2, "headers.x-forwarded-for", "198.51.100.1, 203.0.113.7")]
    [InlineData(Front.HttpApiV2, "requestContext.http.sourceIp", "203.0.113.7")]
    [InlineData(Front.FunctionUrl, "headers.x-forwarded-for", "198.51.100.1, 203.0.113.7")]
    [InlineData(Front.Alb, "headers.x-forwarded-for", "198.51.100.1, 203.0.113.7")]
    [InlineData(Front.Alb, "headers.x-forwarded-proto", "https")]
    public void A_client_adds_to_the_forwarded_headers_but_cannot_forge_them(Front front, string field, string expected)
    {
        var json = FrontRun.Event(new FrontSettings { Front = front }, "/", ("x-forwarded-for", "198.51.100.1"), ("x-forwarded-proto", "ftp"), ("X-Forwarded-Port", "1"));

        Assert.Equal(expected, json.At(field));
    }

    [Theory]
    [InlineData(Front.Rest, "headers.Host", "a1b2c3d4e5.execute-api.us-east-1.amazonaws.com")]
    [InlineData(Front.HttpApiV1, "headers.Host", "a1b2c3d4e5.execute-api.us-east-1.amazonaws.com")]
    [InlineData(Front.HttpApiV2, "headers.host", "a1b2c3d4e5.execute-api.us-east-1.amazonaws.com")]
    [InlineData(Front.HttpApiV2, "requestContext.domainName", "a1b2c3d4e5.execute-api.us-east-1.amazonaws.com")]
    [InlineData(Front.FunctionUrl, "requestContext.domainName", "abcdefghijklmnopqrstuvwxyz012345.lambda-url.us-east-1.on.aws")]
    [InlineData(Front.FunctionUrl, "requestContext.apiId", "abcdefghijklmnopqrstuvwxyz012345")]
    [InlineData(Front.Alb, "headers.host", "routegen-1234567890.us-east-1.elb.amazonaws.com")]
    public void Without_a_Host_the_front_has_its_own(Front front, string field, string expected) =>
        Assert.Equal(expected, FrontRun.Event(new FrontSettings { Front = front }, "/").At(field));

    [Fact]
    public void A_clients_Host_stays() =>
        Assert.Equal("localhost:8080", FrontRun.Event(new FrontSettings { Front = Front.Rest }, "/", ("host", "localhost:8080")).At("headers.Host"));
}
