using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace RouteGen.Benchmarks;

/// <summary>What one benchmark project found: a page in <c>benchmarks/results</c>, and the same on the console.</summary>
/// <param name="name">The page's file name, without extension.</param>
/// <param name="title">Its heading.</param>
/// <param name="command">What runs it, from the root of the checkout.</param>
public sealed class Report(string name, string title, string command)
{
    private readonly StringBuilder _tables = new();
    private readonly List<string[]> _headlines = [];
    private readonly List<Target> _targets = [];

    /// <summary>A figure that the README may quote: a test holds each line of its table to be one of these.</summary>
    public void AddHeadline(string what, string figure) => _headlines.Add([what, figure]);

    public void Add(Target target) => _targets.Add(target);

    /// <summary>A table, with what has to be known to read it.</summary>
    public void AddTable(string heading, string note, IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> rows) =>
        _tables.Append(CultureInfo.InvariantCulture, $"\n## {heading}\n\n{note}\n\n").Append(Table(columns, rows));

    /// <summary>Writes the page and prints it, and after it a line for each target.</summary>
    /// <returns>The number of targets that were missed: the exit code.</returns>
    public int Publish()
    {
        var page = Page();
        var folder = Path.Combine(Checkout.Root, "benchmarks", "results");
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, name + ".md"), page);

        Console.WriteLine(page);
        foreach (var target in _targets) Console.WriteLine(target);
        return _targets.Count(target => target.Outcome == TargetOutcome.Missed);
    }

    private string Page()
    {
        var page = new StringBuilder();
        page.Append(CultureInfo.InvariantCulture, $"# {title}\n\n");
        page.Append(CultureInfo.InvariantCulture, $"`{command}`, {DateTime.UtcNow:yyyy-MM-dd}, {Environment.ProcessorCount} cores of {Processor()}, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}.\n");
        page.Append("All variants took their turns in one run on one machine: trust the ratios, not the absolute times.\n");
        if (_headlines.Count > 0) page.Append("\n## In short\n\n").Append(Table(["what", "figure"], _headlines));
        if (_targets.Count > 0)
        {
            page.Append("\n## Targets\n\n").Append(Table(
                ["target", "what", "measured", "goal", ""],
                _targets.Select(target => (string[])[target.Number.ToString(CultureInfo.InvariantCulture), target.What, target.Measured, target.Goal, (target.Outcome.ToString().ToLowerInvariant() + " " + target.Reason).TrimEnd()])));
        }

        return page.Append(_tables).ToString();
    }

    private static string Table(IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> rows)
    {
        var table = new StringBuilder();
        AppendRow(table, columns);
        AppendRow(table, [.. columns.Select(_ => "---")]);
        foreach (var row in rows) AppendRow(table, row);
        return table.ToString();
    }

    private static void AppendRow(StringBuilder table, IReadOnlyList<string> cells) => table.Append("| ").AppendJoin(" | ", cells).Append(" |\n");

    private static string Processor()
    {
        const string Key = "model name";
        const string Path = "/proc/cpuinfo";
        var line = File.Exists(Path) ? File.ReadLines(Path).FirstOrDefault(line => line.StartsWith(Key, StringComparison.Ordinal)) : null;
        return line is null ? RuntimeInformation.ProcessArchitecture.ToString() : line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
    }
}
