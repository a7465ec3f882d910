using RouteGen;

namespace LogUnpacker;

/// <summary>The log of one run: every line has the log id and the id of the upload's request, besides Lambda's own request id, so that each of the three finds all of them.</summary>
/// <param name="context">The invocation.</param>
/// <param name="logId">The log id.</param>
/// <param name="uploadRequestId">The <c>x-amz-request-id</c> of the upload; of a replay nothing.</param>
public sealed class RunLog(LambdaContext context, string logId, string? uploadRequestId = null)
{
    public void Write(LogLevel level, string message, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        if (!context.IsEnabled(level)) return;
        (string, object?)[] first = uploadRequestId is { Length: > 0 } ? [("logId", logId), ("uploadRequestId", uploadRequestId)] : [("logId", logId)];
        context.Log(level, message, [.. first, .. values]);
    }
}
