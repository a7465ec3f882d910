using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Filters;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Perfolizer.Horology;

namespace RouteGen.Benchmarks;

/// <summary>What one operation takes.</summary>
/// <param name="Nanoseconds">The median of the rounds' medians.</param>
/// <param name="Bytes">What it allocates.</param>
public sealed record Cost(double Nanoseconds, long Bytes);

/// <summary>A run of BenchmarkDotNet, and what it measured.</summary>
public sealed class Measurement
{
    private readonly Dictionary<string, Cost> _costs;

    private Measurement(Dictionary<string, Cost> costs) => _costs = costs;

    /// <summary>Measures all benchmarks of a class several times over, so that what disturbs the machine for a while disturbs all of them.</summary>
    /// <param name="quick">Short rounds.</param>
    /// <param name="isWanted">Which benchmarks to run: a method's name and its parameters by name.</param>
    public static Measurement Of<TBenchmarks>(bool quick, Func<string, Func<string, object>, bool> isWanted)
    {
        var artifacts = Path.Combine(Checkout.Root, "artifacts", "benchmarks", typeof(TBenchmarks).Name);
        Directory.CreateDirectory(artifacts);
        using var log = new StreamWriter(Path.Combine(artifacts, "log.txt"));
        var config = Config(quick, artifacts, log).AddFilter(new SimpleFilter(benchmark => isWanted(benchmark.Descriptor.WorkloadMethod.Name, name => benchmark.Parameters[name])));

        const int Rounds = 3;
        var reports = new List<BenchmarkReport>();
        for (var round = 1; round <= Rounds; round++)
        {
            Console.Error.WriteLine($"{typeof(TBenchmarks).Name}, round {round} of {Rounds} ...");
            var summary = BenchmarkRunner.Run<TBenchmarks>(config);
            var failed = summary.Reports.FirstOrDefault(report => !report.Success || report.ResultStatistics is null);
            if (summary.HasCriticalValidationErrors || failed is not null) throw new InvalidOperationException($"{failed?.BenchmarkCase.DisplayInfo ?? typeof(TBenchmarks).Name} failed: {artifacts}/log.txt says why.");
            reports.AddRange(summary.Reports);
        }

        return new(reports.GroupBy(report => Key(report.BenchmarkCase), StringComparer.Ordinal).ToDictionary(group => group.Key, Median, StringComparer.Ordinal));
    }

    /// <summary>What a benchmark costs; <see langword="null"/> where it was not wanted.</summary>
    /// <param name="method">The benchmark's method.</param>
    /// <param name="parameters">Its parameters, by name.</param>
    public Cost? this[string method, params (string Name, object Value)[] parameters] =>
        _costs.GetValueOrDefault(Key(method, parameters));

    private static ManualConfig Config(bool quick, string artifacts, StreamWriter log)
    {
        // In this process: BenchmarkDotNet's own projects for other processes do not build under this repository's artifacts folder, central versions and analyzers.
        // Without forced collections between iterations and without the loop's own cost, which is far below that of thousands of operations.
        var job = Job.Default
            .WithToolchain(new InProcessEmitToolchain(TimeSpan.FromMinutes(10), logOutput: true))
            .WithGcForce(false)
            .WithEvaluateOverhead(false)
            .WithUnrollFactor(1)
            .WithWarmupCount(quick ? 3 : 5)
            .WithIterationCount(quick ? 4 : 10)
            .WithIterationTime(TimeInterval.FromMilliseconds(quick ? 40 : 100));
        return ManualConfig.CreateEmpty()
            .AddJob(job)
            .AddDiagnoser(MemoryDiagnoser.Default)
            .AddColumnProvider(DefaultColumnProviders.Instance)
            .AddLogger(new StreamLogger(log))
            .WithArtifactsPath(artifacts)
            .WithOptions(ConfigOptions.DisableLogFile | ConfigOptions.KeepBenchmarkFiles);
    }

    private static Cost Median(IEnumerable<BenchmarkReport> rounds)
    {
        var reports = rounds.ToList();
        return new(
            Figure.Median(reports.Select(report => report.ResultStatistics!.Median)),
            // The least, since other threads of the process count too.
            reports.Min(report => report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase) ?? 0));
    }

    private static string Key(BenchmarkCase benchmark) =>
        Key(benchmark.Descriptor.WorkloadMethod.Name, benchmark.Parameters.Items.Select(parameter => (parameter.Name, parameter.Value)));

    private static string Key(string method, IEnumerable<(string Name, object Value)> parameters) =>
        string.Join('|', parameters.OrderBy(parameter => parameter.Name, StringComparer.Ordinal).Select(parameter => $"{parameter.Name}={parameter.Value}").Prepend(method));
}
