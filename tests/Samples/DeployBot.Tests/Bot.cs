using System.Collections.Concurrent;
using DeployBot.Local;
using RouteGen;

namespace DeployBot.Tests;

/// <summary>The bot in memory, behind a Function URL, and the stand-ins that it talks to.</summary>
public sealed class Bot : IDisposable
{
    /// <summary>Longer than anything takes on a busy machine.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    private int _trigger;

    public Bot()
    {
        World = LocalWorld.Start(TextWriter.Null);
        World.Lambda.Invoke = InvokeAsync;
        WarmUp.RunAsync().GetAwaiter().GetResult();
    }

    public RouterApp App { get; } = new(Router.Instance) { Front = Front.FunctionUrl };

    /// <summary>What was logged, by requests and by the work.</summary>
    public ConcurrentQueue<string> Log { get; } = new();

    internal LocalWorld World { get; }

    internal FakeSlack Slack => World.Slack;

    internal FakeGitHub GitHub => World.GitHub;

    /// <summary>Everything as on the first day.</summary>
    public Bot Fresh()
    {
        Until(() => World.Lambda.IsIdle);
        World.Slack.Clear();
        World.GitHub.Clear();
        World.CodeDeploy.Clear();
        World.Lambda.Clear();
        World.Lambda.Invoke = InvokeAsync;
        World.DynamoDb.Clear();
        Log.Clear();
        return this;
    }

    /// <summary>Sends a slash command, and waits for all that comes of it.</summary>
    /// <returns>The answer's text, and what was reported.</returns>
    public async Task<(string Answer, string Report)> SayAsync(string line, string user = "U0ADA")
    {
        var trigger = NewTrigger();
        var response = await SendAsync(Command(line, user, trigger));
        var answer = response.EnsureStatus(200).Json<Shown>().Text;
        Until(() => World.Lambda.IsIdle);
        return (answer, ReportOf(trigger));
    }

    internal string ReportOf(string trigger) => string.Join("\n---\n", Slack.Messages.Where(message => message.Where.Contains(trigger, StringComparison.Ordinal)).Select(message => message.Text));

    internal SlackRequest Command(string line, string user = "U0ADA", string? trigger = null)
    {
        trigger ??= NewTrigger();
        return SlackRequest.Command(line, user, Slack.ResponseUrl(trigger), trigger);
    }

    internal Task<TestResponse> SendAsync(SlackRequest request, params KeyValuePair<string, string>[] headers) => SendAsync(App, request, headers);

    internal async Task<TestResponse> SendAsync(RouterApp app, SlackRequest request, params KeyValuePair<string, string>[] headers)
    {
        var response = await app.SendAsync("POST", request.Path, [.. request.Headers(LocalWorld.SigningSecret, DateTimeOffset.UtcNow), .. headers], request.Body);
        foreach (var line in response.Log) Log.Enqueue(line.ToString());
        return response;
    }

    internal string NewTrigger() => $"13345224609.738474920.{Interlocked.Increment(ref _trigger)}x";

    /// <summary>Waits for what is to happen.</summary>
    internal static void Until(Func<bool> happened) => Assert.True(SpinWait.SpinUntil(happened, Longest), "It does not happen.");

    public void Dispose() => World.Dispose();

    private async Task InvokeAsync(string json)
    {
        var response = await App.InvokeAsync(json);
        foreach (var line in response.Log) Log.Enqueue(line.ToString());
    }

    private sealed record Shown(string Text);
}

/// <summary>One world for all classes: the bot's services are those of the process.</summary>
[CollectionDefinition("Bot")]
public sealed class BotTests : ICollectionFixture<Bot>;
