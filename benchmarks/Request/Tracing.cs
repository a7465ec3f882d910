using System.Runtime.InteropServices;

namespace RouteGen.Benchmarks.Request;

/// <summary>Linux's system calls to run another process instruction by instruction: see ptrace(2).</summary>
internal static class Tracing
{
    /// <summary>The signal that ends and begins what is counted: whoever is not traced ignores it.</summary>
    public const int Mark = 23; // SIGURG

    /// <summary>The signal that stands for an instruction that was executed.</summary>
    public const int Trap = 5; // SIGTRAP

    private const int ChildChanged = 17; // SIGCHLD
    private const int AllChildren = 0x4000_0000; // __WALL
    private const int InstructionPointer = 16 * 8; // RIP in struct user_regs_struct

    /// <summary>Whether the calls are known to work like this.</summary>
    public static bool IsKnownMachine => OperatingSystem.IsLinux() && RuntimeInformation.ProcessArchitecture == Architecture.X64;

    /// <summary>Stops at each signal of a process's first thread from now on.</summary>
    /// <returns>The reason why not; <see langword="null"/> where it does.</returns>
    public static string? Attach(int process) => Call(Request.Seize, process) == 0 ? null : Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError());

    /// <summary>Lets it run to its next signal.</summary>
    public static void Continue(int process, int signal) => Call(Request.Continue, process, signal);

    /// <summary>Lets it execute one instruction.</summary>
    public static void Step(int process, int signal) => Call(Request.SingleStep, process, signal);

    /// <summary>Where it stands.</summary>
    public static nint Position(int process) => PtraceCall((nint)Request.PeekUser, process, InstructionPointer, 0);

    /// <summary>Waits until it stops.</summary>
    /// <returns>The signal; 0 when it exited.</returns>
    public static int Wait(int process)
    {
        if (WaitCall(process, out var status, AllChildren) != process || (status & 0xFF) != 0x7F) return 0;
        // What is more than a signal is a stop of the whole process.
        return status >> 16 == 0 ? (status >> 8) & 0xFF : Trap;
    }

    /// <summary>Leaves it to <see cref="Wait"/> alone to hear of a child: .NET would wake up a thread for each stop.</summary>
    public static void ListenAlone() => SignalCall(ChildChanged, 0);

    /// <summary>Ends or begins what is counted, in the process itself.</summary>
    public static void RaiseMark() => _ = RaiseCall(Mark);

    private static nint Call(Request request, int process, int signal = 0) => PtraceCall((nint)request, process, 0, signal);

    private enum Request
    {
        PeekUser = 3,
        Continue = 7,
        SingleStep = 9,
        Seize = 0x4206,
    }

    [DllImport("libc", EntryPoint = "ptrace", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nint PtraceCall(nint request, int process, nint address, nint data);

    [DllImport("libc", EntryPoint = "waitpid", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int WaitCall(int process, out int status, int options);

    [DllImport("libc", EntryPoint = "signal")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nint SignalCall(int signal, nint handler);

    [DllImport("libc", EntryPoint = "raise")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int RaiseCall(int signal);
}
