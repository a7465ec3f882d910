namespace DeployBot.Slack;

/// <summary>The answer to a slash command, and what is posted to a <c>response_url</c>.</summary>
/// <param name="ResponseType"><c>ephemeral</c>: only who asked sees it. <c>in_channel</c>: all do.</param>
public sealed record SlackAnswer(string ResponseType, string Text)
{
    public static SlackAnswer Ephemeral(string text) => new("ephemeral", text);

    public static SlackAnswer InChannel(string text) => new("in_channel", text);
}

/// <summary>What <c>chat.postMessage</c> takes. Nothing in the text is looked up or unfolded.</summary>
public sealed record SlackMessage(string Channel, string Text, string? ThreadTs)
{
    public string Parse { get; } = "none";

    public bool LinkNames { get; }

    public bool UnfurlLinks { get; }
}

/// <summary>How Slack's Web API answers, with status 200 whatever happened.</summary>
public sealed record SlackStatus(bool Ok, string? Error = null);
