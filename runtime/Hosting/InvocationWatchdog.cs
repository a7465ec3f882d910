using System.Diagnostics.CodeAnalysis;

namespace RouteGen.Hosting;

/// <summary>
/// Answers for a handler that still runs when its time is up, over a connection of its own, and then ends the process, so that the handler does not run on into the next invocation:
/// Lambda starts a clean one. Where the process serves several invocations at once it lives on, and the handler's own answer is dropped when it comes.
/// A loop has one; exactly one of the two answers.
/// </summary>
/// <param name="endpoint">The Runtime API.</param>
/// <param name="environment">What Lambda says.</param>
/// <param name="exit">Ends the process.</param>
[SuppressMessage("Design", "CA1001:Types that own disposable fields should be disposable", Justification = "It lives as long as its loop, and an event that nobody asks for its handle holds nothing.")]
internal sealed class InvocationWatchdog(RuntimeApiEndpoint endpoint, LambdaEnvironment environment, Action exit)
{
    /// <summary>How long, in milliseconds, the API may take for each step of the post. It is a process of the same machine.</summary>
    private const int Patience = 1000;

    /// <summary>How long, in milliseconds, the whole answer may take, with its line in the log.</summary>
    private const int PatienceForAll = 3000;

    private const long Claimed = 1;

    // Set when what the watchdog does for an invocation that it has claimed is done.
    private readonly ManualResetEventSlim _isDone = new();
    private ILateAnswer? _late;
    private InvocationHeaders? _headers;
    private Action<long>? _wake;
    private bool _isWatching;
    private bool _isAnswered;

    // Twice the number of the invocation, and Claimed when its answer is somebody's.
    private long _invocation;

    /// <summary>Answers an invocation at a time, unless <see cref="TryFinish"/> comes first.</summary>
    /// <param name="late">What is answered.</param>
    /// <param name="headers">The invocation.</param>
    /// <param name="tick">The time by <see cref="Environment.TickCount64"/>.</param>
    public void Watch(ILateAnswer late, InvocationHeaders headers, long tick)
    {
        _late = late;
        _headers = headers;
        _isAnswered = false;
        _isDone.Reset();
        var invocation = (_invocation | Claimed) + 1;
        Volatile.Write(ref _invocation, invocation);
        _isWatching = true;
        DeadlineWatch.Shared.Watch(this, _wake ??= Wake, invocation, tick);
    }

    /// <summary>The handler is done. Whether the answer is its loop's to send; when it is not, the watchdog has sent one, or tries to.</summary>
    public bool TryFinish()
    {
        if (!_isWatching) return true;
        _isWatching = false;
        DeadlineWatch.Shared.Forget(this);
        return TryClaim(_invocation & ~Claimed);
    }

    /// <summary>Waits until the watchdog is done with an invocation that it took.</summary>
    /// <returns>Whether Lambda has its answer. If not, the handler's, late as it is, is better than none.</returns>
    public bool WaitForAnswer(CancellationToken stop)
    {
        _isDone.Wait(stop);
        return _isAnswered;
    }

    /// <summary>The time of an invocation is up.</summary>
    /// <param name="invocation">The number that <see cref="DeadlineWatch"/> was given for it.</param>
    public void Wake(long invocation)
    {
        if (!TryClaim(invocation)) return;
        // Others' deadlines wait for this thread, so what follows is another's.
        Start(environment.IsMultiConcurrent ? Answer : AnswerAndExit);
    }

    private static Thread Start(ThreadStart work)
    {
        var thread = new Thread(work) { IsBackground = true, Name = "RouteGen watchdog" };
        thread.UnsafeStart();
        return thread;
    }

    private bool TryClaim(long invocation) => Interlocked.CompareExchange(ref _invocation, invocation | Claimed, invocation) == invocation;

    private void Answer()
    {
        var headers = _headers!;
        try
        {
            _isAnswered = Send(_late!, headers);
        }
        catch (Exception exception)
        {
            headers.Context.Log(LogLevel.Error, "The answer for a handler that takes too long could not be sent.", exception);
        }

        _isDone.Set();
    }

    private void AnswerAndExit()
    {
        // Whatever may hang in there, the process ends.
        Start(Answer).Join(PatienceForAll);
        exit();
    }

    private bool Send(ILateAnswer late, InvocationHeaders headers)
    {
        var answer = late.Write(headers, out var fault);
        using var connection = new RuntimeApiConnection(endpoint, Patience);
        var status = fault is null
            ? connection.PostResponse(headers, answer.Span)
            : connection.PostError(headers, FunctionError.Of(fault, withStack: false));
        var isTaken = status is 200 or 202 or 204;
        var outcome = !isTaken ? $"Lambda refused the {late.Name} for it with status {status}" : fault is null ? late.Outcome : "it is reported as the function's error";
        var consequence = environment.IsMultiConcurrent ? "Its loop takes no invocation before it returns." : "The process ends.";
        headers.Context.Log(LogLevel.Error, $"The handler of {late.RouteKey} still runs when its time is up: {outcome}. {consequence}");
        return isTaken;
    }
}
