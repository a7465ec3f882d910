using System.Diagnostics;
using System.Globalization;
using RouteGen.Events;
using RouteGen.Fronts;

namespace RouteGen.Local;

/// <summary>The application, for event sources of a developer's own machine: a local queue that invokes it as Lambda's event source mapping would.</summary>
public sealed class LocalFunction
{
    private readonly IFunction _function;
    private readonly TextWriter _console;

    internal LocalFunction(IFunction function, TextWriter console) => (_function, _console) = (function, console);

    /// <summary>Sends an event through the router, and writes a line about it to the console. May be called many times at once.</summary>
    /// <param name="json">The event, UTF-8, as AWS sends it.</param>
    /// <returns>The function's answer, UTF-8.</returns>
    /// <exception cref="EventException">No route takes the event. What its handler throws is thrown too: it is the function's error.</exception>
    public async Task<ReadOnlyMemory<byte>> InvokeAsync(ReadOnlyMemory<byte> json)
    {
        var start = Stopwatch.GetTimestamp();
        var context = new LambdaContext { RequestId = FakeAccount.NewRequestId(), InvokedFunctionArn = FakeAccount.FunctionArn, LogWriter = LogTo(_console), MetricsWriter = static _ => { } };
        try
        {
            var answer = await _function.InvokeAsync(json, context);
            Note(answer.Route ?? "an event", "ok", failure: null);
            return answer.Json;
        }
        catch (Exception failure)
        {
            Note("an event", "failed", failure);
            throw;
        }

        void Note(string route, string outcome, Exception? failure)
        {
            var line = string.Create(CultureInfo.InvariantCulture, $"{route} {outcome} {Stopwatch.GetElapsedTime(start).TotalMilliseconds:0.0} ms");
            if (failure is BatchFailedException) line += ": " + failure.Message; // each record's failure stands in the log above
            else if (failure is not null) line += Environment.NewLine + failure;
            _console.WriteLine(line);
        }
    }

    /// <summary>The function's own log, stacks and all: it is the developer's console.</summary>
    internal static Action<LogLevel, string, Exception?> LogTo(TextWriter console) => (level, message, problem) =>
        console.WriteLine(problem is null ? $"  {level}: {message}" : $"  {level}: {message}{Environment.NewLine}{problem}");
}
