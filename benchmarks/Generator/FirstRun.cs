using Microsoft.CodeAnalysis;
using RouteGen.Generator;

namespace RouteGen.Benchmarks.Generator;

/// <summary>The first run for a project, in a compiler that has been running for other projects.</summary>
internal static class FirstRun
{
    /// <summary>The stages, as the pipeline names them, and what is left: emitting.</summary>
    public static IReadOnlyList<string> Stages { get; } = [PipelineSteps.ReadingFile, PipelineSteps.Resolving, PipelineSteps.Planning, PipelineSteps.Tabulating, "Emitting"];

    public static Cost Of(Corpus fresh)
    {
        var driver = fresh.Driver();
        var cost = Cost.Of(() => driver = driver.RunGenerators(fresh.Compilation));
        Edits.Check(driver);
        return cost;
    }

    /// <summary>How long each stage took. A project that the compiler has bound already pays less for resolving: it only asks for it first.</summary>
    public static IReadOnlyList<double> StagesOf(Corpus fresh)
    {
        var result = fresh.Driver(tracked: true).RunGenerators(fresh.Compilation).GetRunResult().Results[0];
        var emitting = result.TrackedOutputSteps.SelectMany(pair => pair.Value).Distinct().Sum(step => step.ElapsedTime.TotalMilliseconds);
        return [.. Stages.SkipLast(1).Select(stage => result.TrackedSteps[stage].Sum(step => step.ElapsedTime.TotalMilliseconds)), emitting];
    }
}
