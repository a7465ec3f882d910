using System.Threading.Tasks.Sources;

namespace RouteGen;

/// <summary>One call of a <see cref="NextRecord"/>. It knows whether somebody has looked at how it ended: a failure that nobody has seen is not handled.</summary>
internal sealed class RecordStepRun : IValueTaskSource
{
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool _isTaken;

    public bool IsEnded => _ended.Task.IsCompleted;

    /// <summary>Whether its end was awaited, or asked for.</summary>
    public bool IsTaken => _isTaken;

    /// <summary>Why it failed, once it has ended.</summary>
    public Exception? Failure => _ended.Task.Exception?.InnerException;

    /// <summary>Calls what is next.</summary>
    public ValueTask FollowAsync(Func<ValueTask> next)
    {
        ValueTask pending;
        try
        {
            pending = next();
        }
        catch (Exception exception)
        {
            pending = ValueTask.FromException(exception);
        }

        if (pending.IsCompletedSuccessfully)
        {
            pending.GetAwaiter().GetResult();
            _ended.SetResult();
            return default;
        }

        _ = EndAsync(pending);
        return new ValueTask(this, token: 0);
    }

    /// <summary>Waits for its end.</summary>
    /// <returns>Why it failed.</returns>
    public async ValueTask<Exception?> WaitAsync()
    {
        await _ended.Task.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return Failure;
    }

    /// <inheritdoc/>
    public ValueTaskSourceStatus GetStatus(short token) =>
        !IsEnded ? ValueTaskSourceStatus.Pending : _ended.Task.IsFaulted ? ValueTaskSourceStatus.Faulted : ValueTaskSourceStatus.Succeeded;

    /// <inheritdoc/>
    public void GetResult(short token)
    {
        _isTaken = true;
        _ended.Task.GetAwaiter().GetResult();
    }

    /// <inheritdoc/>
    public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags)
    {
        var awaiter = _ended.Task.ConfigureAwait(flags.HasFlag(ValueTaskSourceOnCompletedFlags.UseSchedulingContext)).GetAwaiter();
        if (flags.HasFlag(ValueTaskSourceOnCompletedFlags.FlowExecutionContext)) awaiter.OnCompleted(() => continuation(state));
        else awaiter.UnsafeOnCompleted(() => continuation(state));
    }

    private async Task EndAsync(ValueTask pending)
    {
        try
        {
            await pending;
            _ended.SetResult();
        }
        catch (Exception exception)
        {
            _ended.SetException(exception);
        }
    }
}
