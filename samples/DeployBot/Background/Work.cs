using System.ComponentModel.DataAnnotations;

namespace DeployBot.Background;

/// <summary>What the function sends itself.</summary>
/// <param name="Id">Of Slack's event or command: work with one id is done once.</param>
/// <param name="Text">The command as it was written. It is read again: names are checked where they are used.</param>
public sealed record Work([property: Required, StringLength(300)] string Id, [property: Required, StringLength(500)] string Text, [property: Required, RegularExpression("[A-Z0-9]{1,40}")] string User, [property: Required] ReplyTo ReplyTo)
{
    /// <summary>Chooses the route <c>INVOKE work</c>.</summary>
    public string Route { get; } = "work";
}

/// <summary>Where the outcome is told: to the <c>response_url</c> of a slash command, else in the thread of a mention.</summary>
public sealed record ReplyTo(string? ResponseUrl, string? Channel, string? Thread);
