namespace RouteGen;

/// <summary>What Lambda says of one invocation. Safe to keep after the invocation has ended.</summary>
public sealed class LambdaContext
{
    /// <summary>x</summary>
    public string RequestId { get; init; } = "";

    /// <summary>x</summary>
    public string InvokedFunctionArn { get; init; } = "";

    /// <summary>x</summary>
    public DateTimeOffset Deadline { get; init; } = DateTimeOffset.MaxValue;

    /// <summary>x</summary>
    public Action<LogLevel, string, Exception?>? LogWriter { get; init; }
}
