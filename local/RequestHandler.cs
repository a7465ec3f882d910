using System.Diagnostics;
using System.Globalization;
using RouteGen.Fronts;
using RouteGen.Local.Http;

namespace RouteGen.Local;

/// <summary>Sends requests through the front and writes a line for each.</summary>
/// <param name="gateway">The front.</param>
/// <param name="console">Takes the lines.</param>
/// <param name="events">Sends events; <see langword="null"/> for an application without event routes, whose every path is its own.</param>
internal sealed class RequestHandler(FrontGateway gateway, TextWriter console, EventEndpoint? events = null) : IRequestHandler
{
    /// <summary>What is shown of a target: the rest of a long one says no more.</summary>
    private const int ShownTarget = 200;

    public async ValueTask<FrontResponse> AnswerAsync(FrontRequest request)
    {
        var start = Stopwatch.GetTimestamp();
        if (events is not null && request.Path == EventEndpoint.Path)
        {
            var sent = await events.AnswerAsync(request, NewContext);
            Note(request, new FrontExchange(sent.Response) { Route = sent.Key, Failure = sent.Failure }, Stopwatch.GetElapsedTime(start));
            return sent.Response;
        }

        var exchange = await gateway.SendAsync(request, NewContext);
        Note(request, exchange, Stopwatch.GetElapsedTime(start));
        return exchange.Response;
    }

    public FrontResponse RefuseBody(FrontRequest request)
    {
        var exchange = gateway.RefuseBody(request, HttpConnection.MaxBody);
        Note(request, exchange, TimeSpan.Zero);
        return exchange.Response;
    }

    public void NoteRefusal(int status, string reason) => console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{status} refused: {reason}"));

    private LambdaContext NewContext(string requestId) => new() { RequestId = requestId, InvokedFunctionArn = FakeAccount.FunctionArn, LogWriter = LocalFunction.LogTo(console), MetricsWriter = static _ => { } };

    private void Note(FrontRequest request, FrontExchange exchange, TimeSpan time)
    {
        var target = request.Target.Length <= ShownTarget ? request.Target : request.Target[..ShownTarget] + "...";
        var route = exchange.Route is null ? "-" : $"[{exchange.Route}]";
        var line = string.Create(CultureInfo.InvariantCulture, $"{request.Method} {target} {exchange.Response.StatusCode} {route} {time.TotalMilliseconds:0.0} ms");
        if (exchange.Response.Problem is { } problem) line += Environment.NewLine + "  the front answers itself: " + problem;
        // One write a request: lines of several at once must not mix.
        if (exchange.Failure is not null) line += Environment.NewLine + exchange.Failure;
        console.WriteLine(line);
    }
}
