using RouteGen.Routing;

namespace RouteGen.Hosting;

/// <summary>Answers events one after the other: bytes in, bytes out. A loop owns one; two invocations at once need two.</summary>
public sealed class RouterSession
{
    private readonly HttpExchange _exchange;
    private readonly InvocationHeaders _headers = new(LambdaEnvironment.Current);

    /// <summary>A session of a router.</summary>
    public RouterSession(CompiledRouter router) => _exchange = new HttpExchange(router);

    /// <summary>Answers one event.</summary>
    /// <param name="json">The event, UTF-8.</param>
    /// <param name="context">The invocation, as handlers see it.</param>
    /// <returns>The answer, UTF-8, good until the next call.</returns>
    public ValueTask<ReadOnlyMemory<byte>> InvokeAsync(ReadOnlyMemory<byte> json, LambdaContext context)
    {
        _headers.Use(context);
        return InvokeAsync(json, _headers);
    }

    internal async ValueTask<ReadOnlyMemory<byte>> InvokeAsync(ReadOnlyMemory<byte> json, InvocationHeaders headers)
    {
        _exchange.BeginInvocation(headers);
        try
        {
            _exchange.Begin(json);
            _exchange.BeginAnswer();
            if (Dispatcher.Dispatch(_exchange) == DispatchOutcome.Route) await _exchange.Router.InvokeAsync(_exchange.RouteId, _exchange);
            else await _exchange.Router.NotFoundAsync(_exchange);
            return _exchange.TakeAnswer();
        }
        finally
        {
            _exchange.EndInvocation();
        }
    }
}
