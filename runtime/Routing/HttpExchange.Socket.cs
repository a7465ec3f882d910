using RouteGen.Responses;

namespace RouteGen.Routing;

public sealed partial class HttpExchange
{
    /// <summary>The finished answer to a WebSocket's client: a browser's rules of other origins do not hold there, and no route of HTTP has a limit to keep.</summary>
    /// <param name="route">The route that answers, for the log.</param>
    internal ReadOnlyMemory<byte> FinishSocketAnswer(string route)
    {
        var answer = _answer.Finish(Front.Rest, multiValue: false);
        if (_answer.Length <= PayloadLimit.Lambda) return answer;
        Log(LogLevel.Error, $"The answer of {route} takes {_answer.Length} bytes or more, over the limit of {PayloadLimit.Lambda}.");
        Problem(500, "The answer is longer than AWS Lambda can send.");
        return _answer.Finish(Front.Rest, multiValue: false);
    }
}
