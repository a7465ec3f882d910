using ExistingHandlers;
using RouteGen.Hosting;

namespace RouteGen.Benchmarks;

/// <summary>The existing handlers behind RouteGen's router.</summary>
public sealed class RoutedHandlers
{
    internal const string RequestId = "8476a536-e9f4-11e8-9739-2dfe598c3fcd";

    private static readonly LambdaContext Context = new() { RequestId = RequestId };

    private readonly RouterSession _session = new(Router.Instance);

    /// <summary>Answers one event. Calls must not overlap.</summary>
    /// <returns>The answer, good until the next call.</returns>
    public ReadOnlyMemory<byte> Invoke(ReadOnlyMemory<byte> json)
    {
        // Nothing in these handlers waits.
        var pending = _session.InvokeAsync(json, Context);
        return pending.IsCompletedSuccessfully ? pending.Result : pending.AsTask().GetAwaiter().GetResult();
    }
}
