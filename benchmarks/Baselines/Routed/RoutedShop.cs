using RouteGen.Hosting;
using Shop;

namespace RouteGen.Benchmarks;

/// <summary>The Shop's routes as RouteGen compiles them.</summary>
public sealed class RoutedShop
{
    private static readonly LambdaContext Context = new();

    private readonly RouterSession _session = new(Router.Instance);

    /// <summary>Answers one event of any kind. Calls must not overlap.</summary>
    /// <returns>The answer, good until the next call.</returns>
    public ValueTask<ReadOnlyMemory<byte>> InvokeAsync(ReadOnlyMemory<byte> json) => _session.InvokeAsync(json, Context);
}
