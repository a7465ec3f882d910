using System.Text.Json.Nodes;
using DeployBot.Local;

namespace DeployBot.Tests;

/// <summary>The Events API: the challenge, mentions, and Slack's retries.</summary>
[Collection("Bot")]
public class EventTests(Bot bot)
{
    private readonly Bot _bot = bot.Fresh();

    [Fact]
    public async Task The_challenge_is_answered()
    {
        var response = await _bot.SendAsync(SlackRequest.Event(new JsonObject { ["type"] = "url_verification", ["token"] = "x", ["challenge"] = "3eZbrw1aBm2rZgRNFdxV2595E9CY3gmdALWMmHkvFXO7tYXAYM8P" }));
        Assert.Equal("""{"challenge":"3eZbrw1aBm2rZgRNFdxV2595E9CY3gmdALWMmHkvFXO7tYXAYM8P"}""", response.EnsureStatus(200).Text);
    }

    [Fact]
    public async Task A_mention_is_answered_in_its_thread()
    {
        var response = await _bot.SendAsync(SlackRequest.Mention("deploy shop staging feature/cart", "U0ADA", "Ev1"));
        Assert.Equal("", response.EnsureStatus(200).Text);
        Bot.Until(() => _bot.World.Lambda.IsIdle);

        Assert.Equal(new StartedWorkflow("acme/shop", "deploy.yml", "feature/cart", "shop", "staging", "U0ADA"), Assert.Single(_bot.GitHub.Started));
        var message = Assert.Single(_bot.Slack.Messages);
        Assert.Equal(("C0LOCAL", "1700000000.000100"), (message.Where, message.Thread));
        Assert.StartsWith(":rocket: <@U0ADA> is deploying `shop` from `feature/cart` to `staging`. Watch it at https://github.com/acme/shop/actions", message.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mention_inside_a_thread_is_answered_there()
    {
        await _bot.SendAsync(SlackRequest.Mention("status", "U0ADA", "Ev1", thread: "1600000000.000001"));
        Bot.Until(() => _bot.World.Lambda.IsIdle);
        Assert.Equal("1600000000.000001", Assert.Single(_bot.Slack.Messages).Thread);
    }

    [Fact]
    public async Task A_mention_with_a_mistake_is_told_what_there_is()
    {
        await _bot.SendAsync(SlackRequest.Mention("deploi shop", "U0ADA", "Ev1"));
        Bot.Until(() => _bot.World.Lambda.IsIdle);
        Assert.Contains("I do not know `deploi`. Did you mean `deploy`?", Assert.Single(_bot.Slack.Messages).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_retry_of_the_same_event_is_dropped()
    {
        var mention = SlackRequest.Mention("deploy shop", "U0ADA", "Ev2");
        (await _bot.SendAsync(mention)).EnsureStatus(200);
        var retry = await _bot.SendAsync(mention, new("X-Slack-Retry-Num", "1"), new("X-Slack-Retry-Reason", "http_timeout"));
        Assert.Equal("1", retry.EnsureStatus(200).GetHeader("X-Slack-No-Retry"));
        Assert.Contains(retry.Log, line => line.Message.Contains("http_timeout", StringComparison.Ordinal));
        Bot.Until(() => _bot.World.Lambda.IsIdle);

        Assert.Single(_bot.World.Lambda.Events);
        Assert.Single(_bot.GitHub.Started);
        Assert.Single(_bot.Slack.Messages);

        (await _bot.SendAsync(SlackRequest.Mention("status", "U0ADA", "Ev3"))).EnsureStatus(200);
        Bot.Until(() => _bot.World.Lambda.IsIdle);
        Assert.Equal(2, _bot.World.Lambda.Events.Count);
    }

    [Fact]
    public async Task Of_many_deliveries_at_once_one_is_handed_over()
    {
        var mention = SlackRequest.Mention("deploy shop", "U0ADA", "Ev4");
        var responses = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Task.Run(() => _bot.SendAsync(mention))));
        Bot.Until(() => _bot.World.Lambda.IsIdle);

        // Whoever came while the first was at it is asked to come again: that one might yet have failed.
        Assert.All(responses, response => Assert.True(response.StatusCode is 200 or 503, response.ToString()));
        Assert.Contains(responses, response => response.StatusCode == 200);
        Assert.Single(_bot.World.Lambda.Events);
        Assert.Single(_bot.GitHub.Started);
    }

    [Fact]
    public async Task When_the_work_cannot_be_handed_over_Slacks_retry_brings_it()
    {
        _bot.World.Lambda.Trouble = new WireAnswer(503, """{"Type":"Service"}""");
        var mention = SlackRequest.Mention("deploy shop", "U0ADA", "Ev5");
        (await _bot.SendAsync(mention)).EnsureStatus(500);
        _bot.World.Lambda.Trouble = null;
        (await _bot.SendAsync(mention, new KeyValuePair<string, string>("X-Slack-Retry-Num", "1"))).EnsureStatus(200);
        Bot.Until(() => _bot.World.Lambda.IsIdle);
        Assert.Single(_bot.GitHub.Started);
    }

    [Theory]
    [InlineData("""{"type":"event_callback","event_id":"Ev6","event":{"type":"message","user":"U0ADA","channel":"C0LOCAL","ts":"1.2","text":"deploy shop"}}""")]
    [InlineData("""{"type":"event_callback","event_id":"Ev6","event":{"type":"app_mention","bot_id":"B0BOT","user":"U0BOT","channel":"C0LOCAL","ts":"1.2","text":"<@U0BOT> deploy shop"}}""")]
    [InlineData("""{"type":"event_callback","event_id":"Ev6","event":{"type":"app_mention","channel":"C0LOCAL","ts":"1.2","text":"<@U0BOT> deploy shop"}}""")]
    [InlineData("""{"type":"app_rate_limited","team_id":"T0LOCAL"}""")]
    public async Task What_is_no_mention_by_a_person_is_taken_and_let_be(string envelope)
    {
        (await _bot.SendAsync(SlackRequest.Event(JsonNode.Parse(envelope)!.AsObject()))).EnsureStatus(200);
        Assert.Empty(_bot.World.Lambda.Events);
    }

    [Theory]
    [InlineData("""{"type":"event_callback","event_id":"Ev6","event":{"type":"app_mention","user":"<!channel>","channel":"C0LOCAL","ts":"1.2","text":"status"}}""")]
    [InlineData("""{"event_id":"Ev6"}""")]
    public async Task What_is_none_of_Slacks_events_is_400(string envelope) => (await _bot.SendAsync(SlackRequest.Event(JsonNode.Parse(envelope)!.AsObject()))).EnsureStatus(400);
}
