using System.Text.Json;

namespace RouteGen.Runtime.Tests.Responses;

/// <summary>The exact envelope of each front: API Gateway answers 502 to a key that it does not know, a load balancer to one that is missing.</summary>
public sealed class EnvelopeTests
{
    public static TheoryData<Front, bool, string> Answers => new()
    {
        { Front.Rest, false, """{"statusCode":200,"isBase64Encoded":false,"body":"{\"id\":1,\"name\":\"Zoë 日本\"}","headers":{"Content-Type":"application/json"}}""" },
        { Front.HttpApiV1, false, """{"statusCode":200,"isBase64Encoded":false,"body":"{\"id\":1,\"name\":\"Zoë 日本\"}","headers":{"Content-Type":"application/json"}}""" },
        { Front.HttpApiV2, false, """{"statusCode":200,"isBase64Encoded":false,"body":"{\"id\":1,\"name\":\"Zoë 日本\"}","headers":{"Content-Type":"application/json"}}""" },
        { Front.FunctionUrl, false, """{"statusCode":200,"isBase64Encoded":false,"body":"{\"id\":1,\"name\":\"Zoë 日本\"}","headers":{"Content-Type":"application/json"}}""" },
        { Front.Alb, false, """{"statusCode":200,"isBase64Encoded":false,"body":"{\"id\":1,\"name\":\"Zoë 日本\"}","statusDescription":"200 OK","headers":{"Content-Type":"application/json"}}""" },
        { Front.Alb, true, """{"statusCode":200,"isBase64Encoded":false,"body":"{\"id\":1,\"name\":\"Zoë 日本\"}","statusDescription":"200 OK","multiValueHeaders":{"Content-Type":["application/json"]}}""" },
    };

    public static TheoryData<Front, bool> Fronts => new()
    {
        { Front.Rest, false },
        { Front.HttpApiV1, false },
        { Front.HttpApiV2, false },
        { Front.FunctionUrl, false },
        { Front.Alb, false },
        { Front.Alb, true },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public void A_JSON_answer_is_these_bytes(Front front, bool multiValue, string expected)
    {
        var exchange = Exchanges.Of(front, multiValue: multiValue);
        exchange.Http.Json(new User(1, "Zoë 日本"), TestJson.Default.User);

        Assert.Equal(expected, exchange.TakeText());
    }

    [Theory]
    [InlineData(Front.Rest, false, """{"statusCode":204,"isBase64Encoded":false,"headers":{}}""")]
    [InlineData(Front.HttpApiV1, false, """{"statusCode":204,"isBase64Encoded":false,"headers":{}}""")]
    [InlineData(Front.HttpApiV2, false, """{"statusCode":204,"isBase64Encoded":false,"headers":{}}""")]
    [InlineData(Front.FunctionUrl, false, """{"statusCode":204,"isBase64Encoded":false,"headers":{}}""")]
    [InlineData(Front.Alb, false, """{"statusCode":204,"isBase64Encoded":false,"statusDescription":"204 No Content","headers":{}}""")]
    [InlineData(Front.Alb, true, """{"statusCode":204,"isBase64Encoded":false,"statusDescription":"204 No Content","multiValueHeaders":{}}""")]
    public void An_answer_without_a_body_is_these_bytes(Front front, bool multiValue, string expected)
    {
        var exchange = Exchanges.Of(front, multiValue: multiValue);
        exchange.Http.Nothing();

        Assert.Equal(expected, exchange.TakeText());
    }

    [Theory]
    [InlineData(Front.Rest, false, "body,headers,isBase64Encoded,multiValueHeaders,statusCode")]
    [InlineData(Front.HttpApiV1, false, "body,headers,isBase64Encoded,multiValueHeaders,statusCode")]
    [InlineData(Front.HttpApiV2, false, "body,cookies,headers,isBase64Encoded,statusCode")]
    [InlineData(Front.FunctionUrl, false, "body,cookies,headers,isBase64Encoded,statusCode")]
    [InlineData(Front.Alb, false, "body,headers,isBase64Encoded,statusCode,statusDescription")]
    [InlineData(Front.Alb, true, "body,isBase64Encoded,multiValueHeaders,statusCode,statusDescription")]
    public async Task However_much_is_answered_only_the_keys_of_the_front_are_used(Front front, bool multiValue, string keys)
    {
        var envelope = await AnswerAsync(front, multiValue, Everything());

        Assert.Equal(keys.Split(','), Envelope.Keys(envelope));
    }

    [Theory]
    [MemberData(nameof(Fronts))]
    public async Task Two_values_under_one_name_both_arrive(Front front, bool multiValue)
    {
        var envelope = await AnswerAsync(front, multiValue, Everything());

        var values = Envelope.Headers(envelope).Where(header => string.Equals(header.Name, "X-Two", StringComparison.Ordinal)).Select(header => header.Value);
        Assert.Equal("one, two", string.Join(", ", values));
        Assert.Equal("text/plain", Envelope.Header(envelope, "Content-Type"));
        Assert.Equal("1", Envelope.Header(envelope, "X-One"));
    }

    [Theory]
    [InlineData(Front.Rest, false)]
    [InlineData(Front.HttpApiV1, false)]
    [InlineData(Front.HttpApiV2, false)]
    [InlineData(Front.FunctionUrl, false)]
    [InlineData(Front.Alb, true)]
    public async Task Every_cookie_arrives_where_the_front_can_carry_several(Front front, bool multiValue)
    {
        var envelope = await AnswerAsync(front, multiValue, Everything());

        var cookies = Envelope.Headers(envelope).Where(header => header.Name == "Set-Cookie").Select(header => header.Value[..3]);
        Assert.Equal(["a=1", "b=2"], cookies);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public async Task Cookies_arrive_whatever_else_there_is(int count)
    {
        HttpResult result = HttpResults.NoContent();
        for (var i = 0; i < count; i++) result = result.WithCookie(new SetCookie("a", $"{i}"));

        foreach (var front in new[] { Front.Rest, Front.HttpApiV1, Front.HttpApiV2, Front.FunctionUrl })
        {
            Assert.Equal(count, Envelope.Headers(await AnswerAsync(front, multiValue: false, result)).Count);
        }
    }

    [Fact]
    public async Task A_load_balancer_without_multi_value_headers_gets_the_last_cookie_and_the_log_says_so()
    {
        var exchange = Exchanges.Of(Front.Alb);
        await exchange.Http.ResultAsync(Everything());
        var envelope = exchange.Take();

        Assert.StartsWith("b=2", Envelope.Header(envelope, "Set-Cookie"), StringComparison.Ordinal);
        var (level, message, _) = Assert.Single(exchange.Log);
        Assert.Equal(LogLevel.Warning, level);
        Assert.Contains("lambda.multi_value_headers.enabled", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Front.Rest)]
    [InlineData(Front.HttpApiV1)]
    public async Task A_name_is_never_in_both_header_properties(Front front)
    {
        var envelope = await AnswerAsync(front, multiValue: false, Everything());

        var single = envelope.GetProperty("headers").EnumerateObject().Select(header => header.Name);
        var several = envelope.GetProperty("multiValueHeaders").EnumerateObject().Select(header => header.Name);
        Assert.Empty(single.Intersect(several, StringComparer.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData(200, "200 OK")]
    [InlineData(418, "418 Client Error")]
    [InlineData(599, "599 Server Error")]
    [InlineData(299, "299 Success")]
    [InlineData(399, "399 Redirection")]
    [InlineData(429, "429 Too Many Requests")]
    public async Task A_load_balancer_gets_a_reason_with_every_status(int status, string description)
    {
        var envelope = await AnswerAsync(Front.Alb, multiValue: false, HttpResults.Status(status));

        Assert.Equal(status, Envelope.Status(envelope));
        Assert.Equal(description, envelope.GetProperty("statusDescription").GetString());
    }

    private static HttpResult Everything() =>
        HttpResults.Text("hello")
            .WithHeader("Content-Type", "text/plain")
            .WithHeader("X-Two", "one")
            .WithHeader("X-One", "1")
            .WithCookie(new SetCookie("a", "1"))
            .WithHeader("x-two", "two")
            .WithCookie(new SetCookie("b", "2"));

    private static async Task<JsonElement> AnswerAsync(Front front, bool multiValue, HttpResult result)
    {
        var exchange = Exchanges.Of(front, multiValue: multiValue);
        await exchange.Http.ResultAsync(result);
        return exchange.Take();
    }
}
