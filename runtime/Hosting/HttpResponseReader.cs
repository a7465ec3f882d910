using System.Buffers.Text;
using System.Net.Sockets;
using System.Text;
using RouteGen.Responses;

namespace RouteGen.Hosting;

/// <summary>Receives what has come, at least one byte; 0 when the peer closed the connection.</summary>
/// <exception cref="SocketException">The connection broke.</exception>
internal delegate int ReceiveBytes(Span<byte> buffer);

/// <summary>
/// Reads HTTP/1.1 responses off a connection, one after the other, into one buffer. The body stays where it was received; chunks are moved together.
/// Values of headers are bytes, in whatever encoding.
/// </summary>
internal sealed class HttpResponseReader
{
    /// <summary>The most that a status line and headers may take. The client context, the longest header there is, has less than 4 KB.</summary>
    internal const int LongestHead = 64 * 1024;

    /// <summary>The most that a body may take. Lambda's own limit for an event is 6 MB.</summary>
    internal const int LongestBody = 32 * 1024 * 1024;

    private const int FirstCapacity = 8 * 1024;

    private byte[] _buffer = new byte[FirstCapacity];
    private int _received;

    // Of the response in hand
    private long _contentLength;
    private bool _isChunked;

    public int Status { get; private set; }

    /// <summary>The body, good until the next response is read.</summary>
    public ReadOnlyMemory<byte> Body { get; private set; }

    /// <summary>Whether the peer will close the connection after this response.</summary>
    public bool Closes { get; private set; }

    /// <summary>Whether anything of the response has come. A connection that ends before may have been an old one that the peer had given up.</summary>
    public bool HasBegun => _received > 0;

    /// <summary>Reads one response.</summary>
    /// <param name="receive">The connection, with nothing of an earlier response left in it.</param>
    /// <param name="headers">Takes the headers of an invocation; <see langword="null"/> where none are expected.</param>
    /// <returns><see langword="false"/> when the peer closed the connection before the first byte.</returns>
    /// <exception cref="RuntimeApiException">It is not HTTP, too long, or cut off.</exception>
    /// <exception cref="SocketException">The connection broke.</exception>
    public bool TryRead(ReceiveBytes receive, InvocationHeaders? headers)
    {
        Reset();
        var headLength = ReadHead(receive);
        if (headLength < 0) return false;

        ParseHead(_buffer.AsSpan(0, headLength), headers);
        var length = ReadBody(receive, headLength, out var end);
        Body = _buffer.AsMemory(headLength, length);
        // More than was announced: what stands there is not the beginning of our next response.
        Closes |= _received > end;
        return true;
    }

    private void Reset()
    {
        if (ByteBuffer.IsWasted(_buffer.Length, _received)) _buffer = new byte[FirstCapacity];
        _received = 0;
        _contentLength = -1;
        _isChunked = false;
        Status = 0;
        Body = default;
        Closes = false;
    }

    /// <summary>Receives until the head is there, and gives where the body begins; -1 when the peer closed the connection instead.</summary>
    private int ReadHead(ReceiveBytes receive)
    {
        var searched = 0;
        while (true)
        {
            var end = _buffer.AsSpan(searched, _received - searched).IndexOf("\r\n\r\n"u8);
            if (end >= 0) return searched + end + 4;
            if (_received >= LongestHead) throw new RuntimeApiException($"The Runtime API sent headers of more than {LongestHead} bytes.");
            searched = Math.Max(0, _received - 3);
            if (!Receive(receive)) return HasBegun ? throw CutOff() : -1;
        }
    }

    private void ParseHead(ReadOnlySpan<byte> head, InvocationHeaders? headers)
    {
        var line = TakeLine(ref head);
        // "HTTP/1.1 200 OK"; the reason may be missing.
        var isStatusLine = line.StartsWith("HTTP/1."u8) && line.Length >= 12 && line[8] == ' ' && (line.Length == 12 || line[12] == ' ');
        // An interim response, below 200, answers an Expect, which nobody sends.
        if (!isStatusLine || !Utf8Parser.TryParse(line[9..12], out int status, out var digits) || digits != 3 || status < 200) throw NotHttp();

        Status = status;
        Closes = line[7] == (byte)'0';
        for (line = TakeLine(ref head); !line.IsEmpty; line = TakeLine(ref head)) ParseHeader(line, headers);
    }

    private void ParseHeader(ReadOnlySpan<byte> line, InvocationHeaders? headers)
    {
        var colon = line.IndexOf((byte)':');
        if (colon <= 0) throw NotHttp();
        var name = line[..colon];
        var value = Trim(line[(colon + 1)..]);
        // A bare CR or another control character would come out again in a request of ours (the invocation id) or in the log.
        if (line[0] is (byte)' ' or (byte)'\t' || HasControl(value)) throw NotHttp();

        if (Ascii.EqualsIgnoreCase(name, "Content-Length"u8))
        {
            if (!Utf8Parser.TryParse(value, out ulong length, out var read) || read != value.Length) throw NotHttp();
            _contentLength = (long)Math.Min(length, long.MaxValue);
        }
        else if (Ascii.EqualsIgnoreCase(name, "Transfer-Encoding"u8))
        {
            _isChunked = Ascii.EqualsIgnoreCase(value, "chunked"u8) ? true : throw NotHttp();
        }
        else if (Ascii.EqualsIgnoreCase(name, "Connection"u8))
        {
            Closes |= Ascii.EqualsIgnoreCase(value, "close"u8);
        }
        else
        {
            headers?.Add(name, value);
        }
    }

    /// <summary>Receives the body, which begins at <paramref name="start"/>, and gives its length. The response's last byte comes before <paramref name="end"/>.</summary>
    private int ReadBody(ReceiveBytes receive, int start, out int end)
    {
        end = start;
        if (Status is 204 or 304) return 0;
        if (_isChunked) return ReadChunks(receive, start, out end);
        if (_contentLength >= 0)
        {
            if (_contentLength > LongestBody) throw TooLong();
            end = start + (int)_contentLength;
            ReceiveUntil(receive, end);
            return (int)_contentLength;
        }

        // No length at all: the body ends where the connection does.
        Closes = true;
        while (Receive(receive))
        {
            if (_received - start > LongestBody) throw TooLong();
        }

        end = _received;
        return end - start;
    }

    private int ReadChunks(ReceiveBytes receive, int start, out int end)
    {
        var written = start;
        var position = start;
        while (true)
        {
            // The framing that was read leaves a gap behind the body so far. It is closed once that moves no more than the gap is long:
            // the work stays linear in whatever chunks, and the buffer below twice the body.
            if (_received - position <= position - written)
            {
                _buffer.AsSpan(position, _received - position).CopyTo(_buffer.AsSpan(written));
                _received -= position - written;
                position = written;
            }

            var line = ReceiveLine(receive, ref position);
            var digits = line.IndexOf((byte)';') is var extension and >= 0 ? line[..extension] : line;
            digits = digits.TrimEnd(" \t"u8);
            if (!Utf8Parser.TryParse(digits, out uint size, out var read, 'x') || read != digits.Length) throw NotHttp();
            if (size == 0) break;
            if (size > LongestBody || written - start + (long)size > LongestBody) throw TooLong();

            var chunkEnd = position + (int)size;
            ReceiveUntil(receive, chunkEnd + 2);
            if (!_buffer.AsSpan(chunkEnd, 2).SequenceEqual("\r\n"u8)) throw NotHttp();
            _buffer.AsSpan(position, (int)size).CopyTo(_buffer.AsSpan(written));
            written += (int)size;
            position = chunkEnd + 2;
        }

        // Trailers mean nothing to us; the empty line after them ends the response.
        var trailers = position;
        while (!ReceiveLine(receive, ref position).IsEmpty)
        {
            if (position - trailers > LongestHead) throw NotHttp();
        }

        end = position;
        return written - start;
    }

    /// <summary>Gives the line at a position and moves the position behind it.</summary>
    private ReadOnlySpan<byte> ReceiveLine(ReceiveBytes receive, ref int position)
    {
        var start = position;
        while (true)
        {
            var end = _buffer.AsSpan(start, _received - start).IndexOf("\r\n"u8);
            if (end >= 0)
            {
                position = start + end + 2;
                return _buffer.AsSpan(start, end);
            }

            if (_received - start > LongestHead) throw NotHttp();
            if (!Receive(receive)) throw CutOff();
        }
    }

    private void ReceiveUntil(ReceiveBytes receive, int end)
    {
        if (_buffer.Length < end) Array.Resize(ref _buffer, Math.Max(end, 2 * _buffer.Length));
        while (_received < end)
        {
            if (!Receive(receive)) throw CutOff();
        }
    }

    private bool Receive(ReceiveBytes receive)
    {
        if (_received == _buffer.Length) Array.Resize(ref _buffer, 2 * _buffer.Length);
        var count = receive(_buffer.AsSpan(_received));
        _received += count;
        return count > 0;
    }

    private static ReadOnlySpan<byte> TakeLine(ref ReadOnlySpan<byte> text)
    {
        var end = text.IndexOf("\r\n"u8);
        var line = text[..end];
        text = text[(end + 2)..];
        return line;
    }

    // MemoryExtensions.Trim is generic: the framework has none compiled for bytes, and the JIT would have to while the first invocation waits.
    private static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> value)
    {
        while (!value.IsEmpty && value[0] is (byte)' ' or (byte)'\t') value = value[1..];
        while (!value.IsEmpty && value[^1] is (byte)' ' or (byte)'\t') value = value[..^1];
        return value;
    }

    private static bool HasControl(ReadOnlySpan<byte> value)
    {
        foreach (var character in value)
        {
            if (character is (< (byte)' ' and not (byte)'\t') or 0x7F) return true;
        }

        return false;
    }

    private static RuntimeApiException NotHttp() => new("The Runtime API sent a malformed HTTP response.");

    private static RuntimeApiException CutOff() => new("The Runtime API closed the connection in the middle of a response.");

    private static RuntimeApiException TooLong() => new($"The Runtime API sent a body of more than {LongestBody} bytes.");
}
