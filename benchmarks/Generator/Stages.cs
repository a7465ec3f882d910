using Microsoft.CodeAnalysis;
using RouteGen.Generator;

namespace RouteGen.Benchmarks.Generator;

/// <summary>How long each stage of the pipeline ran in the driver's last run. What is left of the run is Roslyn's own: comparing, and parsing what was emitted.</summary>
internal static class Stages
{
    public static IEnumerable<(string Name, double Milliseconds)> Of(GeneratorDriver driver)
    {
        var result = driver.GetRunResult().Results[0];
        foreach (var step in result.TrackedSteps) yield return (step.Key, step.Value.Sum(run => run.ElapsedTime.TotalMilliseconds));
        foreach (var step in result.TrackedOutputSteps) yield return (step.Key, step.Value.Sum(run => run.ElapsedTime.TotalMilliseconds));
    }
}
