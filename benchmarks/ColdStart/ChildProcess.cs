using System.Globalization;
using System.Runtime.InteropServices;

namespace RouteGen.Benchmarks.ColdStart;

/// <summary>
/// A process on Linux, started by the system call alone, and its processor time in nanoseconds. <see cref="System.Diagnostics.Process"/> takes as long to start one
/// as some of the programs here take to answer, and tells the time in hundredths of a second.
/// </summary>
internal sealed class ChildProcess : IDisposable
{
    private const int Kill = 9;
    private const int NoHang = 1;
    private const int ReadOnly = 0;
    private const int WriteNew = 0x241; // O_WRONLY | O_CREAT | O_TRUNC

    private readonly int _id;
    private bool _hasExited;

    private ChildProcess(int id) => _id = id;

    /// <summary>Processor time of all its threads so far, user and system, in milliseconds.</summary>
    public double CpuMilliseconds
    {
        get
        {
            // The clock of another process: see clock_getcpuclockid(3).
            if (ClockGetTime((~_id << 3) | 2, out var time) != 0) throw Failure("clock_gettime", Marshal.GetLastPInvokeError());
            return (time.Seconds * 1e3) + (time.Nanoseconds / 1e6);
        }
    }

    /// <summary>The most memory that was resident so far, in bytes.</summary>
    public long PeakMemory
    {
        get
        {
            const string Key = "VmHWM:";
            var line = File.ReadLines($"/proc/{_id.ToString(CultureInfo.InvariantCulture)}/status").First(line => line.StartsWith(Key, StringComparison.Ordinal));
            return long.Parse(line.AsSpan(Key.Length, line.Length - Key.Length - "kB".Length).Trim(), CultureInfo.InvariantCulture) * 1024;
        }
    }

    /// <summary>Whether it has exited, without waiting for it.</summary>
    public bool HasExited => _hasExited || TryWait(NoHang, out _, out _);

    /// <summary>Starts a program.</summary>
    /// <param name="arguments">The program's path, and its arguments.</param>
    /// <param name="environment">Its whole environment.</param>
    /// <param name="folder">The folder that it runs in.</param>
    /// <param name="log">The file that takes what it prints.</param>
    public static ChildProcess Start(IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string> environment, string folder, string log)
    {
        using var texts = new NativeTexts();
        var program = texts.Add(arguments[0]);
        var argumentList = texts.AddList(arguments);
        var environmentList = texts.AddList(environment.Select(variable => $"{variable.Key}={variable.Value}"));
        // The structure is opaque; it has 80 bytes in the C libraries of Linux.
        var actions = new byte[256];
        Check("posix_spawn_file_actions_init", FileActionsInit(actions));
        try
        {
            Check("posix_spawn_file_actions_addopen", FileActionsAddOpen(actions, 0, texts.Add("/dev/null"), ReadOnly, 0));
            Check("posix_spawn_file_actions_addopen", FileActionsAddOpen(actions, 1, texts.Add(log), WriteNew, 0x1A4));
            Check("posix_spawn_file_actions_adddup2", FileActionsAddDup2(actions, 1, 2));
            Check("posix_spawn_file_actions_addchdir_np", FileActionsAddChangeDirectory(actions, texts.Add(folder)));
            Check("posix_spawn", Spawn(out var id, program, actions, 0, argumentList, environmentList));
            return new ChildProcess(id);
        }
        finally
        {
            _ = FileActionsDestroy(actions);
        }
    }

    /// <summary>Waits until it exits.</summary>
    /// <returns>Its exit code, and its processor time in milliseconds.</returns>
    public (int ExitCode, double CpuMilliseconds) WaitForExit()
    {
        while (true)
        {
            if (!TryWait(options: 0, out var status, out var usage)) continue;
            var isKilled = (status & 0x7F) != 0;
            return (isKilled ? 128 + (status & 0x7F) : (status >> 8) & 0xFF, ((usage[0] + usage[2]) * 1e3) + ((usage[1] + usage[3]) / 1e3));
        }
    }

    /// <summary>Ends it at once.</summary>
    public void Dispose()
    {
        if (HasExited) return;
        _ = SendSignal(_id, Kill);
        TryWait(options: 0, out _, out _);
    }

    private bool TryWait(int options, out int status, out long[] usage)
    {
        // struct rusage: user and system time, each in seconds and microseconds, and 14 numbers more.
        usage = new long[18];
        var exited = Wait(_id, out status, options, usage) == _id;
        _hasExited |= exited;
        return exited;
    }

    private static void Check(string call, int error)
    {
        if (error != 0) throw Failure(call, error);
    }

    private static InvalidOperationException Failure(string call, int error) => new($"{call}: {Marshal.GetPInvokeErrorMessage(error)}");

    [StructLayout(LayoutKind.Sequential)]
    private readonly struct TimeSpecification
    {
        public readonly long Seconds;
        public readonly long Nanoseconds;
    }

    /// <summary>Texts as C wants them, for as long as this lives.</summary>
    private sealed class NativeTexts : IDisposable
    {
        private readonly List<nint> _texts = [];

        public nint Add(string text)
        {
            var copy = Marshal.StringToCoTaskMemUTF8(text);
            _texts.Add(copy);
            return copy;
        }

        public nint[] AddList(IEnumerable<string> texts) => [.. texts.Select(Add), 0];

        public void Dispose()
        {
            foreach (var text in _texts) Marshal.FreeCoTaskMem(text);
        }
    }

    [DllImport("libc", EntryPoint = "posix_spawn")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Spawn(out int id, nint path, byte[] fileActions, nint attributes, nint[] arguments, nint[] environment);

    [DllImport("libc", EntryPoint = "posix_spawn_file_actions_init")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int FileActionsInit(byte[] fileActions);

    [DllImport("libc", EntryPoint = "posix_spawn_file_actions_destroy")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int FileActionsDestroy(byte[] fileActions);

    [DllImport("libc", EntryPoint = "posix_spawn_file_actions_addopen")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int FileActionsAddOpen(byte[] fileActions, int descriptor, nint path, int flags, uint mode);

    [DllImport("libc", EntryPoint = "posix_spawn_file_actions_adddup2")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int FileActionsAddDup2(byte[] fileActions, int descriptor, int copy);

    [DllImport("libc", EntryPoint = "posix_spawn_file_actions_addchdir_np")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int FileActionsAddChangeDirectory(byte[] fileActions, nint path);

    [DllImport("libc", EntryPoint = "wait4", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Wait(int id, out int status, int options, [Out] long[] usage);

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SendSignal(int id, int signal);

    [DllImport("libc", EntryPoint = "clock_gettime", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int ClockGetTime(int clock, out TimeSpecification time);
}
