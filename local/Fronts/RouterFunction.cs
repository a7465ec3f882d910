using System.Collections.Concurrent;
using RouteGen.Hosting;
using RouteGen.Routing;

namespace RouteGen.Fronts;

/// <summary>A compiled router as a function: each invocation has a session to itself, and sessions are used again.</summary>
internal sealed class RouterFunction(CompiledRouter router) : IFunction
{
    private readonly ConcurrentBag<RouterSession> _idle = [];

    public async ValueTask<FunctionAnswer> InvokeAsync(ReadOnlyMemory<byte> json, LambdaContext context)
    {
        if (!_idle.TryTake(out var session)) session = new RouterSession(router);
        // A session that threw is not used again: nobody knows how far it came.
        var answer = await session.InvokeAsync(json, context);
        // The session's next invocation writes over its answer.
        var result = new FunctionAnswer(answer.ToArray(), session.MatchedRoute);
        _idle.Add(session);
        return result;
    }
}
