using BenchmarkDotNet.Attributes;

namespace RouteGen.Benchmarks.Request;

/// <summary>An existing handler, routed to and called directly.</summary>
public class ExistingHandlerBenchmarks
{
    [ParamsSource(nameof(Handlers))]
    public ExistingHandler Handler { get; set; } = null!;

    public static IEnumerable<ExistingHandler> Handlers => ExistingHandler.All;

    [GlobalSetup]
    public void SetUp() => Handler.CheckAnswers();

    [Benchmark(OperationsPerInvoke = RequestBenchmarks.Operations)]
    public int Routed()
    {
        var length = 0;
        for (var i = 0; i < RequestBenchmarks.Operations; i++) length += Handler.Route().Length;
        return length;
    }

    [Benchmark(OperationsPerInvoke = RequestBenchmarks.Operations)]
    public int Direct()
    {
        var length = 0;
        for (var i = 0; i < RequestBenchmarks.Operations; i++) length += Handler.Call().Length;
        return length;
    }
}
