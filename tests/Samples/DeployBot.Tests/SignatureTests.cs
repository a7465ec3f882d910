using System.Globalization;
using System.Text;
using DeployBot.Local;
using DeployBot.Slack;

namespace DeployBot.Tests;

[Collection("Bot")]
public class SignatureTests(Bot bot)
{
    private const string Challenge = """{"token":"x","challenge":"3eZbrw1aB","type":"url_verification"}""";

    private readonly Bot _bot = bot.Fresh();

    [Fact]
    public void It_is_the_one_of_Slacks_own_example()
    {
        const string Body = "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c";
        Assert.Equal("v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503", SlackSignature.Sign("8f742231b10e8888abcd99yyyzzz85a5", "1531420618", Encoding.UTF8.GetBytes(Body)));
    }

    [Theory]
    [InlineData(0, 200)]
    [InlineData(-240, 200)]
    [InlineData(240, 200)]
    [InlineData(-361, 401)]
    [InlineData(361, 401)]
    [InlineData(-31_536_000, 401)]
    public async Task A_timestamp_counts_for_five_minutes_either_way(int seconds, int status)
    {
        var response = await SendAsync(DateTimeOffset.UtcNow.AddSeconds(seconds));
        response.EnsureStatus(status);
        Assert.Equal(status == 200, response.Text.Contains("3eZbrw1aB", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(-300, true)]
    [InlineData(300, true)]
    [InlineData(-301, false)]
    [InlineData(301, false)]
    public void The_window_ends_after_300_seconds(int seconds, bool isValid)
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1_700_000_000);
        var timestamp = now.AddSeconds(seconds).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        Assert.Equal(isValid, SlackSignature.IsValid("s", timestamp, "b"u8, SlackSignature.Sign("s", timestamp, "b"u8), now));
    }

    [Theory]
    [InlineData("")]
    [InlineData("soon")]
    [InlineData("-1700000000")]
    [InlineData(" 1700000000")]
    [InlineData("1700000000.5")]
    [InlineData("99999999999999999999")]
    [InlineData("9223372036854775807")]
    public void What_is_no_timestamp_is_refused(string timestamp) =>
        Assert.False(SlackSignature.IsValid("s", timestamp, "b"u8, SlackSignature.Sign("s", timestamp, "b"u8), DateTimeOffset.FromUnixTimeSeconds(1_700_000_000)));

    [Fact]
    public async Task Another_secret_is_refused() => (await SendAsync(DateTimeOffset.UtcNow, secret: "another-secret")).EnsureStatus(401);

    [Fact]
    public async Task An_altered_body_is_refused() => (await SendAsync(DateTimeOffset.UtcNow, sent: Challenge.Replace("3eZ", "4eZ", StringComparison.Ordinal))).EnsureStatus(401);

    [Fact]
    public async Task A_byte_more_is_refused() => (await SendAsync(DateTimeOffset.UtcNow, sent: Challenge + " ")).EnsureStatus(401);

    [Theory]
    [InlineData("X-Slack-Signature")]
    [InlineData("X-Slack-Request-Timestamp")]
    public async Task What_is_missing_is_refused(string header) => (await SendAsync(DateTimeOffset.UtcNow, change: headers => headers.RemoveAll(line => line.Key == header))).EnsureStatus(401);

    [Theory]
    [InlineData("")]
    [InlineData("v0=")]
    [InlineData("v1=")]
    [InlineData("v0=00")]
    [InlineData("v0=0000000000000000000000000000000000000000000000000000000000000000")]
    public async Task A_wrong_signature_is_refused(string signature) => (await SendAsync(DateTimeOffset.UtcNow, change: headers => headers[2] = new(headers[2].Key, signature))).EnsureStatus(401);

    [Fact]
    public async Task The_timestamp_is_signed_too()
    {
        var now = DateTimeOffset.UtcNow;
        (await SendAsync(now.AddMinutes(-30), change: headers => headers[1] = new(headers[1].Key, now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)))).EnsureStatus(401);
    }

    [Fact]
    public async Task Without_a_secret_nobody_is_let_in()
    {
        Environment.SetEnvironmentVariable("DEPLOYBOT_SIGNING_SECRET", "");
        try
        {
            // Signed with what would be the secret then.
            (await SendAsync(DateTimeOffset.UtcNow, secret: " ")).EnsureStatus(503);
            var response = await SendAsync(DateTimeOffset.UtcNow, secret: LocalWorld.SigningSecret);
            response.EnsureStatus(503);
            Assert.Contains(response.Log, line => line.Message.Contains("DEPLOYBOT_SIGNING_SECRET", StringComparison.Ordinal));
        }
        finally
        {
            Environment.SetEnvironmentVariable("DEPLOYBOT_SIGNING_SECRET", LocalWorld.SigningSecret);
        }
    }

    [Fact]
    public async Task What_is_refused_does_nothing()
    {
        var command = _bot.Command("/deploy shop");
        var headers = command.Headers("another-secret", DateTimeOffset.UtcNow);
        (await _bot.App.SendAsync("POST", command.Path, headers, command.Body)).EnsureStatus(401);
        Assert.Empty(_bot.World.Lambda.Events);
        Assert.Empty(_bot.GitHub.Started);
    }

    [Fact]
    public async Task A_body_in_base64_is_verified_as_the_bytes_that_came()
    {
        // A Function URL hands on what it does not take for text as base64.
        var command = _bot.Command("/status");
        var headers = command.Headers(LocalWorld.SigningSecret, DateTimeOffset.UtcNow);
        var response = await _bot.App.SendAsync("POST", command.Path, headers, command.Body);
        Assert.Contains("\"isBase64Encoded\":true", response.Event, StringComparison.Ordinal);
        response.EnsureStatus(200);
    }

    [Fact]
    public async Task Behind_anything_but_a_Function_URL_there_is_nothing()
    {
        foreach (var front in new[] { RouteGen.Front.Rest, RouteGen.Front.HttpApiV1, RouteGen.Front.HttpApiV2, RouteGen.Front.Alb })
        {
            (await _bot.SendAsync(new RouterApp(Router.Instance) { Front = front }, _bot.Command("/status"))).EnsureStatus(404);
        }
    }

    private Task<TestResponse> SendAsync(DateTimeOffset time, string secret = LocalWorld.SigningSecret, string sent = Challenge, Action<List<KeyValuePair<string, string>>>? change = null)
    {
        var headers = new SlackRequest("/slack/events", Challenge, "application/json").Headers(secret, time);
        change?.Invoke(headers);
        return _bot.App.SendAsync("POST", "/slack/events", headers, sent);
    }
}
