namespace RouteGen.Benchmarks.Request;

/// <summary>Counts what routing to an existing handler costs, against calling it directly, and writes the page.</summary>
internal static class ExistingHandlerReport
{
    public const string Command = "existing-handlers";

    private const int Goal = 3;
    private const string Unit = "%";

    /// <returns>The number of targets that were missed.</returns>
    public static int Run()
    {
        var instructions = InstructionCounts.Take();
        var report = new Report("existing-handlers", "An existing handler of Amazon's style: what routing to it costs", $"dotnet run -c Release --project benchmarks/Request -- {Command}");
        // Behind {proxy+} the event is rewritten, for which there is no goal.
        foreach (var handler in ExistingHandler.All.Where(handler => !handler.IsProxy)) report.Add(TargetOf(handler, instructions));
        if (instructions.Reason.Length == 0) AddTable(report, instructions);
        return report.Publish();
    }

    private static Target TargetOf(ExistingHandler handler, InstructionCounts instructions)
    {
        const int Number = 15;
        var what = $"instructions of an existing handler more than called directly, {handler}";
        return instructions.Reason.Length > 0
            ? Target.Unmeasured(Number, what, $"<= {Figure.Format(Goal)} {Unit}", instructions.Reason)
            : Target.AtMost(Number, what, instructions.PercentMore(handler), Goal, Unit);
    }

    private static void AddTable(Report report, InstructionCounts instructions) => report.AddTable(
        "Instructions of a call",
        "From the event's bytes to the answer's bytes: routed by RouteGen, and called directly through its serializer, with the event of a route of its own; before anything is counted, their answers are compared. Behind `{proxy+}` the event is rewritten for the handler.",
        ["gateway and its route", "event B", "routed", "called directly", "more", "more, in percent"],
        ExistingHandler.All.Select(handler => RowOf(handler, instructions)));

    private static IReadOnlyList<string> RowOf(ExistingHandler handler, InstructionCounts instructions)
    {
        var (routed, direct) = (instructions.Routed(handler), instructions.Direct(handler));
        return [$"{handler}", $"{handler.Event.Length:N0}", $"{routed:N0}", $"{direct:N0}", $"{routed - direct:N0}", $"{Figure.Format(instructions.PercentMore(handler))} {Unit}"];
    }
}
