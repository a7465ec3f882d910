using DeployBot.Commands;
using DeployBot.Slack;
using DeployBot.Storage;
using RouteGen;

namespace DeployBot.Background;

/// <summary>Does the work and reports. What it throws makes Lambda try again, a minute and three minutes later, and in the end sends it to the queue of failures.</summary>
public static class Worker
{
    /// <summary>No function runs longer.</summary>
    private static readonly TimeSpan LongestInvocation = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(5);

    public static async Task Run(Work work, Journal journal, CommandParser parser, CommandRunner runner, ISlack slack, LambdaContext context, CancellationToken cancellation)
    {
        var lease = context.RemainingTime < LongestInvocation ? context.RemainingTime + Margin : LongestInvocation;
        var entry = await journal.BeginAsync("work#" + work.Id, lease, cancellation);
        switch (entry.Progress)
        {
            case Progress.Told:
                context.LogInformation("This was done and told before.", ("work", work.Id));
                return;
            case Progress.Running:
                // Or it died a moment ago: the next try will know.
                throw new InvalidOperationException("Another invocation is at this work.");
            case Progress.Interrupted:
                // It may have started a deployment: better none than two.
                entry = await journal.FinishAsync(entry, $":warning: I was interrupted at {SlackText.Code(work.Text)} and do not know how far I came. Please look before you ask again.", cancellation);
                break;
            case Progress.Begun:
                entry = await journal.FinishAsync(entry, await CarryOutAsync(work, parser, runner, context, cancellation), cancellation);
                break;
            default:
                // Done by an earlier try that could not tell.
                break;
        }

        try
        {
            await slack.ReplyAsync(work.ReplyTo, entry.Outcome, cancellation);
        }
        catch (SlackException problem) when (!problem.IsPassing)
        {
            // Trying again would not help: the URL has been used up, or the bot is not in the channel.
            context.LogError("The outcome cannot be told.", problem, ("work", work.Id));
        }

        await journal.TellAsync(entry, cancellation);
    }

    private static async Task<string> CarryOutAsync(Work work, CommandParser parser, CommandRunner runner, LambdaContext context, CancellationToken cancellation)
    {
        var (command, problem) = parser.Parse(work.Text);
        if (command is null) return problem;
        context.LogInformation("A command.", ("work", work.Id), ("command", command.GetType().Name), ("user", work.User));
        return await runner.RunAsync(command, work.User, cancellation);
    }
}
