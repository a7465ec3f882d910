namespace RouteGen.Benchmarks.Request;

/// <summary>What routing to an existing handler costs, against calling it directly.</summary>
internal sealed class ExistingHandlerReport
{
    private const int Number = 15;
    private const int Goal = 3;
    private const string Unit = "%";

    private readonly InstructionCounts _instructions;
    private readonly Measurement _measured;

    private ExistingHandlerReport(InstructionCounts instructions, Measurement measured)
    {
        _instructions = instructions;
        _measured = measured;
    }

    public static ExistingHandlerReport Measure(bool isQuick) =>
        new(InstructionCounts.Take(), Measurement.Of<ExistingHandlerBenchmarks>("Existing handlers", isQuick, (_, _) => true));

    public void AddTargets(Report report)
    {
        foreach (var handler in ExistingHandler.All.Where(handler => !handler.IsProxy)) report.Add(TargetOf(handler));
    }

    public void AddTable(Report report) => report.AddTable(
        "An existing handler of Amazon's style",
        "From the event's bytes to the answer's bytes: routed by RouteGen, and called directly through its serializer with the event of a route of its own; before anything is measured, their answers are compared. "
        + "Behind `{proxy+}` the event is rewritten for the handler. Instructions are counted one by one; times have more noise than the goal has room.",
        ["gateway and its route", "event B", "RouteGen, instructions", "direct, instructions", "more", "RouteGen", "B", "direct", "B"],
        ExistingHandler.All.Select(RowOf));

    private Target TargetOf(ExistingHandler handler)
    {
        var what = $"instructions of an existing handler more than called directly, {handler}";
        return _instructions.Reason.Length > 0
            ? Target.Unmeasured(Number, what, $"<= {Figure.Format(Goal)} {Unit}", _instructions.Reason)
            : Target.AtMost(Number, what, PercentMore(handler), Goal, Unit);
    }

    private IReadOnlyList<string> RowOf(ExistingHandler handler)
    {
        var (routed, direct) = (CostOf(nameof(ExistingHandlerBenchmarks.Routed)), CostOf(nameof(ExistingHandlerBenchmarks.Direct)));
        string[] instructions = _instructions.Reason.Length > 0
            ? ["-", "-", "-"]
            : [$"{Routed(handler):N0}", $"{Direct(handler):N0}", $"{Figure.Format(PercentMore(handler))} {Unit}"];
        return
        [
            $"{handler}", $"{handler.Event.Length:N0}", .. instructions,
            RequestReport.Time(routed), RequestReport.Garbage(routed), RequestReport.Time(direct), RequestReport.Garbage(direct),
        ];

        Cost CostOf(string method) => _measured[method, (nameof(ExistingHandlerBenchmarks.Handler), handler)]!;
    }

    private double PercentMore(ExistingHandler handler) => ((Routed(handler) / Direct(handler)) - 1) * 100;

    private double Routed(ExistingHandler handler) => _instructions.Counts[CountedProcess.Routed(handler)];

    private double Direct(ExistingHandler handler) => _instructions.Counts[CountedProcess.Direct(handler)];
}
