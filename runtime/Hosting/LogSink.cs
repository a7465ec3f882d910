using System.Buffers.Binary;
using Microsoft.Win32.SafeHandles;

namespace RouteGen.Hosting;

/// <summary>Where log lines go.</summary>
internal abstract class LogSink
{
    /// <summary>Writes one line, which ends with a line feed, at once. Called by one thread at a time.</summary>
    public abstract void Write(ReadOnlySpan<byte> line);
}

/// <summary>Lines to a stream, as standard output and standard error are.</summary>
/// <param name="open">Opens the stream for the first line: most functions start without writing one.</param>
internal sealed class StreamLogSink(Func<Stream> open) : LogSink
{
    private Stream? _stream;

    public override void Write(ReadOnlySpan<byte> line)
    {
        try
        {
            _stream ??= open();
            _stream.Write(line);
        }
        catch (IOException)
        {
            // Nobody reads the log any more, and a request must not fail for that.
        }
    }

    /// <summary>
    /// Standard output without <see cref="Console"/>, whose encodings and terminal cost a cold start. Lambda gives a pipe, to which a plain write is right;
    /// a file has to be written at the position that it shares with the user's own Console, and Windows has no file descriptor 1.
    /// </summary>
    public static Stream OpenStandardOutput()
    {
        if (OperatingSystem.IsWindows()) return Console.OpenStandardOutput();
        var output = OpenDescriptor(1);
        return output.CanSeek ? Console.OpenStandardOutput() : output;
    }

    public static FileStream OpenDescriptor(int descriptor) =>
        new(new SafeFileHandle(descriptor, ownsHandle: false), FileAccess.Write, bufferSize: 0);
}

/// <summary>Lines to the file descriptor that Lambda gives managed runtimes, each in a frame, so that one with line breaks stays one event.</summary>
internal sealed class TelemetryLogSink(Func<Stream> open, bool isJson) : LogSink
{
    private const int HeaderLength = 16;

    /// <summary>What one frame can hold: CloudWatch's 256 KB less the 26 bytes it counts for each event.</summary>
    internal const int LongestFrame = (256 * 1024) - 26;

    private Stream? _stream;
    private byte[] _frame = new byte[1024];

    public override void Write(ReadOnlySpan<byte> line)
    {
        line = line.TrimEnd((byte)'\n');
        while (line.Length > LongestFrame)
        {
            var cut = LongestFrame;
            while ((line[cut] & 0xC0) == 0x80) cut--; // between two characters, not inside one
            WriteFrame(line[..cut]);
            line = line[cut..];
        }

        WriteFrame(line);
    }

    /// <summary>Frame type, length and time in microseconds, big endian, then the text.</summary>
    private void WriteFrame(ReadOnlySpan<byte> text)
    {
        if (_frame.Length < HeaderLength + text.Length) _frame = new byte[HeaderLength + text.Length];
        var frame = _frame.AsSpan(0, HeaderLength + text.Length);
        BinaryPrimitives.WriteUInt32BigEndian(frame, isJson ? 0xA55A_0002 : 0xA55A_0003);
        BinaryPrimitives.WriteInt32BigEndian(frame[4..], text.Length);
        BinaryPrimitives.WriteInt64BigEndian(frame[8..], (DateTime.UtcNow - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond);
        text.CopyTo(frame[HeaderLength..]);
        try
        {
            _stream ??= open();
            _stream.Write(frame);
        }
        catch (IOException)
        {
            // Nobody reads the log any more, and a request must not fail for that.
        }
    }
}
