using System.Buffers;
using BenchmarkDotNet.Attributes;

namespace RouteGen.Benchmarks.Request;

/// <summary>From an event's bytes to the answer's bytes.</summary>
public class RequestBenchmarks : IDisposable
{
    /// <summary>So many that the call of the benchmark itself does not count.</summary>
    internal const int Operations = 16;

    private readonly RoutedShop _routed = new();
    private readonly FunctionMap _map = ShopFunctions.NewMap();
    private readonly ArrayBufferWriter<byte> _answer = new(4_096);
    private MinimalApi _minimalApi = null!;
    private byte[] _event = [];

    [ParamsSource(nameof(Cases))]
    public RequestCase Case { get; set; } = null!;

    [Params(EventKind.Rest, EventKind.HttpApi)]
    public EventKind Front { get; set; }

    public static IEnumerable<RequestCase> Cases => RequestCase.All;

    [GlobalSetup]
    public void SetUp()
    {
        _event = Case.EventOf(Front);
        _minimalApi = ShopEndpoints.Start(Front);
        CheckAnswers();
    }

    [GlobalCleanup]
    public void Dispose()
    {
        _minimalApi.DisposeAsync().AsTask().GetAwaiter().GetResult();
        GC.SuppressFinalize(this);
    }

    [Benchmark(OperationsPerInvoke = Operations)]
    public int RouteGen()
    {
        var length = 0;
        for (var i = 0; i < Operations; i++) length += Routed().Length;
        return length;
    }

    [Benchmark(OperationsPerInvoke = Operations)]
    public int HandWrittenMap()
    {
        var length = 0;
        for (var i = 0; i < Operations; i++) length += Mapped().Length;
        return length;
    }

    [Benchmark(OperationsPerInvoke = Operations)]
    public int AspNetCore()
    {
        var length = 0;
        for (var i = 0; i < Operations; i++) length += Hosted().Length;
        return length;
    }

    private ReadOnlyMemory<byte> Routed() => Result(_routed.InvokeAsync(_event));

    private ReadOnlyMemory<byte> Mapped()
    {
        _answer.ResetWrittenCount();
        if (Front == EventKind.Rest) _map.InvokeV1(_event, _answer);
        else _map.InvokeV2(_event, _answer);
        return _answer.WrittenMemory;
    }

    private ReadOnlyMemory<byte> Hosted() => Result(_minimalApi.InvokeAsync(_event));

    // Nothing in these requests waits.
    private static ReadOnlyMemory<byte> Result(ValueTask<ReadOnlyMemory<byte>> pending) =>
        pending.IsCompletedSuccessfully ? pending.Result : pending.AsTask().GetAwaiter().GetResult();

    private void CheckAnswers()
    {
        var expected = Agreement.Describe(Routed());
        if (expected[0] != '2') throw new InvalidOperationException($"{Case}: RouteGen answers {expected}.");
        Check("hand-written function map", Agreement.Describe(Mapped()));
        Check("ASP.NET Core minimal API", Agreement.Describe(Hosted()));

        void Check(string who, string actual)
        {
            if (actual != expected) throw new InvalidOperationException($"{Case} behind {Front}: RouteGen answers {expected}, the {who} {actual}.");
        }
    }
}
