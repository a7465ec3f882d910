using RouteGen.Events;
using RouteGen.Hosting;

namespace RouteGen.Routing;

public sealed partial class HttpExchange
{
    private const string TookTooLong = "The request took too long.";

    private long? _limitTick;
    private LateRequest? _late;

    /// <summary>
    /// The request is answered within that time, and a little before Lambda stops the invocation: <c>timeout:</c>. The token is cancelled first. When the time is up, the invocation's
    /// watchdog answers, where there is one; else, and when it comes to that first, the answer of a late handler is replaced.
    /// </summary>
    public void LimitTime(int milliseconds)
    {
        var now = Environment.TickCount64;
        var limit = TimeSpan.FromMilliseconds(milliseconds);
        var margin = DeadlineWatch.MarginOf(limit);
        var (cancelIn, answerIn) = (limit - margin, limit);
        if (Invocation.Deadline is var deadline && deadline != DateTimeOffset.MaxValue)
        {
            // Half of the time that the handler has to clean up is left for the watchdog's answer to be sent.
            var remaining = deadline - DateTimeOffset.UtcNow;
            margin = DeadlineWatch.MarginOf(remaining);
            if (remaining - margin < cancelIn) cancelIn = remaining - margin;
            if (remaining - (margin / 2) < answerIn) answerIn = remaining - (margin / 2);
        }

        CancellationTick = now + (long)cancelIn.TotalMilliseconds;
        _limitTick = now + (long)answerIn.TotalMilliseconds;
        Invocation.Watchdog?.Watch(_late ??= new LateRequest(this), Invocation, _limitTick.Value);
    }

    /// <summary>What is answered in place of a handler that still runs, made of the event alone: the exchange is the handler's, which knows nothing of this.</summary>
    /// <param name="headers">The invocation.</param>
    /// <param name="fault">The same as a function error, where the route says <c>fault: true</c>.</param>
    internal ReadOnlyMemory<byte> AnswerForLate(InvocationHeaders headers, out FaultException? fault)
    {
        var other = new HttpExchange(Router);
        other.BeginInvocation(headers);
        other.Begin(Event.Memory);
        other.RouteId = RouteId;
        other._readsAnswer = _readsAnswer;
        other.Problem(504, TookTooLong);
        var answer = other.TakeAnswer();
        fault = other.IsFault() ? other.ToFault() : null;
        return answer;
    }

    /// <summary>Whether the time of the request is over.</summary>
    private bool IsOutOfTime => IsCancelled;

    private void TimeOut(Exception exception)
    {
        Log(LogLevel.Error, $"The handler of {RouteKey} ran out of time.", exception);
        Problem(504, TookTooLong);
    }

    /// <summary>Replaces an answer that is there too late.</summary>
    private void ReplaceLateAnswer()
    {
        if (_limitTick is not { } limit || Environment.TickCount64 < limit || _answer.Status == 504) return;
        Log(LogLevel.Error, $"The handler of {RouteKey} answered after its time.");
        Problem(504, TookTooLong);
    }
}
