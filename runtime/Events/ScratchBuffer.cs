namespace RouteGen.Events;

/// <summary>
/// Room for the few texts of an invocation that do not stand in the event as they mean: unescaped, decoded, joined.
/// Emptied between invocations. A span taken from it stays good until then, also when the buffer had to grow.
/// </summary>
internal sealed class ScratchBuffer
{
    /// <summary>A buffer that one request made larger than this is not kept for the next one.</summary>
    private const int LargestKept = 256 * 1024;

    private byte[] _bytes = new byte[1024];
    private int _used;

    /// <summary>Room for <paramref name="length"/> bytes; <see cref="Keep"/> what was written.</summary>
    public Span<byte> Take(int length)
    {
        if (_bytes.Length - _used < length)
        {
            _bytes = new byte[Math.Max(_bytes.Length * 2, length)];
            _used = 0;
        }

        return _bytes.AsSpan(_used, length);
    }

    /// <summary>Keeps the first bytes of what <see cref="Take"/> gave last.</summary>
    public ReadOnlySpan<byte> Keep(int length)
    {
        var kept = _bytes.AsSpan(_used, length);
        _used += length;
        return kept;
    }

    public void Clear()
    {
        _used = 0;
        if (_bytes.Length > LargestKept) _bytes = new byte[1024];
    }
}
