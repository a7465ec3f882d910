using RouteGen.Routing;

namespace RouteGen.Hosting;

/// <summary>Answers events one after the other: bytes in, bytes out. A loop owns one; two invocations at once need two.</summary>
public sealed class RouterSession(CompiledRouter router)
{
    /// <summary>The route that took the last event, <c>GET /users/{id}</c>; <see langword="null"/> when none did.</summary>
    public string? MatchedRoute { get; private set; }

    /// <summary>Answers one event.</summary>
    /// <param name="json">The event, UTF-8.</param>
    /// <param name="context">The invocation, as handlers see it.</param>
    /// <returns>The answer, UTF-8, good until the next call.</returns>
    public ValueTask<ReadOnlyMemory<byte>> InvokeAsync(ReadOnlyMemory<byte> json, LambdaContext context) => throw new NotSupportedException(router.ToString());
}
