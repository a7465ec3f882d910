namespace RouteGen;

/// <summary>What the methods of <c>around:</c> have started for one record. It is not done before all of that is, awaited or not.</summary>
internal sealed class RecordSteps
{
    private readonly List<RecordStepRun> _runs = [];
    private bool _isOver;

    /// <summary>What a method calls to go on.</summary>
    public NextRecord Add(Func<ValueTask> next)
    {
        RecordStepRun? last = null;
        return () =>
        {
            RecordStepRun run;
            lock (_runs)
            {
                ObjectDisposedException.ThrowIf(_isOver, typeof(NextRecord));
                if (last is { IsEnded: false }) throw new InvalidOperationException("'next' was called again before it was done: await it first.");
                _runs.Add(last = run = new RecordStepRun());
            }

            return run.FollowAsync(next);
        };
    }

    /// <summary>Waits for all that was started, after which nothing more can be.</summary>
    /// <param name="failure">What the outermost method threw.</param>
    /// <returns>Why the record failed; <see langword="null"/> when it is processed.</returns>
    public async ValueTask<Exception?> EndAsync(Exception? failure)
    {
        // What fails from here on, no method could handle: they have returned.
        RecordStepRun[] running;
        lock (_runs)
        {
            running = _runs.FindAll(static run => !run.IsEnded).ToArray();
            foreach (var run in _runs)
            {
                if (run.IsEnded && !run.IsTaken) failure ??= run.Failure;
            }
        }

        foreach (var run in running)
        {
            var late = await run.WaitAsync();
            failure ??= late;
        }

        while (TryFindRunning(out var run))
        {
            var late = await run.WaitAsync();
            failure ??= late;
        }

        return failure;
    }

    private bool TryFindRunning(out RecordStepRun found)
    {
        lock (_runs)
        {
            found = _runs.Find(static run => !run.IsEnded)!;
            _isOver = found is null;
            return !_isOver;
        }
    }
}
