using System.ComponentModel.DataAnnotations;
using DeployBot.Background;
using RouteGen;

namespace DeployBot.Slack;

/// <summary>What the Events API posts: a challenge when the URL is set up, and events afterwards.</summary>
public sealed record SlackEnvelope(
    [property: Required, StringLength(100)] string Type,
    [property: StringLength(1000)] string? Challenge = null,
    [property: StringLength(200)] string? EventId = null,
    SlackEvent? Event = null);

public sealed record SlackEvent(
    [property: Required, StringLength(100)] string Type,
    [property: RegularExpression("[A-Z0-9]{1,40}")] string? User = null,
    string? BotId = null,
    string? Text = null,
    [property: RegularExpression("[A-Z0-9]{1,40}")] string? Channel = null,
    [property: RegularExpression("[0-9.]{1,40}")] string? Ts = null,
    [property: RegularExpression("[0-9.]{1,40}")] string? ThreadTs = null);

public sealed record SlackChallenge(string Challenge);

public static class SlackEvents
{
    /// <summary>Slack sends an event up to three times more, until it is answered 200.</summary>
    public static async Task<HttpResult<SlackChallenge>> Take(
        SlackEnvelope envelope,
        Delivery delivery,
        LambdaContext context,
        CancellationToken cancellation,
        [FromHeader] string? xSlackRetryNum = null,
        [FromHeader] string? xSlackRetryReason = null)
    {
        if (xSlackRetryNum is not null) context.LogInformation("Slack sends an event again.", ("retry", xSlackRetryNum), ("reason", xSlackRetryReason), ("event", envelope.EventId));
        if (envelope.Type == "url_verification") return HttpResults.Ok(new SlackChallenge(envelope.Challenge ?? ""));
        // Its own messages come back to the bot too, and what is no mention is none of its business.
        if (envelope is not { Type: "event_callback", EventId: { Length: > 0 } id, Event: { Type: "app_mention", BotId: null, User: { } user, Channel: { } channel, Ts: { } ts } mention }) return HttpResults.Ok();

        var text = SlackText.Decode(SlackText.WithoutMention(mention.Text ?? ""));
        var work = new Work("event-" + id, text, user, new ReplyTo(ResponseUrl: null, channel, mention.ThreadTs ?? ts));
        return await delivery.TakeAsync(work, cancellation) switch
        {
            Taken.HandedOver => HttpResults.Ok(),
            Taken.Before => HttpResults.Ok().WithHeader("X-Slack-No-Retry", "1"),
            // Another invocation is at it, and may yet fail: Slack shall ask again.
            Taken.ByAnother or Taken.TooLate => HttpResults.Problem(503),
            _ => HttpResults.Problem(500),
        };
    }
}
