using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using RouteGen.Hosting;
using RouteGen.Responses;

namespace RouteGen.Middleware;

/// <summary>Writes a line for each request: <c>GET /users/{id} 200 12.3 ms, 512 bytes, HttpApiV2</c>, and the type of the exception for one that failed.</summary>
/// <remarks>
/// The route stands for the path, because paths hold names and ids of people. What comes from the client (a header, the path) is quoted, escaped and cut at
/// <see cref="LongestText"/> characters, so that it cannot pass for another part of the line. Put it first: it sees what the client gets.
/// </remarks>
public static class RequestLog
{
    private const int LongestText = 256;

    /// <summary>The middleware.</summary>
    public static ValueTask<HttpResult> Around(HttpRequest request, Next next, RequestLogOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(next);
        options ??= RequestLogOptions.Default;
        return request.Context.IsEnabled(options.Level) ? LogAsync(request, next, options) : next();
    }

    private static async ValueTask<HttpResult> LogAsync(HttpRequest request, Next next, RequestLogOptions options)
    {
        var start = Stopwatch.GetTimestamp();
        var result = await next();
        request.Context.Log(options.Level, Line(request, result, Stopwatch.GetElapsedTime(start), options));
        return result;
    }

    private static string Line(HttpRequest request, HttpResult result, TimeSpan elapsed, RequestLogOptions options)
    {
        var line = new StringBuilder(128);
        // ANY stands for every method, and a request without a route has only its client's word for one.
        var method = request.Method;
        line.Append(HeaderField.IsToken(method) && method.Length <= 16 ? method : "(malformed)").Append(' ');
        var route = request.Route;
        line.Append(route.Length == 0 ? "(no route)" : route[(route.IndexOf(' ', StringComparison.Ordinal) + 1)..]);
        line.Append(CultureInfo.InvariantCulture, $" {result.Status} {elapsed.TotalMilliseconds:F1} ms");
        if (result.BodyLength is { } length) line.Append(CultureInfo.InvariantCulture, $", {length} bytes");
        line.Append(", ").Append(NameOf(request.Front));
        if (options.IncludesPath) Append(line, "path", request.Path);
        foreach (var name in options.Headers)
        {
            if (request.GetHeader(name) is { } value) Append(line, name, value);
        }

        if (result.Exception is { } exception) line.Append(", ").Append(exception.GetType().FullName);
        return line.ToString();
    }

    private static void Append(StringBuilder line, string name, string value)
    {
        line.Append(", ").Append(name).Append(": ");
        if (Redaction.IsSecret(name))
        {
            line.Append(Redaction.Text);
            return;
        }

        var isCut = value.Length > LongestText;
        line.Append('"').Append(JsonEncodedText.Encode(isCut ? value.AsSpan(0, LongestText) : value, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString()).Append(isCut ? "\"..." : "\"");
    }

    // Reflection, by which an enum tells its names, is nothing for each request.
    private static string NameOf(Front front) => front switch
    {
        Front.Rest => nameof(Front.Rest),
        Front.HttpApiV1 => nameof(Front.HttpApiV1),
        Front.HttpApiV2 => nameof(Front.HttpApiV2),
        Front.FunctionUrl => nameof(Front.FunctionUrl),
        _ => nameof(Front.Alb),
    };
}
