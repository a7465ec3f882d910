using RouteGen.Generator.Tests.Reporting;
using RouteGen.Tests.Harness;

namespace RouteGen.Generator.Tests.Resolving;

/// <summary>The reference of handlers says what really happens.</summary>
public sealed class DocumentationTests
{
    [Fact]
    public void The_reference_of_handlers_has_only_examples_that_work()
    {
        var blocks = MarkdownBlock.Of(File.ReadAllText(Repository.Folder("docs", "handlers.md")));
        var examples = 0;
        for (var i = 0; i < blocks.Count; i++)
        {
            if (blocks[i].Language != "yaml") continue;
            var sources = blocks.Skip(i + 1).TakeWhile(block => block.Language == "csharp").Select(block => block.Text).ToArray();
            var problems = ResolvedRoutes.Of(blocks[i].Text, ["namespace Shop; partial class Nothing;", .. sources]).Printed;
            // The examples say nothing of JSON where they are not about it.
            Assert.All(problems, problem => Assert.Contains("RG4017", problem, StringComparison.Ordinal));
            examples++;
        }

        Assert.True(examples >= 7, $"{examples} examples");
    }
}
