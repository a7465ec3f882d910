using RouteGen.Events;
using RouteGen.Routing;
using RouteGen.Telemetry;

namespace RouteGen.Hosting;

/// <summary>Answers events one after the other: bytes in, bytes out. A loop owns one; two invocations at once need two.</summary>
public sealed class RouterSession
{
    private readonly HttpExchange _exchange;
    private readonly EventExchange _received;
    private readonly InvocationHeaders _headers = new(LambdaEnvironment.Current);
    private readonly ObservedInvocation? _observed;

    /// <summary>A session of a router.</summary>
    public RouterSession(CompiledRouter router)
        : this(router, ColdStart.OfProcess)
    {
    }

    internal RouterSession(CompiledRouter router, ColdStart coldStart)
    {
        ArgumentNullException.ThrowIfNull(router);
        _exchange = new HttpExchange(router);
        _received = new EventExchange(router, _exchange);
        _observed = ObservedInvocation.Of(_exchange, _received, coldStart);
    }

    /// <summary>Whether the answer to an exception says what was thrown, with its stack. For a developer's own machine, as RouteGen.Local has it in Debug builds, and never for a deployed function.</summary>
    public bool ShowsExceptions
    {
        get => _exchange.ShowsExceptions;
        init => _exchange.ShowsExceptions = value;
    }

    /// <summary>The route that took the last event, as written in the table: <c>GET /users/{id}</c>. <see langword="null"/> when none did.</summary>
    public string? MatchedRoute
    {
        get
        {
            var route = Math.Max(_exchange.RouteId, _received.RouteId);
            return route < 0 ? null : RouterListing.KeyOf(_exchange.Router, route);
        }
    }

    /// <summary>Answers one event.</summary>
    /// <param name="json">The event, UTF-8. It must not change before the answer is there.</param>
    /// <param name="context">The invocation, as handlers see it.</param>
    /// <returns>
    /// The answer, UTF-8, good until the next call. Whatever the handler of a request throws is an answer too: 500. What the handler of another event
    /// throws is thrown on: it is the function's error, on which Lambda retries.
    /// </returns>
    /// <exception cref="EventException">The event is not JSON, or of a kind that the router has no route for.</exception>
    /// <exception cref="FaultException">The answer is 500 or more, and its route says <c>fault: true</c>.</exception>
    public ValueTask<ReadOnlyMemory<byte>> InvokeAsync(ReadOnlyMemory<byte> json, LambdaContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        _headers.Use(context);
        return InvokeAsync(json, _headers);
    }

    /// <inheritdoc cref="InvokeAsync(ReadOnlyMemory{byte}, LambdaContext)"/>
    internal ValueTask<ReadOnlyMemory<byte>> InvokeAsync(ReadOnlyMemory<byte> json, InvocationHeaders headers) =>
        _observed is null ? AnswerAsync(json, headers) : ObserveAsync(_observed, json, headers);

    private ValueTask<ReadOnlyMemory<byte>> ObserveAsync(ObservedInvocation observed, ReadOnlyMemory<byte> json, InvocationHeaders headers)
    {
        observed.Start(headers);
        try
        {
            var pending = AnswerAsync(json, headers);
            if (!pending.IsCompleted)
            {
                observed.Leave();
                return ObserveAsync(observed, pending);
            }

            var answer = pending.GetAwaiter().GetResult();
            observed.End(failure: null);
            return new ValueTask<ReadOnlyMemory<byte>>(answer);
        }
        catch (Exception exception)
        {
            observed.End(exception);
            throw;
        }
    }

    private static async ValueTask<ReadOnlyMemory<byte>> ObserveAsync(ObservedInvocation observed, ValueTask<ReadOnlyMemory<byte>> pending)
    {
        try
        {
            var answer = await pending;
            observed.End(failure: null);
            return answer;
        }
        catch (Exception exception)
        {
            observed.End(exception);
            throw;
        }
    }

    private ValueTask<ReadOnlyMemory<byte>> AnswerAsync(ReadOnlyMemory<byte> json, InvocationHeaders headers)
    {
        _exchange.BeginInvocation(headers);
        _received.Begin();
        try
        {
            if (!_exchange.Begin(json)) return ReceiveAsync(headers);
            var pending = Route();
            // Most handlers are done here, and then no state machine is made.
            if (!pending.IsCompleted) return FinishAsync(pending);
            pending.GetAwaiter().GetResult();
        }
        catch (Exception exception)
        {
            if (!TryAnswer(exception)) throw;
        }

        return new ValueTask<ReadOnlyMemory<byte>>(Finish());
    }

    private async ValueTask<ReadOnlyMemory<byte>> FinishAsync(ValueTask pending)
    {
        try
        {
            await pending;
        }
        catch (Exception exception)
        {
            if (!TryAnswer(exception)) throw;
        }

        return Finish();
    }

    // What is no request is nobody's to be answered with a status: a failure is the function's.
    private async ValueTask<ReadOnlyMemory<byte>> ReceiveAsync(InvocationHeaders headers)
    {
        _received.BeginInvocation(headers);
        _observed?.BeginEvent();
        try
        {
            await _received.Router.InvokeEventAsync(_received);
            return _received.TakeAnswer();
        }
        finally
        {
            _received.EndInvocation();
            _exchange.EndInvocation();
        }
    }

    private ValueTask Route()
    {
        var outcome = Dispatcher.Dispatch(_exchange);
        if (_exchange.Verb == HttpVerb.Options && Preflight.TryAnswer(_exchange, outcome)) outcome = DispatchOutcome.Preflight;
        if (outcome == DispatchOutcome.Route) _exchange.NoteRoute();
        _observed?.BeginRequest(outcome);
        switch (outcome)
        {
            case DispatchOutcome.Preflight:
                return default;
            case DispatchOutcome.Route:
                return _exchange.Router.InvokeAsync(_exchange.RouteId, _exchange);
            case DispatchOutcome.MethodNotAllowed:
                _exchange.MethodNotAllowed(_exchange.AllowedVerbs);
                return default;
            case DispatchOutcome.Options:
                _exchange.AnswerOptions(_exchange.AllowedVerbs);
                return default;
            case DispatchOutcome.InvalidPath:
                _exchange.Problem(400, "The path holds a control character.");
                return default;
            default:
                return _exchange.Router.NotFoundAsync(_exchange);
        }
    }

    // An event that is none of ours is no request: there is nobody to answer, and Lambda counts it as the function's error.
    private bool TryAnswer(Exception exception)
    {
        if (exception is EventException)
        {
            _exchange.EndInvocation();
            return false;
        }

        _exchange.Fail(exception);
        return true;
    }

    private ReadOnlyMemory<byte> Finish()
    {
        try
        {
            var answer = _exchange.TakeAnswer();
            return _exchange.IsFault() ? throw _exchange.ToFault() : answer;
        }
        finally
        {
            _exchange.EndInvocation();
        }
    }
}
