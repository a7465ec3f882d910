namespace RouteGen;

/// <summary>What Lambda says of one invocation. Safe to keep after the invocation has ended.</summary>
public sealed class LambdaContext
{
    /// <summary>x</summary>
    public string RequestId { get; init; } = "";
}
