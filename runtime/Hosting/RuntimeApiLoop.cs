using System.Text;
using RouteGen.Events;

namespace RouteGen.Hosting;

/// <summary>Answers one invocation: the event's bytes in, the answer's bytes out, good until the next call. What it throws becomes a function error.</summary>
internal delegate ValueTask<ReadOnlyMemory<byte>> InvocationHandler(ReadOnlyMemory<byte> json, InvocationHeaders headers);

/// <summary>
/// Asks for invocations one after the other and answers them, on the one thread that runs it. Handlers start on that thread too and may complete elsewhere.
/// Nothing that a handler does, or leaves behind, ends the loop or shows in the next invocation.
/// </summary>
/// <param name="connection">The loop's connection to the Runtime API.</param>
/// <param name="environment">What Lambda says.</param>
/// <param name="handler">Answers the invocations.</param>
/// <param name="exit">Ends the process under a handler that takes too long; only tests have another.</param>
internal sealed class RuntimeApiLoop(RuntimeApiConnection connection, LambdaEnvironment environment, InvocationHandler handler, Action? exit = null)
{
    private const string TraceVariable = "_X_AMZN_TRACE_ID";

    private readonly InvocationHeaders _headers = new(environment) { Watchdog = new InvocationWatchdog(connection.Endpoint, environment, exit ?? ProcessEnd.AfterTimeout) };
    private byte[] _lastTraceId = [];

    /// <summary>Runs until the Runtime API fails.</summary>
    /// <param name="stop">Ends the loop, also while it waits. Lambda never does: it stops the process.</param>
    /// <exception cref="RuntimeApiException">The Runtime API failed.</exception>
    public void Run(CancellationToken stop)
    {
        using var registration = stop.UnsafeRegister(static connection => ((RuntimeApiConnection)connection!).Dispose(), connection);
        // Handlers run in this clean context, which holds nothing of anybody. There is none to capture while flow is off.
        if (ExecutionContext.IsFlowSuppressed()) ExecutionContext.RestoreFlow();
        var clean = ExecutionContext.Capture()!;
        try
        {
            while (!stop.IsCancellationRequested) RunOne(clean, stop);
        }
        catch (Exception ended) when (stop.IsCancellationRequested && ended is RuntimeApiException or ObjectDisposedException or OperationCanceledException)
        {
            // The stop closed the connection under a call.
        }
    }

    private void RunOne(ExecutionContext clean, CancellationToken stop)
    {
        var json = connection.Next(_headers);
        // AWS's SDKs and X-Ray read the variable. It is the process's, so it has no meaning where several invocations run at once.
        if (!environment.IsMultiConcurrent) SetTraceVariable();

        ReadOnlyMemory<byte> answer = default;
        Exception? failure = null;
        try
        {
            var pending = handler(json, _headers);
            // An incomplete ValueTask must not be waited for directly; its Task may.
            answer = pending.IsCompletedSuccessfully ? pending.Result : pending.AsTask().GetAwaiter().GetResult();
        }
        catch (Exception exception)
        {
            failure = exception;
        }
        finally
        {
            // An AsyncLocal, a culture or a synchronization context that the handler set would be the next invocation's.
            ExecutionContext.Restore(clean);
            SynchronizationContext.SetSynchronizationContext(null);
        }

        if (!_headers.Watchdog!.TryFinish() && IsAnsweredByWatchdog(stop)) return;
        if (failure is null) Send(answer);
        else SendFailure(failure);
    }

    /// <summary>The watchdog took the invocation: what the handler answers now is dropped, unless there is no other answer.</summary>
    private bool IsAnsweredByWatchdog(CancellationToken stop)
    {
        // Nothing may come after it: neither another answer nor another invocation.
        if (!environment.IsMultiConcurrent) stop.WaitHandle.WaitOne();
        if (stop.IsCancellationRequested || !_headers.Watchdog!.WaitForAnswer(stop)) return stop.IsCancellationRequested;
        Log(LogLevel.Warning, "A handler returned after its time: its answer is dropped, and the loop goes on.");
        return true;
    }

    private void Send(ReadOnlyMemory<byte> answer)
    {
        var status = connection.PostResponse(_headers, answer.Span);
        switch (status)
        {
            case 200 or 202 or 204:
                return;
            case 410:
                Log(LogLevel.Warning, "The answer came too late: Lambda had ended the invocation at its timeout (410).");
                return;
            case 413:
                Log(LogLevel.Error, $"Lambda refused the answer: {answer.Length} bytes are too long (413). The invoker gets Function.ResponseSizeTooLarge.");
                return;
            default:
                LogRefusal("answer", status);
                return;
        }
    }

    private void SendFailure(Exception failure)
    {
        // An event that is not ours needs no stack: its message says all. What a fault was made of is in the log already.
        if (failure is EventException or FaultException) Log(LogLevel.Error, failure.Message);
        else Log(LogLevel.Error, "The invocation failed.", failure);
        var status = connection.PostError(_headers, FunctionError.Of(failure, environment.SendsStackTraces || _headers.SendsErrorStack, showsMessages: environment.ShowsExceptionMessages));
        if (status == 410) Log(LogLevel.Warning, "The error came too late: Lambda had ended the invocation at its timeout (410).");
        else if (status is not (200 or 202 or 204)) LogRefusal("error", status);
    }

    private void LogRefusal(string what, int status)
    {
        Log(LogLevel.Error, $"Lambda refused the {what} with status {status}: {connection.ReplyText}");
        if (status == 500) throw new RuntimeApiException("The Runtime API reports a container error.") { IsContainerError = true };
    }

    private void Log(LogLevel level, string message, Exception? exception = null) => _headers.Context.Log(level, message, exception);

    private void SetTraceVariable()
    {
        if (_headers.TraceId.SequenceEqual(_lastTraceId)) return;
        _lastTraceId = _headers.TraceId.ToArray();
        Environment.SetEnvironmentVariable(TraceVariable, _lastTraceId.Length > 0 ? Encoding.UTF8.GetString(_lastTraceId) : null);
    }
}
