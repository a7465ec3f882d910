using BenchmarkDotNet.Attributes;

namespace RouteGen.Benchmarks.Dispatch;

/// <summary>What all lookups have in common: a table, requests that have routes or none, and their order.</summary>
public abstract class LookupBenchmarks
{
    internal const int Operations = 8_192;

    [ParamsSource(nameof(Tables))]
    public RouteTable Table { get; set; } = null!;

    [Params(true, false)]
    public bool Hit { get; set; }

    public static IEnumerable<RouteTable> Tables => RouteTable.All;

    internal Contenders Contenders => Hit ? Table.Hits : Table.Misses;

    private protected int[] Sequence { get; private set; } = [];

    [GlobalSetup]
    public virtual void SetUp() => Sequence = Contenders.Sequence;
}
