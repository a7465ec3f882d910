using System.Globalization;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using RouteGen.Hosting;

namespace RouteGen.Runtime.Tests.Hosting;

public sealed class LambdaLogTests
{
    private static readonly LogScope Scope = new("request-1", "Root=1", "tenant-1");

    [Theory]
    [InlineData(LogLevel.Trace, "trce")]
    [InlineData(LogLevel.Debug, "dbug")]
    [InlineData(LogLevel.Information, "info")]
    [InlineData(LogLevel.Warning, "warn")]
    [InlineData(LogLevel.Error, "fail")]
    [InlineData(LogLevel.Critical, "crit")]
    public void A_text_line_has_time_request_id_level_and_message(LogLevel level, string name)
    {
        var before = DateTime.UtcNow;
        var fields = Write(LogFormat.Text, level, "Zoë\tsaid 日本").TrimEnd('\n').Split('\t', 4);

        Assert.Equal(["request-1", name, "Zoë\tsaid 日本"], fields[1..]);
        var time = DateTime.ParseExact(fields[0], "yyyy-MM-ddTHH:mm:ss.fff'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal);
        Assert.InRange(time, before.AddMilliseconds(-1), DateTime.UtcNow);
    }

    [Fact]
    public void The_time_is_written_alike_in_every_culture()
    {
        var culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("th-TH") { DateTimeFormat = { Calendar = new ThaiBuddhistCalendar() } };
            Assert.StartsWith(DateTime.UtcNow.ToString("yyyy-", CultureInfo.InvariantCulture), Write(LogFormat.Text, LogLevel.Error, ""), StringComparison.Ordinal);
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Theory]
    [InlineData("a\n2026-07-01T00:00:00.000Z\tother\tinfo\tforged", "a\\n2026-07-01T00:00:00.000Z\tother\tinfo\tforged")]
    [InlineData("a\r\nb\u0085c\u2028d\u2029e", "a\\r\\nb\\u0085c\\u2028d\\u2029e")]
    [InlineData("\u001b[2J\u0000\u007f", "\\u001b[2J\\u0000\\u007f")]
    public void No_message_can_forge_a_line(string message, string written) =>
        Assert.EndsWith($"\tinfo\t{written}\n", Write(LogFormat.Text, LogLevel.Information, message), StringComparison.Ordinal);

    [Fact]
    public void Whatever_the_message_a_text_log_gets_one_line_and_each_line_of_an_exception_is_indented() =>
        Prop.ForAll(ArbMap.Default.ArbFor<NonNull<string>>(), text =>
        {
            var plain = Write(LogFormat.Text, LogLevel.Information, text.Get).TrimEnd('\n');
            var failed = Write(LogFormat.Text, LogLevel.Information, "", new InvalidOperationException(text.Get)).TrimEnd('\n').Split('\n');
            return !plain.AsSpan().ContainsAny("\n\r\u0085\u2028\u2029") && failed[1..].All(line => line.StartsWith("    ", StringComparison.Ordinal));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_request_id_cannot_forge_a_line_either() =>
        Assert.Contains("\ta\\nb\tinfo\t", Write(LogFormat.Text, LogLevel.Information, "", scope: new LogScope("a\nb", "", "")), StringComparison.Ordinal);

    [Fact]
    public void Unformatted_is_the_message_alone() => Assert.Equal("hello\n", Write(LogFormat.Unformatted, LogLevel.Information, "hello"));

    [Fact]
    public void A_JSON_line_has_Lambdas_fields()
    {
        var line = Write(LogFormat.Json, LogLevel.Warning, "say \"hi\"\n日本");
        Assert.Equal(line.Length - 1, line.IndexOf('\n', StringComparison.Ordinal));
        var json = JsonDocument.Parse(line).RootElement;

        Assert.Equal(["timestamp", "level", "requestId", "tenantId", "traceId", "message"], json.EnumerateObject().Select(property => property.Name));
        Assert.Equal("Warning", json.GetProperty("level").GetString());
        Assert.Equal("request-1", json.GetProperty("requestId").GetString());
        Assert.Equal("tenant-1", json.GetProperty("tenantId").GetString());
        Assert.Equal("Root=1", json.GetProperty("traceId").GetString());
        Assert.Equal("say \"hi\"\n日本", json.GetProperty("message").GetString());
        Assert.EndsWith("Z", json.GetProperty("timestamp").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_JSON_line_leaves_out_what_there_is_not()
    {
        var json = JsonDocument.Parse(Write(LogFormat.Json, LogLevel.Information, "", scope: LogScope.None)).RootElement;

        Assert.Equal(["timestamp", "level", "message"], json.EnumerateObject().Select(property => property.Name));
    }

    [Fact]
    public void A_JSON_line_tells_of_an_exception_and_its_inner_ones()
    {
        var json = JsonDocument.Parse(Write(LogFormat.Json, LogLevel.Error, "failed", new InvalidOperationException("outer", new FormatException("inner")))).RootElement;

        Assert.Equal("System.InvalidOperationException", json.GetProperty("errorType").GetString());
        Assert.Equal("outer", json.GetProperty("errorMessage").GetString());
        Assert.Contains(json.GetProperty("stackTrace").EnumerateArray(), line => line.GetString()!.Contains("System.FormatException: inner", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("text")]
    [InlineData("json")]
    public void An_exception_that_cannot_tell_of_itself_is_named(string format) =>
        Assert.Contains(
            typeof(Untellable).FullName!,
            Write(format == "text" ? LogFormat.Text : LogFormat.Json, LogLevel.Error, "failed", new Untellable()),
            StringComparison.Ordinal);

    [Fact]
    public void What_is_below_the_level_is_not_written()
    {
        var sink = new RecordingSink();
        var log = new LambdaLog(LogFormat.Text, LogLevel.Warning, sink);
        log.Write(LogLevel.Information, Scope, "no");
        log.Write(LogLevel.Warning, Scope, "yes");

        Assert.EndsWith("yes\n", Assert.Single(sink.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public void Lines_of_several_threads_never_mix()
    {
        var sink = new RecordingSink();
        var log = new LambdaLog(LogFormat.Unformatted, LogLevel.Trace, sink);
        var threads = Enumerable.Range(0, 4).Select(i => new Thread(() =>
        {
            for (var n = 0; n < 1000; n++) log.Write(LogLevel.Information, Scope, new string((char)('a' + i), 50));
        })).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());

        Assert.Equal(4000, sink.Lines.Count);
        Assert.All(sink.Lines, line => Assert.Equal(new string(line[0], 50) + "\n", line));
    }

    private static string Write(LogFormat format, LogLevel level, string message, Exception? exception = null, LogScope? scope = null)
    {
        var sink = new RecordingSink();
        new LambdaLog(format, LogLevel.Trace, sink).Write(level, scope ?? Scope, message, exception);
        return Assert.Single(sink.Lines);
    }

    private sealed class Untellable : Exception
    {
        public override string Message => throw new NotSupportedException();

        public override string ToString() => throw new NotSupportedException();
    }
}
