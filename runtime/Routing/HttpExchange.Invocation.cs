using RouteGen.Hosting;

namespace RouteGen.Routing;

public sealed partial class HttpExchange
{
    private InvocationHeaders? _invocation;
    private CancellationTokenSource? _cancellation;

    /// <summary>What Lambda says of the invocation. It may be kept.</summary>
    public LambdaContext Context => Invocation.Context;

    /// <summary>Cancelled shortly before Lambda stops the invocation. Made for the first who asks, and never used for another invocation.</summary>
    public CancellationToken Cancellation => (_cancellation ??= DeadlineWatch.Shared.Watch(Invocation.Deadline)).Token;

    private InvocationHeaders Invocation => _invocation ??= new InvocationHeaders(LambdaEnvironment.Current);

    /// <summary>Ties the exchange to the invocation that the headers tell of.</summary>
    internal void BeginInvocation(InvocationHeaders headers)
    {
        EndInvocation();
        _invocation = headers;
    }

    /// <summary>Lets go of the invocation: its deadline does not matter any more, and the buffer of its event is soon the next one's.</summary>
    internal void EndInvocation()
    {
        _request?.End();
        _request = null;
        if (_cancellation is not null) DeadlineWatch.Shared.Forget(_cancellation);
        _cancellation = null;
        _invocation = null;
    }

    internal void Log(LogLevel level, string message, Exception? exception = null) => Context.Log(level, message, exception);
}
