using System.Text.RegularExpressions;

namespace DeployBot.Tests;

/// <summary>The SAM template says what the code needs, and no more.</summary>
public partial class TemplateTests
{
    private static readonly string Template = File.ReadAllText(Path.Combine(Repository.Folder("samples", "DeployBot"), "template.yaml"));

    private static readonly string Sources = string.Join('\n', Directory.GetFiles(Repository.Folder("samples", "DeployBot"), "*.cs", SearchOption.AllDirectories)
        .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}Local{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
        .Select(File.ReadAllText));

    [Fact]
    public void It_sets_every_variable_that_the_code_cannot_do_without_and_none_that_nobody_reads()
    {
        var set = Variable().Matches(Template).Select(match => match.Groups["name"].Value).ToHashSet(StringComparer.Ordinal);
        foreach (var name in set) Assert.Contains($"\"{name}\"", Sources, StringComparison.Ordinal);
        foreach (var name in new[] { "DEPLOYBOT_SERVICES", "DEPLOYBOT_ENVIRONMENTS", "DEPLOYBOT_ADMINS", "DEPLOYBOT_TABLE", "DEPLOYBOT_SIGNING_SECRET", "DEPLOYBOT_BOT_TOKEN", "DEPLOYBOT_GITHUB_TOKEN" }) Assert.Contains(name, set);
    }

    [Fact]
    public void The_README_tells_of_every_variable()
    {
        var readme = File.ReadAllText(Path.Combine(Repository.Folder("samples", "DeployBot"), "README.md"));
        foreach (var name in VariableInCode().Matches(Sources).Select(match => match.Groups["name"].Value).Distinct(StringComparer.Ordinal)) Assert.Contains($"`{name}`", readme, StringComparison.Ordinal);
    }

    [Fact]
    public void It_allows_every_call_that_the_code_makes()
    {
        foreach (var action in new[] { "dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:DeleteItem", "lambda:InvokeFunction", "codedeploy:ListDeployments", "codedeploy:BatchGetDeployments", "codedeploy:StopDeployment", "codedeploy:CreateDeployment" })
        {
            Assert.Contains($"- {action}\n", Template, StringComparison.Ordinal);
        }

        Assert.DoesNotContain(":*\n", Template, StringComparison.Ordinal);
        Assert.DoesNotContain("Resource: \"*\"", Template, StringComparison.Ordinal);
    }

    [Fact]
    public void The_table_is_the_one_the_code_writes()
    {
        Assert.Contains("AttributeName: id", Template, StringComparison.Ordinal);
        Assert.Matches("TimeToLiveSpecification:\\s+AttributeName: expires\\s+Enabled: true", Template);
    }

    [Fact]
    public void What_fails_is_kept_and_somebody_is_told()
    {
        Assert.Contains("MaximumRetryAttempts: 2", Template, StringComparison.Ordinal);
        Assert.Matches("OnFailure:\\s+Type: SQS\\s+Destination: !GetAtt Failures.Arn", Template);
        Assert.Contains("ApproximateNumberOfMessagesVisible", Template, StringComparison.Ordinal);
        Assert.Contains("AuthType: NONE", Template, StringComparison.Ordinal);
    }

    [GeneratedRegex("^ +(?<name>DEPLOYBOT_[A-Z_]+):", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Variable();

    [GeneratedRegex("\"(?<name>DEPLOYBOT_[A-Z_]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex VariableInCode();
}
