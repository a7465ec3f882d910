using System.Runtime.InteropServices;

namespace RouteGen.Hosting;

/// <summary>
/// Lines to a file descriptor, by the system call itself. <see cref="Console"/> would prepare encodings and a terminal first, which a cold start feels,
/// and <see cref="FileStream"/> keeps a position of its own, which is wrong in a file that the user's Console writes to as well.
/// </summary>
internal sealed class DescriptorSink(int descriptor) : OutputSink
{
    public const int StandardOutput = 1;
    public const int StandardError = 2;

    // errno
    private const int Interrupted = 4;
    private const int WouldBlockOnLinux = 11;
    private const int WouldBlockOnMacOS = 35;

    private Stream? _console;

    public override void Write(ReadOnlySpan<byte> lines)
    {
        if (OperatingSystem.IsWindows()) WriteToConsole(lines);
        else WriteToDescriptor(lines);
    }

    private void WriteToDescriptor(ReadOnlySpan<byte> lines)
    {
        var wait = default(SpinWait);
        while (!lines.IsEmpty)
        {
            var written = SystemWrite(descriptor, ref MemoryMarshal.GetReference(lines), lines.Length);
            if (written > 0)
            {
                lines = lines[(int)written..];
                continue;
            }

            switch (Marshal.GetLastPInvokeError())
            {
                case Interrupted:
                    break;
                case WouldBlockOnLinux or WouldBlockOnMacOS:
                    // Whoever started the process made the pipe non-blocking, and its reader is behind.
                    wait.SpinOnce();
                    break;
                default:
                    return;
            }
        }
    }

    private void WriteToConsole(ReadOnlySpan<byte> lines)
    {
        _console ??= descriptor == StandardError ? Console.OpenStandardError() : Console.OpenStandardOutput();
        _console.Write(lines);
    }

    [DllImport("libc", EntryPoint = "write", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nint SystemWrite(int descriptor, ref byte bytes, nint count);
}
