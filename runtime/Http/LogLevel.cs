namespace RouteGen;

/// <summary>How much a log line matters.</summary>
public enum LogLevel
{
    /// <summary>Every step, for a close look.</summary>
    Trace,

    /// <summary>What helps in development.</summary>
    Debug,

    /// <summary>What happened.</summary>
    Information,

    /// <summary>Odd, but dealt with.</summary>
    Warning,

    /// <summary>An invocation failed.</summary>
    Error,

    /// <summary>The function cannot go on.</summary>
    Critical,
}
