using System.Runtime.CompilerServices;
using DiffEngine;
using Microsoft.CodeAnalysis;

namespace RouteGen.Testing;

/// <summary>
/// Compares what a generator wrote with files that people have looked at and committed: <c>UserTests.Router#Router.g.verified.cs</c> beside the test.
/// Names and contents are those of Verify.SourceGenerators, so a project may change over to it at any time.
/// </summary>
public static class Snapshot
{
    /// <summary>Set to <c>true</c>, takes what the generator writes for right: the <c>.verified.cs</c> files are written anew.</summary>
    public const string AcceptVariable = "ROUTEGEN_ACCEPT";

    internal static bool Accepts => Environment.GetEnvironmentVariable(AcceptVariable) is "true" or "1";

    /// <summary>Compares every source that a driver's generators have written, each with a file of its own.</summary>
    /// <param name="driver">A driver that has run: <c>SourceGenerator.Run(...)</c>.</param>
    /// <param name="parameters">What tells one case of a parameterised test from the others; part of the file names.</param>
    /// <param name="directory">Where the files lie, from the folder of the calling source file: <c>Snapshots</c>. Unless set, beside it.</param>
    /// <param name="file">The calling source file, which is taken to be named after its class; the compiler fills it in.</param>
    /// <param name="method">The calling test; the compiler fills it in.</param>
    /// <exception cref="SnapshotException">A source differs from its file, has none, or a file has no source any more; or nothing was generated at all.</exception>
    public static void Verify(GeneratorDriver driver, string? parameters = null, string? directory = null, [CallerFilePath] string file = "", [CallerMemberName] string method = "")
    {
        ArgumentNullException.ThrowIfNull(driver);
        var folder = Path.GetFullPath(Path.Combine(SourceFile.DirectoryOf(file), directory ?? ""));
        Directory.CreateDirectory(folder);
        Verify(driver.GetRunResult(), SnapshotFiles.Of(folder, Path.GetFileNameWithoutExtension(file), method, parameters), Accepts, OpenDiffTool);
    }

    internal static void Verify(GeneratorDriverRunResult result, SnapshotFiles files, bool accepts, Action<string, string> openDiffTool)
    {
        if (result.Results.FirstOrDefault(generated => generated.Exception is not null).Exception is { } failure) throw new SourceGeneratorException([], failure);

        Verify(result.Results.SelectMany(generated => generated.GeneratedSources), files, accepts, openDiffTool);
    }

    /// <summary>Compares some of the sources that were written.</summary>
    internal static void Verify(IEnumerable<GeneratedSourceResult> written, SnapshotFiles files) => Verify(written, files, Accepts, OpenDiffTool);

    private static void Verify(IEnumerable<GeneratedSourceResult> written, SnapshotFiles files, bool accepts, Action<string, string> openDiffTool)
    {
        var sources = written.OrderBy(source => source.HintName, StringComparer.Ordinal).ToList();
        var problems = new List<string>();
        foreach (var source in sources)
        {
            var problem = files.Compare(source.HintName, source.SourceText.ToString());
            if (problem is null) continue;
            if (accepts) files.Accept(source.HintName);
            else problems.Add(problem);
        }

        foreach (var stale in files.FindStale(sources.Select(source => source.HintName)))
        {
            if (accepts) File.Delete(stale);
            else problems.Add($"{Path.GetFileName(stale)} has no source any more: nothing of that name was generated.");
        }

        // A driver that was never run has no results, and would pass for ever.
        if (sources.Count == 0) problems.Add("Nothing was generated.");
        if (problems.Count == 0) return;
        foreach (var (received, verified) in files.Received) openDiffTool(received, verified);
        throw new SnapshotException(problems, files.Directory);
    }

    private static void OpenDiffTool(string received, string verified)
    {
        // DiffEngine knows most build servers, and all of them set CI.
        if (BuildServerDetector.Detected || Environment.GetEnvironmentVariable("CI") is { Length: > 0 }) return;
        var isNew = !File.Exists(verified);
        var result = DiffRunner.Launch(received, verified);
        // DiffEngine makes an empty file for the tool to show, and leaves it behind when there is no tool.
        if (isNew && result is not (LaunchResult.StartedNewInstance or LaunchResult.AlreadyRunningAndSupportsRefresh)) File.Delete(verified);
    }
}
