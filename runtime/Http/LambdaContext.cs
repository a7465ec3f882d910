using RouteGen.Hosting;
using RouteGen.Routing;

namespace RouteGen;

/// <summary>What Lambda says of one invocation. Safe to keep after the invocation has ended, and to make for a test: <c>new LambdaContext { RequestId = "1" }</c>.</summary>
public sealed class LambdaContext
{
    private CompiledRouter? _router;
    private int _route = -1;

    /// <summary>The invocation's id, as the log shows it. Retries of an asynchronous event keep it.</summary>
    public string RequestId { get; init; } = "";

    /// <summary>The ARN the function was invoked under, with version or alias if there was one.</summary>
    public string InvokedFunctionArn { get; init; } = "";

    /// <summary>When Lambda stops the invocation; <see cref="DateTimeOffset.MaxValue"/> when nobody does.</summary>
    public DateTimeOffset Deadline { get; init; } = DateTimeOffset.MaxValue;

    /// <summary>The time left until <see cref="Deadline"/>, never negative.</summary>
    public TimeSpan RemainingTime
    {
        get
        {
            var left = Deadline - DateTimeOffset.UtcNow;
            return left > TimeSpan.Zero ? left : TimeSpan.Zero;
        }
    }

    /// <summary>The X-Ray trace header, <c>Root=...;Parent=...;Sampled=...</c>; empty when the invocation is not traced.</summary>
    public string TraceId { get; init; } = "";

    /// <summary>The tenant of a function with tenant isolation; empty otherwise.</summary>
    public string TenantId { get; init; } = "";

    /// <summary>What the invoker sent as client context, JSON as it came; <see langword="null"/> when nothing.</summary>
    public string? ClientContext { get; init; }

    /// <summary>The Amazon Cognito identity of a mobile app's user; empty when there is none.</summary>
    public string CognitoIdentityId { get; init; } = "";

    /// <summary>The identity pool of <see cref="CognitoIdentityId"/>.</summary>
    public string CognitoIdentityPoolId { get; init; } = "";

    /// <summary>The function's name; empty outside Lambda.</summary>
    public string FunctionName { get; init; } = LambdaEnvironment.Current.FunctionName;

    /// <summary>The function's version, <c>$LATEST</c> or a number; empty outside Lambda.</summary>
    public string FunctionVersion { get; init; } = LambdaEnvironment.Current.FunctionVersion;

    /// <summary>The function's memory in MB (2^20 bytes); 0 outside Lambda.</summary>
    public int MemoryLimitInMB { get; init; } = LambdaEnvironment.Current.MemoryLimitInMB;

    /// <summary>The CloudWatch log group; empty outside Lambda.</summary>
    public string LogGroupName { get; init; } = LambdaEnvironment.Current.LogGroupName;

    /// <summary>The CloudWatch log stream of this process; empty outside Lambda.</summary>
    public string LogStreamName { get; init; } = LambdaEnvironment.Current.LogStreamName;

    /// <summary>The context of whoever runs the router instead of RouteGen's own loop, as Amazon's runtime client; <see langword="null"/> when nobody does.</summary>
    public object? HostContext { get; init; }

    /// <summary>Takes the lines of <see cref="Log(LogLevel, string, Exception?)"/>, with their values behind the message, instead of the platform's log, whatever their level: for tests and other hosts. Called by any thread.</summary>
    public Action<LogLevel, string, Exception?>? LogWriter { get; init; }

    /// <summary>
    /// Takes the lines of <c>metrics:</c> instead of the platform's log, each a JSON object, UTF-8, good until the action returns: for tests and other hosts. Called by any thread.
    /// </summary>
    public Action<ReadOnlyMemory<byte>>? MetricsWriter { get; init; }

    internal LambdaLog PlatformLog { get; init; } = LambdaEnvironment.Current.Log;

    /// <summary>Whether a line of this level is written: <c>AWS_LAMBDA_LOG_LEVEL</c> sets the lowest one, <see cref="LogLevel.Information"/> unless set.</summary>
    public bool IsEnabled(LogLevel level) => LogWriter is not null || PlatformLog.IsEnabled(level);

    /// <summary>Writes a line to the function's log, with the request id, in the format of <c>AWS_LAMBDA_LOG_FORMAT</c>.</summary>
    /// <param name="level">How much it matters.</param>
    /// <param name="message">What happened. Line breaks become <c>\n</c> in text logs, so nobody's input can look like a line of its own.</param>
    /// <param name="exception">What to log with its stack; in text logs it follows on indented lines. <c>ROUTEGEN_LOG_EXCEPTIONS=type</c> leaves its message out.</param>
    public void Log(LogLevel level, string message, Exception? exception = null) => Write(level, message, exception, values: null);

    /// <summary>Writes a line with named values: <c>context.Log(LogLevel.Information, "Order placed.", ("orderId", id), ("total", total))</c>.</summary>
    /// <param name="level">How much it matters.</param>
    /// <param name="message">What happened.</param>
    /// <param name="properties">
    /// The values, 32 at most: members of a JSON line, where numbers and truths stay such and all else is text, cut at 8,192 characters; <c>name=value</c> behind the
    /// message of a text line. The value of a name such as <c>token</c> or <c>password</c> is <c>[redacted]</c>. A name that the line has already gets a <c>_</c> in front.
    /// </param>
    public void Log(LogLevel level, string message, params (string Name, object? Value)[] properties) => Write(level, message, exception: null, Values(properties));

    /// <summary>Writes a line with an exception and named values.</summary>
    /// <inheritdoc cref="Log(LogLevel, string, ValueTuple{string, object?}[])"/>
    /// <param name="level">How much it matters.</param>
    /// <param name="message">What happened.</param>
    /// <param name="exception">What to log with its stack.</param>
    /// <param name="properties">The values.</param>
    public void Log(LogLevel level, string message, Exception? exception, params (string Name, object? Value)[] properties) => Write(level, message, exception, Values(properties));

    /// <summary>Logs at <see cref="LogLevel.Trace"/>.</summary>
    public void LogTrace(string message) => Log(LogLevel.Trace, message);

    /// <summary>Logs at <see cref="LogLevel.Trace"/>, with named values.</summary>
    public void LogTrace(string message, params (string Name, object? Value)[] properties) => Log(LogLevel.Trace, message, properties);

    /// <summary>Logs at <see cref="LogLevel.Debug"/>.</summary>
    public void LogDebug(string message) => Log(LogLevel.Debug, message);

    /// <summary>Logs at <see cref="LogLevel.Debug"/>, with named values.</summary>
    public void LogDebug(string message, params (string Name, object? Value)[] properties) => Log(LogLevel.Debug, message, properties);

    /// <summary>Logs at <see cref="LogLevel.Information"/>.</summary>
    public void LogInformation(string message) => Log(LogLevel.Information, message);

    /// <summary>Logs at <see cref="LogLevel.Information"/>, with named values.</summary>
    public void LogInformation(string message, params (string Name, object? Value)[] properties) => Log(LogLevel.Information, message, properties);

    /// <summary>Logs at <see cref="LogLevel.Warning"/>.</summary>
    public void LogWarning(string message, Exception? exception = null) => Log(LogLevel.Warning, message, exception);

    /// <summary>Logs at <see cref="LogLevel.Warning"/>, with named values.</summary>
    public void LogWarning(string message, params (string Name, object? Value)[] properties) => Log(LogLevel.Warning, message, properties);

    /// <summary>Logs at <see cref="LogLevel.Warning"/>, with an exception and named values.</summary>
    public void LogWarning(string message, Exception? exception, params (string Name, object? Value)[] properties) => Log(LogLevel.Warning, message, exception, properties);

    /// <summary>Logs at <see cref="LogLevel.Error"/>.</summary>
    public void LogError(string message, Exception? exception = null) => Log(LogLevel.Error, message, exception);

    /// <summary>Logs at <see cref="LogLevel.Error"/>, with named values.</summary>
    public void LogError(string message, params (string Name, object? Value)[] properties) => Log(LogLevel.Error, message, properties);

    /// <summary>Logs at <see cref="LogLevel.Error"/>, with an exception and named values.</summary>
    public void LogError(string message, Exception? exception, params (string Name, object? Value)[] properties) => Log(LogLevel.Error, message, exception, properties);

    /// <summary>Logs at <see cref="LogLevel.Critical"/>.</summary>
    public void LogCritical(string message, Exception? exception = null) => Log(LogLevel.Critical, message, exception);

    /// <summary>Logs at <see cref="LogLevel.Critical"/>, with named values.</summary>
    public void LogCritical(string message, params (string Name, object? Value)[] properties) => Log(LogLevel.Critical, message, properties);

    /// <summary>Logs at <see cref="LogLevel.Critical"/>, with an exception and named values.</summary>
    public void LogCritical(string message, Exception? exception, params (string Name, object? Value)[] properties) => Log(LogLevel.Critical, message, exception, properties);

    /// <summary>Notes the route that answers the invocation, for the log.</summary>
    /// <param name="router">The router; <see langword="null"/> for none.</param>
    /// <param name="route">The route's id, or -1.</param>
    internal void SetRoute(CompiledRouter? router, int route)
    {
        _router = router;
        _route = route;
    }

    // The key is made for a line that tells it, and for no other.
    private string RouteKey => _router is { } router && _route is >= 0 and var route && PlatformLog.TellsRoute ? RouterListing.KeyOf(router, route) : "";

    private static LogProperties? Values((string Name, object? Value)[]? properties) => properties is { Length: > 0 } ? new LogProperties(properties) : null;

    private void Write(LogLevel level, string message, Exception? exception, LineValues? values)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (LogWriter is not null) LogWriter(level, values is null ? message : message + values.ToText(), exception);
        else if (PlatformLog.IsEnabled(level)) PlatformLog.Write(level, new LogScope(RequestId, TraceId, TenantId, RouteKey), message, exception, values);
    }
}
