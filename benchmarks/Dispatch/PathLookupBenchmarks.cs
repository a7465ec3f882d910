using BenchmarkDotNet.Attributes;

namespace RouteGen.Benchmarks.Dispatch;

/// <summary>There is only a path: which route takes it, and what are its values?</summary>
public class PathLookupBenchmarks : LookupBenchmarks
{
    /// <summary>A list of more regular expressions than this takes longer to compile than to measure.</summary>
    internal const int LargestRegexList = 300;

    private RouterLookup _router = null!;
    private AspNetCoreMatcher _aspNetCore = null!;
    private RegexList? _regexes;

    public override void SetUp()
    {
        base.SetUp();
        _router = Contenders.Path;
        _aspNetCore = Contenders.AspNetCore;
        _regexes = Table.Keys.Count > LargestRegexList ? null : Contenders.Regexes;
    }

    [Benchmark(OperationsPerInvoke = Operations)]
    public int RouteGen()
    {
        var found = 0;
        foreach (var request in Sequence) found += _router.Find(request);
        return found;
    }

    [Benchmark(OperationsPerInvoke = Operations)]
    public int AspNetCore()
    {
        var found = 0;
        foreach (var request in Sequence) found += _aspNetCore.Find(request) is null ? 0 : 1;
        return found;
    }

    [Benchmark(OperationsPerInvoke = Operations)]
    public int RegexList()
    {
        var found = 0;
        foreach (var request in Sequence) found += _regexes!.Find(request);
        return found;
    }
}
