using System.Text.RegularExpressions;

namespace BranchPreview.Tests;

/// <summary>What is deployed fits what was compiled.</summary>
public partial class TemplateTests
{
    private static readonly string Folder = Repository.Folder("samples", "BranchPreview");
    private static readonly string Template = File.ReadAllText(Path.Combine(Folder, "template.yaml"));

    [Fact]
    public void The_function_is_an_image()
    {
        Assert.Contains("PackageType: Image", Template, StringComparison.Ordinal);
        Assert.Single(Resources("AWS::Serverless::Function"));
        Assert.True(File.Exists(Path.Combine(Repository.Root, "samples", "BranchPreview", "Dockerfile")));
        Assert.Contains("Dockerfile: samples/BranchPreview/Dockerfile", Template, StringComparison.Ordinal);
        Assert.Contains("ENTRYPOINT [\"/app/BranchPreview\"]", File.ReadAllText(Path.Combine(Folder, "Dockerfile")), StringComparison.Ordinal);
        Assert.Contains("BRANCHPREVIEW_BRANCH: !Ref AWS::StackName", Template, StringComparison.Ordinal);
    }

    [Fact]
    public void The_queue_is_there_only_where_it_is_consumed()
    {
        var route = File.ReadAllText(Path.Combine(Folder, "routes", "orders.yaml")).Split('\n').Single(line => line.Contains("SQS ", StringComparison.Ordinal));
        var (queue, variable) = (route.Trim().Split(' ')[1].TrimEnd(':'), EnabledWhen().Match(route).Groups["variable"].Value);
        Assert.Contains("partial: true", route, StringComparison.Ordinal);
        Assert.Contains($"QueueName: {queue}\n", Template, StringComparison.Ordinal);
        Assert.Contains($"{variable}: !Ref Consumes", Template, StringComparison.Ordinal);
        Assert.Contains("FunctionResponseTypes: [ReportBatchItemFailures]", Template, StringComparison.Ordinal);
        foreach (var type in new[] { "AWS::SQS::Queue", "AWS::Lambda::EventSourceMapping", "AWS::CloudWatch::Alarm" })
        {
            Assert.NotEmpty(Resources(type));
            Assert.All(Resources(type), resource => Assert.Contains("Condition: Consumes", resource, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void The_variables_are_those_that_the_code_reads()
    {
        var code = string.Concat(Directory.EnumerateFiles(Folder, "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText)) + "CONSUME_QUEUES";
        var variables = Variable().Matches(Template).Select(match => match.Groups["variable"].Value).ToList();
        Assert.True(variables.Count >= 10);
        Assert.All(variables, variable => Assert.True(code.Contains(variable, StringComparison.Ordinal) || code.Contains(string.Concat("_", variable.Split('_', 2)[1]), StringComparison.Ordinal), variable));
        Assert.All(variables, variable => Assert.Contains(variable, File.ReadAllText(Path.Combine(Folder, "README.md")), StringComparison.Ordinal));
        Assert.DoesNotContain("'*'", Template, StringComparison.Ordinal);
    }

    /// <summary>The texts of the resources of a type.</summary>
    private static IReadOnlyList<string> Resources(string type) => [.. Regex.Split(Template, @"\n  (?=\w+:\n    Type: )", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)).Where(resource => resource.Contains($"    Type: {type}\n", StringComparison.Ordinal))];

    [GeneratedRegex(@"enabled-when: (?<variable>\w+)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex EnabledWhen();

    [GeneratedRegex(@"^          (?<variable>[A-Z]+_[A-Z_]+): !", RegexOptions.CultureInvariant | RegexOptions.Multiline, 1000)]
    private static partial Regex Variable();
}
