using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using RouteGen.Events;

namespace RouteGen.Testing.Tests;

public partial class RouterAppTests
{
    public static TheoryData<Front> Fronts => new(Front.Rest, Front.HttpApiV1, Front.HttpApiV2, Front.FunctionUrl, Front.Alb);

    [Theory]
    [MemberData(nameof(Fronts))]
    public async Task A_request_goes_through_the_event_of_its_front(Front front)
    {
        var app = new RouterApp(new ScriptedRouter(request => HttpResults.Text($"{request.Method} {request.Front} {request.GetQuery("q")} {request.GetHeader("x-a")} {request.BodyText}"))) { Front = front };
        var response = await app.SendAsync("POST", "/users?q=a%20b", [new("X-A", "1"), new("Content-Type", "text/plain")], "日本");

        Assert.Equal($"POST {front} a b 1 日本", response.EnsureStatus(200).Text);
        Assert.Equal("text/plain; charset=utf-8", response.GetHeader("content-type"));
        Assert.Null(response.Problem);
    }

    [Theory]
    [MemberData(nameof(Fronts))]
    public async Task Cookies_and_repeated_headers_come_back(Front front)
    {
        var app = new RouterApp(new ScriptedRouter(_ => HttpResults.NoContent().WithCookie(new SetCookie("a", "1")).WithCookie(new SetCookie("b", "2")).WithHeader("X-Many", "1").WithHeader("X-Many", "2")))
        {
            Front = front,
            MultiValueHeaders = true,
        };
        var response = await app.GetAsync("/");

        Assert.Equal(204, response.StatusCode);
        Assert.Equal(("1", "2"), (response.Cookies["a"], response.Cookies["b"]));
        Assert.Equal(2, response.GetHeaders("Set-Cookie").Count);
        Assert.Equal("1,2", string.Join(',', response.GetHeaders("x-many")).Replace(" ", "", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/a b", "/a%20b")]
    [InlineData("/日本?q=é", "/%E6%97%A5%E6%9C%AC?q=%C3%A9")]
    [InlineData("/a%2Fb?c=%20", "/a%2Fb?c=%20")]
    [InlineData("https://shop.example/a?b", "/a?b")]
    [InlineData("https://shop.example", "/")]
    [InlineData("https://shop.example?b", "/?b")]
    public async Task A_URL_is_sent_as_clients_send_it(string url, string target)
    {
        var app = new RouterApp(new ScriptedRouter(_ => HttpResults.NoContent())) { Front = Front.FunctionUrl };
        var json = JsonDocument.Parse((await app.GetAsync(url)).Event).RootElement;

        Assert.Equal(target, json.GetProperty("rawPath").GetString() + (json.GetProperty("rawQueryString").GetString() is { Length: > 0 } query ? "?" + query : ""));
        if (url.StartsWith("https", StringComparison.Ordinal)) Assert.Equal("shop.example", json.GetProperty("headers").GetProperty("host").GetString());
    }

    [Theory]
    [InlineData("GET", "users", "does not start with a slash")]
    [InlineData("GET", "/users#top", "%23")]
    [InlineData("GE T", "/", "no HTTP method")]
    public async Task What_no_client_could_send_is_refused(string method, string url, string reason)
    {
        var app = new RouterApp(new ScriptedRouter(_ => null));
        var problem = await Assert.ThrowsAsync<ArgumentException>(() => app.SendAsync(method, url));

        Assert.Contains(reason, problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("X A", "1")]
    [InlineData("X-A", "1\r\nX-B: 2")]
    public async Task Nor_a_header_of_that_kind(string name, string value) =>
        await Assert.ThrowsAsync<ArgumentException>(() => new RouterApp(new ScriptedRouter(_ => null)).GetAsync("/", [new(name, value)]));

    [Fact]
    public async Task Values_go_and_come_as_JSON()
    {
        var app = new RouterApp(new ScriptedRouter(request => HttpResults.Text(request.BodyText).WithHeader("X-Type", request.GetHeader("content-type") ?? "none").WithHeader("X-Method", request.Method)));

        var posted = await app.PostJsonAsync("/users", new User("Ada", 36));
        var put = await app.PutJsonAsync("/users", new User("Ada", 36), TestJson.Default.User);
        var patched = await app.PatchJsonAsync("/users", new { Name = "Bob" });

        Assert.Equal("""{"name":"Ada","age":36}""", posted.Text);
        Assert.Equal(("application/json", "POST"), (posted.GetHeader("X-Type"), posted.GetHeader("X-Method")));
        Assert.Equal(new User("Ada", 36), posted.Json<User>());
        Assert.Equal(new User("Ada", 36), put.Json(TestJson.Default.User));
        Assert.Equal("PUT", put.GetHeader("X-Method"));
        Assert.Equal("Bob", patched.Json<JsonElement>().GetProperty("name").GetString());
    }

    [Fact]
    public async Task A_failing_expectation_tells_the_whole_story()
    {
        var app = new RouterApp(new ScriptedRouter(_ => throw new InvalidDataException("disk on fire")));
        var response = await app.GetAsync("/users/7");
        var failure = Assert.Throws<TestResponseException>(() => response.EnsureStatus(200));

        Assert.Equal(500, response.StatusCode);
        Assert.DoesNotContain("disk on fire", response.Text, StringComparison.Ordinal);
        Assert.Contains(response.Log, line => line.Level == LogLevel.Error && line.Exception is InvalidDataException);
        foreach (var part in new[] { "The status is 500, and 200 was expected", "GET /users/7", "\"resource\":\"/{proxy+}\"", "\"statusCode\":500", "disk on fire" }) Assert.Contains(part, failure.Message, StringComparison.Ordinal);
        Assert.Same(response, failure.Response);
        Assert.Same(response, response.EnsureStatus(500));
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("null")]
    [InlineData("[]")]
    public async Task So_does_a_body_that_is_none_of_the_type(string body)
    {
        var response = await new RouterApp(new ScriptedRouter(_ => HttpResults.Text(body))).GetAsync("/");

        Assert.Contains("GET /", Assert.Throws<TestResponseException>(() => response.Json<User>()).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Front.Rest, 403)]
    [InlineData(Front.HttpApiV2, 404)]
    [InlineData(Front.FunctionUrl, 200)]
    [InlineData(Front.Alb, 200)]
    public async Task An_API_with_every_route_of_the_table_answers_the_rest_itself(Front front, int status)
    {
        var app = new RouterApp(new ScriptedRouter(_ => HttpResults.Text("from the function"))) { Front = front, Gateway = GatewayRoutes.PerRoute };

        Assert.Equal(200, (await app.GetAsync("/users/7")).StatusCode);
        Assert.Equal(status, (await app.GetAsync("/orders")).StatusCode);
    }

    [Theory]
    [InlineData(Front.Rest, "\"resource\":\"/users/{id}\"")]
    [InlineData(Front.HttpApiV1, "\"resourcePath\":\"/users/{id}\"")]
    [InlineData(Front.HttpApiV2, "\"routeKey\":\"GET /users/{id}\"")]
    public async Task An_API_may_have_routes_of_its_own(Front front, string expected)
    {
        var app = new RouterApp(new ScriptedRouter(_ => HttpResults.NoContent())) { Front = front, Gateway = GatewayRoutes.Of("GET /users/{id}") };

        Assert.Contains(expected, (await app.GetAsync("/users/7")).Event, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Claims_stage_and_base_path_stand_in_the_event()
    {
        var app = new RouterApp(new ScriptedRouter(request => HttpResults.Text($"{request.GetClaim("sub")} {request.Path}")))
        {
            Front = Front.HttpApiV2,
            Claims = new Dictionary<string, string>(StringComparer.Ordinal) { ["sub"] = "u-1" },
            Stage = "live",
        };

        Assert.Equal("u-1 /live/x", (await app.GetAsync("/x")).Text);
    }

    [Theory]
    [InlineData("shop")]
    [InlineData("/shop/")]
    public void A_base_path_has_a_form(string basePath) => Assert.Throws<ArgumentException>(() => new RouterApp(new ScriptedRouter(_ => null)) { BasePath = basePath });

    [Theory]
    [InlineData(Front.FunctionUrl)]
    [InlineData(Front.Alb)]
    public async Task Claims_without_an_API_are_refused(Front front)
    {
        var app = new RouterApp(new ScriptedRouter(_ => null)) { Front = front, Claims = new Dictionary<string, string>(StringComparer.Ordinal) };

        await Assert.ThrowsAsync<InvalidOperationException>(() => app.GetAsync("/"));
    }

    [Fact]
    public async Task Any_event_can_be_sent_and_gives_the_raw_answer()
    {
        var app = new RouterApp(new ScriptedRouter(request => HttpResults.Text(request.Front.ToString())));
        var answer = await app.SendEventAsync("""{"httpMethod":"GET","path":"/","requestContext":{"elb":{}},"headers":{}}""");

        Assert.Equal("Alb", JsonDocument.Parse(answer).RootElement.GetProperty("body").GetString());
        await Assert.ThrowsAsync<EventException>(() => app.SendEventAsync("""{"Records":[{"eventSource":"aws:sqs"}]}"""));
    }

    [Fact]
    public async Task The_timeout_becomes_the_deadline()
    {
        TimeSpan? left = null;
        var router = new ScriptedRouter(request =>
        {
            left = request.Context.RemainingTime;
            return null;
        });
        await new RouterApp(router) { Timeout = TimeSpan.FromHours(1) }.GetAsync("/");

        Assert.InRange(left!.Value, TimeSpan.FromMinutes(50), TimeSpan.FromHours(1));
    }

    [Fact]
    public async Task One_app_serves_many_at_once_and_each_gets_its_own_answer()
    {
        var app = new RouterApp(new ScriptedRouter(request => HttpResults.Text(request.GetQuery("n")!)));
        var responses = await Task.WhenAll(Enumerable.Range(0, 500).Select(n => Task.Run(() => app.GetAsync($"/?n={n}"))));

        Assert.Equal(Enumerable.Range(0, 500).Select(n => n.ToString(System.Globalization.CultureInfo.InvariantCulture)), responses.Select(response => response.Text));
    }

    [Theory]
    [MemberData(nameof(Fronts))]
    public async Task Bytes_arrive_as_bytes(Front front)
    {
        byte[] bytes = [0xFF, 0x00, 0x80, (byte)'a'];
        var app = new RouterApp(new ScriptedRouter(request => HttpResults.Bytes(request.Body.ToArray(), "image/png"))) { Front = front };
        var response = await app.SendAsync("POST", "/", [new("Content-Type", "image/png")], bytes);

        Assert.Equal(bytes, response.Body.ToArray());
        Assert.Equal("image/png", response.GetHeader("Content-Type"));
    }

    [Fact]
    public async Task HEAD_has_no_body()
    {
        var response = await new RouterApp(new ScriptedRouter(_ => HttpResults.Text("text"))).SendAsync("HEAD", "/");

        Assert.Equal((200, 0), (response.StatusCode, response.Body.Length));
    }

    private sealed record User(string Name, int Age);

    [JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
    [JsonSerializable(typeof(User))]
    private sealed partial class TestJson : JsonSerializerContext;
}
