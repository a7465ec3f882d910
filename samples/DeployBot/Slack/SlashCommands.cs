using System.ComponentModel.DataAnnotations;
using DeployBot.Background;
using DeployBot.Commands;
using DeployBot.Storage;
using RouteGen;

namespace DeployBot.Slack;

/// <summary>What a slash command sends, as far as the bot needs it.</summary>
public sealed record SlashCommand(
    [FromForm(Name = "command"), StringLength(100)] string Command,
    [FromForm(Name = "user_id"), RegularExpression("[A-Z0-9]{1,40}")] string UserId,
    [FromForm(Name = "channel_id"), RegularExpression("[A-Z0-9]{1,40}")] string ChannelId,
    [FromForm(Name = "response_url"), StringLength(1000)] string ResponseUrl,
    [FromForm(Name = "trigger_id"), StringLength(200, MinimumLength = 1)] string TriggerId,
    [FromForm(Name = "text")] string Text = "");

/// <summary><c>/deploy shop staging</c>, or one command for all: <c>/bot deploy shop staging</c>.</summary>
public static class SlashCommands
{
    public static async Task<HttpResult<SlackAnswer>> Take([FromForm] SlashCommand slash, Settings settings, CommandParser parser, Delivery delivery, CancellationToken cancellation)
    {
        if (!slash.ResponseUrl.StartsWith(settings.ResponseUrls, StringComparison.Ordinal)) return HttpResults.BadRequest("The response_url is none of Slack's.");

        // '/deploy shop' is 'deploy shop'; of any other command, such as '/bot', the text is the whole.
        var name = slash.Command.TrimStart('/');
        var text = SlackText.Decode(CommandParser.Verbs.Contains(name, StringComparer.Ordinal) ? $"{name} {slash.Text}" : slash.Text);
        var (command, problem) = parser.Parse(text);
        if (command is null) return HttpResults.Ok(SlackAnswer.Ephemeral(problem));

        var work = new Work("slash-" + slash.TriggerId, text, slash.UserId, new ReplyTo(slash.ResponseUrl, Channel: null, Thread: null));
        var taken = await delivery.TakeAsync(work, cancellation);
        return HttpResults.Ok(SlackAnswer.Ephemeral(taken switch
        {
            Taken.HandedOver => $"On it: {command.Describe()}",
            Taken.Before or Taken.ByAnother => "I have got this command already.",
            Taken.TooLate => "I am slow today, and do not know whether I got that. If no report comes, please try again.",
            _ => "I could not start on that. Nothing was done: please try again.",
        }));
    }
}
