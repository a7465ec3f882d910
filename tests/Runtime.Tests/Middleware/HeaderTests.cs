using System.Globalization;
using RouteGen.Middleware;

namespace RouteGen.Runtime.Tests.Middleware;

public sealed class HeaderTests
{
    [Fact]
    public async Task Security_headers_are_those_of_an_API()
    {
        var answer = await SecurityHeaders.Around(Requests.Rest().Http.Request, Requests.Answers(HttpResults.Ok()));
        Assert.Equal(
            [
                "X-Content-Type-Options: nosniff",
                "X-Frame-Options: DENY",
                "Referrer-Policy: no-referrer",
                "Strict-Transport-Security: max-age=31536000; includeSubDomains",
                "Content-Security-Policy: default-src 'none'; frame-ancestors 'none'",
            ],
            answer.Headers.Select(header => $"{header.Key}: {header.Value}"));
    }

    [Fact]
    public async Task What_the_handler_set_stays_and_options_replace_and_leave_out()
    {
        var options = new SecurityHeadersOptions
        {
            FrameOptions = null,
            StrictTransportSecurity = null,
            ContentSecurityPolicy = null,
            ReferrerPolicy = "origin",
            CacheControl = "no-store",
            PermissionsPolicy = "camera=()",
            CrossOriginResourcePolicy = "same-site",
        };
        var answer = await SecurityHeaders.Around(Requests.Rest().Http.Request, Requests.Answers(HttpResults.Ok().WithHeader("cache-control", "max-age=5")), options);
        Assert.Equal(
            ["cache-control: max-age=5", "X-Content-Type-Options: nosniff", "Referrer-Policy: origin", "Cross-Origin-Resource-Policy: same-site", "Permissions-Policy: camera=()"],
            answer.Headers.Select(header => $"{header.Key}: {header.Value}"));
    }

    [Fact]
    public void Values_are_checked_when_they_are_set() => Assert.Throws<ArgumentException>(() => new SecurityHeadersOptions { ReferrerPolicy = "a\r\nSet-Cookie: b=1" });

    [Fact]
    public async Task Server_timing_is_milliseconds_in_every_culture()
    {
        var culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("de-DE");
            var answer = await ServerTiming.Around(Requests.Rest().Http.Request, Requests.Answers(HttpResults.Ok().WithHeader("Server-Timing", "db;dur=3")));
            Assert.Equal("db;dur=3", answer.Headers[0].Value);
            Assert.Matches(@"^total;dur=\d+\.\d$", answer.GetHeader("Server-Timing")!);
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }
}
