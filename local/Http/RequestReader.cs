using System.Globalization;
using System.Text;

namespace RouteGen.Local.Http;

/// <summary>Reads requests off a connection, one after the other.</summary>
internal sealed class RequestReader(Stream stream)
{
    private const int MaxHead = 64 * 1024;
    private const int MaxChunkLine = 1024;

    private byte[] _buffer = new byte[8 * 1024];
    private int _start;
    private int _end;

    private ReadOnlySpan<byte> Buffered => _buffer.AsSpan(_start.._end);

    /// <summary>Waits for a request to begin.</summary>
    /// <returns><see langword="false"/> when the client has closed the connection.</returns>
    public async ValueTask<bool> WaitAsync(CancellationToken cancellation) => _end > _start || await FillAsync(cancellation);

    /// <summary>Reads a request's line and headers.</summary>
    /// <exception cref="RefusedRequestException">What comes is no request that can be answered.</exception>
    public async ValueTask<RequestHead> ReadHeadAsync(CancellationToken cancellation)
    {
        int length;
        while ((length = Buffered.IndexOf("\r\n\r\n"u8)) < 0)
        {
            if (_end - _start > MaxHead) throw new RefusedRequestException(431, "The headers are larger than 64 KB.");
            await RequireMoreAsync(cancellation);
        }

        var head = RequestHead.Parse(Buffered[..length]);
        _start += length + 4;
        return head;
    }

    /// <summary>Reads a request's body.</summary>
    /// <returns><see langword="null"/> for one of more than <paramref name="limit"/> bytes, which is not read to its end.</returns>
    public async ValueTask<byte[]?> ReadBodyAsync(RequestHead head, int limit, CancellationToken cancellation)
    {
        if (head.IsChunked) return await ReadChunksAsync(limit, cancellation);
        if (head.ContentLength > limit) return null;
        var body = new byte[head.ContentLength];
        await ReadExactlyAsync(body, cancellation);
        return body;
    }

    /// <summary>Reads away what a client still sends after it was refused: a connection closed over unread bytes loses the answer on its way.</summary>
    public async ValueTask DrainAsync(CancellationToken cancellation)
    {
        do
        {
            _start = _end = 0;
        }
        while (await FillAsync(cancellation));
    }

    private async ValueTask<byte[]?> ReadChunksAsync(int limit, CancellationToken cancellation)
    {
        using var body = new MemoryStream();
        while (true)
        {
            var line = await ReadLineAsync(cancellation);
            var digits = line.Split(';')[0].Trim();
            if (!int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var size) || size < 0) throw new RefusedRequestException(400, "The size of a chunk is no hexadecimal number.");
            if (size == 0) break;
            if (size > limit - body.Length) return null;
            var chunk = new byte[size];
            await ReadExactlyAsync(chunk, cancellation);
            body.Write(chunk);
            if ((await ReadLineAsync(cancellation)).Length > 0) throw new RefusedRequestException(400, "A chunk is longer than its size.");
        }

        // Trailers, which no front hands on.
        var trailers = 0;
        while (await ReadLineAsync(cancellation) is { Length: > 0 } trailer)
        {
            trailers += trailer.Length;
            if (trailers > MaxHead) throw new RefusedRequestException(431, "The trailers are larger than 64 KB.");
        }

        return body.ToArray();
    }

    private async ValueTask<string> ReadLineAsync(CancellationToken cancellation)
    {
        int length;
        while ((length = Buffered.IndexOf("\r\n"u8)) < 0)
        {
            if (_end - _start > MaxChunkLine) throw new RefusedRequestException(400, "A chunk has no size.");
            await RequireMoreAsync(cancellation);
        }

        var line = Encoding.Latin1.GetString(Buffered[..length]);
        _start += length + 2;
        return line;
    }

    private async ValueTask ReadExactlyAsync(Memory<byte> target, CancellationToken cancellation)
    {
        var buffered = Math.Min(target.Length, _end - _start);
        _buffer.AsMemory(_start, buffered).CopyTo(target);
        _start += buffered;
        if (buffered < target.Length) await stream.ReadExactlyAsync(target[buffered..], cancellation);
    }

    private async ValueTask RequireMoreAsync(CancellationToken cancellation)
    {
        if (!await FillAsync(cancellation)) throw new EndOfStreamException();
    }

    private async ValueTask<bool> FillAsync(CancellationToken cancellation)
    {
        if (_start == _end) _start = _end = 0;
        if (_end == _buffer.Length && _start > 0)
        {
            Buffered.CopyTo(_buffer);
            _end -= _start;
            _start = 0;
        }

        if (_end == _buffer.Length) Array.Resize(ref _buffer, _buffer.Length * 2);
        var read = await stream.ReadAsync(_buffer.AsMemory(_end), cancellation);
        _end += read;
        return read > 0;
    }
}
