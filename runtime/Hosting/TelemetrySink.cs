using System.Buffers.Binary;

namespace RouteGen.Hosting;

/// <summary>Log lines as Lambda's managed runtimes send them, each in a frame, so that one with line breaks stays one event.</summary>
/// <param name="target">The file descriptor that Lambda names for it.</param>
/// <param name="isJson">Whether the lines are JSON.</param>
internal sealed class TelemetrySink(OutputSink target, bool isJson) : OutputSink
{
    /// <summary>What one frame can hold: CloudWatch's 256 KB less the 26 bytes it counts for each event.</summary>
    internal const int LongestFrame = (256 * 1024) - 26;

    private const int HeaderLength = 16;

    private byte[] _frame = new byte[1024];

    public override void Write(ReadOnlySpan<byte> lines)
    {
        lines = lines.TrimEnd((byte)'\n');
        while (lines.Length > LongestFrame)
        {
            var cut = LongestFrame;
            while ((lines[cut] & 0xC0) == 0x80) cut--; // between two characters, not inside one
            WriteFrame(lines[..cut]);
            lines = lines[cut..];
        }

        WriteFrame(lines);
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
        target.Write(frame);
    }
}
