using RouteGen.Fronts;

namespace RouteGen.Local.Tests.Fronts;

/// <summary>What a client gets of a function's answer.</summary>
public class AnswerTests
{
    [Theory]
    // status, or none
    [InlineData(Front.Rest, """{"statusCode":200}""", 200)]
    [InlineData(Front.Rest, "{}", 200)]
    [InlineData(Front.Rest, """{"headers":{"a":"b"}}""", 200)]
    [InlineData(Front.Rest, """{"statusCode":"201"}""", 201)]
    [InlineData(Front.Rest, """{"statusCode":"test"}""", 502)]
    [InlineData(Front.Rest, """{"statusCode":0}""", 502)]
    [InlineData(Front.Rest, """{"statusCode":200.5}""", 502)]
    [InlineData(Front.Rest, """{"statusCode":199}""", 502)]
    [InlineData(Front.Rest, """{"statusCode":600}""", 502)]
    [InlineData(Front.HttpApiV1, """{"statusCode":200}""", 200)]
    [InlineData(Front.HttpApiV1, "{}", 500)]
    [InlineData(Front.HttpApiV1, """{"statusCode":0}""", 500)]
    [InlineData(Front.HttpApiV2, """{"statusCode":0}""", 500)]
    [InlineData(Front.HttpApiV2, """{"statusCode":200.5}""", 500)]
    [InlineData(Front.HttpApiV2, """{"statusCode":404}""", 404)]
    [InlineData(Front.FunctionUrl, """{"statusCode":"201"}""", 201)]
    [InlineData(Front.FunctionUrl, """{"statusCode":"x"}""", 502)]
    [InlineData(Front.Alb, """{"statusCode":200,"isBase64Encoded":false,"headers":{}}""", 200)]
    [InlineData(Front.Alb, """{"isBase64Encoded":false,"headers":{}}""", 502)]
    // what is no object
    [InlineData(Front.Rest, "\"text\"", 502)]
    [InlineData(Front.Rest, "[]", 502)]
    [InlineData(Front.Rest, "null", 502)]
    [InlineData(Front.Rest, "not json", 502)]
    [InlineData(Front.Rest, """{"errorMessage":"x","errorType":"y"}""", 502)]
    [InlineData(Front.HttpApiV1, "\"text\"", 500)]
    [InlineData(Front.HttpApiV1, "not json", 500)]
    [InlineData(Front.FunctionUrl, "not json", 502)]
    [InlineData(Front.Alb, "\"text\"", 502)]
    [InlineData(Front.Alb, "not json", 502)]
    // unknown members
    [InlineData(Front.Rest, """{"statusCode":200,"wrongValue":1}""", 502)]
    [InlineData(Front.Rest, """{"statusCode":200,"cookies":["a=1"]}""", 502)]
    [InlineData(Front.Rest, """{"statusCode":200,"statusDescription":"200 OK"}""", 502)]
    [InlineData(Front.HttpApiV1, """{"statusCode":200,"wrongValue":1}""", 200)]
    [InlineData(Front.HttpApiV2, """{"statusCode":200,"wrongValue":1}""", 200)]
    // members of the wrong type
    [InlineData(Front.Rest, """{"statusCode":200,"headers":null,"multiValueHeaders":null,"body":null}""", 200)]
    [InlineData(Front.Rest, """{"statusCode":200,"headers":{"a":true,"b":1}}""", 200)]
    [InlineData(Front.Rest, """{"statusCode":200,"headers":{"a":{}}}""", 502)]
    [InlineData(Front.Rest, """{"statusCode":200,"headers":{"a":["b"]}}""", 502)]
    [InlineData(Front.Rest, """{"statusCode":200,"headers":[]}""", 502)]
    [InlineData(Front.Rest, """{"statusCode":200,"multiValueHeaders":{"a":"b"}}""", 502)]
    [InlineData(Front.Rest, """{"statusCode":200,"body":{"a":1}}""", 502)]
    [InlineData(Front.HttpApiV2, """{"statusCode":200,"body":"%%%","isBase64Encoded":true}""", 500)]
    [InlineData(Front.HttpApiV2, """{"statusCode":200,"isBase64Encoded":"yes","body":""}""", 500)]
    [InlineData(Front.HttpApiV2, """{"statusCode":200,"cookies":"a=1"}""", 500)]
    // headers that would split the response
    [InlineData(Front.Rest, """{"statusCode":200,"headers":{"a":"b\r\nSet-Cookie: x=1"}}""", 502)]
    [InlineData(Front.HttpApiV2, """{"statusCode":200,"headers":{"a b":"c"}}""", 500)]
    [InlineData(Front.HttpApiV2, """{"statusCode":200,"cookies":["a=1\n"]}""", 500)]
    [InlineData(Front.FunctionUrl, """{"statusCode":200,"headers":{"a":"\u0000"}}""", 502)]
    // what a load balancer demands
    [InlineData(Front.Alb, """{"statusCode":200,"headers":{}}""", 502)]
    [InlineData(Front.Alb, """{"statusCode":200,"isBase64Encoded":false}""", 502)]
    [InlineData(Front.Alb, """{"statusCode":200,"isBase64Encoded":false,"multiValueHeaders":{}}""", 502)]
    public void The_status(Front front, string answer, int expected)
    {
        var response = FrontRun.Answer(new FrontSettings { Front = front }, answer);

        Assert.Equal(expected, response.StatusCode);
        Assert.Equal(expected >= 500, response.Problem is not null);
    }

    [Theory]
    [InlineData(Front.Rest, """{"message": "Internal server error"}""", "application/json")]
    [InlineData(Front.HttpApiV1, """{"message":"Internal Server Error"}""", "application/json")]
    [InlineData(Front.FunctionUrl, "Internal Server Error", "text/plain")]
    public void A_malformed_answer_shows_as_the_fronts_own_error(Front front, string body, string contentType)
    {
        var response = FrontRun.Answer(new FrontSettings { Front = front }, "[");

        Assert.Equal((body, contentType), (response.Text(), response.Header("content-type")));
    }

    [Fact]
    public void A_REST_API_says_what_kind_of_error_it_was() =>
        Assert.Equal("InternalServerErrorException", FrontRun.Answer(new FrontSettings { Front = Front.Rest }, "[]").Header("x-amzn-ErrorType"));

    [Theory]
    [InlineData(Front.Rest, "application/json")]
    [InlineData(Front.HttpApiV1, "text/plain; charset=utf-8")]
    [InlineData(Front.HttpApiV2, "text/plain; charset=utf-8")]
    [InlineData(Front.FunctionUrl, "application/json")]
    [InlineData(Front.Alb, "application/octet-stream")]
    public void The_default_content_type(Front front, string expected)
    {
        var response = FrontRun.Answer(new FrontSettings { Front = front }, """{"statusCode":200,"isBase64Encoded":false,"headers":{},"body":"hello"}""");

        Assert.Equal((expected, "hello"), (Assert.Single(response.All("Content-Type")), response.Text()));
    }

    [Theory]
    [InlineData(Front.Rest)]
    [InlineData(Front.HttpApiV1)]
    [InlineData(Front.HttpApiV2)]
    [InlineData(Front.FunctionUrl)]
    [InlineData(Front.Alb)]
    public void A_content_type_in_any_casing_is_the_only_one(Front front)
    {
        var response = FrontRun.Answer(new FrontSettings { Front = front }, """{"statusCode":200,"isBase64Encoded":false,"headers":{"content-type":"text/csv"},"body":"a,b"}""");

        Assert.Equal("text/csv", Assert.Single(response.All("Content-Type")));
    }

    [Theory]
    // an object without statusCode, and what is no object
    [InlineData(Front.HttpApiV2, """{"hello": "world"}""", """{"hello": "world"}""")]
    [InlineData(Front.HttpApiV2, "[1, 2]", "[1, 2]")]
    [InlineData(Front.HttpApiV2, "42", "42")]
    [InlineData(Front.HttpApiV2, "true", "true")]
    [InlineData(Front.HttpApiV2, "\"a \\\"b\\\"\"", "a \"b\"")]
    [InlineData(Front.HttpApiV2, "\"\"", "")]
    [InlineData(Front.HttpApiV2, """{"name": "John", "age":""", """{"name": "John", "age":""")]
    [InlineData(Front.FunctionUrl, """{"hello": "world"}""", """{"hello":"world"}""")]
    [InlineData(Front.FunctionUrl, "\"text\"", "text")]
    [InlineData(Front.FunctionUrl, "3.1", "3.1")]
    [InlineData(Front.FunctionUrl, """{"name": "日本 <&>"}""", """{"name":"日本 <&>"}""")]
    public void An_answer_without_a_status_is_a_body(Front front, string answer, string body)
    {
        var response = FrontRun.Answer(new FrontSettings { Front = front }, answer);

        Assert.Equal((200, body, "application/json"), (response.StatusCode, response.Text(), response.Header("Content-Type")));
    }

    [Theory]
    [InlineData(Front.Rest, "m1,m2,single")]
    [InlineData(Front.HttpApiV1, "single,m1,m2")]
    [InlineData(Front.HttpApiV2, "single")]
    [InlineData(Front.FunctionUrl, "single")]
    [InlineData(Front.Alb, "single")]
    public void Single_and_multiple_values_of_one_header(Front front, string expected)
    {
        var response = FrontRun.Answer(new FrontSettings { Front = front }, """{"statusCode":200,"isBase64Encoded":false,"headers":{"x-both":"single"},"multiValueHeaders":{"X-BOTH":["m1","m2"]}}""");

        Assert.Equal(expected, string.Join(',', response.All("x-both")));
    }

    [Theory]
    [InlineData(Front.Rest, "X-BOTH")]
    [InlineData(Front.HttpApiV1, "X-Both")]
    public void The_casing_of_such_a_header(Front front, string expected)
    {
        var response = FrontRun.Answer(new FrontSettings { Front = front }, """{"statusCode":200,"headers":{"x-both":"single"},"multiValueHeaders":{"X-BOTH":["m1"]}}""");

        Assert.All(response.Headers.Where(header => header.Key.Equals("x-both", StringComparison.OrdinalIgnoreCase)), header => Assert.Equal(expected, header.Key));
    }

    [Theory]
    [InlineData(Front.HttpApiV2, """{"statusCode":200,"cookies":["a=1; Path=/","b=2"]}""")]
    [InlineData(Front.FunctionUrl, """{"statusCode":200,"cookies":["a=1; Path=/","b=2"]}""")]
    [InlineData(Front.Rest, """{"statusCode":200,"multiValueHeaders":{"Set-Cookie":["a=1; Path=/","b=2"]}}""")]
    [InlineData(Front.HttpApiV1, """{"statusCode":200,"multiValueHeaders":{"Set-Cookie":["a=1; Path=/","b=2"]}}""")]
    public void Several_cookies(Front front, string answer) =>
        Assert.Equal(["a=1; Path=/", "b=2"], FrontRun.Answer(new FrontSettings { Front = front }, answer).All("Set-Cookie"));

    [Fact]
    public void A_load_balancer_with_multi_value_headers_reads_those()
    {
        const string Answer = """{"statusCode":200,"isBase64Encoded":false,"multiValueHeaders":{"Set-Cookie":["a=1","b=2"]}}""";

        Assert.Equal(["a=1", "b=2"], FrontRun.Answer(new FrontSettings { Front = Front.Alb, MultiValueHeaders = true }, Answer).All("Set-Cookie"));
    }

    [Theory]
    [InlineData(Front.Rest, false, "aGk=")]
    [InlineData(Front.Rest, true, "hi")]
    [InlineData(Front.HttpApiV1, false, "hi")]
    [InlineData(Front.HttpApiV2, false, "hi")]
    [InlineData(Front.FunctionUrl, false, "hi")]
    [InlineData(Front.Alb, false, "hi")]
    public void Base64_is_decoded_but_for_a_REST_API_without_binary_media_types(Front front, bool binaryMediaTypes, string body)
    {
        var settings = new FrontSettings { Front = front, BinaryMediaTypes = binaryMediaTypes };

        Assert.Equal(body, FrontRun.Answer(settings, """{"statusCode":200,"isBase64Encoded":true,"headers":{},"body":"aGk="}""").Text());
    }

    [Fact]
    public void A_REST_API_renames_the_headers_it_sets_itself()
    {
        var response = FrontRun.Answer(new FrontSettings { Front = Front.Rest }, """{"headers":{"Connection":"close","Content-Length":"9","Date":"x","Server":"y","Transfer-Encoding":"chunked"}}""");

        Assert.Equal(["x-amzn-Remapped-Connection", "x-amzn-Remapped-Content-Length", "x-amzn-Remapped-Date", "x-amzn-Remapped-Server"], response.Headers.Select(header => header.Key).Take(4));
        Assert.Empty(response.All("Transfer-Encoding"));
    }

    [Theory]
    [InlineData(Front.HttpApiV1)]
    [InlineData(Front.HttpApiV2)]
    [InlineData(Front.FunctionUrl)]
    [InlineData(Front.Alb)]
    public void The_others_drop_them(Front front)
    {
        var response = FrontRun.Answer(new FrontSettings { Front = front }, """{"statusCode":200,"isBase64Encoded":false,"headers":{"content-length":"9","transfer-encoding":"chunked","connection":"close","x":"y"}}""");

        Assert.Equal(["y"], response.All("x"));
        Assert.DoesNotContain(response.Headers, header => header.Key.ToUpperInvariant() is "CONTENT-LENGTH" or "TRANSFER-ENCODING" or "CONNECTION");
    }

    [Fact]
    public void An_HTTP_API_writes_names_of_headers_its_own_way() =>
        Assert.Contains(FrontRun.Answer(new FrontSettings { Front = Front.HttpApiV2 }, """{"statusCode":200,"headers":{"myHEADER-x":"1"}}""").Headers, header => header.Key == "Myheader-X");

    [Theory]
    [InlineData(Front.Rest, 502)]
    [InlineData(Front.HttpApiV1, 500)]
    [InlineData(Front.HttpApiV2, 500)]
    [InlineData(Front.FunctionUrl, 502)]
    [InlineData(Front.Alb, 502)]
    public void A_function_that_throws(Front front, int status)
    {
        var exchange = FrontRun.Send(new ThrowingFunction(), new FrontSettings { Front = front }, FrontRun.Request("GET", "/"));

        Assert.Equal(status, exchange.Response.StatusCode);
        Assert.Contains("it broke", exchange.Response.Problem, StringComparison.Ordinal);
        Assert.DoesNotContain("it broke", exchange.Response.Text(), StringComparison.Ordinal);
        Assert.IsType<InvalidDataException>(exchange.Failure);
        Assert.False(exchange.Event.IsEmpty);
    }

    [Theory]
    [InlineData(Front.Rest, 6_291_556, 200)]
    [InlineData(Front.Rest, 6_291_557, 502)]
    [InlineData(Front.HttpApiV2, 6_291_557, 500)]
    [InlineData(Front.Alb, 1_048_576, 200)]
    [InlineData(Front.Alb, 1_048_577, 502)]
    public void An_answer_over_the_limit_never_arrives(Front front, int length, int status)
    {
        const string Start = """{"statusCode":200,"isBase64Encoded":false,"headers":{},"body":" """;
        var answer = Start + new string('x', length - Start.Length - 2) + "\"}";

        Assert.Equal(status, FrontRun.Answer(new FrontSettings { Front = front }, answer).StatusCode);
    }

    [Theory]
    [InlineData("HEAD", 200)]
    [InlineData("GET", 204)]
    [InlineData("GET", 304)]
    public void Some_responses_have_no_body(string method, int status)
    {
        var function = new ScriptedFunction($$"""{"statusCode":{{status}},"body":"x"}""");

        Assert.Empty(FrontRun.Send(function, new FrontSettings { Front = Front.Rest }, FrontRun.Request(method, "/")).Response.Text());
    }

    private sealed class ThrowingFunction : IFunction
    {
        public ValueTask<FunctionAnswer> InvokeAsync(ReadOnlyMemory<byte> json, LambdaContext context) => throw new InvalidDataException("it broke");
    }
}
