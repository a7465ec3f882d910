using DeployBot.Background;
using RouteGen;

namespace DeployBot.Tests;

/// <summary>Why the work is handed over: what a function leaves running when it has answered stands still.</summary>
[Collection("Bot")]
public class FreezeTests(Bot bot)
{
    private readonly Bot _bot = bot.Fresh();
    private readonly RouterApp _lambda = new(Router.Instance) { Front = Front.FunctionUrl, FreezesAfterAnswer = true };

    [Fact]
    public async Task What_is_handed_over_is_done_though_the_function_freezes()
    {
        _bot.World.Lambda.Invoke = json => _lambda.InvokeAsync(json);
        (await _bot.SendAsync(_lambda, _bot.Command("/deploy shop"))).EnsureStatus(200);
        Bot.Until(() => _bot.World.Lambda.IsIdle);
        Assert.Single(_bot.GitHub.Started);
        Assert.Single(_bot.Slack.Messages);
        Assert.Equal(0, _lambda.HeldWork);
    }

    [Fact]
    public async Task What_is_left_running_is_not()
    {
        var later = new LeftRunning();
        var handover = Services.Handover;
        Services.Handover = later;
        try
        {
            Assert.Contains("On it", (await _bot.SendAsync(_lambda, _bot.Command("/deploy shop"))).EnsureStatus(200).Text, StringComparison.Ordinal);
            later.Answered.SetResult();
            Bot.Until(() => _lambda.HeldWork > 0);
            Assert.False(later.Work!.IsCompleted);
            Assert.Empty(_bot.GitHub.Started);
            Assert.Empty(_bot.Slack.Messages);
        }
        finally
        {
            Services.Handover = handover;
        }
    }

    [Fact]
    public async Task Where_nothing_freezes_nobody_would_notice()
    {
        var later = new LeftRunning();
        var handover = Services.Handover;
        Services.Handover = later;
        try
        {
            (await _bot.SendAsync(_bot.Command("/deploy shop"))).EnsureStatus(200);
            later.Answered.SetResult();
            Bot.Until(() => later.Work!.IsCompletedSuccessfully);
            Assert.Single(_bot.GitHub.Started);
        }
        finally
        {
            Services.Handover = handover;
        }
    }

    /// <summary>The mistake: a task that nobody waits for.</summary>
    private sealed class LeftRunning : IHandover
    {
        /// <summary>So that the test does not depend on which of the two is faster, the task begins with the answer.</summary>
        public TaskCompletionSource Answered { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task? Work { get; private set; }

        public Task HandOverAsync(Work work, CancellationToken cancellation)
        {
            Work = Task.Run(
                async () =>
                {
                    await Answered.Task.ConfigureAwait(false);
                    await Worker.Run(work, Services.Journal, Services.Parser, Services.Runner, Services.Slack, new LambdaContext(), CancellationToken.None);
                },
                CancellationToken.None);
            return Task.CompletedTask;
        }
    }
}
