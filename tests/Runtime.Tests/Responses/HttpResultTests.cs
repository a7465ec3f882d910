using System.Text.Json;

namespace RouteGen.Runtime.Tests.Responses;

public sealed class HttpResultTests
{
    private static readonly User Ann = new(1, "Ann");

    [Fact]
    public async Task A_handler_may_return_a_value_or_any_result()
    {
        // The point is that these compile.
        HttpResult<User> Find(int id) => id == 1 ? Ann : HttpResults.NotFound();
        HttpResult<User> Block(int id)
        {
            if (id == 1) return Ann;
            if (id == 2) return HttpResults.Conflict("taken").WithHeader("X-Id", "2").WithCookie(new SetCookie("a", "b"));
            return HttpResults.Created("/users/3", Ann);
        }

        HttpResult Untyped(int id) => id == 1 ? HttpResults.Ok(Ann) : HttpResults.NoContent();
        async Task<HttpResult<User>> Async()
        {
            await Task.Yield();
            return HttpResults.Forbidden();
        }

        Assert.Equal((200, "application/json", """{"id":1,"name":"Ann"}"""), await AnswerAsync(Find(1)));
        Assert.Equal((404, "application/json", """{"message":"Not Found"}"""), await AnswerAsync(Find(2)));
        Assert.Equal((200, "application/json", """{"id":1,"name":"Ann"}"""), await AnswerAsync(Block(1)));
        Assert.Equal((409, "application/problem+json", """{"type":"about:blank","title":"Conflict","status":409,"detail":"taken"}"""), await AnswerAsync(Block(2)));
        Assert.Equal((201, "application/json", """{"id":1,"name":"Ann"}"""), await AnswerAsync(Block(3)));
        Assert.Equal((200, "application/json", """{"id":1,"name":"Ann"}"""), await AnswerAsync(Untyped(1)));
        Assert.Equal((204, null, null), await AnswerAsync(Untyped(2)));
        Assert.Equal(403, (await AnswerAsync(await Async())).Status);
    }

    public static TheoryData<HttpResult, int, string?, string?> Results => new()
    {
        { HttpResults.Ok(), 200, null, null },
        { HttpResults.Ok(Ann), 200, "application/json", """{"id":1,"name":"Ann"}""" },
        { HttpResults.Ok((User?)null), 200, "application/json", "null" },
        { HttpResults.Ok("text"), 200, "application/json", "\"text\"" },
        { HttpResults.Json(Ann, 409), 409, "application/json", """{"id":1,"name":"Ann"}""" },
        { HttpResults.Created("/users/1"), 201, null, null },
        { HttpResults.Accepted(), 202, null, null },
        { HttpResults.Accepted(7), 202, "application/json", "7" },
        { HttpResults.NoContent(), 204, null, null },
        { HttpResults.BadRequest(), 400, "application/problem+json", """{"type":"about:blank","title":"Bad Request","status":400}""" },
        { HttpResults.Unauthorized(), 401, "application/problem+json", """{"type":"about:blank","title":"Unauthorized","status":401}""" },
        { HttpResults.Forbidden("no"), 403, "application/problem+json", """{"type":"about:blank","title":"Forbidden","status":403,"detail":"no"}""" },
        { HttpResults.NotFound(), 404, "application/json", """{"message":"Not Found"}""" },
        { HttpResults.NotFound("no user 7"), 404, "application/problem+json", """{"type":"about:blank","title":"Not Found","status":404,"detail":"no user 7"}""" },
        { HttpResults.UnprocessableEntity("why"), 422, "application/problem+json", """{"type":"about:blank","title":"Unprocessable Content","status":422,"detail":"why"}""" },
        { HttpResults.TooManyRequests(), 429, "application/problem+json", """{"type":"about:blank","title":"Too Many Requests","status":429}""" },
        { HttpResults.Problem(402, "No money", "Need \"5\"", "https://shop.example/no-money"), 402, "application/problem+json", """{"type":"https://shop.example/no-money","title":"No money","status":402,"detail":"Need \"5\""}""" },
        { HttpResults.Text("hi"), 200, "text/plain; charset=utf-8", "hi" },
        { HttpResults.Html("<p>", 500), 500, "text/html; charset=utf-8", "<p>" },
        { HttpResults.Bytes("hi"u8.ToArray(), "text/csv"), 200, "text/csv", "hi" },
        { HttpResults.Stream(new MemoryStream([0x68, 0x69]), "text/csv"), 200, "text/csv", "hi" },
        { HttpResults.Status(418), 418, null, null },
        { HttpResults.Status(304).WithHeader("Content-Type", "a/b"), 304, null, null },
        { HttpResults.Status(200).WithHeader("Content-Type", "a/b"), 200, "a/b", null },
        { HttpResults.Problem(400).WithHeader("Content-Type", "application/json"), 400, "application/json", """{"type":"about:blank","title":"Bad Request","status":400}""" },
        { HttpResults.NotFound().WithHeader("Content-Type", "application/x"), 404, "application/x", """{"message":"Not Found"}""" },
        { HttpResults.Ok(Ann).WithHeader("Content-Type", "application/hal+json"), 200, "application/hal+json", """{"id":1,"name":"Ann"}""" },
    };

    [Theory]
    [MemberData(nameof(Results))]
    public async Task A_result_answers_as_it_says(HttpResult result, int status, string? contentType, string? body) =>
        Assert.Equal((status, contentType, body), await AnswerAsync(result));

    [Theory]
    [InlineData(false, false, 302)]
    [InlineData(true, false, 301)]
    [InlineData(false, true, 307)]
    [InlineData(true, true, 308)]
    public void A_redirect_has_the_status_of_its_kind(bool permanent, bool preserveMethod, int status)
    {
        var redirect = HttpResults.Redirect("/login", permanent, preserveMethod);

        Assert.Equal(status, redirect.Status);
        Assert.Equal(new KeyValuePair<string, string>("Location", "/login"), Assert.Single(redirect.Headers));
    }

    [Fact]
    public void An_unauthorized_answer_has_a_challenge() =>
        Assert.Equal(new KeyValuePair<string, string>("WWW-Authenticate", "Basic realm=\"x\""), Assert.Single(HttpResults.Unauthorized(challenge: "Basic realm=\"x\"").Headers));

    [Theory]
    [InlineData(0, "0")]
    [InlineData(1500, "2")]
    [InlineData(60_000, "60")]
    public void When_to_retry_is_rounded_up_to_seconds(int milliseconds, string seconds) =>
        Assert.Equal(seconds, Assert.Single(HttpResults.TooManyRequests(TimeSpan.FromMilliseconds(milliseconds)).Headers).Value);

    [Fact]
    public void A_retry_in_the_past_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => HttpResults.TooManyRequests(TimeSpan.FromSeconds(-1)));

    [Theory]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(99)]
    [InlineData(100)]
    [InlineData(199)]
    [InlineData(600)]
    public void A_status_that_gateways_refuse_is_refused(int status) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => HttpResults.Status(status));

    [Theory]
    [InlineData("report.csv", "attachment; filename=\"report.csv\"")]
    [InlineData("a \"b\"\\c/d.txt", "attachment; filename=\"a _b__c_d.txt\"; filename*=UTF-8''a%20%22b%22%5Cc%2Fd.txt")]
    [InlineData("日本.pdf", "attachment; filename=\"__.pdf\"; filename*=UTF-8''%E6%97%A5%E6%9C%AC.pdf")]
    [InlineData("a\r\nb", "attachment; filename=\"a__b\"; filename*=UTF-8''a%0D%0Ab")]
    [InlineData("100%.txt", "attachment; filename=\"100_.txt\"; filename*=UTF-8''100%25.txt")]
    public void A_file_name_is_safe_in_its_header(string fileName, string disposition) =>
        Assert.Equal(disposition, Assert.Single(HttpResults.Bytes(default, fileName: fileName).Headers).Value);

    [Fact]
    public async Task A_type_that_no_JSON_context_knows_is_told_with_the_line_to_add()
    {
        var exchange = Exchanges.Of(Front.Rest);
        HttpResult result = HttpResults.Ok(new Dictionary<string, Version[]>(StringComparer.Ordinal));

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => exchange.Http.ResultAsync(result).AsTask());
        Assert.Contains("[JsonSerializable(typeof(System.Collections.Generic.Dictionary<System.String, System.Version[]>))]", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_the_type_is_known_no_context_is_asked()
    {
        var exchange = Exchanges.Of(Front.Rest);
        await exchange.Http.ResultAsync(HttpResults.Json(Ann, 201), TestJson.HtmlSafe.User);

        Assert.Contains("\n", Envelope.Body(exchange.Take()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_result_answers_again_and_again()
    {
        var result = HttpResults.Ok(Ann).WithHeader("X-A", "1");

        Assert.Equal(await AnswerAsync(result), await AnswerAsync(result));
    }

    [Theory]
    [InlineData(typeof(List<int>), "System.Collections.Generic.List<System.Int32>")]
    [InlineData(typeof(int[,][]), "System.Int32[][,]")]
    [InlineData(typeof(Dictionary<string, int>.KeyCollection), "System.Collections.Generic.Dictionary<System.String, System.Int32>.KeyCollection")]
    [InlineData(typeof(HttpResultTests), "RouteGen.Runtime.Tests.Responses.HttpResultTests")]
    public void A_type_is_named_as_in_CSharp(Type type, string name) => Assert.Equal(name, RouteGen.Responses.CSharpName.Of(type));

    private static async Task<(int Status, string? ContentType, string? Body)> AnswerAsync(HttpResult result)
    {
        var exchange = Exchanges.Of(Front.Rest);
        await exchange.Http.ResultAsync(result);
        JsonElement envelope = exchange.Take();
        return (Envelope.Status(envelope), Envelope.Header(envelope, "Content-Type"), Envelope.Body(envelope));
    }
}
