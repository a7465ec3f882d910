using System.Buffers;

namespace RouteGen.Responses;

/// <summary>
/// Lets a JSON writer write into a JSON string: what it hands over block by block is escaped into the target at once,
/// so a big body never stands in memory a second time.
/// </summary>
internal sealed class EscapingWriter(ByteBuffer target) : IBufferWriter<byte>
{
    private const int BlockLength = 4 * 1024;

    private byte[] _block = [];

    /// <summary>Gives back a block that grew for one big value.</summary>
    public void Shrink()
    {
        if (_block.Length > ByteBuffer.RetainedCapacity) _block = [];
    }

    public void Advance(int count) => JsonEscape.Append(target, _block.AsSpan(0, count));

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        if (_block.Length < Math.Max(sizeHint, BlockLength)) _block = new byte[Math.Max(sizeHint, BlockLength)];
        return _block;
    }

    public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;
}
