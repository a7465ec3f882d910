using System.Globalization;

namespace RouteGen.Benchmarks;

/// <summary>What came of a target.</summary>
public enum TargetOutcome
{
    Met,
    Missed,

    /// <summary>Its baseline is not there.</summary>
    Unmeasured,
}

/// <summary>One goal of ours and what was measured against it.</summary>
/// <param name="Number">The number in <c>benchmarks/README.md</c>. A target with several baselines has a line for each.</param>
/// <param name="What">What is measured, and against what.</param>
/// <param name="Measured">The figure with its unit, as <c>9.1x</c>; empty where nothing was measured.</param>
/// <param name="Goal">The goal with its relation and unit, as <c>&gt;= 8x</c>.</param>
/// <param name="Outcome">What came of it.</param>
/// <param name="Reason">Why nothing was measured; else empty.</param>
public sealed record Target(int Number, string What, string Measured, string Goal, TargetOutcome Outcome, string Reason = "")
{
    /// <summary>A baseline has to take at least so many times what ours takes.</summary>
    public static Target AtLeast(int number, string what, double ratio, double goal) =>
        new(number, what, Format(ratio, "x"), ">= " + Format(goal, "x"), ratio >= goal ? TargetOutcome.Met : TargetOutcome.Missed);

    /// <summary>A figure of ours has to be at most so much. Of a ratio the unit is <c>x</c>.</summary>
    public static Target AtMost(int number, string what, double figure, double goal, string unit) =>
        new(number, what, Format(figure, unit), "<= " + Format(goal, unit), figure <= goal ? TargetOutcome.Met : TargetOutcome.Missed);

    public static Target Unmeasured(int number, string what, string goal, string reason) =>
        new(number, what, "-", goal, TargetOutcome.Unmeasured, reason);

    /// <summary>The line that <c>benchmarks/run</c> collects.</summary>
    public override string ToString() =>
        $"TARGET {Number.ToString(CultureInfo.InvariantCulture)} {What} {Measured} (goal {Goal}) {Outcome.ToString().ToLowerInvariant()} {Reason}".TrimEnd();

    private static string Format(double figure, string unit) => Figure.Format(figure) + (unit == "x" ? unit : " " + unit);
}
