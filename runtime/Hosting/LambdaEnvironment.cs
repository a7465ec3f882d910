using System.Globalization;

namespace RouteGen.Hosting;

/// <summary>What Lambda tells a function through environment variables, read once.</summary>
internal sealed class LambdaEnvironment
{
    private static readonly Lazy<LambdaEnvironment> Process = new(() => new LambdaEnvironment(Environment.GetEnvironmentVariable));

    /// <summary>Reads the variables.</summary>
    /// <param name="variable">Gives the value of a variable.</param>
    /// <param name="log">The log; the one that the variables ask for when not given.</param>
    public LambdaEnvironment(Func<string, string?> variable, LambdaLog? log = null)
    {
        RuntimeApi = Text("AWS_LAMBDA_RUNTIME_API");
        FunctionName = Text("AWS_LAMBDA_FUNCTION_NAME");
        FunctionVersion = Text("AWS_LAMBDA_FUNCTION_VERSION");
        MemoryLimitInMB = Number("AWS_LAMBDA_FUNCTION_MEMORY_SIZE");
        LogGroupName = Text("AWS_LAMBDA_LOG_GROUP_NAME");
        LogStreamName = Text("AWS_LAMBDA_LOG_STREAM_NAME");
        IsSnapStart = Text("AWS_LAMBDA_INITIALIZATION_TYPE") == "snap-start";
        IsMultiConcurrent = Text("AWS_LAMBDA_MAX_CONCURRENCY").Length > 0;
        LoopCount = IsMultiConcurrent ? CountLoops() : 1;
        MinimumThreads = Number("AWS_LAMBDA_DOTNET_MIN_THREADS");
        SendsStackTraces = Text("ROUTEGEN_ERROR_STACK") is "1" or "true";
        // A value that is none of the two leaves messages out: who set it meant to.
        ShowsExceptionMessages = Text("ROUTEGEN_LOG_EXCEPTIONS") is "" or "full";
        LimitsMemory = MemoryLimitInMB > 0 && Text("AWS_LAMBDA_DOTNET_DISABLE_MEMORY_LIMIT_CHECK") is not ("1" or "true");
        Log = log ?? OpenLog();

        string Text(string name) => variable(name) ?? "";

        // 0 for none and for what is no number: the variables are Lambda's, and a function must not fail to start for an odd one.
        int Number(string name) => int.TryParse(Text(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

        // The order in which AWS's own .NET runtime looks.
        int CountLoops()
        {
            var count = Number("AWS_LAMBDA_DOTNET_PROCESSING_TASKS");
            if (count == 0) count = Number("AWS_LAMBDA_MAX_CONCURRENCY");
            if (count == 0) count = Math.Max(2, Environment.ProcessorCount);
            return Math.Min(count, MaximumLoops);
        }

        LambdaLog OpenLog()
        {
            var own = Text("AWS_LAMBDA_HANDLER_LOG_FORMAT");
            var format = ParseFormat(own.Length > 0 ? own : Text("AWS_LAMBDA_LOG_FORMAT"));
            var level = Text("AWS_LAMBDA_HANDLER_LOG_LEVEL");
            var minimum = ParseLevel(level.Length > 0 ? level : Text("AWS_LAMBDA_LOG_LEVEL"));
            var descriptor = Number("_LAMBDA_TELEMETRY_LOG_FD");
            var isJson = ParseFormat(Text("AWS_LAMBDA_LOG_FORMAT")) == LogFormat.Json;
            // The platform's own variable, not the handler's, tells the frame's type: it is the platform that reads it.
            OutputSink sink = descriptor > 0
                ? new TelemetrySink(new DescriptorSink(descriptor), isJson)
                : new DescriptorSink(DescriptorSink.StandardOutput);
            return new LambdaLog(format, minimum, sink, ShowsExceptionMessages) { LambdaDropsBelow = isJson ? ParseLevel(Text("AWS_LAMBDA_LOG_LEVEL")) : LogLevel.Trace };
        }
    }

    /// <summary>More threads than this would only wait for each other; Lambda allows 1,600 requests in one environment.</summary>
    internal const int MaximumLoops = 1600;

    /// <summary>The environment of this process.</summary>
    public static LambdaEnvironment Current => Process.Value;

    /// <summary>Where the Runtime API is, as <c>host:port</c>; empty outside Lambda.</summary>
    public string RuntimeApi { get; }

    public string FunctionName { get; }

    public string FunctionVersion { get; }

    public int MemoryLimitInMB { get; }

    /// <summary>Whether the garbage collector is told of <see cref="MemoryLimitInMB"/>.</summary>
    public bool LimitsMemory { get; }

    public string LogGroupName { get; }

    public string LogStreamName { get; }

    /// <summary>Whether Lambda takes a snapshot of the process when it has started, and goes on from there.</summary>
    public bool IsSnapStart { get; }

    /// <summary>Whether several invocations run at once in this process (Lambda Managed Instances).</summary>
    public bool IsMultiConcurrent { get; }

    /// <summary>How many loops ask for invocations.</summary>
    public int LoopCount { get; }

    /// <summary>How many threads the pool starts without hesitation, 0 when nobody said.</summary>
    public int MinimumThreads { get; }

    /// <summary>Whether <c>ROUTEGEN_ERROR_STACK=1</c> asks for stack traces in function errors, which reach the invoker.</summary>
    public bool SendsStackTraces { get; }

    /// <summary>Whether the messages of exceptions are told, in the log and in function errors. <c>ROUTEGEN_LOG_EXCEPTIONS=type</c> leaves types and frames alone.</summary>
    public bool ShowsExceptionMessages { get; }

    public LambdaLog Log { get; }

    private static LogFormat ParseFormat(string text) => text.ToUpperInvariant() switch
    {
        "JSON" => LogFormat.Json,
        "UNFORMATTED" => LogFormat.Unformatted,
        _ => LogFormat.Text,
    };

    private static LogLevel ParseLevel(string text) => text.ToUpperInvariant() switch
    {
        "TRACE" => LogLevel.Trace,
        "DEBUG" => LogLevel.Debug,
        "WARN" or "WARNING" => LogLevel.Warning,
        "ERROR" => LogLevel.Error,
        "FATAL" or "CRITICAL" => LogLevel.Critical,
        _ => LogLevel.Information,
    };
}
