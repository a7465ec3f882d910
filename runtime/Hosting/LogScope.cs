namespace RouteGen.Hosting;

/// <summary>Whose line it is. It is handed over with each line: several invocations may run at once, so nothing may remember it.</summary>
internal readonly record struct LogScope(string RequestId, string TraceId, string TenantId, string Route = "")
{
    /// <summary>A line that belongs to no invocation.</summary>
    public static LogScope None => new("", "", "");
}
