namespace RouteGen.Hosting;

/// <summary>The hooks that <see cref="LambdaLifecycle"/> registers.</summary>
internal sealed class SnapshotHooks
{
    private readonly List<Func<ValueTask>> _before = [];
    private readonly List<Func<ValueTask>> _after = [];

    public static SnapshotHooks Shared { get; } = new();

    public void AddBefore(Func<ValueTask> hook)
    {
        ArgumentNullException.ThrowIfNull(hook);
        lock (_before) _before.Add(hook);
    }

    public void AddAfter(Func<ValueTask> hook)
    {
        ArgumentNullException.ThrowIfNull(hook);
        lock (_after) _after.Add(hook);
    }

    public void RunBefore()
    {
        for (var i = _before.Count - 1; i >= 0; i--) _before[i]().AsTask().GetAwaiter().GetResult();
    }

    public void RunAfter()
    {
        foreach (var hook in _after) hook().AsTask().GetAwaiter().GetResult();
    }
}
