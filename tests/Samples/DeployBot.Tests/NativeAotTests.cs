using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using DeployBot.Local;
using DeployBot.Slack;
using Xunit.Abstractions;

namespace DeployBot.Tests;

/// <summary>The function as it is deployed: one native file, events by the Runtime API, and everything that it calls on the real wire.</summary>
public sealed class NativeAotTests(ITestOutputHelper output) : IDisposable
{
    private readonly LocalWorld _world = LocalWorld.StartApart();

    [NativeAotFact]
    public void It_answers_Slack_and_does_the_work_it_handed_to_itself()
    {
        using var function = PublishedFunction.Start(Repository.Folder("samples", "DeployBot"), "DeployBot", output, ["-p:SampleAot=true"], [.. _world.Variables(), ("DEPLOYBOT_RESPONSE_URLS", _world.Slack.Address.ToString())]);

        var command = SlackRequest.Command("/deploy shop staging feature/cart", "U0ADA", _world.Slack.ResponseUrl("t1"), "t1");
        var (status, body, _) = function.Send(UrlEvent(command, command.Body));
        Assert.Equal((200, """{"response_type":"ephemeral","text":"On it: deploying `shop` from `feature/cart` to `staging`"}"""), (status, body));
        Assert.Empty(_world.Slack.Messages);

        function.Post(JsonNode.Parse(Assert.Single(_world.Lambda.Events))!);
        Assert.Equal(new StartedWorkflow("acme/shop", "deploy.yml", "feature/cart", "shop", "staging", "U0ADA"), Assert.Single(_world.GitHub.Started));
        Assert.StartsWith(":rocket: <@U0ADA> is deploying", Assert.Single(_world.Slack.Messages).Text, StringComparison.Ordinal);

        var forged = UrlEvent(command, command.Body.Replace("shop", "sh0p", StringComparison.Ordinal));
        Assert.Equal(401, function.Send(forged).Status);

        var challenge = SlackRequest.Event(new JsonObject { ["type"] = "url_verification", ["challenge"] = "abc" });
        Assert.Equal((200, """{"challenge":"abc"}"""), (function.Send(UrlEvent(challenge, challenge.Body)).Status, function.Send(UrlEvent(challenge, challenge.Body)).Body));

        _world.CodeDeploy.Clear();
        _world.CodeDeploy.Add(new KnownDeployment("d-1", "shop", "qa", "Succeeded", "shop-1.zip", 1), new KnownDeployment("d-2", "shop", "qa", "Succeeded", "shop-2.zip", 2));
        var mention = SlackRequest.Mention("rollback shop qa", "U0BOB", "Ev1");
        Assert.Equal(200, function.Send(UrlEvent(mention, mention.Body)).Status);
        function.Post(JsonNode.Parse(_world.Lambda.Events.Last())!);
        Assert.Contains("brings back what `d-1` had deployed", _world.Slack.Messages.Last().Text, StringComparison.Ordinal);

        Assert.DoesNotContain(FakeGitHub.Token, function.Log, StringComparison.Ordinal);
        Assert.DoesNotContain(LocalWorld.SigningSecret, function.Log, StringComparison.Ordinal);
        output.WriteLine(function.Log);
    }

    public void Dispose() => _world.Dispose();

    private static JsonObject UrlEvent(SlackRequest request, string sent)
    {
        var timestamp = DateTimeOffset.UtcNow.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var headers = new JsonObject
        {
            ["content-type"] = request.ContentType,
            ["x-slack-request-timestamp"] = timestamp,
            ["x-slack-signature"] = SlackSignature.Sign(LocalWorld.SigningSecret, timestamp, Encoding.UTF8.GetBytes(request.Body)),
        };
        // A Function URL sends forms as base64.
        var isForm = request.ContentType.Contains("form", StringComparison.Ordinal);
        return PublishedFunction.FunctionUrl("POST", request.Path, headers: headers, body: isForm ? Convert.ToBase64String(Encoding.UTF8.GetBytes(sent)) : sent, isBase64: isForm);
    }
}
