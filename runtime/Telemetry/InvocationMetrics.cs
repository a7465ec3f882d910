using System.Buffers.Text;
using System.ComponentModel;
using System.Text.Unicode;
using RouteGen.Hosting;
using RouteGen.Responses;
using RouteGen.Routing;

namespace RouteGen.Telemetry;

/// <summary>
/// Writes one line for each invocation in CloudWatch's Embedded Metric Format, out of which CloudWatch makes metrics. The dimensions are the service and the route
/// as the table writes it; nothing that a client can choose is one.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class InvocationMetrics : InvocationObserver
{
    private const string NoFunction = "(local)";

    // No line comes near it: everything in it is bounded.
    private const int LongestLine = 64 * 1024;

    private const int LongestRequestId = 1024;

    private readonly ByteBuffer _line = new(LongestLine);
    private readonly byte[] _namespace;
    private readonly byte[] _service;

    /// <summary>Metrics under a namespace.</summary>
    /// <param name="namespace">The namespace, UTF-8.</param>
    /// <param name="service">The value of the dimension <c>service</c>, UTF-8; the function's name when empty.</param>
    public InvocationMetrics(ReadOnlySpan<byte> @namespace, ReadOnlySpan<byte> service = default)
    {
        _namespace = @namespace.ToArray();
        _service = service.ToArray();
    }

    /// <inheritdoc/>
    internal override void End(ObservedInvocation invocation)
    {
        var log = invocation.Headers.Log;
        _line.Clear();
        Append("{\"_aws\":{\"Timestamp\":"u8);
        Append(DateTimeOffset.UtcNow.ToUnixTimeMilliseconds());
        Append(",\"CloudWatchMetrics\":[{\"Namespace\":\""u8);
        JsonEscape.Append(_line, _namespace);
        Append("\",\"Dimensions\":[[\"service\",\"route\"],[\"service\"]],\"Metrics\":["u8);
        Append("{\"Name\":\"Count\",\"Unit\":\"Count\"},{\"Name\":\"Latency\",\"Unit\":\"Milliseconds\"},"u8);
        Append(invocation.IsRequest ? "{\"Name\":\"4xx\",\"Unit\":\"Count\"},{\"Name\":\"5xx\",\"Unit\":\"Count\"},"u8 : "{\"Name\":\"Errors\",\"Unit\":\"Count\"},"u8);
        var records = invocation.IsRequest ? null : invocation.Received.RecordCount;
        if (records is not null) Append("{\"Name\":\"Records\",\"Unit\":\"Count\"},{\"Name\":\"FailedRecords\",\"Unit\":\"Count\"},"u8);
        Append("{\"Name\":\"ColdStart\",\"Unit\":\"Count\"}]}]}"u8);
        if (!log.LevelLambdaKeeps.IsEmpty) AppendLevel(log);
        Append(",\"service\":\""u8);
        AppendService(invocation.Headers);
        Append("\",\"route\":\""u8);
        AppendRoute(invocation);
        Append("\",\"requestId\":\""u8);
        AppendRequestId(invocation.Headers);
        Append("\",\"Count\":1,\"Latency\":"u8);
        AppendMilliseconds(invocation.Elapsed);
        if (invocation.IsRequest) AppendStatus(invocation.Status);
        else Append(invocation.Failure is null ? ",\"Errors\":0"u8 : ",\"Errors\":1"u8);
        if (records is not null) AppendRecords(records.Value, invocation.Received.UnprocessedCount);
        Append(invocation.IsColdStart ? ",\"ColdStart\":1}\n"u8 : ",\"ColdStart\":0}\n"u8);
        if (invocation.Headers.MetricsWriter is { } writer) writer(_line.Written[..^1]);
        else log.WriteLine(_line.WrittenSpan);
    }

    // Lambda drops lines below the level it is set to, and takes those for INFO that have no level, or no time with it.
    private void AppendLevel(LambdaLog log)
    {
        Append(",\"timestamp\":\""u8);
        LambdaLog.WriteTime(_line);
        Append("\",\"level\":\""u8);
        Append(log.LevelLambdaKeeps);
        Append("\""u8);
    }

    private void AppendService(InvocationHeaders headers)
    {
        if (_service.Length > 0) DimensionText.Append(_line, _service);
        else if (DimensionText.Append(_line, headers.FunctionName) == 0) DimensionText.Append(_line, NoFunction);
    }

    private void AppendRoute(ObservedInvocation invocation)
    {
        var route = invocation.RouteId;
        if (!invocation.IsRequest)
        {
            DimensionText.Append(_line, route < 0 ? "(no route)"u8 : RouterListing.KeyOfEvent(invocation.Http.Router.Listing, route));
            return;
        }

        switch (invocation.Outcome)
        {
            case DispatchOutcome.Route:
                var tables = invocation.Http.Router.Tables;
                var used = DimensionText.Append(_line, HttpVerbs.NameOf(RouterListing.VerbOf(tables, route)));
                used = DimensionText.Append(_line, " "u8, used);
                DimensionText.Append(_line, RouterListing.TemplateOf(tables, route), used);
                break;
            case DispatchOutcome.MethodNotAllowed:
                Append("(wrong method)"u8);
                break;
            case DispatchOutcome.Preflight:
                Append("(preflight)"u8);
                break;
            case DispatchOutcome.Options:
                Append("(options)"u8);
                break;
            default:
                Append("(no route)"u8);
                break;
        }
    }

    private void AppendRequestId(InvocationHeaders headers)
    {
        if (headers.MadeContext is { RequestId: var text })
        {
            JsonEscape.Append(_line, text.AsSpan(0, Math.Min(text.Length, LongestRequestId)));
            return;
        }

        var id = headers.RequestId;
        if (id.Length <= LongestRequestId && Utf8.IsValid(id)) JsonEscape.Append(_line, id);
    }

    private void AppendRecords(int count, int unprocessed)
    {
        Append(",\"Records\":"u8);
        Append((long)count);
        Append(",\"FailedRecords\":"u8);
        Append((long)unprocessed);
    }

    private void AppendStatus(int status)
    {
        Append(status is >= 400 and < 500 ? ",\"4xx\":1"u8 : ",\"4xx\":0"u8);
        Append(status >= 500 ? ",\"5xx\":1"u8 : ",\"5xx\":0"u8);
        Append(",\"status\":"u8);
        Append((long)status);
    }

    private void AppendMilliseconds(TimeSpan time)
    {
        var microseconds = Math.Max(0, time.Ticks / TimeSpan.TicksPerMicrosecond);
        Append(microseconds / 1000);
        var rest = (int)(microseconds % 1000);
        if (rest == 0) return;
        ReadOnlySpan<byte> digits = [(byte)'.', (byte)('0' + (rest / 100)), (byte)('0' + (rest / 10 % 10)), (byte)('0' + (rest % 10))];
        Append(digits);
    }

    private void Append(ReadOnlySpan<byte> text) => _line.Append(text);

    private void Append(long number)
    {
        Utf8Formatter.TryFormat(number, _line.GetSpan(20), out var written);
        _line.Advance(written);
    }
}
