using System.Diagnostics;
using System.Text.RegularExpressions;

namespace BranchPreview.Tests;

/// <summary><c>dotnet run</c> without its build: the Debug program, serving on a free port.</summary>
internal sealed partial class PreviewProcess : IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(120);

    private readonly Process _process;
    private readonly List<string> _lines = [];

    private PreviewProcess((string Name, string Value)[] environment) => _process = CommandLine.Start(Path.GetTempPath(), "dotnet", [Program, "--port", "0"], line =>
    {
        lock (_lines) _lines.Add(line);
    }, environment);

    /// <summary>The program that the reference to the sample has built.</summary>
    public static string Program { get; } = Path.Combine(Repository.Root, "artifacts", "bin", "BranchPreview", "debug", "BranchPreview.dll");

    public Uri Address { get; private set; } = null!;

    public static PreviewProcess Start(params (string Name, string Value)[] environment)
    {
        var started = new PreviewProcess(environment);
        try
        {
            var waiting = Stopwatch.StartNew();
            while (started.FindAddress() is null)
            {
                Assert.True(waiting.Elapsed < Longest && !started._process.WaitForExit(20), started.Log);
            }

            started.Address = new Uri(started.FindAddress()!);
            return started;
        }
        catch
        {
            started.Dispose();
            throw;
        }
    }

    public string Log
    {
        get
        {
            lock (_lines) return string.Join('\n', _lines);
        }
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
    }

    private string? FindAddress() => ServingOn().Match(Log) is { Success: true } match ? match.Groups["address"].Value : null;

    [GeneratedRegex("Serving .* on (?<address>http://127\\.0\\.0\\.1:[0-9]+)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex ServingOn();
}
