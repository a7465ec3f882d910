using System.Text.Json;

namespace RouteGen.Benchmarks.Request;

/// <summary>How many instructions a call takes, counted one by one: unlike its time, the same in every run and beside other work.</summary>
/// <param name="Counts">By the name of the part.</param>
/// <param name="Reason">Why nothing was counted; else empty.</param>
internal sealed record InstructionCounts(Dictionary<string, double> Counts, string Reason)
{
    /// <summary>Counts in a process of its own.</summary>
    public static InstructionCounts Take()
    {
        if (!Tracing.IsKnownMachine) return new([], "instructions are counted on Linux on x64 only");
        var folder = Path.Combine(Checkout.Root, "artifacts", "benchmarks", nameof(InstructionCounts));
        Directory.CreateDirectory(folder);
        var file = Path.Combine(folder, "counts.json");
        File.Delete(file);
        Console.Error.WriteLine("Counting instructions ...");
        using var process = InstructionTracer.Start(new(), InstructionTracer.Command, file);
        process.WaitForExit();
        return File.Exists(file) ? JsonSerializer.Deserialize<InstructionCounts>(File.ReadAllText(file))! : new([], "the process that counts died");
    }

    public double Routed(ExistingHandler handler) => Counts[CountedProcess.Routed(handler)];

    public double Direct(ExistingHandler handler) => Counts[CountedProcess.Direct(handler)];

    public double PercentMore(ExistingHandler handler) => ((Routed(handler) / Direct(handler)) - 1) * 100;
}
