using System.Buffers;

namespace RouteGen.Responses;

/// <summary>
/// A growing byte array that one owner fills again and again.
/// Past its limit it only counts: what is too long to be sent needs no memory, but its length makes a good log line.
/// </summary>
/// <param name="limit">The <see cref="Limit"/> to begin with.</param>
internal sealed class ByteBuffer(int limit) : IBufferWriter<byte>
{
    /// <summary>The greatest number of bytes that are kept.</summary>
    public int Limit { get; set; } = limit;

    /// <summary>
    /// An array longer than this is kept only as long as it is made use of: one big answer must not hold its memory for the life of the process,
    /// and big answers in a row must not allocate one after the other.
    /// </summary>
    internal const int RetainedCapacity = 128 * 1024;

    private const int FirstCapacity = 2 * 1024;

    private byte[] _bytes = [];
    private int _position;
    private long _dropped;

    /// <summary>The number of bytes written, kept or not.</summary>
    public long Length => _dropped + _position;

    public bool IsOverLimit => Length > Limit;

    /// <summary>What was written. Empty once the limit was passed.</summary>
    public ReadOnlyMemory<byte> Written => IsOverLimit ? default : _bytes.AsMemory(0, _position);

    public ReadOnlySpan<byte> WrittenSpan => Written.Span;

    /// <summary>The size of the array behind the buffer.</summary>
    internal int Capacity => _bytes.Length;

    public void Clear()
    {
        if (IsWasted(_bytes.Length, used: Length)) _bytes = [];
        _position = 0;
        _dropped = 0;
    }

    /// <summary>Whether an array is too long to be kept for what its last use took.</summary>
    public static bool IsWasted(int capacity, long used) => capacity > RetainedCapacity && used < capacity / 4;

    public void Append(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(GetSpan(bytes.Length));
        Advance(bytes.Length);
    }

    public void Append(byte value)
    {
        GetSpan(1)[0] = value;
        Advance(1);
    }

    /// <summary>Replaces bytes written before. Does nothing once the limit was passed.</summary>
    public void Overwrite(int position, ReadOnlySpan<byte> bytes)
    {
        if (!IsOverLimit) bytes.CopyTo(_bytes.AsSpan(position, bytes.Length));
    }

    /// <summary>Notes bytes that nobody writes, because they would pass the limit.</summary>
    public void CountOnly(long count)
    {
        _dropped += count;
        if (IsOverLimit) Drop();
    }

    public void Advance(int count)
    {
        _position += count;
        if (IsOverLimit) Drop();
    }

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        EnsureRoom(sizeHint);
        return _bytes.AsMemory(_position);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        EnsureRoom(sizeHint);
        return _bytes.AsSpan(_position);
    }

    private void Drop()
    {
        _dropped += _position;
        _position = 0;
    }

    private void EnsureRoom(int sizeHint)
    {
        if (_bytes.Length - _position < Math.Max(sizeHint, 1)) Grow(sizeHint);
    }

    private void Grow(int sizeHint)
    {
        var needed = checked(_position + Math.Max(sizeHint, 1));
        var doubled = (int)Math.Min(2L * _bytes.Length, Array.MaxLength);
        Array.Resize(ref _bytes, Math.Max(Math.Max(needed, doubled), FirstCapacity));
    }
}
