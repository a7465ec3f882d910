namespace RouteGen.Benchmarks.Request;

/// <summary>Measures a batch of SQS, and writes the page.</summary>
internal static class BatchReport
{
    public const string Command = "batches";

    private const string Baseline = nameof(BatchBenchmarks.Deserialized);

    /// <returns>The number of targets that were missed.</returns>
    public static int Run(bool isQuick)
    {
        var measured = Measurement.Of<BatchBenchmarks>("Batches", isQuick, (_, _) => true);
        var report = new Report("batches", "A batch: 10,000 messages of SQS", $"dotnet run -c Release --project benchmarks/Request -- {Command}");
        var (ours, baseline) = (measured[nameof(BatchBenchmarks.RouteGen)]!, measured[Baseline]!);
        report.Add(Target.AtLeast(16, "a batch of 10,000 messages with JSON bodies, against deserializing it, time", baseline.Nanoseconds / ours.Nanoseconds, 1.5));
        report.Add(Target.AtLeast(16, "a batch of 10,000 messages with JSON bodies, against deserializing it, garbage", (double)baseline.Bytes / ours.Bytes, 3));
        report.AddHeadline("a batch of 10,000 messages, against deserializing it with System.Text.Json", $"{Figure.Format(baseline.Nanoseconds / ours.Nanoseconds)}x faster");
        report.AddHeadline("its garbage, with that", $"{Megabytes(ours)} and {Megabytes(baseline)}");
        report.AddTable(
            "From the event's bytes to the answer's bytes",
            $"{new BatchBenchmarks().EventBytes:N0} bytes; the body of each message is an order as JSON, read by the same source-generated context and given to the same handler. Before anything is measured, the orders are compared. "
            + "The baseline deserializes the event into objects with System.Text.Json's source generator, as Amazon's event package has them, and then each body. An order itself takes the same on both sides.",
            ["", "time", "against RouteGen", "garbage", "against RouteGen"],
            new[] { ("RouteGen", nameof(BatchBenchmarks.RouteGen)), ("RouteGen, `parallel: 8`", nameof(BatchBenchmarks.RouteGenParallel)), ("System.Text.Json", Baseline) }.Select(variant => Row(variant.Item1, measured[variant.Item2]!, ours)));
        return report.Publish();
    }

    private static IReadOnlyList<string> Row(string name, Cost cost, Cost ours) =>
        [name, $"{Figure.Format(cost.Nanoseconds / 1_000_000)} ms", $"{Figure.Format(cost.Nanoseconds / ours.Nanoseconds)}x", Megabytes(cost), $"{Figure.Format((double)cost.Bytes / ours.Bytes)}x"];

    private static string Megabytes(Cost cost) => $"{Figure.Format(cost.Bytes / 1e6)} MB";
}
