using System.Diagnostics;
using System.Reflection;

namespace RouteGen.Benchmarks.Dispatch;

/// <summary>
/// A process for each table and kind of lookup, as a function has one table and one gateway: the JIT optimizes for what a process has seen, and one
/// that has seen a dozen routers calls each of them as one of many.
/// </summary>
internal static class MeasuringProcess
{
    public const string Command = "measure";

    /// <summary>The tables of a run.</summary>
    public static IEnumerable<RouteTable> Tables(bool isQuick) => RouteTable.All.Where(table => !isQuick || table.IsHeadline);

    /// <summary>Measures all tables that are wanted, each in a process of its own.</summary>
    public static Measurement MeasureAll<TBenchmarks>(bool isQuick)
    {
        var folder = Path.Combine(Checkout.Root, "artifacts", "benchmarks", typeof(TBenchmarks).Name);
        Directory.CreateDirectory(folder);
        return Measurement.Load(Tables(isQuick).Select((table, number) =>
        {
            var file = Path.Combine(folder, $"{number}.json");
            List<string> arguments = [Command, typeof(TBenchmarks).Name, table.ToString(), file];
            if (isQuick) arguments.Add("--quick");
            Start(arguments);
            return file;
        }).ToList());
    }

    /// <summary>Measures one table, in this process.</summary>
    public static void Measure(string lookup, string table, string file, bool isQuick)
    {
        var measurement = lookup == nameof(KeyLookupBenchmarks)
            ? Measurement.Of<KeyLookupBenchmarks>($"{table}: by key", isQuick, (method, parameter) => IsWanted(parameter) && KeyLookupBenchmarks.IsWanted(method, Table(parameter), isQuick))
            : Measurement.Of<PathLookupBenchmarks>($"{table}: by path", isQuick, (method, parameter) => IsWanted(parameter) && PathLookupBenchmarks.IsWanted(method, Table(parameter), isQuick));
        measurement.Save(file);

        // In a quick run only requests that have a route.
        bool IsWanted(Func<string, object> parameter) => Table(parameter).ToString() == table && (!isQuick || (bool)parameter(nameof(LookupBenchmarks.Hit)));

        static RouteTable Table(Func<string, object> parameter) => (RouteTable)parameter(nameof(LookupBenchmarks.Table));
    }

    private static void Start(List<string> arguments)
    {
        // Started as itself, or by dotnet.
        var host = Environment.ProcessPath!;
        var isDotnet = Path.GetFileNameWithoutExtension(host).Equals("dotnet", StringComparison.OrdinalIgnoreCase);
        using var process = Process.Start(host, isDotnet ? [Assembly.GetExecutingAssembly().Location, .. arguments] : (IEnumerable<string>)arguments);
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException($"Measuring {arguments[2]} failed.");
    }
}
