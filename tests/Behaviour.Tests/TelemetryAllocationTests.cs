using System.Text;
using RouteGen.Hosting;
using RouteGen.Tests.Harness;
using static RouteGen.Behaviour.Tests.HttpEvents;

namespace RouteGen.Behaviour.Tests;

/// <summary>What metrics cost the garbage collector, and traces that nobody listens to: nothing.</summary>
[Collection(nameof(Alone))]
public sealed class TelemetryAllocationTests
{
    private const int Requests = 100;

    private static readonly LambdaContext Context = new() { RequestId = "1", MetricsWriter = static line => Written += line.Length };

    private static long Written { get; set; }

    [Theory]
    [InlineData("metrics: { namespace: Shop }")]
    [InlineData("metrics: { namespace: Shop, service: orders }")]
    public void Metrics_allocate_nothing(string options)
    {
        var before = Written;
        Assert.Equal(0, BytesARequest(options));
        Assert.NotEqual(before, Written);
    }

    [Fact]
    public void Traces_without_a_listener_allocate_nothing() => Assert.Equal(0, BytesARequest("traces: true"));

    private static long BytesARequest(string options)
    {
        var session = new RouterSession(RouterProject.Of($"{options}\nroutes:\n  GET /orders/{{id}}: Handlers.Get\n", "namespace App; public static class Handlers { public static string Get(int id) => \"order\"; }").Run().Load());
        var @event = Encoding.UTF8.GetBytes(Rest("GET", "/orders/{id}", "/orders/7", Values("id=7")).ToJsonString());
        var least = long.MaxValue;
        for (var round = 0; round < 20; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var request = 0; request < Requests; request++) Answer(session, @event);
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least / Requests;
    }

    private static void Answer(RouterSession session, byte[] @event)
    {
        var pending = session.InvokeAsync(@event, Context);
        Assert.True(pending.IsCompletedSuccessfully && pending.Result.Length > 0);
    }
}
