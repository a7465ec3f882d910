using System.Collections.Concurrent;
using RouteGen.Hosting;
using RouteGen.Routing;

namespace RouteGen.Fronts;

/// <summary>A compiled router as a function: each invocation has a session to itself, and sessions are used again.</summary>
/// <param name="router">The router.</param>
/// <param name="showsExceptions">Whether an answer to an exception says what was thrown. A test gets what a client would.</param>
internal sealed class RouterFunction(CompiledRouter router, bool showsExceptions = false) : IFunction
{
    private readonly ConcurrentBag<RouterSession> _idle = [];

    public async ValueTask<FunctionAnswer> InvokeAsync(ReadOnlyMemory<byte> json, LambdaContext context)
    {
        if (!_idle.TryTake(out var session)) session = new RouterSession(router) { ShowsExceptions = showsExceptions };
        // A session that threw is not used again: nobody knows how far it came.
        var answer = await session.InvokeAsync(json, context);
        // The session's next invocation writes over its answer.
        var result = new FunctionAnswer(answer.ToArray(), session.MatchedRoute);
        _idle.Add(session);
        return result;
    }
}
