using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using DeployBot.Slack;

namespace DeployBot.Local;

/// <summary>What Slack sends, as it sends it.</summary>
internal sealed record SlackRequest(string Path, string Body, string ContentType)
{
    /// <summary>A slash command: <c>/deploy shop staging</c>.</summary>
    public static SlackRequest Command(string line, string user, Uri responseUrl, string trigger)
    {
        var words = line.Split(' ', 2);
        (string Name, string Value)[] fields =
        [
            ("token", "deprecated"), ("team_id", "T0LOCAL"), ("team_domain", "local"), ("channel_id", "C0LOCAL"), ("channel_name", "deployments"), ("user_id", user), ("user_name", "somebody"),
            ("command", words[0]), ("text", words.Length > 1 ? Escape(words[1]) : ""), ("api_app_id", "A0LOCAL"), ("is_enterprise_install", "false"), ("response_url", responseUrl.ToString()), ("trigger_id", trigger),
        ];
        return new SlackRequest("/slack/commands", string.Join('&', fields.Select(field => $"{field.Name}={WebUtility.UrlEncode(field.Value)}")), "application/x-www-form-urlencoded");
    }

    /// <summary>A mention in a channel.</summary>
    public static SlackRequest Mention(string text, string user, string eventId, string? thread = null)
    {
        var mention = new JsonObject { ["type"] = "app_mention", ["user"] = user, ["text"] = $"<@U0BOT> {Escape(text)}", ["ts"] = "1700000000.000100", ["channel"] = "C0LOCAL", ["event_ts"] = "1700000000.000100" };
        if (thread is not null) mention["thread_ts"] = thread;
        return Event(new JsonObject { ["token"] = "deprecated", ["team_id"] = "T0LOCAL", ["api_app_id"] = "A0LOCAL", ["event"] = mention, ["type"] = "event_callback", ["event_id"] = eventId, ["event_time"] = 1_700_000_000 });
    }

    public static SlackRequest Event(JsonObject envelope) => new("/slack/events", envelope.ToJsonString(), "application/json");

    /// <summary>The headers of the signed request.</summary>
    public List<KeyValuePair<string, string>> Headers(string secret, DateTimeOffset time)
    {
        var timestamp = time.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return [new("Content-Type", ContentType), new("X-Slack-Request-Timestamp", timestamp), new("X-Slack-Signature", SlackSignature.Sign(secret, timestamp, Encoding.UTF8.GetBytes(Body)))];
    }

    private static string Escape(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);
}
