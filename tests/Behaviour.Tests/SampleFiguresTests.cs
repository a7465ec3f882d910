using RouteGen.Tests.Harness;

namespace RouteGen.Behaviour.Tests;

/// <summary>The figures of <c>samples/README.md</c> are those that were measured, and what it counts is so.</summary>
public sealed class SampleFiguresTests
{
    private static readonly string[] Lines = File.ReadAllLines(Repository.Folder("samples", "README.md"));

    public static TheoryData<string> Samples => ["BranchPreview", "ContainerStarter", "RecordQueue", "LogUnpacker", "DeployBot"];

    [Theory]
    [MemberData(nameof(Samples))]
    public void The_figures_were_measured(string sample)
    {
        var measured = Cells(Assert.Single(File.ReadAllLines(Repository.Folder("benchmarks", "results", "samples.md")), line => line.StartsWith($"| {sample} |", StringComparison.Ordinal)));

        var quoted = Assert.Single(Lines, line => line.StartsWith($"| {sample} |", StringComparison.Ordinal) && line.EndsWith(" MB |", StringComparison.Ordinal));

        Assert.Equal([measured[1] + " ms", measured[2] + " ms", measured[3] + " MB", measured[4] + " MB"], Cells(quoted)[1..]);
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void The_lines_of_YAML_are_counted(string sample)
    {
        var folder = Repository.Folder("samples", sample);
        var files = Directory.EnumerateFiles(folder, "routes.yaml").Concat(Directory.Exists(Path.Combine(folder, "routes")) ? Directory.EnumerateFiles(Path.Combine(folder, "routes"), "*.yaml") : []);
        var count = files.SelectMany(File.ReadAllLines).Count(line => line.Trim() is not ("" or ['#', ..]));

        Assert.Single(Lines, line => line.StartsWith($"| {sample} |", StringComparison.Ordinal) && line.EndsWith($"; {count} lines of YAML |", StringComparison.Ordinal));
    }

    private static string[] Cells(string row) => row.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
