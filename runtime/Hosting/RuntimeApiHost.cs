namespace RouteGen.Hosting;

/// <summary>Runs a router inside Lambda: start, snapshot where there is one, and the loops.</summary>
/// <param name="environment">What Lambda says.</param>
/// <param name="newHandler">Makes the handler of one loop.</param>
/// <param name="hooks">The hooks around a snapshot.</param>
internal sealed class RuntimeApiHost(LambdaEnvironment environment, Func<InvocationHandler> newHandler, SnapshotHooks hooks)
{
    private const int Success = 0;
    private const int Failure = 1;

    /// <summary>Serves invocations. It returns when the Runtime API failed, or on request; Lambda itself stops the process.</summary>
    /// <returns>The process's exit code.</returns>
    public Task<int> RunAsync(CancellationToken stop = default)
    {
        RuntimeApiEndpoint endpoint;
        try
        {
            endpoint = RuntimeApiEndpoint.Parse(environment.RuntimeApi);
        }
        catch (FormatException malformed)
        {
            Log("The function cannot start.", malformed);
            return Task.FromResult(Failure);
        }

        var connections = new RuntimeApiConnection[environment.LoopCount];
        for (var i = 0; i < connections.Length; i++) connections[i] = new RuntimeApiConnection(endpoint);
        return TryStart(connections[0], out var handlers) ? RunLoops(connections, handlers, stop) : Task.FromResult(Failure);
    }

    /// <summary>What comes before the first invocation. Whatever fails is told to Lambda, which else would only know that the process exited.</summary>
    private bool TryStart(RuntimeApiConnection connection, out InvocationHandler[] handlers)
    {
        handlers = new InvocationHandler[environment.LoopCount];
        try
        {
            MemoryLimit.Apply(environment);
            if (environment.IsMultiConcurrent) RaiseMinimumThreads();
            for (var i = 0; i < handlers.Length; i++) handlers[i] = newHandler();
        }
        catch (Exception exception)
        {
            return Fail(exception, "Runtime.InitError", connection.PostInitError);
        }

        return !environment.IsSnapStart || TryPassSnapshot(connection);
    }

    private bool TryPassSnapshot(RuntimeApiConnection connection)
    {
        try
        {
            hooks.RunBefore();
        }
        catch (Exception exception)
        {
            return Fail(exception, "Runtime.BeforeSnapshotError", connection.PostInitError);
        }

        try
        {
            connection.WaitForRestore();
            hooks.RunAfter();
            return true;
        }
        catch (Exception exception)
        {
            return Fail(exception, "Runtime.AfterRestoreError", connection.PostRestoreError);
        }
    }

    private bool Fail(Exception exception, string type, Func<FunctionError, int> post)
    {
        Log("The function cannot start.", exception);
        try
        {
            post(FunctionError.Of(exception, environment.SendsStackTraces, type, environment.ShowsExceptionMessages));
        }
        catch (RuntimeApiException unreachable)
        {
            Log("The failure could not be reported.", unreachable);
        }

        return false;
    }

    private Task<int> RunLoops(RuntimeApiConnection[] connections, InvocationHandler[] handlers, CancellationToken stop)
    {
        // One loop needs no thread besides the caller's, unless that is one of the pool's few: handlers may need it.
        if (connections.Length == 1 && !Thread.CurrentThread.IsThreadPoolThread) return Task.FromResult(RunLoop(0, out _));

        var outcome = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        var running = connections.Length;
        for (var i = 0; i < connections.Length; i++)
        {
            var loop = i;
            new Thread(() => RunOneOfSeveral(loop)) { IsBackground = true, Name = $"RouteGen loop {loop + 1}" }.Start();
        }

        return outcome.Task;

        void RunOneOfSeveral(int loop)
        {
            var exitCode = RunLoop(loop, out var isContainerError);
            // The other loops go on without this one, but a container error is the end of all.
            if (Interlocked.Decrement(ref running) == 0 || isContainerError) outcome.TrySetResult(exitCode);
        }

        int RunLoop(int loop, out bool isContainerError)
        {
            isContainerError = false;
            using var connection = connections[loop];
            try
            {
                new RuntimeApiLoop(connection, environment, handlers[loop]).Run(stop);
                return Success;
            }
            catch (Exception exception)
            {
                isContainerError = exception is RuntimeApiException { IsContainerError: true };
                Log("The function stops taking invocations.", exception);
                return Failure;
            }
        }
    }

    /// <summary>As AWS's own runtime does it: with several invocations at once, the pool's slow growth would be felt.</summary>
    private void RaiseMinimumThreads()
    {
        var minimum = environment.MinimumThreads > 0 ? environment.MinimumThreads : 2 * Environment.ProcessorCount;
        ThreadPool.GetMinThreads(out var workers, out var completionPorts);
        if (workers < minimum) ThreadPool.SetMinThreads(minimum, completionPorts);
    }

    private void Log(string message, Exception exception) => environment.Log.Write(LogLevel.Critical, LogScope.None, message, exception);
}
