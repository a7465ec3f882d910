using BenchmarkDotNet.Attributes;

namespace RouteGen.Benchmarks.Dispatch;

/// <summary>The gateway names its route: which one is it?</summary>
public class KeyLookupBenchmarks : LookupBenchmarks
{
    private RouterLookup _rest = null!;
    private RouterLookup _routeKey = null!;
    private StringLookup _strings = null!;

    public override void SetUp()
    {
        base.SetUp();
        _rest = Contenders.Rest;
        _routeKey = Contenders.RouteKey;
        _strings = Contenders.Strings;
    }

    [Benchmark(OperationsPerInvoke = Operations)]
    public int RouteGenRest()
    {
        var found = 0;
        foreach (var request in Sequence) found += _rest.Find(request);
        return found;
    }

    [Benchmark(OperationsPerInvoke = Operations)]
    public int RouteGenHttpApi()
    {
        var found = 0;
        foreach (var request in Sequence) found += _routeKey.Find(request);
        return found;
    }

    [Benchmark(OperationsPerInvoke = Operations)]
    public int Dictionary()
    {
        var found = 0;
        foreach (var request in Sequence) found += _strings.InDictionary(request) is null ? 0 : 1;
        return found;
    }

    [Benchmark(OperationsPerInvoke = Operations)]
    public int DictionaryFromBytes()
    {
        var found = 0;
        foreach (var request in Sequence) found += _strings.InDictionaryFromBytes(request) is null ? 0 : 1;
        return found;
    }

    [Benchmark(OperationsPerInvoke = Operations)]
    public int DictionaryFromSpan()
    {
        var found = 0;
        foreach (var request in Sequence) found += _strings.InDictionaryFromSpan(request) is null ? 0 : 1;
        return found;
    }

    [Benchmark(OperationsPerInvoke = Operations)]
    public int FrozenDictionary()
    {
        var found = 0;
        foreach (var request in Sequence) found += _strings.InFrozen(request) is null ? 0 : 1;
        return found;
    }

    [Benchmark(OperationsPerInvoke = Operations)]
    public int FrozenDictionaryFromBytes()
    {
        var found = 0;
        foreach (var request in Sequence) found += _strings.InFrozenFromBytes(request) is null ? 0 : 1;
        return found;
    }

    [Benchmark(OperationsPerInvoke = Operations)]
    public int FrozenDictionaryFromSpan()
    {
        var found = 0;
        foreach (var request in Sequence) found += _strings.InFrozenFromSpan(request) is null ? 0 : 1;
        return found;
    }

    [Benchmark(OperationsPerInvoke = Operations)]
    public int Switch()
    {
        var found = 0;
        foreach (var request in Sequence) found += _strings.InSwitch(request);
        return found;
    }
}
