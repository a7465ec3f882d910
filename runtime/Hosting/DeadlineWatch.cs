namespace RouteGen.Hosting;

/// <summary>
/// Cancels invocations shortly before Lambda would stop them. It waits on a thread of its own, started for the first token: a pool timer would come
/// too late when handlers block the pool's few threads.
/// </summary>
internal sealed class DeadlineWatch
{
    private readonly List<Watched> _watched = [];
    private bool _isRunning;

    public static DeadlineWatch Shared { get; } = new();

    private readonly record struct Watched(CancellationTokenSource Source, long DueTick);

    /// <summary>
    /// How long before the deadline a token is cancelled: a tenth of the time there is, at most 500 ms.
    /// That is for the handler to clean up and for its answer to be sent.
    /// </summary>
    public static TimeSpan MarginOf(TimeSpan remaining) =>
        TimeSpan.FromTicks(Math.Clamp(remaining.Ticks / 10, 0, 500 * TimeSpan.TicksPerMillisecond));

    /// <summary>A source that is cancelled at the deadline, less the margin, unless it is forgotten before.</summary>
    public CancellationTokenSource Watch(DateTimeOffset deadline)
    {
        var source = new CancellationTokenSource();
        if (deadline == DateTimeOffset.MaxValue) return source;

        var remaining = deadline - DateTimeOffset.UtcNow;
        var wait = (long)(remaining - MarginOf(remaining)).TotalMilliseconds;
        if (wait <= 0)
        {
            source.Cancel();
            return source;
        }

        lock (_watched)
        {
            _watched.Add(new Watched(source, Environment.TickCount64 + wait));
            if (_isRunning) Monitor.Pulse(_watched);
            else Start();
        }

        return source;
    }

    /// <summary>The invocation is over: its token stays as it is, and the next invocation gets another one.</summary>
    public void Forget(CancellationTokenSource source)
    {
        lock (_watched)
        {
            for (var i = 0; i < _watched.Count; i++)
            {
                if (_watched[i].Source != source) continue;
                _watched.RemoveAt(i);
                return;
            }
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
                    var (source, due) = _watched[i];
                    if (due > now)
                    {
                        next = Math.Min(next, due);
                        continue;
                    }

                    _watched.RemoveAt(i);
                    CancelApart(source);
                }

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
