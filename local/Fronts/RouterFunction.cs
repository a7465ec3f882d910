using System.Collections.Concurrent;
using RouteGen.Hosting;
using RouteGen.Routing;

namespace RouteGen.Fronts;

/// <summary>A compiled router as a function: each invocation has a session to itself, and sessions are used again.</summary>
/// <param name="router">The router.</param>
/// <param name="showsExceptions">Whether an answer to an exception says what was thrown. A test gets what a client would.</param>
/// <param name="freezes">Whether what an invocation leaves running stands still once it has answered, as in Lambda.</param>
internal sealed class RouterFunction(CompiledRouter router, bool showsExceptions = false, bool freezes = false) : IFunction
{
    // The one that was used last first, as Lambda does it: what was left in it goes on with the next invocation.
    private readonly ConcurrentStack<Place> _idle = [];
    private readonly ConcurrentBag<ExecutionEnvironment> _environments = [];

    /// <summary>How many pieces of work stand still, in all environments.</summary>
    public int HeldWork => _environments.Sum(environment => environment.HeldWork);

    public async ValueTask<FunctionAnswer> InvokeAsync(ReadOnlyMemory<byte> json, LambdaContext context)
    {
        if (!_idle.TryPop(out var place)) place = new Place(NewSession(), NewEnvironment());
        try
        {
            var answer = place.Environment is { } environment
                ? await environment.RunAsync(() => AnswerAsync(place.Session, json, context))
                : await AnswerAsync(place.Session, json, context);
            _idle.Push(place);
            return answer;
        }
        catch
        {
            // A session that threw is not used again: nobody knows how far it came. Its environment is.
            if (place.Environment is not null) _idle.Push(place with { Session = NewSession() });
            throw;
        }
    }

    private static async ValueTask<FunctionAnswer> AnswerAsync(RouterSession session, ReadOnlyMemory<byte> json, LambdaContext context)
    {
        var answer = await session.InvokeAsync(json, context);
        // The session's next invocation writes over its answer.
        return new FunctionAnswer(answer.ToArray(), session.MatchedRoute);
    }

    private RouterSession NewSession() => new(router) { ShowsExceptions = showsExceptions };

    private ExecutionEnvironment? NewEnvironment()
    {
        if (!freezes) return null;
        var environment = new ExecutionEnvironment();
        _environments.Add(environment);
        return environment;
    }

    private sealed record Place(RouterSession Session, ExecutionEnvironment? Environment);
}
