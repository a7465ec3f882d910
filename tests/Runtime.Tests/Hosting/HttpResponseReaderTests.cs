using System.Text;
using RouteGen.Hosting;

namespace RouteGen.Runtime.Tests.Hosting;

public sealed class HttpResponseReaderTests
{
    public static TheoryData<string, string> Responses => new()
    {
        { "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello", "hello" },
        { "HTTP/1.1 200\r\ncontent-length:5\r\n\r\nhello", "hello" },
        { "HTTP/1.1 200 OK\r\nX: \t a: b \r\nCONTENT-LENGTH:\t5 \r\nEmpty:\r\n\r\nhello", "hello" },
        { "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", "" },
        { "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n", "hello" },
        { "HTTP/1.1 200 OK\r\ntransfer-encoding: Chunked\r\nContent-Length: 99\r\n\r\n1\r\nh\r\n04;a=b\r\nello\r\nB \r\n, \r\nworld\r\n\r\n0;x\r\nTrailer: y\r\nB: c\r\n\r\n", "hello, \r\nworld\r\n" },
        { "HTTP/1.1 200 OK\r\n\r\nhello", "hello" },
        { "HTTP/1.0 200 OK\r\nContent-Length: 5\r\n\r\nhello", "hello" },
        { "HTTP/1.1 204 No Content\r\n\r\n", "" },
        { "HTTP/1.1 304 Not Modified\r\nContent-Length: 5\r\n\r\n", "" },
    };

    [Theory]
    [MemberData(nameof(Responses))]
    public void A_response_is_read_whichever_two_pieces_it_comes_in(string response, string body)
    {
        var bytes = Encoding.UTF8.GetBytes(response);
        for (var split = 0; split <= bytes.Length; split++) Assert.Equal(body, Read(bytes[..split], bytes[split..]));
    }

    [Theory]
    [MemberData(nameof(Responses))]
    public void A_response_is_read_byte_by_byte(string response, string body) =>
        Assert.Equal(body, Read([.. Encoding.UTF8.GetBytes(response).Select(value => new[] { value })]));

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhell")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhel")]
    [InlineData("H")]
    public void A_response_that_is_cut_off_is_an_error(string response)
    {
        var failure = Assert.Throws<RuntimeApiException>(() => Read(Encoding.UTF8.GetBytes(response)));
        Assert.Contains("in the middle", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("FTP/1.1 200 OK\r\n\r\n")]
    [InlineData("HTTP/2 200 OK\r\n\r\n")]
    [InlineData("HTTP/1.1 20 OK\r\n\r\n")]
    [InlineData("HTTP/1.1 2000 OK\r\n\r\n")]
    [InlineData("HTTP/1.1 abc OK\r\n\r\n")]
    [InlineData("HTTP/1.1 100 Continue\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nno colon\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\n: no name\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nA: b\r\n folded: line\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nA: b\rc\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nA: b\nc\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nA: \0\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 5x\r\n\r\nhello")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length:\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nx\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-5\r\nhello\r\n0\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhelloXX0\r\n\r\n")]
    public void What_is_no_HTTP_is_an_error(string response)
    {
        var failure = Assert.Throws<RuntimeApiException>(() => Read(Encoding.Latin1.GetBytes(response)));
        Assert.Contains("malformed", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 33554433\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 18446744073709551615\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2000001\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFFF\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nx\r\n2000000\r\n")]
    public void A_body_without_bounds_is_refused_before_it_is_received(string response)
    {
        var failure = Assert.Throws<RuntimeApiException>(() => Read(Encoding.UTF8.GetBytes(response)));
        Assert.Contains($"more than {HttpResponseReader.LongestBody} bytes", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Headers_without_bounds_are_refused()
    {
        var endless = "HTTP/1.1 200 OK\r\n"u8.ToArray();
        var header = Encoding.UTF8.GetBytes($"X: {new string('x', 1000)}\r\n");

        Assert.Throws<RuntimeApiException>(() => new HttpResponseReader().TryRead(Receive, headers: null));

        int Receive(Span<byte> buffer)
        {
            var piece = endless.Length > 0 ? endless : header;
            endless = [];
            piece = piece[..Math.Min(piece.Length, buffer.Length)];
            piece.CopyTo(buffer);
            return piece.Length;
        }
    }

    [Fact]
    public void Trailers_without_bounds_are_refused()
    {
        var pieces = Enumerable.Repeat("A: b\r\n"u8.ToArray(), 20_000).Prepend("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n"u8.ToArray());

        Assert.Throws<RuntimeApiException>(() => Read([.. pieces]));
    }

    [Fact]
    public void A_connection_that_ends_before_the_first_byte_is_no_error() =>
        Assert.False(new HttpResponseReader().TryRead(_ => 0, headers: null));

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", false)]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: Close\r\n\r\n", true)]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: keep-alive\r\n\r\n", false)]
    [InlineData("HTTP/1.0 200 OK\r\nContent-Length: 0\r\n\r\n", true)]
    [InlineData("HTTP/1.1 200 OK\r\n\r\n", true)]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\nHTTP/1.1", true)]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", false)]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nX", true)]
    public void Whether_the_connection_can_be_used_again_is_known(string response, bool closes)
    {
        var reader = new HttpResponseReader();
        reader.TryRead(new Pieces(Encoding.UTF8.GetBytes(response)).Receive, headers: null);

        Assert.Equal(closes, reader.Closes);
    }

    [Fact]
    public void Many_small_chunks_make_one_body()
    {
        var body = Enumerable.Range(0, 200_000).Select(i => (byte)('a' + (i % 26))).ToArray();
        var wire = new List<byte>("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"u8.ToArray());
        foreach (var piece in body.Chunk(7)) wire.AddRange([.. Encoding.ASCII.GetBytes($"{piece.Length:x}\r\n"), .. piece, .. "\r\n"u8]);
        wire.AddRange("0\r\n\r\n"u8);

        Assert.Equal(Encoding.ASCII.GetString(body), Read([.. wire.Chunk(1000)]));
    }

    [Fact]
    public void One_reader_reads_one_response_after_the_other()
    {
        var reader = new HttpResponseReader();
        foreach (var length in new[] { 10, 6_291_556, 0, 200_000, 3 })
        {
            var body = new byte[length];
            Random.Shared.NextBytes(body);
            var pieces = new Pieces([.. Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Length: {length}\r\n\r\n"), .. body]);

            Assert.True(reader.TryRead(pieces.Receive, headers: null));
            Assert.True(reader.Body.Span.SequenceEqual(body));
        }
    }

    private static string Read(params byte[][] pieces)
    {
        var reader = new HttpResponseReader();
        Assert.True(reader.TryRead(new Pieces(pieces).Receive, headers: null));
        return Encoding.UTF8.GetString(reader.Body.Span);
    }

    /// <summary>A connection on which bytes come in these pieces; then the peer closes it.</summary>
    private sealed class Pieces(params byte[][] pieces)
    {
        private readonly Queue<byte[]> _pieces = new(pieces.Where(piece => piece.Length > 0));

        public int Receive(Span<byte> buffer)
        {
            if (_pieces.Count == 0) return 0;
            var piece = _pieces.Peek();
            var count = Math.Min(piece.Length, buffer.Length);
            piece.AsSpan(0, count).CopyTo(buffer);
            _pieces.Dequeue();
            if (count == piece.Length) return count;

            // What did not fit comes first the next time.
            var rest = _pieces.ToArray();
            _pieces.Clear();
            _pieces.Enqueue(piece[count..]);
            foreach (var later in rest) _pieces.Enqueue(later);
            return count;
        }
    }
}
