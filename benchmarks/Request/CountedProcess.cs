using System.Runtime;

namespace RouteGen.Benchmarks.Request;

/// <summary>The process whose instructions are counted. Between two marks it executes what is counted, in the order of <see cref="Parts"/>.</summary>
internal static class CountedProcess
{
    public const string Command = "counted";

    /// <summary>What it says when the JIT is done and it waits for a line.</summary>
    public const string Ready = "ready";

    /// <summary>Calls between two marks.</summary>
    public const int Calls = 4;

    /// <summary>How often everything is counted.</summary>
    public const int Rounds = 3;

    private const string Nothing = "nothing";

    /// <summary>What is counted, in turn. The first is nothing at all: what the marks themselves cost.</summary>
    public static IReadOnlyList<(string Name, Action Call)> Parts { get; } =
    [
        (Nothing, () => { }),
        .. ExistingHandler.All.Select(handler => (Routed(handler), (Action)(() => handler.Route()))),
        .. ExistingHandler.All.Select(handler => (Direct(handler), (Action)(() => handler.Call()))),
    ];

    public static string Routed(ExistingHandler handler) => $"routed, {handler}";

    public static string Direct(ExistingHandler handler) => $"direct, {handler}";

    public static int Run()
    {
        foreach (var handler in ExistingHandler.All) handler.CheckAnswers();
        WarmUp();
        // A collection is neither side's own.
        if (!GC.TryStartNoGCRegion(32 * 1_024 * 1_024)) return 1;
        Console.WriteLine(Ready);
        Console.ReadLine();
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var (_, call) in Parts) Execute(call);
        }

        GC.EndNoGCRegion();
        return 0;
    }

    // Until the JIT has nothing left to optimize.
    private static void WarmUp()
    {
        long compiled;
        do
        {
            compiled = JitInfo.GetCompiledMethodCount();
            for (var i = 0; i < 5_000; i++)
            {
                foreach (var (_, call) in Parts) call();
            }

            for (var i = 0; i < 100; i++) Execute(Parts[0].Call);
        }
        while (JitInfo.GetCompiledMethodCount() != compiled);
    }

    private static void Execute(Action call)
    {
        Tracing.RaiseMark();
        for (var i = 0; i < Calls; i++) call();
        Tracing.RaiseMark();
    }
}
