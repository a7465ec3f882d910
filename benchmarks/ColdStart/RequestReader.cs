using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace RouteGen.Benchmarks.ColdStart;

/// <summary>Reads HTTP/1.1 requests off one connection.</summary>
internal sealed class RequestReader
{
    private byte[] _buffer = new byte[64 * 1024];
    private int _length;

    public readonly ref struct Request(string line, ReadOnlySpan<byte> body)
    {
        /// <summary>Method and path: <c>GET /2018-06-01/runtime/invocation/next</c>.</summary>
        public string Line { get; } = line;

        public ReadOnlySpan<byte> Body { get; } = body;
    }

    /// <summary>Receives what has come.</summary>
    /// <returns><see langword="false"/> when the peer closed the connection.</returns>
    public bool Receive(Socket connection)
    {
        if (_length == _buffer.Length) Array.Resize(ref _buffer, 2 * _length);
        var received = connection.Receive(_buffer.AsSpan(_length));
        _length += received;
        return received > 0;
    }

    /// <summary>Takes a request, if all of it is there. It is good until the next call.</summary>
    public bool TryRead(out Request request)
    {
        request = default;
        var received = _buffer.AsSpan(0, _length);
        var headLength = received.IndexOf("\r\n\r\n"u8) + 4;
        if (headLength < 4) return false;

        var head = Encoding.ASCII.GetString(received[..headLength]).Split("\r\n");
        var (isChunked, contentLength) = (false, 0);
        foreach (var header in head)
        {
            if (header.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase)) contentLength = int.Parse(header.AsSpan("Content-Length:".Length), CultureInfo.InvariantCulture);
            if (header.StartsWith("Transfer-Encoding:", StringComparison.OrdinalIgnoreCase)) isChunked = true;
        }

        var rest = received[headLength..];
        byte[] body;
        int taken;
        if (isChunked)
        {
            if (!TryReadChunks(rest, out body, out taken)) return false;
        }
        else
        {
            if (rest.Length < contentLength) return false;
            (body, taken) = (rest[..contentLength].ToArray(), contentLength);
        }

        var words = head[0].Split(' ');
        request = new Request($"{words[0]} {words[1]}", body);
        received[(headLength + taken)..].CopyTo(_buffer);
        _length -= headLength + taken;
        return true;
    }

    private static bool TryReadChunks(ReadOnlySpan<byte> text, out byte[] body, out int taken)
    {
        var content = new MemoryStream();
        (body, taken) = ([], 0);
        while (true)
        {
            var lineLength = text[taken..].IndexOf("\r\n"u8);
            if (lineLength < 0) return false;
            var length = int.Parse(Encoding.ASCII.GetString(text.Slice(taken, lineLength)).Split(';')[0], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            taken += lineLength + 2;
            if (text.Length < taken + length + 2) return false;
            content.Write(text.Slice(taken, length));
            taken += length + 2;
            if (length > 0) continue;
            body = content.ToArray();
            return true;
        }
    }
}
