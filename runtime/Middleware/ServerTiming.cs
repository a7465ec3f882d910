using System.Diagnostics;
using System.Globalization;

namespace RouteGen.Middleware;

/// <summary>Tells the client how long the request took inside: <c>Server-Timing: total;dur=12.3</c>, in milliseconds. Browsers show it beside the request.</summary>
/// <remarks>
/// What is inside of it counts: put it first. Anybody who gets the answer sees the time, so leave it off where that tells a secret, as of a password's check.
/// </remarks>
public static class ServerTiming
{
    private const string Name = "Server-Timing";

    /// <summary>The middleware.</summary>
    public static async ValueTask<HttpResult> Around(HttpRequest request, Next next)
    {
        ArgumentNullException.ThrowIfNull(next);
        var start = Stopwatch.GetTimestamp();
        var result = await next();
        var elapsed = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        return result.WithHeader(Name, string.Create(CultureInfo.InvariantCulture, $"total;dur={elapsed:F1}"));
    }
}
