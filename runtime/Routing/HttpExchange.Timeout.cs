namespace RouteGen.Routing;

public sealed partial class HttpExchange
{
    private int _timeLimit;

    /// <summary>The request is answered within that time: <c>timeout:</c>.</summary>
    public void LimitTime(int milliseconds) => _timeLimit = milliseconds;

    /// <summary>Whether the time of the request is over.</summary>
    private bool IsOutOfTime => IsCancelled;

    private void TimeOut(Exception exception)
    {
        Log(LogLevel.Error, $"The handler of {RouteKey} ran out of time.", exception);
        Problem(504, "The request took too long.");
    }
}
