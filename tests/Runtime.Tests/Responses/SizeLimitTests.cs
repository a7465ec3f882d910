using System.Text.Json;

namespace RouteGen.Runtime.Tests.Responses;

public sealed class SizeLimitTests
{
    // Lambda's own number: 6 MiB and 100 bytes. A load balancer takes 1 MiB.
    private const int Lambda = 6_291_556;
    private const int LoadBalancer = 1_048_576;

    [Theory]
    [InlineData(Front.Rest, Lambda)]
    [InlineData(Front.HttpApiV1, Lambda)]
    [InlineData(Front.HttpApiV2, Lambda)]
    [InlineData(Front.FunctionUrl, Lambda)]
    [InlineData(Front.Alb, LoadBalancer)]
    public void Exactly_the_limit_is_sent_and_one_byte_more_is_a_500_with_both_numbers_in_the_log(Front front, int limit)
    {
        var exchange = Exchanges.Of(front);
        exchange.Http.Text("");
        var envelope = exchange.TakeBytes().Length;

        exchange.Begin();
        exchange.Http.Text(new string('x', limit - envelope));
        Assert.Equal(limit, exchange.TakeBytes().Length);
        Assert.Empty(exchange.Log);

        exchange.Begin();
        exchange.Http.Text(new string('x', limit - envelope + 1));
        var refusal = exchange.Take();
        Assert.Equal(500, Envelope.Status(refusal));
        Assert.Equal("application/problem+json", Envelope.Header(refusal, "Content-Type"));
        var message = Assert.Single(exchange.Log).Message;
        Assert.Contains($"{limit + 1}", message, StringComparison.Ordinal);
        Assert.Contains($"{limit}.", message, StringComparison.Ordinal);
        Assert.Contains("GET /users", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Escapes_count()
    {
        var exchange = Exchanges.Of(Front.Rest);
        exchange.Http.Text(new string('"', Lambda / 2));

        Assert.Equal(500, Envelope.Status(exchange.Take()));
    }

    [Fact]
    public void Base64_counts()
    {
        var exchange = Exchanges.Of(Front.FunctionUrl);
        exchange.Http.Bytes(new byte[Lambda / 4 * 3]);
        Assert.Equal(500, Envelope.Status(exchange.Take()));

        exchange.Begin();
        exchange.Http.Bytes(new byte[(Lambda / 4 * 3) - 200]);
        Assert.Equal(200, Envelope.Status(exchange.Take()));
    }

    [Fact]
    public void Long_JSON_is_counted_to_its_end()
    {
        var exchange = Exchanges.Of(Front.Rest);
        exchange.Http.Json([], TestJson.Default.ListUser);
        var envelope = exchange.TakeBytes().Length - "[]".Length;

        exchange.Begin();
        var users = Enumerable.Repeat(new User(1, new string('x', 1000)), 20_000).ToList();
        exchange.Http.Json(users, TestJson.Default.ListUser);
        Assert.Equal(500, Envelope.Status(exchange.Take()));
        var json = JsonSerializer.Serialize(users, TestJson.Default.ListUser);
        Assert.Contains($"{envelope + json.Length + json.Count(c => c == '"')} bytes", Assert.Single(exchange.Log).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_endless_stream_is_read_no_further_than_the_limit()
    {
        var stream = new EndlessStream();
        var exchange = Exchanges.Of(Front.FunctionUrl);
        await exchange.Http.StreamAsync(stream);

        Assert.Equal(500, Envelope.Status(exchange.Take()));
        Assert.InRange(stream.BytesRead, Lambda, 2L * Lambda);
        Assert.True(stream.IsDisposed);
    }

    [Fact]
    public void After_an_answer_that_was_too_long_the_next_one_is_as_always()
    {
        var exchange = Exchanges.Of(Front.Rest);
        exchange.Http.Text(new string('x', 2 * Lambda));
        exchange.Take();

        exchange.Begin();
        exchange.Http.Text("short");
        Assert.Equal("""{"statusCode":200,"isBase64Encoded":false,"body":"short","headers":{"Content-Type":"text/plain; charset=utf-8"}}""", exchange.TakeText());
    }

    private sealed class EndlessStream : Stream
    {
        public long BytesRead { get; private set; }

        public bool IsDisposed { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => BytesRead; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            BytesRead += count;
            return count;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            IsDisposed = true;
            base.Dispose(disposing);
        }
    }
}
