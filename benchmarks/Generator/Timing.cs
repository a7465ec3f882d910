using System.Diagnostics;

namespace RouteGen.Benchmarks.Generator;

/// <summary>What one thing cost: medians of several rounds.</summary>
internal readonly record struct Cost(double Milliseconds, double AllocatedKilobytes)
{
    public static Cost MedianOf(IReadOnlyCollection<Cost> rounds) => new(Figure.Median(rounds.Select(round => round.Milliseconds)), Figure.Median(rounds.Select(round => round.AllocatedKilobytes)));

    /// <summary>Runs something once, on this thread.</summary>
    public static Cost Of(Action action)
    {
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var start = Stopwatch.GetTimestamp();
        action();
        return new Cost(Stopwatch.GetElapsedTime(start).TotalMilliseconds, (GC.GetAllocatedBytesForCurrentThread() - allocated) / 1024.0);
    }
}
