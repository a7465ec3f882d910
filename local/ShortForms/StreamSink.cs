using RouteGen.Hosting;

namespace RouteGen.Local.ShortForms;

/// <summary>Lines to a stream, as they are.</summary>
internal sealed class StreamSink(Stream stream) : OutputSink
{
    public override void Write(ReadOnlySpan<byte> lines)
    {
        stream.Write(lines);
        stream.Flush();
    }
}
