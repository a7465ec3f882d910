using DeployBot.Local;

namespace DeployBot.Tests;

/// <summary>Slash commands, from Slack's request to the report.</summary>
[Collection("Bot")]
public class CommandTests(Bot bot)
{
    private readonly Bot _bot = bot.Fresh();

    [Theory]
    [InlineData("/deploy shop", "deploy.yml", "main", "staging")]
    [InlineData("/deploy shop qa", "deploy.yml", "main", "qa")]
    [InlineData("/deploy shop production feature/cart", "deploy.yml", "feature/cart", "production")]
    [InlineData("/checkout shop qa feature/cart", "checkout.yml", "feature/cart", "qa")]
    [InlineData("/bot deploy shop", "deploy.yml", "main", "staging")]
    public async Task A_workflow_is_started(string line, string workflow, string branch, string environment)
    {
        var (answer, report) = await _bot.SayAsync(line);
        Assert.StartsWith("On it: ", answer, StringComparison.Ordinal);
        Assert.Equal(new StartedWorkflow("acme/shop", workflow, branch, "shop", environment, "U0ADA"), Assert.Single(_bot.GitHub.Started));
        Assert.StartsWith(":rocket: <@U0ADA> is ", report, StringComparison.Ordinal);
        Assert.Contains($"https://github.com/acme/shop/actions/workflows/{workflow}", report, StringComparison.Ordinal);
        Assert.Equal("in_channel", Assert.Single(_bot.Slack.Messages).ResponseType);
    }

    [Fact]
    public async Task The_answer_is_for_whoever_asked_alone()
    {
        var response = await _bot.SendAsync(_bot.Command("/status"));
        Assert.Equal("""{"response_type":"ephemeral","text":"On it: looking"}""", response.EnsureStatus(200).Text);
    }

    [Fact]
    public async Task A_command_that_comes_twice_is_carried_out_once()
    {
        var command = _bot.Command("/deploy shop");
        (await _bot.SendAsync(command)).EnsureStatus(200);
        Assert.Contains("already", (await _bot.SendAsync(command)).EnsureStatus(200).Text, StringComparison.Ordinal);
        Bot.Until(() => _bot.World.Lambda.IsIdle);
        Assert.Single(_bot.GitHub.Started);
    }

    [Theory]
    [InlineData("/bot", "`lock [env] [duration] [reason]`")]
    [InlineData("/bot help", "`lock [env] [duration] [reason]`")]
    [InlineData("/bot launch shop", "I do not know `launch`.")]
    [InlineData("/deploy", "takes a service")]
    [InlineData("/deploy shp", "`shp` is no service: `billing`, `shop`. Did you mean `shop`?")]
    [InlineData("/deploy shop stagin", "`stagin` is no environment: `staging`, `qa`, `production`. Did you mean `staging`?")]
    [InlineData("/deploy shop main", "If it is a branch: `deploy shop staging main`.")]
    [InlineData("/deploy shop staging ../../secrets", "cannot be a branch's name")]
    [InlineData("/deploy shop staging a b", "takes a service, and perhaps")]
    [InlineData("/status now", "`status` stands alone")]
    public async Task A_mistake_is_answered_at_once_with_what_there_is(string line, string part)
    {
        var (answer, report) = await _bot.SayAsync(line);
        Assert.Contains(part, answer, StringComparison.Ordinal);
        Assert.Contains("Services: `billing`, `shop`. Environments: `staging`, `qa`, `production`", answer, StringComparison.Ordinal);
        Assert.Equal("", report);
        Assert.Empty(_bot.World.Lambda.Events);
    }

    [Fact]
    public async Task What_people_write_is_shown_and_never_interpreted()
    {
        var (answer, _) = await _bot.SayAsync("/deploy <!channel>");
        Assert.Contains("`&lt;!channel&gt;` is no service", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("<!channel>", answer, StringComparison.Ordinal);

        var (_, report) = await _bot.SayAsync("/lock qa 1h <https://evil.example|here> & *all* `x`");
        Assert.Contains("(&lt;https://evil.example|here&gt; &amp; \u200B*all\u200B* \u200B`x\u200B`)", report, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_response_url_that_is_none_of_Slacks_is_400()
    {
        var command = SlackRequest.Command("/status", "U0ADA", new Uri("http://169.254.169.254/latest/meta-data"), "t1");
        (await _bot.SendAsync(command)).EnsureStatus(400);
        Assert.Empty(_bot.World.Lambda.Events);
    }

    [Fact]
    public async Task An_event_with_another_response_url_is_not_posted_to()
    {
        await _bot.App.InvokeAsync("""{"route":"work","id":"x1","text":"status","user":"U0ADA","reply_to":{"response_url":"http://localhost/steal"}}""");
        Assert.Empty(_bot.Slack.Messages);
    }

    [Fact]
    public async Task A_rollback_deploys_the_revision_before()
    {
        _bot.World.CodeDeploy.Add(
            new KnownDeployment("d-4", "shop", "staging", "Succeeded", "shop-2.zip", 1_700_300_000),
            new KnownDeployment("d-1", "shop", "staging", "Succeeded", "shop-0.zip", 1_700_000_000),
            new KnownDeployment("d-9", "shop", "staging", "Succeeded", "shop-1.zip", 1_700_100_000),
            new KnownDeployment("d-3", "shop", "staging", "Succeeded", "shop-2.zip", 1_700_200_000),
            new KnownDeployment("d-5", "shop", "staging", "Failed", "shop-3.zip", 1_700_400_000),
            new KnownDeployment("d-6", "shop", "qa", "Succeeded", "shop-9.zip", 1_700_250_000));
        var (_, report) = await _bot.SayAsync("/rollback shop staging");

        var created = Assert.Single(_bot.World.CodeDeploy.Deployments, deployment => deployment.Status == "Created");
        Assert.Equal(("shop", "staging", "shop-1.zip"), (created.Application, created.Group, created.Revision));
        Assert.StartsWith("Rollback from d-4 to d-9, asked for by U0ADA", created.Description, StringComparison.Ordinal);
        Assert.Contains($"`{created.Id}` brings back what `d-9` had deployed.", report, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_deployment_that_still_runs_is_stopped_and_rolled_back_by_CodeDeploy()
    {
        _bot.World.CodeDeploy.Add(new KnownDeployment("d-1", "shop", "staging", "Succeeded", "shop-1.zip", 1), new KnownDeployment("d-2", "shop", "staging", "InProgress", "shop-2.zip", 2));
        var (_, report) = await _bot.SayAsync("/rollback shop staging");
        Assert.Contains("`d-2` was still running", report, StringComparison.Ordinal);
        var stopped = Assert.Single(_bot.World.CodeDeploy.Deployments, deployment => deployment.Status == "Stopped");
        Assert.True(stopped.IsRolledBack);
    }

    [Fact]
    public async Task Locks_are_told_with_holder_and_end()
    {
        var (_, locked) = await _bot.SayAsync("/lock production 2h release of the week");
        Assert.Matches(@"^:lock: `production` belongs to <@U0ADA> until <!date\^\d+\^\{date_short_pretty\} \{time\}\|\d{4}-\d\d-\d\d \d\d:\d\d UTC> \(release of the week\)\.$", locked);

        var (_, refused) = await _bot.SayAsync("/deploy shop production", "U0BOB");
        Assert.StartsWith(":no_entry: Not deploying `shop` from `main` to `production`: `production` belongs to <@U0ADA> until", refused, StringComparison.Ordinal);
        Assert.Empty(_bot.GitHub.Started);

        var (_, status) = await _bot.SayAsync("/status", "U0BOB");
        Assert.Contains(":unlock: `staging` is free.\n:unlock: `qa` is free.\n:lock: `production` belongs to <@U0ADA>", status, StringComparison.Ordinal);

        var (_, mine) = await _bot.SayAsync("/deploy shop production");
        Assert.StartsWith(":rocket:", mine, StringComparison.Ordinal);
        var (_, again) = await _bot.SayAsync("/deploy shop production");
        Assert.Contains("who is deploying `shop` from `main` to `production`", again, StringComparison.Ordinal);
        Assert.Single(_bot.GitHub.Started);
    }

    [Fact]
    public async Task A_lock_is_released_by_its_holder_or_an_admin()
    {
        await _bot.SayAsync("/lock qa 1h mine");
        var (_, other) = await _bot.SayAsync("/unlock qa", "U0BOB");
        Assert.StartsWith(":no_entry: Only <@U0ADA> or an admin can do that", other, StringComparison.Ordinal);
        var (_, taken) = await _bot.SayAsync("/lock qa 1h mine now", "U0BOB");
        Assert.StartsWith(":no_entry: Not locked for you", taken, StringComparison.Ordinal);

        var (_, admin) = await _bot.SayAsync("/unlock qa", "U0ADMIN");
        Assert.Equal(":unlock: <@U0ADMIN> has unlocked `qa`. It was <@U0ADA>'s.", admin);
        var (_, bob) = await _bot.SayAsync("/lock qa 1h", "U0BOB");
        Assert.StartsWith(":lock: `qa` belongs to <@U0BOB>", bob, StringComparison.Ordinal);
        Assert.Equal(":unlock: <@U0BOB> has unlocked `qa`.", (await _bot.SayAsync("/unlock qa", "U0BOB")).Report);
        Assert.Equal(":unlock: `qa` is free already.", (await _bot.SayAsync("/unlock qa", "U0BOB")).Report);
    }

    [Fact]
    public async Task Of_many_deployments_at_once_one_is_started()
    {
        var reports = await Task.WhenAll(Enumerable.Range(0, 10).Select(number => Task.Run(async () =>
        {
            var trigger = _bot.NewTrigger();
            (await _bot.SendAsync(_bot.Command("/deploy shop staging", $"U{number % 3}", trigger))).EnsureStatus(200);
            return trigger;
        })));
        Bot.Until(() => _bot.World.Lambda.IsIdle);

        var started = Assert.Single(_bot.GitHub.Started);
        Assert.Single(reports, trigger => _bot.ReportOf(trigger).StartsWith(":rocket:", StringComparison.Ordinal));
        var refused = reports.Select(_bot.ReportOf).Where(report => report.StartsWith(":no_entry:", StringComparison.Ordinal)).ToList();
        Assert.Equal(9, refused.Count);
        Assert.All(refused, report => Assert.Contains($"belongs to <@{started.RequestedBy}> until", report, StringComparison.Ordinal));
        Assert.Empty(_bot.World.Lambda.Failures);
    }
}
