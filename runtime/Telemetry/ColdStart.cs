namespace RouteGen.Telemetry;

/// <summary>Whether the process has answered anything yet. Of several invocations that begin at once one is the first.</summary>
internal sealed class ColdStart
{
    private int _isTaken;

    public static ColdStart OfProcess { get; } = new();

    /// <summary>Whether this is the first invocation; so it is once.</summary>
    public bool Take() => Volatile.Read(ref _isTaken) == 0 && Interlocked.Exchange(ref _isTaken, 1) == 0;
}
