namespace RouteGen.Hosting;

/// <summary>
/// Cancels invocations shortly before Lambda would stop them, and wakes the watchdogs of those that have a limit. It waits on a thread of its own, started for the
/// first of them: a pool timer would come too late when handlers block the pool's few threads.
/// </summary>
internal sealed class DeadlineWatch
{
    private readonly List<Watched> _watched = [];
    private bool _isRunning;

    // When the thread looks again by itself. A later entry need not wake it, and one that was forgotten may: then it finds nothing to do.
    private long _wakesAt;

    public static DeadlineWatch Shared { get; } = new();

    private readonly record struct Watched(object Target, long DueTick, Action<long>? Wake, long Invocation);

    /// <summary>
    /// How long before the deadline a token is cancelled: a tenth of the time there is, at most 500 ms.
    /// That is for the handler to clean up and for its answer to be sent.
    /// </summary>
    public static TimeSpan MarginOf(TimeSpan remaining) =>
        TimeSpan.FromTicks(Math.Clamp(remaining.Ticks / 10, 0, 500 * TimeSpan.TicksPerMillisecond));

    /// <summary>A source that is cancelled at the deadline, less the margin, unless it is forgotten before.</summary>
    public CancellationTokenSource Watch(DateTimeOffset deadline)
    {
        if (deadline == DateTimeOffset.MaxValue) return new CancellationTokenSource();
        var remaining = deadline - DateTimeOffset.UtcNow;
        return WatchUntil(Environment.TickCount64 + (long)(remaining - MarginOf(remaining)).TotalMilliseconds);
    }

    /// <summary>A source that is cancelled at a time, unless it is forgotten before.</summary>
    /// <param name="tick">The time by <see cref="Environment.TickCount64"/>.</param>
    public CancellationTokenSource WatchUntil(long tick)
    {
        var source = new CancellationTokenSource();
        if (tick <= Environment.TickCount64) source.Cancel();
        else Add(new Watched(source, tick, Wake: null, Invocation: 0));
        return source;
    }

    /// <summary>Wakes a watchdog at a time, unless it is forgotten before.</summary>
    /// <param name="watchdog">The watchdog.</param>
    /// <param name="wake">Wakes it. A delegate, so that what it does then is in no function without limits.</param>
    /// <param name="invocation">The number by which it knows the invocation.</param>
    /// <param name="tick">The time by <see cref="Environment.TickCount64"/>.</param>
    public void Watch(InvocationWatchdog watchdog, Action<long> wake, long invocation, long tick) => Add(new Watched(watchdog, tick, wake, invocation));

    /// <summary>The invocation is over: its token stays as it is, and the next invocation gets another one; its watchdog sleeps.</summary>
    /// <param name="target">What was watched, a token's source or a watchdog.</param>
    public void Forget(object target)
    {
        lock (_watched)
        {
            for (var i = 0; i < _watched.Count; i++)
            {
                if (_watched[i].Target != target) continue;
                _watched.RemoveAt(i);
                return;
            }
        }
    }

    private void Add(Watched entry)
    {
        lock (_watched)
        {
            _watched.Add(entry);
            if (!_isRunning) Start();
            else if (entry.DueTick < _wakesAt) Monitor.Pulse(_watched);
        }
    }

    private void Start()
    {
        _isRunning = true;
        new Thread(Run) { IsBackground = true, Name = "RouteGen deadlines" }.UnsafeStart();
    }

    private void Run()
    {
        lock (_watched)
        {
            while (true)
            {
                var now = Environment.TickCount64;
                var next = long.MaxValue;
                for (var i = _watched.Count - 1; i >= 0; i--)
                {
                    var (target, due, wake, invocation) = _watched[i];
                    if (due > now)
                    {
                        next = Math.Min(next, due);
                        continue;
                    }

                    _watched.RemoveAt(i);
                    if (wake is not null) wake(invocation);
                    else CancelApart((CancellationTokenSource)target);
                }

                _wakesAt = next;
                if (next == long.MaxValue) Monitor.Wait(_watched);
                else Monitor.Wait(_watched, (int)Math.Min(next - now, int.MaxValue));
            }
        }
    }

    /// <summary>Cancels on another thread: what hangs on the token runs in there, and one handler's callback must not hold up the other invocations' deadlines.</summary>
    private static void CancelApart(CancellationTokenSource source) =>
        new Thread(static state => Cancel((CancellationTokenSource)state!)) { IsBackground = true, Name = "RouteGen cancellation" }.UnsafeStart(source);

    private static void Cancel(CancellationTokenSource source)
    {
        try
        {
            source.Cancel();
        }
        catch (AggregateException exception)
        {
            LambdaEnvironment.Current.Log.Write(LogLevel.Error, LogScope.None, "A callback of a cancellation token failed.", exception);
        }
    }
}
