namespace RouteGen.Hosting;

/// <summary>Where lines go: to the log, or to standard output.</summary>
internal abstract class OutputSink
{
    /// <summary>Writes whole lines at once. One that nobody can read any more is dropped: no request may fail for it. Called by one thread at a time.</summary>
    public abstract void Write(ReadOnlySpan<byte> lines);
}
