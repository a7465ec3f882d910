using DeployBot.Aws;
using DeployBot.Background;
using DeployBot.CodeDeploy;
using DeployBot.Commands;
using DeployBot.GitHub;
using DeployBot.Local;

namespace DeployBot.Tests;

/// <summary>What others do not do. Each is told where the command came from.</summary>
[Collection("Bot")]
public class FailureTests(Bot bot)
{
    private readonly Bot _bot = bot.Fresh();

    [Theory]
    [InlineData(404, "GitHub has no workflow `deploy.yml` in `acme/shop`")]
    [InlineData(422, "is there a branch `main`")]
    [InlineData(401, "my token is not valid")]
    [InlineData(403, "my token is not valid")]
    [InlineData(429, "GitHub answered 429.")]
    public async Task What_GitHub_refuses_is_told_and_the_environment_is_free_again(int status, string part)
    {
        _bot.GitHub.Trouble = FakeGitHub.Refuse(status, "No.");
        var (_, report) = await _bot.SayAsync("/deploy shop");
        Assert.StartsWith(":x: <@U0ADA> wanted to be deploying", report, StringComparison.Ordinal);
        Assert.Contains(part, report, StringComparison.Ordinal);

        _bot.GitHub.Trouble = null;
        Assert.StartsWith(":rocket:", (await _bot.SayAsync("/deploy shop", "U0BOB")).Report, StringComparison.Ordinal);
    }

    [Fact]
    public async Task GitHub_itself_knows_the_branch()
    {
        Assert.Contains("is there a branch `no-such`", (await _bot.SayAsync("/deploy shop staging no-such")).Report, StringComparison.Ordinal);
        Assert.StartsWith(":rocket:", (await _bot.SayAsync("/deploy billing staging main")).Report, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_may_have_happened_is_said_and_keeps_the_environment()
    {
        _bot.GitHub.Trouble = FakeGitHub.Refuse(500, "Oops.");
        var (_, report) = await _bot.SayAsync("/deploy shop");
        Assert.Contains("GitHub has a problem of its own (500)", report, StringComparison.Ordinal);
        Assert.Contains("It may have started all the same: look at https://github.com/acme/shop/actions", report, StringComparison.Ordinal);
        Assert.Contains("`staging` stays yours until", report, StringComparison.Ordinal);

        _bot.GitHub.Trouble = null;
        Assert.StartsWith(":no_entry:", (await _bot.SayAsync("/deploy shop", "U0BOB")).Report, StringComparison.Ordinal);
        Assert.Empty(_bot.World.Lambda.Failures);
    }

    [Fact]
    public async Task A_GitHub_that_does_not_answer_is_told_of_too()
    {
        _bot.GitHub.Trouble = WireAnswer.Never;
        using var http = new HttpClient();
        // Everything but GitHub has all the time it takes.
        var impatient = new Settings(name => name == "DEPLOYBOT_TIMEOUT_SECONDS" ? "0.2" : Environment.GetEnvironmentVariable(name));
        var runner = new CommandRunner(Services.Settings, Services.Locks, new Workflows(http, impatient), new Rollbacks(new AwsHttp(http, impatient), impatient, TimeProvider.System), TimeProvider.System);
        var work = new Work("slash-slow", "deploy shop", "U0ADA", new ReplyTo(_bot.Slack.ResponseUrl("slow").ToString(), null, null));
        await Worker.Run(work, Services.Journal, Services.Parser, runner, Services.Slack, new RouteGen.LambdaContext(), CancellationToken.None);

        var report = _bot.ReportOf("slow");
        Assert.Contains("GitHub did not answer in time. It may have started all the same: look at https://github.com/acme/shop/actions", report, StringComparison.Ordinal);
        Assert.Contains("`staging` stays yours until", report, StringComparison.Ordinal);
        Assert.StartsWith(":no_entry:", (await _bot.SayAsync("/deploy shop", "U0BOB")).Report, StringComparison.Ordinal);

        _bot.World.CodeDeploy.Trouble = WireAnswer.Never;
        await Worker.Run(work with { Id = "slash-slower", Text = "rollback shop qa" }, Services.Journal, Services.Parser, runner, Services.Slack, new RouteGen.LambdaContext(), CancellationToken.None);
        Assert.Contains("CodeDeploy did not answer.", _bot.ReportOf("slow"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_handover_that_takes_too_long_is_answered_in_time()
    {
        var impatient = new Settings(name => name == "DEPLOYBOT_ANSWER_SECONDS" ? "0.2" : Environment.GetEnvironmentVariable(name));
        var work = new Work("slash-late", "deploy shop", "U0ADA", new ReplyTo(_bot.Slack.ResponseUrl("late").ToString(), null, null));
        Assert.Equal(Taken.TooLate, await new Delivery(Services.Journal, new Never(), impatient).TakeAsync(work, CancellationToken.None));
    }

    [Fact]
    public async Task Work_that_was_interrupted_is_not_done_again()
    {
        await Services.Journal.BeginAsync("work#slash-dead", TimeSpan.Zero, CancellationToken.None);
        const string Json = """{"route":"work","id":"slash-dead","text":"deploy shop","user":"U0ADA","reply_to":{"channel":"C0LOCAL"}}""";
        await _bot.App.InvokeAsync(Json);
        Assert.Empty(_bot.GitHub.Started);
        Assert.StartsWith(":warning: I was interrupted at `deploy shop`", Assert.Single(_bot.Slack.Messages).Text, StringComparison.Ordinal);
        await _bot.App.InvokeAsync(Json);
        Assert.Single(_bot.Slack.Messages);
    }

    [Fact]
    public async Task Work_that_another_invocation_is_at_is_left_to_it_for_now()
    {
        await Services.Journal.BeginAsync("work#slash-busy", TimeSpan.FromHours(1), CancellationToken.None);
        await Assert.ThrowsAsync<InvalidOperationException>(() => _bot.App.InvokeAsync("""{"route":"work","id":"slash-busy","text":"deploy shop","user":"U0ADA","reply_to":{"channel":"C0LOCAL"}}"""));
        Assert.Empty(_bot.GitHub.Started);
    }

    [Theory]
    [InlineData("""{"route":"work","text":"status","user":"U0ADA","reply_to":{"channel":"C0LOCAL"}}""")]
    [InlineData("""{"route":"work","id":"x","text":"status","user":"<!here>","reply_to":{"channel":"C0LOCAL"}}""")]
    [InlineData("""{"route":"work","id":"x","text":"status","user":"U0ADA"}""")]
    [InlineData("""{"route":"else"}""")]
    public async Task Events_that_are_no_work_fail(string json) => await Assert.ThrowsAnyAsync<Exception>(() => _bot.App.InvokeAsync(json));

    [Fact]
    public async Task A_lock_that_was_asked_for_stays_when_a_deployment_fails()
    {
        await _bot.SayAsync("/lock staging 2h mine");
        _bot.GitHub.Trouble = FakeGitHub.Refuse(404, "Not Found");
        await _bot.SayAsync("/deploy shop");
        var (_, status) = await _bot.SayAsync("/status");
        Assert.Contains(":lock: `staging` belongs to <@U0ADA>", status, StringComparison.Ordinal);
        Assert.DoesNotContain("who is deploying", status, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/rollback billing", "CodeDeploy knows no application of this name.")]
    [InlineData("/rollback shop qa", "has no deployment group for this environment")]
    [InlineData("/rollback shop staging", "There is no earlier revision to go back to.")]
    public async Task What_CodeDeploy_cannot_do_is_told(string line, string part)
    {
        _bot.World.CodeDeploy.Add(new KnownDeployment("d-1", "shop", "staging", "Succeeded", "shop-1.zip", 1));
        Assert.Contains(part, (await _bot.SayAsync(line)).Report, StringComparison.Ordinal);
        Assert.Single(_bot.World.CodeDeploy.Deployments);
    }

    [Theory]
    [InlineData(400, "com.amazonaws.codedeploy#DeploymentLimitExceededException", "CodeDeploy is at another deployment")]
    [InlineData(400, "AccessDeniedException", "AWS does not let me use CodeDeploy.")]
    [InlineData(400, "ThrottlingException", "CodeDeploy says `ThrottlingException`.")]
    [InlineData(503, "", "CodeDeploy has a problem of its own (503).")]
    public async Task What_CodeDeploy_refuses_is_told(int status, string type, string part)
    {
        _bot.World.CodeDeploy.Trouble = FakeCodeDeploy.Refuse(type, "No.") with { Status = status };
        Assert.Contains(part, (await _bot.SayAsync("/rollback shop")).Report, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_of_CodeDeploy_that_is_no_JSON_is_told_too()
    {
        _bot.World.CodeDeploy.Trouble = new WireAnswer(403, "<html>proxy</html>", "text/html");
        Assert.Contains("CodeDeploy answered 403.", (await _bot.SayAsync("/rollback shop")).Report, StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_the_report_fails_only_the_report_is_tried_again()
    {
        _bot.Slack.Trouble.Enqueue(new WireAnswer(500, "oops", "text/plain"));
        _bot.Slack.Trouble.Enqueue(new WireAnswer(429, "", "text/plain"));
        var (_, report) = await _bot.SayAsync("/deploy shop");
        Assert.StartsWith(":rocket:", report, StringComparison.Ordinal);
        Assert.Single(_bot.GitHub.Started);
        Assert.Single(_bot.Slack.Messages);
        Assert.Empty(_bot.World.Lambda.Failures);
    }

    [Fact]
    public async Task A_report_that_fails_for_good_is_logged_and_left()
    {
        _bot.Slack.Trouble.Enqueue(new WireAnswer(404, """{"ok":false,"error":"used_url"}"""));
        var (_, report) = await _bot.SayAsync("/deploy shop");
        Assert.Equal("", report);
        Assert.Single(_bot.GitHub.Started);
        Assert.Empty(_bot.World.Lambda.Failures);
        Assert.Contains(_bot.Log, line => line.Contains("The outcome cannot be told.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_report_that_fails_each_time_ends_among_the_failures()
    {
        for (var i = 0; i < 3; i++) _bot.Slack.Trouble.Enqueue(new WireAnswer(503, "", "text/plain"));
        await _bot.SayAsync("/deploy shop");
        var (json, failure) = Assert.Single(_bot.World.Lambda.Failures);
        Assert.Contains("\"text\":\"deploy shop\"", json, StringComparison.Ordinal);
        Assert.IsType<Slack.SlackException>(failure);
        Assert.Single(_bot.GitHub.Started);

        // Replayed from there, it only reports.
        await _bot.App.InvokeAsync(json);
        Assert.StartsWith(":rocket:", Assert.Single(_bot.Slack.Messages).Text, StringComparison.Ordinal);
        Assert.Single(_bot.GitHub.Started);
        await _bot.App.InvokeAsync(json);
        Assert.Single(_bot.Slack.Messages);
    }

    [Theory]
    [InlineData("channel_not_found", 0)]
    [InlineData("ratelimited", 1)]
    public async Task What_chat_postMessage_refuses_is_left_or_tried_again(string error, int messages)
    {
        _bot.Slack.Trouble.Enqueue(FakeSlack.Failed(error));
        await _bot.SendAsync(SlackRequest.Mention("status", "U0ADA", "EvX"));
        Bot.Until(() => _bot.World.Lambda.IsIdle);
        Assert.Equal(messages, _bot.Slack.Messages.Count);
        Assert.Empty(_bot.World.Lambda.Failures);
    }

    [Fact]
    public async Task When_Lambda_does_not_take_the_work_the_command_says_so()
    {
        _bot.World.Lambda.Trouble = new WireAnswer(429, """{"Type":"User","Reason":"ReservedFunctionConcurrentInvocationLimitExceeded"}""");
        var command = _bot.Command("/deploy shop");
        Assert.Contains("I could not start on that. Nothing was done", (await _bot.SendAsync(command)).EnsureStatus(200).Text, StringComparison.Ordinal);
        _bot.World.Lambda.Trouble = null;
        Assert.Contains("On it", (await _bot.SendAsync(command)).EnsureStatus(200).Text, StringComparison.Ordinal);
        Bot.Until(() => _bot.World.Lambda.IsIdle);
        Assert.Single(_bot.GitHub.Started);
    }

    [Fact]
    public async Task Nothing_secret_is_logged()
    {
        _bot.GitHub.Trouble = FakeGitHub.Refuse(500, "Oops.");
        _bot.Slack.Trouble.Enqueue(new WireAnswer(404));
        await _bot.SayAsync("/deploy shop staging main");
        await _bot.SayAsync("/rollback shop qa");
        Assert.NotEmpty(_bot.Log);
        foreach (var secret in new[] { FakeGitHub.Token, FakeSlack.Token, LocalWorld.SigningSecret, LocalWorld.SecretKey, "/commands/T0LOCAL/" })
        {
            Assert.DoesNotContain(_bot.Log, line => line.Contains(secret, StringComparison.Ordinal));
            Assert.DoesNotContain(_bot.Slack.Messages, message => message.Text.Contains(secret, StringComparison.Ordinal));
        }
    }

    private sealed class Never : IHandover
    {
        public Task HandOverAsync(Work work, CancellationToken cancellation) => Task.Delay(Timeout.Infinite, cancellation);
    }
}
