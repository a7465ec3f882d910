namespace RouteGen.Hosting;

/// <summary>Ends the process while a handler still runs.</summary>
internal static class ProcessEnd
{
    /// <summary>As the command timeout(1) has it. Lambda reports any code as Runtime.ExitError, and starts another process.</summary>
    internal const int TimedOut = 124;

    /// <summary>How long, in milliseconds, what hangs on the process's end may take.</summary>
    private const int Patience = 1000;

    /// <summary>Ends it, and does not return.</summary>
    public static void AfterTimeout()
    {
        // Handlers of ProcessExit run in Exit, and one may wait for the very thread that is stuck.
        var exit = new Thread(static () => Environment.Exit(TimedOut)) { IsBackground = true, Name = "RouteGen exit" };
        exit.UnsafeStart();
        exit.Join(Patience);
        Environment.FailFast("The process did not end by itself.");
    }
}
