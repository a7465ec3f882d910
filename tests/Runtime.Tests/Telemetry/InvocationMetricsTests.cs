using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using RouteGen.Hosting;
using RouteGen.Routing;
using RouteGen.Telemetry;

namespace RouteGen.Runtime.Tests.Telemetry;

public sealed class InvocationMetricsTests
{
    private static readonly byte[] Event = """{"httpMethod":"GET","path":"/users"}"""u8.ToArray();

    [Fact]
    public void Whatever_the_names_the_line_is_one_and_its_dimensions_are_what_CloudWatch_takes() =>
        Prop.ForAll(ArbMap.Default.ArbFor<(NonNull<string> Function, NonNull<string> RequestId, bool IsLong)>(), names =>
        {
            var function = names.IsLong ? string.Concat(Enumerable.Repeat(names.Function.Get + "ä", 2000)) : names.Function.Get;
            var line = Invoke(new MeasuredRouter(), new LambdaContext { FunctionName = function, RequestId = names.RequestId.Get });
            var json = JsonDocument.Parse(line).RootElement;
            var service = json.GetProperty("service").GetString()!;
            return line.IndexOf('\n', StringComparison.Ordinal) == line.Length - 1
                && line.Length < 256 * 1024
                && service.Length is >= 1 and <= 1024
                && service.All(character => character is >= ' ' and < (char)0x7F)
                && json.GetProperty("_aws").GetProperty("CloudWatchMetrics").GetArrayLength() == 1;
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("Text", "", "ERROR", null)]
    [InlineData("JSON", "", "", null)]
    [InlineData("JSON", "", "INFO", null)]
    [InlineData("JSON", "", "WARN", "WARN")]
    [InlineData("JSON", "", "ERROR", "ERROR")]
    [InlineData("JSON", "", "FATAL", "FATAL")]
    [InlineData("JSON", "FATAL", "WARN", "WARN")]
    [InlineData("JSON", "FATAL", "", null)]
    public void The_line_is_written_whatever_the_level_and_named_so_that_Lambda_keeps_it(string format, string own, string level, string? written)
    {
        var environment = new LambdaEnvironment(name => name switch
        {
            "AWS_LAMBDA_LOG_FORMAT" => format,
            "AWS_LAMBDA_LOG_LEVEL" => level,
            "AWS_LAMBDA_HANDLER_LOG_LEVEL" => own,
            _ => null,
        });
        var line = Invoke(new MeasuredRouter(), new LambdaContext { FunctionName = "f" }, environment.Log.LambdaDropsBelow);

        var json = JsonDocument.Parse(line).RootElement;
        Assert.Equal("_aws", json.EnumerateObject().First().Name);
        Assert.Equal(written, json.TryGetProperty("level", out var told) ? told.GetString() : null);
        Assert.Equal(written is not null, json.TryGetProperty("timestamp", out _));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void In_a_frame_of_Lambdas_the_line_stands_alone(bool isJson)
    {
        var frames = new Sink();
        var log = new LambdaLog(LogFormat.Json, LogLevel.Critical, new TelemetrySink(frames, isJson));
        Invoke(new MeasuredRouter(), new LambdaContext { FunctionName = "f", PlatformLog = log });

        var frame = frames.Bytes;
        Assert.Equal(frame.Length - 16, System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(frame.AsSpan(4)));
        Assert.True(JsonDocument.Parse(frame.AsMemory(16)).RootElement.TryGetProperty("_aws", out _));
    }

    [Fact]
    public async Task The_first_invocation_of_a_process_counts_as_its_start_whichever_loop_it_is_in()
    {
        var coldStart = new ColdStart();
        var starts = 0;
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            var session = new RouterSession(new MeasuredRouter(), coldStart);
            for (var i = 0; i < 50; i++)
            {
                await session.InvokeAsync(Event, new LambdaContext { MetricsWriter = line => Interlocked.Add(ref starts, JsonDocument.Parse(line).RootElement.GetProperty("ColdStart").GetInt32()) });
            }
        })));
        Assert.Equal(1, starts);
    }

    [Fact]
    public async Task An_answer_that_a_serializer_wrote_is_read_for_its_status()
    {
        foreach (var (answer, status) in new[] { ("""{"headers":{"a":"b"},"statusCode":503}""", 503), ("""{"statusCode":404,"body":"{\"statusCode\":500}"}""", 404), ("\"bare\"", 200), ("", 200), ("{\"statusCode\":", 502) })
        {
            var line = "";
            await new RouterSession(new MeasuredRouter { Answer = answer }, new ColdStart()).InvokeAsync(Event, new LambdaContext { MetricsWriter = written => line = Encoding.UTF8.GetString(written.Span) });
            Assert.Equal((answer, status), (answer, JsonDocument.Parse(line).RootElement.GetProperty("status").GetInt32()));
        }
    }

    [Fact]
    public void The_version_of_the_source_is_the_assemblys() =>
        Assert.Equal(InvocationTraces.Version, typeof(InvocationTraces).Assembly.GetName().Version!.ToString(2));

    private static string Invoke(CompiledRouter router, LambdaContext context, LogLevel dropsBelow = LogLevel.Trace)
    {
        var sink = new Sink();
        if (context.PlatformLog == LambdaEnvironment.Current.Log)
        {
            context = new LambdaContext
            {
                FunctionName = context.FunctionName,
                RequestId = context.RequestId,
                PlatformLog = new LambdaLog(LogFormat.Text, LogLevel.Critical, sink) { LambdaDropsBelow = dropsBelow },
            };
        }

        var pending = new RouterSession(router, new ColdStart()).InvokeAsync(Event, context);
        Assert.True(pending.AsTask().IsCompletedSuccessfully);
        return Encoding.UTF8.GetString(sink.Bytes);
    }

    private sealed class MeasuredRouter : CompiledRouter
    {
        public string? Answer { get; init; }

        public override ReadOnlySpan<byte> Listing => default;

        protected internal override RouterTables Tables => default;

        protected internal override ValueTask InvokeAsync(int route, HttpExchange http) => default;

        protected internal override InvocationObserver Metrics() => new InvocationMetrics("Shop"u8);

        protected internal override ValueTask NotFoundAsync(HttpExchange http)
        {
            if (Answer is null) return base.NotFoundAsync(http);
            http.AnswerStream().Write(Encoding.UTF8.GetBytes(Answer));
            return default;
        }
    }

    private sealed class Sink : OutputSink
    {
        public byte[] Bytes { get; private set; } = [];

        public override void Write(ReadOnlySpan<byte> lines) => Bytes = [.. Bytes, .. lines];
    }
}
