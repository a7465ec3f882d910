using System.Diagnostics;
using RouteGen.Hosting;
using RouteGen.Routing;

namespace RouteGen.Telemetry;

/// <summary>What observers are told of an invocation. A session owns one and uses it again and again; it has none where nobody observes.</summary>
internal sealed class ObservedInvocation
{
    private readonly InvocationObserver? _traces;
    private readonly InvocationObserver? _metrics;
    private readonly ColdStart _coldStart;
    private InvocationHeaders? _headers;
    private long _started;

    private ObservedInvocation(HttpExchange http, EventExchange received, InvocationObserver? traces, InvocationObserver? metrics, ColdStart coldStart)
    {
        Http = http;
        Received = received;
        _traces = traces;
        _metrics = metrics;
        _coldStart = coldStart;
    }

    public HttpExchange Http { get; }

    public EventExchange Received { get; }

    /// <summary>Whose invocation it is, until it ends.</summary>
    public InvocationHeaders Headers => _headers!;

    /// <summary>Whether the event is an HTTP request; what is no event at all counts as none.</summary>
    public bool IsRequest { get; private set; }

    /// <summary>What a request came to.</summary>
    public DispatchOutcome Outcome { get; private set; }

    /// <summary>Whether the invocation is the first of the process.</summary>
    public bool IsColdStart { get; private set; }

    /// <summary>The time from the event's coming to the finished answer.</summary>
    public TimeSpan Elapsed { get; private set; }

    /// <summary>What the session threw instead of an answer.</summary>
    public Exception? Failure { get; private set; }

    /// <summary>The matched route's id, or -1.</summary>
    public int RouteId => IsRequest ? Http.RouteId : Received.RouteId;

    /// <summary>The status of the answer to a request. One that could not be answered is a server error.</summary>
    public int Status => Failure is null or FaultException ? Http.AnswerStatus : 500;

    /// <summary>The observer of a session; <see langword="null"/> for a router that has none.</summary>
    public static ObservedInvocation? Of(HttpExchange http, EventExchange received, ColdStart coldStart)
    {
        var router = http.Router;
        var (traces, metrics) = (router.Traces(), router.Metrics());
        return traces is null && metrics is null ? null : new ObservedInvocation(http, received, traces, metrics, coldStart);
    }

    public void Start(InvocationHeaders headers)
    {
        _started = Stopwatch.GetTimestamp();
        _headers = headers;
        IsRequest = false;
        Outcome = DispatchOutcome.NotFound;
        IsColdStart = _coldStart.Take();
        Failure = null;
    }

    public void BeginRequest(DispatchOutcome outcome)
    {
        IsRequest = true;
        Outcome = outcome;
        Begin(_traces);
        Begin(_metrics);
    }

    public void BeginEvent()
    {
        Begin(_traces);
        Begin(_metrics);
    }

    public void Leave() => _traces?.Leave();

    public void End(Exception? failure)
    {
        Elapsed = Stopwatch.GetElapsedTime(_started);
        Failure = failure;
        End(_metrics);
        End(_traces);
        _headers = null;
        Failure = null;
    }

    private void Begin(InvocationObserver? observer)
    {
        try
        {
            observer?.Begin(this);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // Others' code runs in there, as listeners do. No request fails because nobody could be told of it.
        }
    }

    private void End(InvocationObserver? observer)
    {
        try
        {
            observer?.End(this);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // As in Begin.
        }
    }
}
