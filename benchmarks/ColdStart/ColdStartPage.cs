using System.Globalization;

namespace RouteGen.Benchmarks.ColdStart;

/// <summary>The page of this benchmark: tables, and the targets.</summary>
/// <param name="variants">What was measured.</param>
/// <param name="measurements">By the name of a variant.</param>
/// <param name="failures">Why a variant has none, by its name.</param>
/// <param name="rounds">How many rounds there were.</param>
internal sealed class ColdStartPage(IReadOnlyList<Variant> variants, IReadOnlyDictionary<string, List<Measurement>> measurements, IReadOnlyDictionary<string, string> failures, int rounds)
{
    private const double Megabyte = 1e6;

    private readonly List<string> _groups = [.. variants.Select(variant => variant.Group).Distinct()];

    /// <summary>Writes the page.</summary>
    /// <returns>The number of targets that were missed.</returns>
    public int Publish(bool isQuick)
    {
        var report = new Report("cold-start", "Cold start", "dotnet run -c Release --project benchmarks/ColdStart" + (isQuick ? " -- --quick" : ""));
        AddHeadlines(report);
        AddTargets(report);
        AddStartTable(report);
        AddRunningTable(report);
        return report.Publish();
    }

    private void AddHeadlines(Report report)
    {
        report.AddHeadline("process start to first answer, Native AOT", $"{Milliseconds(First("shop-routegen-aot"))}; {Times(First("shop-aspnet-aot") / First("shop-routegen-aot"))} faster than ASP.NET Core");
        report.AddHeadline("the same with 300 routes", $"{Milliseconds(First("many-routegen-aot"))}; {Times(First("many-aspnet-aot") / First("many-routegen-aot"))} faster than ASP.NET Core");
        report.AddHeadline("process start to first answer, managed (ReadyToRun)", $"{Milliseconds(First("shop-routegen-r2r"))}; {Times(First("shop-aspnet-r2r") / First("shop-routegen-r2r"))} faster than ASP.NET Core");
        report.AddHeadline("memory of a running function, Native AOT", $"{Figure.Format(Memory("shop-routegen-aot"))} MB; ASP.NET Core has {Figure.Format(Memory("shop-aspnet-aot"))} MB");
        report.AddHeadline("package of 15 routes, Native AOT", $"{Figure.Format(Size("shop-routegen-aot"))} MB; ASP.NET Core has {Figure.Format(Size("shop-aspnet-aot"))} MB");
    }

    private void AddTargets(Report report)
    {
        AtLeast(1, "first answer, AOT: ASP.NET Core minimal API behind our loop / RouteGen", First, "shop-aspnet-aot", "shop-routegen-aot", 8);
        AtLeast(1, "first answer, AOT, 300 routes: ASP.NET Core minimal API behind our loop / RouteGen", First, "many-aspnet-aot", "many-routegen-aot", 10);
        AtLeast(1, $"first answer, AOT: {Peers.AspNetCoreHosting} / RouteGen", First, "peer-aspnet-aot", "shop-routegen-aot", 8);
        AtLeast(2, $"first answer, AOT: {Peers.Annotations} / RouteGen", First, "peer-annotations-aot", "shop-routegen-aot", 1.9);
        AtLeast(2, $"processor time to the first answer, AOT: {Peers.Annotations} / RouteGen", CpuFirst, "peer-annotations-aot", "shop-routegen-aot", 1.9);
        AtLeast(3, "first answer: ASP.NET Core minimal API, RequestDelegateGenerator, ReadyToRun / RouteGen AOT", First, "shop-aspnet-rdg-r2r", "shop-routegen-aot", 60);
        AtLeast(3, $"first answer: {Peers.Annotations}, ReadyToRun / RouteGen AOT", First, "peer-annotations-r2r", "shop-routegen-aot", 35);
        AtLeast(3, "first answer, 300 routes: ASP.NET Core minimal API, ReadyToRun / RouteGen AOT", First, "many-aspnet-r2r", "many-routegen-aot", 200);
        AtLeast(4, "first answer, ReadyToRun: ASP.NET Core minimal API, RequestDelegateGenerator / RouteGen", First, "shop-aspnet-rdg-r2r", "shop-routegen-r2r", 4);
        AtLeast(4, $"first answer, ReadyToRun: {Peers.Annotations} / RouteGen", First, "peer-annotations-r2r", "shop-routegen-r2r", 2.3);
        AtLeast(4, "first answer, ReadyToRun, 300 routes: ASP.NET Core minimal API, RequestDelegateGenerator / RouteGen", First, "many-aspnet-rdg-r2r", "many-routegen-r2r", 7);
        AtLeast(4, "first answer, ReadyToRun, 300 routes: ASP.NET Core minimal API / RouteGen", First, "many-aspnet-r2r", "many-routegen-r2r", 20);
        report.Add(Target.AtMost(5, "first answer, AOT: 300 routes / 1 route", First("many-routegen-aot") / First("one-routegen-aot"), 1.05, "x"));
        AtLeast(9, $"processor time an invocation, AOT, JSON: {Peers.RuntimeSupport} / RouteGen", CpuWarm, "peer-runtimesupport-aot", "shop-routegen-aot", 5.5);
        AtLeast(9, $"processor time an invocation, AOT, JSON: {Peers.Annotations} / RouteGen", CpuWarm, "peer-annotations-aot", "shop-routegen-aot", 5.5);
        AtLeast(9, $"processor time an invocation, AOT: {Peers.RuntimeSupport} with JSON / RouteGen with text", CpuWarm, "peer-runtimesupport-aot", "text-routegen-aot", 8);
        report.Add(Target.AtMost(13, "package, AOT, without JSON", Size("text-routegen-aot"), 1.9, "MB"));
        report.Add(Target.AtMost(13, "package, AOT, with JSON", Size("shop-routegen-aot"), 2.8, "MB"));
        AtLeast(13, "package, AOT: ASP.NET Core minimal API / RouteGen", Size, "shop-aspnet-aot", "shop-routegen-aot", 6);
        AtLeast(13, $"package, AOT: {Peers.AspNetCoreHosting} / RouteGen", Size, "peer-aspnet-aot", "shop-routegen-aot", 6);
        AtLeast(13, $"package, AOT: {Peers.Annotations} / RouteGen", Size, "peer-annotations-aot", "shop-routegen-aot", 3);
        report.Add(Target.AtMost(13, "package, AOT, for each of 300 routes, its handler included", (Size("many-routegen-aot") - Size("one-routegen-aot")) * Megabyte / 299, 150, "B"));
        AtLeast(14, "peak memory, AOT: ASP.NET Core minimal API / RouteGen", Memory, "shop-aspnet-aot", "shop-routegen-aot", 4.8);
        AtLeast(14, $"peak memory, AOT: {Peers.AspNetCoreHosting} / RouteGen", Memory, "peer-aspnet-aot", "shop-routegen-aot", 4.8);
        AtLeast(14, $"peak memory, AOT: {Peers.Annotations} / RouteGen", Memory, "peer-annotations-aot", "shop-routegen-aot", 2.4);

        void AtLeast(int number, string what, Func<string, double> figure, string baseline, string ours, double goal)
        {
            var isThere = variants.Any(variant => variant.Name == baseline);
            var reason = isThere ? failures.GetValueOrDefault(baseline) : Peers.Reason;
            report.Add(reason is null ? Target.AtLeast(number, what, figure(baseline) / figure(ours), goal) : Target.Unmeasured(number, what, $">= {Figure.Format(goal)}x", reason));
        }
    }

    private void AddStartTable(Report report) => report.AddTable(
        "Start",
        $"""
        From the start of the process until its first answer was posted, and until its 100th; processor time of all threads, user and system. Medians of {rounds.ToString(CultureInfo.InvariantCulture)} rounds, in which native programs
        had three turns each and the others one. "x" compares with RouteGen's app of the same routes and compilation.
        """,
        ["app", "routes", "compiled", "first answer, ms", "x", "processor, ms", "x", "100th answer, ms"],
        Measured().Select(variant => (string[])
        [
            variant.What, variant.Group, variant.Kind,
            Figure.Format(First(variant.Name)), Ratio(variant, First),
            Figure.Format(CpuFirst(variant.Name)), Ratio(variant, CpuFirst),
            variant.Exchange is null ? "" : Figure.Format(Median(variant.Name, run => run.Last)),
        ]));

    private void AddRunningTable(Report report) => report.AddTable(
        "Running",
        "Processor time an invocation, from the 51st to the 100th; the most memory that was resident; the files of the package, without debug symbols. A managed package does not hold .NET itself.",
        ["app", "routes", "compiled", "processor, µs", "x", "memory, MB", "x", "package, MB", "x"],
        Measured().Where(variant => variant.Exchange is not null).Select(variant => (string[])
        [
            variant.What, variant.Group, variant.Kind,
            Figure.Format(CpuWarm(variant.Name)), Ratio(variant, CpuWarm),
            Figure.Format(Memory(variant.Name)), Ratio(variant, Memory),
            Figure.Format(Size(variant.Name)), Ratio(variant, Size),
        ]));

    private IEnumerable<Variant> Measured() => variants.Where(variant => !failures.ContainsKey(variant.Name)).OrderBy(variant => _groups.IndexOf(variant.Group));

    private string Ratio(Variant variant, Func<string, double> figure)
    {
        var ours = variants.FirstOrDefault(other => other.Group == variant.Group && other.Compilation == variant.Compilation && other.What == Variants.RouteGen);
        return ours is null || ours == variant ? "" : Times(figure(variant.Name) / figure(ours.Name));
    }

    private double First(string name) => Median(name, run => run.First);

    private double CpuFirst(string name) => Median(name, run => run.CpuFirst);

    private double CpuWarm(string name) => Median(name, run => run.CpuWarm);

    private double Memory(string name) => Median(name, run => run.PeakMemory);

    private double Size(string name) => Publisher.SizeOf(variants.First(variant => variant.Name == name)) / Megabyte;

    private double Median(string name, Func<Measurement, double> figure) => Figure.Median(measurements[name].Select(figure));

    private static string Milliseconds(double figure) => Figure.Format(figure) + " ms";

    private static string Times(double ratio) => Figure.Format(ratio) + "x";
}
