using System.Diagnostics;
using System.Reflection;
using System.Text.Json;

namespace RouteGen.Benchmarks.Request;

/// <summary>The process that runs another one instruction by instruction and counts them. It is one of its own, since it takes a signal away from .NET.</summary>
internal static class InstructionTracer
{
    public const string Command = "count";

    /// <summary>Counts, and saves what was counted.</summary>
    public static int Run(string file)
    {
        File.WriteAllText(file, JsonSerializer.Serialize(Count()));
        return 0;
    }

    /// <summary>Starts this program, by dotnet or as itself.</summary>
    public static Process Start(ProcessStartInfo start, params string[] arguments)
    {
        start.FileName = Environment.ProcessPath!;
        if (Path.GetFileNameWithoutExtension(start.FileName).Equals("dotnet", StringComparison.OrdinalIgnoreCase)) start.ArgumentList.Add(Assembly.GetExecutingAssembly().Location);
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        return Process.Start(start)!;
    }

    private static InstructionCounts Count()
    {
        var start = new ProcessStartInfo { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true };
        // What the JIT learns by it differs from run to run, by more than the figures do. Native AOT has none either.
        start.Environment["DOTNET_TieredPGO"] = "0";
        using var process = Start(start, CountedProcess.Command);
        if (process.StandardOutput.ReadLine() != CountedProcess.Ready) return new([], "the process that is counted died");
        Tracing.ListenAlone();
        if (Tracing.Attach(process.Id) is { } reason)
        {
            process.Kill();
            return new([], $"ptrace: {reason}");
        }

        process.StandardInput.WriteLine();
        process.StandardInput.Flush();
        return Fold(CountSections(process.Id));
    }

    /// <summary>The instructions between each two marks.</summary>
    private static List<long> CountSections(int process)
    {
        var sections = new List<long>();
        while (ContinueToMark(process)) sections.Add(StepToMark(process));
        return sections;
    }

    private static bool ContinueToMark(int process)
    {
        while (true)
        {
            var signal = Tracing.Wait(process);
            if (signal is 0 or Tracing.Mark) return signal != 0;
            Tracing.Continue(process, signal == Tracing.Trap ? 0 : signal);
        }
    }

    private static long StepToMark(int process)
    {
        var (count, last) = (0L, (nint)0);
        var signal = 0;
        while (true)
        {
            Tracing.Step(process, signal);
            signal = Tracing.Wait(process);
            if (signal is 0 or Tracing.Mark) break;
            if (signal != Tracing.Trap) continue;
            signal = 0;
            // An instruction with a prefix to repeat it stops each time: it is one.
            var position = Tracing.Position(process);
            if (position != last) count++;
            last = position;
        }

        Tracing.Continue(process, 0);
        return count;
    }

    private static InstructionCounts Fold(List<long> sections)
    {
        var parts = CountedProcess.Parts.Count;
        if (sections.Count != parts * CountedProcess.Rounds) return new([], $"{sections.Count} sections were counted, not {parts * CountedProcess.Rounds}");
        var medians = Enumerable.Range(0, parts).Select(part => Figure.Median(Enumerable.Range(0, CountedProcess.Rounds).Select(round => (double)sections[(round * parts) + part]))).ToArray();
        return new(CountedProcess.Parts.Select((part, number) => (part.Name, Count: (medians[number] - medians[0]) / CountedProcess.Calls)).ToDictionary(part => part.Name, part => part.Count, StringComparer.Ordinal), "");
    }
}
