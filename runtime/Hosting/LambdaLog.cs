using System.Buffers;
using System.Buffers.Text;
using RouteGen.Responses;

namespace RouteGen.Hosting;

/// <summary>
/// Writes log lines in the platform's formats. Text: <c>time TAB request-id TAB level TAB message</c>; JSON: an object with Lambda's field names.
/// </summary>
/// <remarks>
/// No text can forge a line in either format. In text, control characters and the Unicode line separators of the message are written as escapes, tabs excepted;
/// an exception follows on lines of its own, each indented, so that nothing in it stands where a line begins.
/// </remarks>
internal sealed class LambdaLog(LogFormat format, LogLevel minimum, OutputSink sink, bool showsMessages = true)
{
    // Guarded by itself: loops share the log.
    private readonly ByteBuffer _line = new(int.MaxValue);

    /// <summary>The level, in Lambda's own spelling, below which Lambda drops lines itself; empty where lines without a level pass.</summary>
    public ReadOnlySpan<byte> LevelLambdaKeeps => LambdaDropsBelow switch
    {
        LogLevel.Warning => "WARN"u8,
        LogLevel.Error => "ERROR"u8,
        LogLevel.Critical => "FATAL"u8,
        _ => default,
    };

    /// <summary>The level below which Lambda drops lines, which it does in its JSON format.</summary>
    public LogLevel LambdaDropsBelow { get; init; }

    public bool IsEnabled(LogLevel level) => level >= minimum;

    /// <summary>Writes a line that is no log line, as it is.</summary>
    /// <param name="line">The line with its line feed.</param>
    public void WriteLine(ReadOnlySpan<byte> line)
    {
        lock (_line)
        {
            sink.Write(line);
        }
    }

    /// <summary>Whether lines say which route they belong to.</summary>
    public bool TellsRoute => format == LogFormat.Json;

    public void Write(LogLevel level, LogScope scope, string message, Exception? exception = null, LineValues? values = null)
    {
        if (!IsEnabled(level)) return;
        var trace = exception is null ? null : ExceptionText.Of(exception, showsMessages);
        lock (_line)
        {
            _line.Clear();
            if (format == LogFormat.Json) WriteJson(level, scope, message, exception, trace, values);
            else WriteText(level, scope, message, trace, values);
            sink.Write(_line.WrittenSpan);
        }
    }

    private void WriteText(LogLevel level, LogScope scope, string message, string? trace, LineValues? values)
    {
        if (format == LogFormat.Text)
        {
            WriteTime(_line);
            _line.Append((byte)'\t');
            LogText.Append(_line, scope.RequestId);
            _line.Append((byte)'\t');
            _line.Append(ShortName(level));
            _line.Append((byte)'\t');
        }

        LogText.Append(_line, message);
        values?.AppendText(_line);
        _line.Append((byte)'\n');
        if (trace is null) return;
        foreach (var line in trace.AsSpan().EnumerateLines())
        {
            _line.Append("    "u8);
            LogText.Append(_line, line);
            _line.Append((byte)'\n');
        }
    }

    private void WriteJson(LogLevel level, LogScope scope, string message, Exception? exception, string? trace, LineValues? values)
    {
        _line.Append("{\"timestamp\":\""u8);
        WriteTime(_line);
        _line.Append("\",\"level\":\""u8);
        _line.Append(Name(level));
        _line.Append((byte)'"');
        WriteProperty(",\"requestId\":\""u8, scope.RequestId);
        WriteProperty(",\"tenantId\":\""u8, scope.TenantId);
        WriteProperty(",\"traceId\":\""u8, scope.TraceId);
        WriteProperty(",\"route\":\""u8, scope.Route);
        _line.Append(",\"message\":\""u8);
        JsonEscape.Append(_line, message);
        _line.Append((byte)'"');
        if (exception is not null && trace is not null)
        {
            WriteProperty(",\"errorType\":\""u8, exception.GetType().FullName ?? exception.GetType().Name);
            WriteProperty(",\"errorMessage\":\""u8, ExceptionText.Message(exception, showsMessages));
            _line.Append(",\"stackTrace\":["u8);
            var isFirst = true;
            foreach (var line in trace.AsSpan().EnumerateLines())
            {
                _line.Append(isFirst ? "\""u8 : ",\""u8);
                JsonEscape.Append(_line, line);
                _line.Append((byte)'"');
                isFirst = false;
            }

            _line.Append((byte)']');
        }

        values?.AppendJson(_line);
        _line.Append("}\n"u8);
    }

    private void WriteProperty(ReadOnlySpan<byte> opening, string value)
    {
        if (value.Length == 0) return;
        _line.Append(opening);
        JsonEscape.Append(_line, value);
        _line.Append((byte)'"');
    }

    /// <summary>Appends the time as <c>2026-07-01T12:00:00.123Z</c>.</summary>
    public static void WriteTime(ByteBuffer target)
    {
        // 2026-07-01T12:00:00.1234567Z, of which milliseconds are enough
        Utf8Formatter.TryFormat(DateTime.UtcNow, target.GetSpan(32), out _, new StandardFormat('O'));
        target.Advance("2026-07-01T12:00:00.123".Length);
        target.Append((byte)'Z');
    }

    private static ReadOnlySpan<byte> ShortName(LogLevel level) => level switch
    {
        LogLevel.Trace => "trce"u8,
        LogLevel.Debug => "dbug"u8,
        LogLevel.Information => "info"u8,
        LogLevel.Warning => "warn"u8,
        LogLevel.Error => "fail"u8,
        _ => "crit"u8,
    };

    private static ReadOnlySpan<byte> Name(LogLevel level) => level switch
    {
        LogLevel.Trace => "Trace"u8,
        LogLevel.Debug => "Debug"u8,
        LogLevel.Information => "Information"u8,
        LogLevel.Warning => "Warning"u8,
        LogLevel.Error => "Error"u8,
        _ => "Critical"u8,
    };
}
