namespace RouteGen.Hosting;

/// <summary>How <see cref="LambdaLog"/> writes a line.</summary>
internal enum LogFormat
{
    /// <summary>Time, request id, level and message, separated by tabs.</summary>
    Text,

    /// <summary>An object with Lambda's own field names.</summary>
    Json,

    /// <summary>The message alone.</summary>
    Unformatted,
}
