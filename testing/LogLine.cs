namespace RouteGen.Testing;

/// <summary>A line that the function logged while it answered.</summary>
/// <param name="Level">How much it matters.</param>
/// <param name="Message">What happened.</param>
/// <param name="Exception">What was thrown, where something was.</param>
public sealed record LogLine(LogLevel Level, string Message, Exception? Exception)
{
    /// <summary>As a log shows it.</summary>
    public override string ToString() => Exception is null ? $"{Level}: {Message}" : $"{Level}: {Message}{Environment.NewLine}{Exception}";
}
