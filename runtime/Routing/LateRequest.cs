using RouteGen.Hosting;

namespace RouteGen.Routing;

/// <summary>What is answered for a request whose handler still runs when its time is up. Apart from the exchange, so that only functions with limits hold it.</summary>
internal sealed class LateRequest(HttpExchange http) : ILateAnswer
{
    /// <inheritdoc/>
    public string RouteKey => http.RouteKey;

    /// <inheritdoc/>
    public string Name => "504";

    /// <inheritdoc/>
    public string Outcome => "it is answered 504";

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> Write(InvocationHeaders headers, out Exception? fault)
    {
        var answer = http.AnswerForLate(headers, out var failure);
        fault = failure;
        return answer;
    }
}
