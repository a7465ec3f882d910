using System.Text;
using System.Text.Json;

namespace RouteGen.Runtime.Tests.Responses;

public sealed class AnswerTests
{
    public static TheoryData<Front> Fronts => [.. Enum.GetValues<Front>()];

    // Bytes that are no text: 0xFF is nowhere in UTF-8.
    private static byte[] NoText => [0xFF, 0x00, 0x10, 0x80];

    [Fact]
    public void A_handler_that_answers_nothing_is_a_204()
    {
        var exchange = Exchanges.Of(Front.Rest);

        Assert.Equal(204, Envelope.Status(exchange.Take()));
    }

    [Theory]
    [InlineData("GET", 404)]
    [InlineData("HEAD", 404)]
    [InlineData("POST", 204)]
    [InlineData("PUT", 204)]
    [InlineData("PATCH", 204)]
    [InlineData("DELETE", 204)]
    [InlineData("OPTIONS", 204)]
    [InlineData("PURGE", 204)]
    public async Task Null_is_not_found_when_read_and_no_content_otherwise(string method, int status)
    {
        var exchange = Exchanges.Of(Front.HttpApiV2, method);
        var http = exchange.Http;

        foreach (var answer in new Func<ValueTask>[]
                 {
                     () => Done(() => http.Json(null, TestJson.Default.User)),
                     () => Done(() => http.Json(null, TestJson.Default.NullableInt32)),
                     () => Done(() => http.Text(null)),
                     () => Done(() => http.Bytes(null)),
                     () => http.StreamAsync(null),
                     () => http.ResultAsync(null),
                     () => http.ResultAsync(null, TestJson.Default.User),
                     () => http.ResultAsync((HttpResult<User>)(User?)null, TestJson.Default.User),
                 })
        {
            exchange.Begin();
            await answer();
            var envelope = exchange.Take();

            Assert.Equal(status, Envelope.Status(envelope));
            Assert.Equal(method == "GET" ? """{"message":"Not Found"}""" : null, Envelope.Body(envelope));
        }

        static ValueTask Done(Action action)
        {
            action();
            return default;
        }
    }

    [Fact]
    public void Text_is_plain_text()
    {
        var exchange = Exchanges.Of(Front.Rest);
        exchange.Http.Text("Zoë said \"日本\"\n");
        var envelope = exchange.Take();

        Assert.Equal("Zoë said \"日本\"\n", Envelope.Body(envelope));
        Assert.Equal("text/plain; charset=utf-8", Envelope.Header(envelope, "Content-Type"));
    }

    [Theory]
    [MemberData(nameof(Fronts))]
    public void Bytes_are_base64(Front front)
    {
        var exchange = Exchanges.Of(front, binary: true);
        exchange.Http.Bytes(NoText);
        var envelope = exchange.Take();

        Assert.True(envelope.GetProperty("isBase64Encoded").GetBoolean());
        Assert.Equal(NoText, envelope.GetProperty("body").GetBytesFromBase64());
        Assert.Equal("application/octet-stream", Envelope.Header(envelope, "Content-Type"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(1_000_000)]
    public void Base64_is_whole_at_every_length(int length)
    {
        var bytes = Enumerable.Range(0, length).Select(i => (byte)(i * 7)).ToArray();
        var exchange = Exchanges.Of(Front.FunctionUrl);
        exchange.Http.Bytes(bytes.AsMemory());

        Assert.Equal(bytes, exchange.Take().GetProperty("body").GetBytesFromBase64());
    }

    [Fact]
    public void Bytes_that_are_text_go_as_text_through_a_REST_API_that_is_not_binary()
    {
        var exchange = Exchanges.Of(Front.Rest);
        exchange.Http.Bytes("a,b\nЖ,\0"u8.ToArray());
        var envelope = exchange.Take();

        Assert.False(envelope.GetProperty("isBase64Encoded").GetBoolean());
        Assert.Equal("a,b\nЖ,\0", Envelope.Body(envelope));
    }

    [Fact]
    public void Bytes_that_are_no_text_are_a_500_there_and_the_log_names_the_cure()
    {
        var exchange = Exchanges.Of(Front.Rest);
        exchange.Http.Bytes(NoText);
        var envelope = exchange.Take();

        Assert.Equal(500, Envelope.Status(envelope));
        Assert.Equal("application/problem+json", Envelope.Header(envelope, "Content-Type"));
        var (level, message, _) = Assert.Single(exchange.Log);
        Assert.Equal(LogLevel.Error, level);
        Assert.Contains("GET /users", message, StringComparison.Ordinal);
        Assert.Contains("binary: true", message, StringComparison.Ordinal);
        Assert.Contains("binaryMediaTypes", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stream_is_read_to_its_end_in_whatever_pieces_it_comes_and_disposed()
    {
        var bytes = Enumerable.Range(0, 100_000).Select(i => (byte)i).ToArray();
        var stream = new DrippingStream(bytes);
        var exchange = Exchanges.Of(Front.HttpApiV2);
        await exchange.Http.StreamAsync(stream);

        Assert.Equal(bytes, exchange.Take().GetProperty("body").GetBytesFromBase64());
        Assert.True(stream.IsDisposed);
    }

    [Fact]
    public async Task A_stream_that_breaks_is_disposed_and_its_exception_comes_out()
    {
        var stream = new DrippingStream([1, 2, 3]) { Breaks = true };
        var exchange = Exchanges.Of(Front.HttpApiV2);

        await Assert.ThrowsAsync<IOException>(() => exchange.Http.StreamAsync(stream).AsTask());
        Assert.True(stream.IsDisposed);
    }

    [Fact]
    public async Task HEAD_gets_the_headers_of_GET_without_a_body()
    {
        var exchange = Exchanges.Of(Front.Rest, "HEAD");
        exchange.Http.Json(new User(1, "A"), TestJson.Default.User);
        var envelope = exchange.Take();
        Assert.Equal(200, Envelope.Status(envelope));
        Assert.Equal("application/json", Envelope.Header(envelope, "Content-Type"));
        Assert.Null(Envelope.Body(envelope));

        exchange.Begin();
        var stream = new DrippingStream(NoText);
        await exchange.Http.ResultAsync(HttpResults.Stream(stream, "image/png").WithHeader("ETag", "\"1\""));
        envelope = exchange.Take();
        Assert.Equal("image/png", Envelope.Header(envelope, "Content-Type"));
        Assert.Equal("\"1\"", Envelope.Header(envelope, "ETag"));
        Assert.Null(Envelope.Body(envelope));
        Assert.True(stream.IsDisposed);
        Assert.Equal(0, stream.Reads);
    }

    [Theory]
    [InlineData(204)]
    [InlineData(205)]
    [InlineData(304)]
    public async Task A_status_that_allows_no_content_has_none(int status)
    {
        var exchange = Exchanges.Of(Front.Rest);
        await exchange.Http.ResultAsync(HttpResults.Json(new User(1, "A"), status).WithHeader("ETag", "\"1\""));
        var envelope = exchange.Take();

        Assert.Null(Envelope.Body(envelope));
        Assert.Equal(["ETag"], Envelope.Headers(envelope).Select(header => header.Name));
    }

    [Fact]
    public void The_encoder_and_the_layout_are_those_of_the_JSON_context()
    {
        var exchange = Exchanges.Of(Front.Rest);
        exchange.Http.Json(new User(1, "<é>"), TestJson.HtmlSafe.User);
        Assert.Equal("{\n  \"id\": 1,\n  \"name\": \"\\u003C\\u00E9\\u003E\"\n}".ReplaceLineEndings(), Envelope.Body(exchange.Take()));

        exchange.Begin();
        exchange.Http.Json(new User(1, "<é>"), TestJson.Default.User);
        Assert.Equal("""{"id":1,"name":"<é>"}""", Envelope.Body(exchange.Take()));
    }

    [Fact]
    public void A_long_JSON_body_is_whole()
    {
        var users = Enumerable.Range(0, 10_000).Select(i => new User(i, $"name \"{i}\" é")).ToList();
        var exchange = Exchanges.Of(Front.HttpApiV2);
        exchange.Http.Json(users, TestJson.Default.ListUser);

        Assert.Equal(users, JsonSerializer.Deserialize(Envelope.Body(exchange.Take())!, TestJson.Default.ListUser));
    }

    [Fact]
    public void What_was_answered_first_is_dropped_when_another_answer_follows()
    {
        var exchange = Exchanges.Of(Front.Rest);
        exchange.Http.MethodNotAllowed(1);
        exchange.Http.Text("later");
        var envelope = exchange.Take();

        Assert.Equal(200, Envelope.Status(envelope));
        Assert.Equal("later", Envelope.Body(envelope));
        Assert.Null(Envelope.Header(envelope, "Allow"));
    }

    [Fact]
    public void A_serialization_that_fails_half_way_leaves_nothing_in_the_next_answers()
    {
        var exchange = Exchanges.Of(Front.Rest);
        var broken = new List<User> { new(1, new string('x', 100_000)), null! };
        broken.Add(new User(2, "later"));
        var unserializable = new FailingConverterJson().Users;

        Assert.Throws<NotSupportedException>(() => exchange.Http.Json(broken, unserializable));
        exchange.Begin();
        exchange.Http.Json(new User(1, "other options"), TestJson.HtmlSafe.User);
        Assert.Contains("other options", Envelope.Body(exchange.Take()), StringComparison.Ordinal);

        exchange.Begin();
        Assert.Throws<NotSupportedException>(() => exchange.Http.Json(broken, unserializable));
        exchange.Http.Fault(new NotSupportedException());
        Assert.Equal(500, Envelope.Status(exchange.Take()));

        exchange.Begin();
        exchange.Http.Json(new User(1, "A"), TestJson.Default.User);
        Assert.Equal("""{"id":1,"name":"A"}""", Envelope.Body(exchange.Take()));
    }

    [Fact]
    public void An_error_is_problem_JSON()
    {
        var exchange = Exchanges.Of(Front.HttpApiV2);
        exchange.Http.Problem(400, "The query parameter 'page' must be a number, not \"<1>\".");
        var envelope = exchange.Take();

        Assert.Equal(400, Envelope.Status(envelope));
        Assert.Equal("application/problem+json", Envelope.Header(envelope, "Content-Type"));
        var problem = JsonDocument.Parse(Envelope.Body(envelope)!).RootElement;
        Assert.Equal(["detail", "status", "title", "type"], Envelope.Keys(problem));
        Assert.Equal("about:blank", problem.GetProperty("type").GetString());
        Assert.Equal("Bad Request", problem.GetProperty("title").GetString());
        Assert.Equal(400, problem.GetProperty("status").GetInt32());
        Assert.Equal("The query parameter 'page' must be a number, not \"<1>\".", problem.GetProperty("detail").GetString());
    }

    [Fact]
    public void A_fault_tells_the_client_the_request_id_and_the_log_the_rest()
    {
        var exchange = Exchanges.Of(Front.HttpApiV2);
        var failure = new InvalidOperationException("password=s3cret");
        exchange.Http.Fault(failure);
        var text = exchange.TakeText();

        Assert.Contains("request-1", text, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", text, StringComparison.Ordinal);
        Assert.DoesNotContain("InvalidOperation", text, StringComparison.Ordinal);
        Assert.Equal((LogLevel.Error, "The handler of GET /users failed.", failure), Assert.Single(exchange.Log));
    }

    [Fact]
    public void A_path_without_the_method_names_the_methods_it_has()
    {
        var exchange = Exchanges.Of(Front.HttpApiV2, "DELETE");
        exchange.Http.MethodNotAllowed((1 << (int)RouteGen.Routing.HttpVerb.Get) | (1 << (int)RouteGen.Routing.HttpVerb.Patch));
        var envelope = exchange.Take();

        Assert.Equal(405, Envelope.Status(envelope));
        Assert.Equal("GET, PATCH, HEAD, OPTIONS", Envelope.Header(envelope, "Allow"));
        Assert.Equal("""{"message":"Method Not Allowed"}""", Envelope.Body(envelope));
    }

    [Fact]
    public void OPTIONS_is_answered_with_the_methods()
    {
        var exchange = Exchanges.Of(Front.HttpApiV2, "OPTIONS");
        exchange.Http.AnswerOptions(1 << (int)RouteGen.Routing.HttpVerb.Post);
        var envelope = exchange.Take();

        Assert.Equal(204, Envelope.Status(envelope));
        Assert.Equal("POST, OPTIONS", Envelope.Header(envelope, "Allow"));
    }

    /// <summary>Gives a few bytes at a time, now synchronously, now not.</summary>
    private sealed class DrippingStream(byte[] content) : MemoryStream(content)
    {
        public bool Breaks { get; init; }

        public bool IsDisposed { get; private set; }

        public int Reads { get; private set; }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Reads++;
            if (Position % 2 == 0) await Task.Yield();
            if (Breaks && Position > 0) throw new IOException("broken");
            return await base.ReadAsync(buffer[..Math.Min(buffer.Length, 1021)], cancellationToken);
        }

        protected override void Dispose(bool disposing)
        {
            IsDisposed = true;
            base.Dispose(disposing);
        }
    }
}
