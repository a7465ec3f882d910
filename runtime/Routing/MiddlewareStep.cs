namespace RouteGen.Routing;

/// <summary>What one <see cref="RouteGen.Next"/> stands for, and whether it is running.</summary>
internal sealed class MiddlewareStep(HttpExchange http, int invocation)
{
    // Only while it runs.
    private TaskCompletionSource? _ended;

    /// <summary>The step that was running when this one began.</summary>
    public MiddlewareStep? Outer { get; private set; }

    /// <summary>Done when the step is; done already when it does not run.</summary>
    public Task Ended => Volatile.Read(ref _ended)?.Task ?? Task.CompletedTask;

    /// <summary>Goes on to a middleware.</summary>
    public ValueTask<HttpResult> RunAsync(Func<ValueTask<HttpResult>> middleware) => http.RunAsync(this, middleware);

    /// <summary>Goes on to the handler.</summary>
    public ValueTask<HttpResult> RunAsync(Func<ValueTask> handler) => http.RunAsync(this, handler);

    /// <summary>Starts it.</summary>
    /// <exception cref="InvalidOperationException">It is running: two at once would write into one answer.</exception>
    /// <exception cref="ObjectDisposedException">The invocation that it belongs to is over.</exception>
    public void Begin(MiddlewareStep? outer, int current)
    {
        ObjectDisposedException.ThrowIf(invocation != current, typeof(Next));
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        if (Interlocked.CompareExchange(ref _ended, ended, null) is not null) throw new InvalidOperationException("'next' was called again before it was done: await it first.");
        Outer = outer;
    }

    public void End() => Interlocked.Exchange(ref _ended, null)?.SetResult();
}
