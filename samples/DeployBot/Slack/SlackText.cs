namespace DeployBot.Slack;

/// <summary>Slack's text: three characters are escaped, both ways.</summary>
public static class SlackText
{
    /// <summary>What a person wrote, of what Slack sends.</summary>
    public static string Decode(string text) => text.Replace("&lt;", "<", StringComparison.Ordinal).Replace("&gt;", ">", StringComparison.Ordinal).Replace("&amp;", "&", StringComparison.Ordinal);

    /// <summary>Text that Slack shows as it reads: no link, no mention, no <c>&lt;!channel&gt;</c>, and no formatting inside of it.</summary>
    public static string Escape(string text)
    {
        var escaped = text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);
        // There is no escape for these: a zero-width space beside them keeps them from pairing up.
        foreach (var mark in "*_~`") escaped = escaped.Replace(mark.ToString(), $"\u200B{mark}", StringComparison.Ordinal);
        return string.Concat(escaped.Select(character => char.IsControl(character) ? ' ' : character));
    }

    /// <summary>Text as code. A backtick would end it.</summary>
    public static string Code(string text) => $"`{Escape(text.Replace('`', '\'')).Replace("\u200B", "", StringComparison.Ordinal)}`";

    /// <summary>Names a person; Slack shows the name that goes with the id.</summary>
    public static string Person(string userId) => $"<@{userId}>";

    /// <summary>A time as each reader's own clock shows it.</summary>
    public static string Time(DateTimeOffset time) => FormattableString.Invariant($"<!date^{time.ToUnixTimeSeconds()}^{{date_short_pretty}} {{time}}|{time.UtcDateTime:yyyy-MM-dd HH:mm} UTC>");

    /// <summary>The text behind <c>&lt;@U0BOT&gt;</c>.</summary>
    public static string WithoutMention(string text)
    {
        var start = text.IndexOf("<@", StringComparison.Ordinal);
        var end = start < 0 ? -1 : text.IndexOf('>', start);
        return end < 0 ? text : text[..start] + text[(end + 1)..];
    }
}
