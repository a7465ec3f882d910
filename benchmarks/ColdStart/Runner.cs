using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace RouteGen.Benchmarks.ColdStart;

/// <summary>Starts published apps as Lambda does, and measures them.</summary>
internal static class Runner
{
    /// <summary>How many invocations a run has.</summary>
    public const int Invocations = 100;

    /// <summary>From this invocation on a run counts as warm.</summary>
    private const int Warm = 50;

    private static readonly string DotnetRoot = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));

    /// <summary>Runs an app once.</summary>
    /// <exception cref="InvalidOperationException">It failed, or answered something else than it has to.</exception>
    public static Measurement Run(Variant variant)
    {
        try
        {
            return variant.Exchange is { } exchange ? Serve(variant, exchange) : StartAndExit(variant);
        }
        catch (InvalidOperationException failure)
        {
            throw new InvalidOperationException($"{variant.Name}: {failure.Message}\n{File.ReadAllText(LogOf(variant))}", failure);
        }
    }

    private static Measurement Serve(Variant variant, Exchange exchange)
    {
        using var api = new RuntimeApi(exchange.Event);
        var environment = EnvironmentOf(variant, api.Address);
        var (first, last, cpuFirst, cpuWarm, cpuLast) = (0d, 0d, 0d, 0d, 0d);
        var started = Stopwatch.GetTimestamp();
        using var process = Start(variant, environment);
        api.Serve(process, Invocations, (number, answer) =>
        {
            if (number is not (1 or Warm or Invocations)) return;
            var elapsed = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
            var cpu = process.CpuMilliseconds;
            if (number == 1) (first, cpuFirst) = (elapsed, cpu);
            else if (number == Warm) cpuWarm = cpu;
            else (last, cpuLast) = (elapsed, cpu);
            Check(answer, exchange);
        });
        return new Measurement(first, last, cpuFirst, cpuLast, (cpuLast - cpuWarm) * 1000 / (Invocations - Warm), process.PeakMemory / 1e6);
    }

    private static Measurement StartAndExit(Variant variant)
    {
        var environment = EnvironmentOf(variant, api: "");
        var started = Stopwatch.GetTimestamp();
        using var process = Start(variant, environment);
        var (exitCode, cpu) = process.WaitForExit();
        var elapsed = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        if (exitCode != 0) throw new InvalidOperationException($"The program exited with {exitCode}.");
        return new Measurement(elapsed, double.NaN, cpu, double.NaN, double.NaN, double.NaN);
    }

    private static ChildProcess Start(Variant variant, Dictionary<string, string> environment)
    {
        var folder = Publisher.FolderOf(variant);
        var program = Path.Combine(folder, variant.Program);
        string[] arguments = variant.IsNative ? [program] : [Path.Combine(DotnetRoot, "dotnet"), "exec", program + ".dll"];
        return ChildProcess.Start(arguments, environment, folder, LogOf(variant));
    }

    private static string LogOf(Variant variant) => Publisher.FolderOf(variant) + ".log";

    private static Dictionary<string, string> EnvironmentOf(Variant variant, string api)
    {
        var environment = new Dictionary<string, string>
        {
            ["AWS_LAMBDA_RUNTIME_API"] = api,
            ["AWS_LAMBDA_FUNCTION_NAME"] = "shop",
            ["AWS_LAMBDA_FUNCTION_VERSION"] = "$LATEST",
            ["AWS_LAMBDA_FUNCTION_MEMORY_SIZE"] = "512",
            ["AWS_LAMBDA_INITIALIZATION_TYPE"] = "on-demand",
            ["AWS_LAMBDA_LOG_GROUP_NAME"] = "/aws/lambda/shop",
            ["AWS_LAMBDA_LOG_STREAM_NAME"] = "2026/07/01/[$LATEST]0123456789abcdef",
            ["AWS_REGION"] = "eu-west-1",
            ["LAMBDA_TASK_ROOT"] = Publisher.FolderOf(variant),
            ["_HANDLER"] = variant.Program,
            ["DOTNET_ROOT"] = DotnetRoot,
            ["HOME"] = Path.GetTempPath(),
            ["LANG"] = "en_US.UTF-8",
            ["PATH"] = "/usr/local/bin:/usr/bin:/bin",
            ["TZ"] = ":UTC",
        };
        foreach (var (name, value) in variant.Environment) environment[name] = value;
        return environment;
    }

    private static void Check(ReadOnlySpan<byte> answer, Exchange exchange)
    {
        if (exchange.Body is null) return;
        var reader = new Utf8JsonReader(answer);
        using var json = JsonDocument.ParseValue(ref reader);
        if (json.RootElement.GetProperty("statusCode").GetInt32() == 200 && json.RootElement.GetProperty("body").GetString() == exchange.Body) return;
        throw new InvalidOperationException($"expected 200 {exchange.Body}\nbut it answers {Encoding.UTF8.GetString(answer)}");
    }
}
