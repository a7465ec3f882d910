using System.ComponentModel;

namespace RouteGen.Telemetry;

/// <summary>Tells others of invocations: as metrics, as traces. A router makes one for each loop, so one sees one invocation at a time.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class InvocationObserver
{
    private protected InvocationObserver()
    {
    }

    /// <summary>What came in is known, and its handler is called next.</summary>
    internal virtual void Begin(ObservedInvocation invocation)
    {
    }

    /// <summary>The handler goes on elsewhere: what was set for it must not stay with the caller.</summary>
    internal virtual void Leave()
    {
    }

    /// <summary>The answer is finished, or the invocation has failed. It comes without a <see cref="Begin"/> for what is no event at all.</summary>
    internal abstract void End(ObservedInvocation invocation);
}
