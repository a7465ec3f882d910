using System.Globalization;

namespace RouteGen.Benchmarks.ColdStart;

/// <summary>The page of the sample applications: how each starts, and what its package weighs.</summary>
internal static class SamplesPage
{
    private const double Megabyte = 1e6;

    public static int Publish(IReadOnlyList<Variant> variants, IReadOnlyDictionary<string, List<Measurement>> measurements, int rounds)
    {
        var report = new Report("samples", "Samples", "dotnet run -c Release --project benchmarks/ColdStart -- samples");
        report.AddTable(
            "Start",
            $"""
            From the start of the process until its first answer was posted; each is sent an event that needs no other service. Medians of {rounds.ToString(CultureInfo.InvariantCulture)} rounds. Native AOT is .NET 8, managed is .NET 10 without
            ReadyToRun, whose package does not hold .NET itself. Packages are the published files without debug symbols.
            """,
            ["sample", "first answer, AOT, ms", "first answer, JIT, ms", "package, AOT, MB", "package, managed, MB", "memory, AOT, MB"],
            variants.Where(variant => variant.IsNative).Select(native =>
            {
                var managed = variants.First(variant => variant.What == native.What && !variant.IsNative);
                return (string[])
                [
                    native.What,
                    Median(native, run => run.First), Median(managed, run => run.First),
                    Figure.Format(Publisher.SizeOf(native) / Megabyte), Figure.Format(Publisher.SizeOf(managed) / Megabyte),
                    Median(native, run => run.PeakMemory),
                ];
            }));
        return report.Publish();

        string Median(Variant variant, Func<Measurement, double> figure) => Figure.Format(Figure.Median(measurements[variant.Name].Select(figure)));
    }
}
