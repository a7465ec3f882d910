using System.Numerics;
using System.Runtime.Intrinsics;
using RouteGen.Events;

namespace RouteGen.Routing;

/// <summary>
/// A request's path: split on raw slashes, then each segment decoded once, so that <c>%2F</c> stays inside its value.
/// Also what the gateway's own template allows at each place, and what the matcher captured.
/// </summary>
internal sealed class PathSegments
{
    private byte[] _text = new byte[512];
    private int _length;

    // They grow once to what a table needs: a template has at most 64 segments.
    private int[] _starts = new int[16];
    private int[] _ends = new int[16];
    private int[] _captures = new int[16];

    private ulong _literalPlaces;

    /// <summary>The number of segments that were split off; the rest of a longer path can only be a greedy value.</summary>
    public int Count { get; private set; }

    /// <summary>Whether the path goes on after the last segment that was split off.</summary>
    public bool HasRest { get; private set; }

    /// <summary>The first place where a route's greedy parameter may stand: a gateway's <c>/admin/{proxy+}</c> covers nothing that is greedy before <c>/admin</c>.</summary>
    public int FirstGreedyPlace { get; private set; }

    /// <summary>Whether the text is another than it came as, because something in it was percent-encoded.</summary>
    public bool IsDecoded { get; private set; }

    /// <summary>Whether a decoded segment holds NUL or another control character, which no value may.</summary>
    public bool HasControlCharacter
    {
        get
        {
            var text = _text.AsSpan(0, _length);
            return text.IndexOfAnyInRange((byte)0x00, (byte)0x1F) >= 0 || text.Contains((byte)0x7F);
        }
    }

    /// <summary>The decoded text of a segment.</summary>
    public ReadOnlySpan<byte> this[int index] => _text.AsSpan(_starts[index].._ends[index]);

    public void Clear()
    {
        _length = 0;
        Count = 0;
        HasRest = false;
        FirstGreedyPlace = 0;
        IsDecoded = false;
        _literalPlaces = 0;
        CaptureCount = 0;
    }

    /// <summary>Adds one whole segment of the gateway's template.</summary>
    /// <param name="value">The literal, or the value that the gateway's parameter took.</param>
    /// <param name="isEncoded">Whether the value is still percent-encoded.</param>
    /// <param name="isLiteral">Whether only a literal of the table may match it.</param>
    public void AddSegment(ReadOnlySpan<byte> value, bool isEncoded, bool isLiteral)
    {
        if (isLiteral) _literalPlaces |= 1UL << Count;
        Append(value, isEncoded);
    }

    /// <summary>Adds all segments of a path or of a greedy value.</summary>
    /// <param name="path">The segments, without a slash before the first.</param>
    /// <param name="isEncoded">Whether the path is still percent-encoded.</param>
    /// <param name="limit">The table's <see cref="RouterTables.MaxSegments"/>; no more than this are split off.</param>
    public void AddPath(ReadOnlySpan<byte> path, bool isEncoded, int limit)
    {
        if (!isEncoded || !PercentEncoding.IsEncoded(path, plusIsSpace: false))
        {
            AddDecodedPath(path, limit);
            return;
        }

        while (Count < limit)
        {
            var slash = path.IndexOf((byte)'/');
            if (slash < 0)
            {
                Append(path, isEncoded: true);
                return;
            }

            Append(path[..slash], isEncoded: true);
            path = path[(slash + 1)..];
        }

        HasRest = true;
        AppendText(path, isEncoded: true);
    }

    /// <summary>Allows a greedy parameter of the table from the next segment on, and nowhere before it.</summary>
    public void AllowGreedyFromHere() => FirstGreedyPlace = Count;

    /// <summary>Whether only a literal may match at this place.</summary>
    public bool IsLiteralOnly(int index) => index < 64 && (_literalPlaces & (1UL << index)) != 0;

    /// <summary>Everything from a segment on, as a greedy parameter takes it.</summary>
    public (int Start, int Length) RestFrom(int index) => (_starts[index], _length - _starts[index]);

    /// <summary>Where a segment stands in the decoded text.</summary>
    public int StartOf(int index) => _starts[index];

    /// <summary>Notes the value of the next parameter; the matcher takes it back when it has to turn round.</summary>
    public void Capture(int start, int length)
    {
        if (CaptureCount * 2 == _captures.Length) Array.Resize(ref _captures, _captures.Length * 2);
        _captures[CaptureCount * 2] = start;
        _captures[(CaptureCount * 2) + 1] = length;
        CaptureCount++;
    }

    /// <summary>How many parameters have a value; set to fewer, the last ones are taken back.</summary>
    public int CaptureCount { get; set; }

    /// <summary>The value of the route's parameter at a position, from 0.</summary>
    public ReadOnlySpan<byte> Captured(int position) => _text.AsSpan(_captures[position * 2], _captures[(position * 2) + 1]);

    /// <summary>The value of the route's parameter as it stands in the same path split without decoding.</summary>
    /// <returns><see langword="false"/> for a value that is a part of a segment: where that begins before decoding is not known.</returns>
    public bool TryGetCaptured(int position, PathSegments encoded, out ReadOnlySpan<byte> value)
    {
        value = default;
        var (start, length) = (_captures[position * 2], _captures[(position * 2) + 1]);
        var place = Array.IndexOf(_starts, start, 0, Count);
        if (place < 0) return false;
        if (start + length == _length)
        {
            value = encoded._text.AsSpan(encoded._starts[place]..encoded._length);
            return true;
        }

        if (start + length != _ends[place]) return false;
        value = encoded[place];
        return true;
    }

    // Most paths need no decoding: one copy, and then a look for the slashes in it.
    private void AddDecodedPath(ReadOnlySpan<byte> path, int limit)
    {
        var length = AppendText(path, isEncoded: false);
        if (Count == limit)
        {
            HasRest = true;
            return;
        }

        var start = _length - length;
        // The buffer goes on for a vector and more behind the text: what is found there does not count.
        for (var position = start; position < _length; position += Vector256<byte>.Count)
        {
            var slashes = Vector256.Equals(Vector256.Create(_text.AsSpan(position)), Vector256.Create((byte)'/')).ExtractMostSignificantBits();
            for (; slashes != 0; slashes &= slashes - 1)
            {
                var slash = position + BitOperations.TrailingZeroCount(slashes);
                if (slash >= _length) break;
                AddSegment(start, slash);
                start = slash + 1;
                if (Count == limit)
                {
                    HasRest = true;
                    return;
                }
            }
        }

        AddSegment(start, _length);
    }

    private void Append(ReadOnlySpan<byte> segment, bool isEncoded)
    {
        var length = AppendText(segment, isEncoded);
        AddSegment(_length - length, _length);
    }

    private void AddSegment(int start, int end)
    {
        if (Count == _starts.Length)
        {
            Array.Resize(ref _starts, Count * 2);
            Array.Resize(ref _ends, Count * 2);
        }

        _starts[Count] = start;
        _ends[Count] = end;
        Count++;
    }

    private int AppendText(ReadOnlySpan<byte> text, bool isEncoded)
    {
        var needed = _length + 1 + text.Length + Vector256<byte>.Count;
        if (_text.Length < needed) Array.Resize(ref _text, Math.Max(_text.Length * 2, needed));
        if (Count > 0) _text[_length++] = (byte)'/';
        var room = _text.AsSpan(_length);
        var written = text.Length;
        if (isEncoded) written = PercentEncoding.Decode(text, room, plusIsSpace: false);
        else text.CopyTo(room);
        IsDecoded |= written != text.Length;
        _length += written;
        return written;
    }
}
