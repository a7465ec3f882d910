namespace RouteGen.Fronts;

/// <summary>
/// What Lambda runs invocations in, one after the other. Between them it is frozen: whatever an invocation left running stands still when its answer is there,
/// and goes on while the next one runs.
/// </summary>
/// <remarks>
/// <para>
/// Work is known by its <see cref="ExecutionContext"/>, which flows from the handler into every task, timer and queued item, with <c>ConfigureAwait(false)</c> too. A thread of the pool that
/// is about to run something of a frozen environment waits at the door. What is awaited plainly is queued before, and takes no thread.
/// </para>
/// <para>
/// What no program can do to its own threads is stop them in the middle: one that computes or blocks goes on until its next await, and so do a thread outside the pool and what was started with
/// <c>ExecutionContext.SuppressFlow</c> or an Unsafe method.
/// </para>
/// </remarks>
internal sealed class ExecutionEnvironment
{
    // Called on each thread that takes up or lays down the context of an invocation. Other threads than the pool's are left alone: a test runner has some of its own, and may run there what a
    // handler completed, in the handler's context.
    private static readonly AsyncLocal<ExecutionEnvironment?> Current = new(static change =>
    {
        if (change.ThreadContextChanged && Thread.CurrentThread.IsThreadPoolThread) change.CurrentValue?.WaitAtDoor();
    });

    private readonly Queue<(SendOrPostCallback Callback, object? State)> _queued = new();
    private readonly QueueingContext _context;
    private TaskCompletionSource? _thawed = NewSignal();
    private int _waiting;

    public ExecutionEnvironment() => _context = new QueueingContext(this);

    /// <summary>How many pieces of work stand still.</summary>
    public int HeldWork
    {
        get
        {
            lock (_queued) return _waiting + _queued.Count;
        }
    }

    /// <summary>Runs an invocation: thawed until it has answered.</summary>
    public Task<T> RunAsync<T>(Func<ValueTask<T>> invoke)
    {
        // Whoever waits for the answer goes on elsewhere, and not on a thread of the environment, which is frozen by then.
        var answer = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        Thaw();
        _ = Task.Run(InvokeAsync);
        return answer.Task;

        async Task InvokeAsync()
        {
            Current.Value = this;
            SynchronizationContext.SetSynchronizationContext(_context);
            try
            {
                var result = await invoke().ConfigureAwait(false);
                Leave();
                answer.SetResult(result);
            }
            catch (Exception exception)
            {
                Leave();
                answer.SetException(exception);
            }
        }
    }

    // What follows is no part of the invocation: a context that the answer is posted to may keep the one it is posted in.
    private void Leave()
    {
        Freeze();
        Current.Value = null;
        SynchronizationContext.SetSynchronizationContext(null);
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void Freeze()
    {
        lock (_queued) _thawed = NewSignal();
    }

    private void Thaw()
    {
        TaskCompletionSource thawed;
        (SendOrPostCallback Callback, object? State)[] queued;
        lock (_queued)
        {
            thawed = _thawed ?? throw new InvalidOperationException("An environment runs one invocation at a time.");
            _thawed = null;
            queued = [.. _queued];
            _queued.Clear();
            _waiting = 0;
        }

        thawed.SetResult();
        foreach (var (callback, state) in queued) _context.Run(callback, state);
    }

    private void WaitAtDoor()
    {
        while (true)
        {
            Task thawed;
            lock (_queued)
            {
                if (_thawed is null) return;
                thawed = _thawed.Task;
                _waiting++;
            }

            // Waiting for a task, unlike other ways to block, makes the pool add a thread at once.
            thawed.Wait();
        }
    }

    private void Post(SendOrPostCallback callback, object? state)
    {
        lock (_queued)
        {
            if (_thawed is not null)
            {
                _queued.Enqueue((callback, state));
                return;
            }
        }

        _context.Run(callback, state);
    }

    /// <summary>Takes what is awaited plainly: to the pool, or while frozen to the queue.</summary>
    private sealed class QueueingContext(ExecutionEnvironment environment) : SynchronizationContext
    {
        public override void Post(SendOrPostCallback d, object? state) => environment.Post(d, state);

        public override void Send(SendOrPostCallback d, object? state) => d(state);

        public override SynchronizationContext CreateCopy() => this;

        public void Run(SendOrPostCallback callback, object? state) => ThreadPool.UnsafeQueueUserWorkItem(
            static item =>
            {
                SetSynchronizationContext(item.Context);
                item.Callback(item.State);
            },
            (Context: this, Callback: callback, State: state),
            preferLocal: false);
    }
}
