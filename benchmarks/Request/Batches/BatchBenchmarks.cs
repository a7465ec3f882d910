using System.Text.Json;
using BenchmarkDotNet.Attributes;
using RouteGen.Hosting;

namespace RouteGen.Benchmarks.Request;

/// <summary>A batch of SQS, from the event's bytes to the answer's bytes, each order seen by the same handler.</summary>
public class BatchBenchmarks
{
    private readonly byte[] _event = BatchEvent.Make();
    private readonly RouterSession _one;
    private readonly RouterSession _several;
    private readonly LambdaContext _context = new();
    private List<BatchOrder>? _seen;
    private decimal _total;

    public BatchBenchmarks()
    {
        _one = new RouterSession(new BatchRouter(See, parallel: 1));
        _several = new RouterSession(new BatchRouter(See, parallel: 8));
    }

    internal int EventBytes => _event.Length;

    [GlobalSetup]
    public void Check()
    {
        var expected = Seen(Deserialized);
        if (expected.Count != BatchEvent.Messages) throw new InvalidOperationException($"The baseline saw {expected.Count} orders.");
        Compare(nameof(RouteGen), RouteGen);
        Compare(nameof(RouteGenParallel), RouteGenParallel);

        void Compare(string who, Func<int> invoke)
        {
            var seen = Seen(invoke);
            var isSame = seen.Count == expected.Count && seen.Zip(expected).All(pair => pair.First with { Items = pair.Second.Items } == pair.Second && pair.First.Items.SequenceEqual(pair.Second.Items));
            if (!isSame) throw new InvalidOperationException($"{who} saw other orders than the baseline.");
        }
    }

    [Benchmark]
    public int RouteGen() => Length(_one);

    [Benchmark]
    public int RouteGenParallel() => Length(_several);

    /// <summary>What is written today: the event as an object, then each body.</summary>
    [Benchmark]
    public int Deserialized()
    {
        var batch = JsonSerializer.Deserialize(_event, BatchEventJson.Default.SqsBatch)!;
        var failures = new List<SqsBatchFailure>();
        foreach (var message in batch.Records)
        {
            try
            {
                See(JsonSerializer.Deserialize(message.Body!, BatchJson.Default.BatchOrder)!);
            }
            catch (JsonException)
            {
                failures.Add(new SqsBatchFailure(message.MessageId!));
            }
        }

        return JsonSerializer.SerializeToUtf8Bytes(new SqsBatchAnswer(failures), BatchJson.Default.SqsBatchAnswer).Length;
    }

    private int Length(RouterSession session)
    {
        var pending = session.InvokeAsync(_event, _context);
        return (pending.IsCompletedSuccessfully ? pending.Result : pending.AsTask().GetAwaiter().GetResult()).Length;
    }

    private List<BatchOrder> Seen(Func<int> invoke)
    {
        _seen = [];
        // {"batchItemFailures":[]}
        if (invoke() != 24) throw new InvalidOperationException("A message failed.");
        var seen = _seen;
        _seen = null;
        return seen;
    }

    private void See(BatchOrder order)
    {
        _total += order.Total;
        _seen?.Add(order);
    }
}
