using System.Text.RegularExpressions;
using RouteGen.Middleware;
using RouteGen.Runtime.Tests.Responses;

namespace RouteGen.Runtime.Tests.Middleware;

public sealed partial class RequestLogTests
{
    [Fact]
    public async Task A_line_has_method_route_status_time_length_and_front()
    {
        var exchanges = Requests.Rest(path: "/users/secret");
        await RequestLog.Around(exchanges.Http.Request, Requests.Answers(HttpResults.Text("é!")));

        var (level, message, exception) = Assert.Single(exchanges.Log);
        Assert.Equal((LogLevel.Information, "GET /users 200 T ms, 3 bytes, Rest", null), (level, Line(message), exception));
    }

    [Fact]
    public async Task A_failure_names_its_type_and_nothing_else_of_it()
    {
        var exchanges = Requests.Rest();
        var failed = await exchanges.Http.Handler(() => throw new InvalidOperationException("hunter2"))();
        exchanges.Log.Clear();
        await RequestLog.Around(exchanges.Http.Request, Requests.Answers(failed), new() { Level = LogLevel.Warning });

        var (level, message, _) = Assert.Single(exchanges.Log);
        Assert.Equal(LogLevel.Warning, level);
        Assert.Matches(@"^GET /users 500 [0-9.]+ ms, \d+ bytes, Rest, System\.InvalidOperationException$", message);
    }

    [Fact]
    public async Task Path_and_headers_are_written_where_asked_for_and_never_a_secret()
    {
        var exchanges = Requests.Rest(
            headers: ["Authorization: Bearer abc", "Cookie: a=abc", "x-api-key: abc", "X-Amz-Security-Token: abc", "X-My-Secret: abc", "X-Password-Hint: abc", "User-Agent: curl/8"],
            path: "/users/7");
        var options = new RequestLogOptions
        {
            IncludesPath = true,
            Headers = ["authorization", "Cookie", "X-Api-Key", "x-amz-security-token", "X-My-Secret", "X-Password-Hint", "user-agent", "X-Absent"],
        };
        await RequestLog.Around(exchanges.Http.Request, Requests.Answers(HttpResults.NoContent()), options);

        Assert.Equal(
            "GET /users 204 T ms, 0 bytes, Rest, path: \"/users/7\", authorization: [redacted], Cookie: [redacted], X-Api-Key: [redacted], x-amz-security-token: [redacted], X-My-Secret: [redacted], X-Password-Hint: [redacted], user-agent: \"curl/8\"",
            Line(exchanges.Log.Single().Message));
    }

    [Fact]
    public async Task What_a_client_sends_stays_between_its_quotes()
    {
        var exchanges = Requests.Rest(headers: ["User-Agent: a\", path: \"/forged\r\n" + new string('x', 300)]);
        await RequestLog.Around(exchanges.Http.Request, Requests.Answers(HttpResults.NoContent()), new() { Headers = ["User-Agent"] });

        var message = Line(exchanges.Log.Single().Message);
        Assert.StartsWith("GET /users 204 T ms, 0 bytes, Rest, User-Agent: \"a\\\", path: \\\"/forged\\r\\nxxx", message, StringComparison.Ordinal);
        Assert.EndsWith("x\"...", message, StringComparison.Ordinal);
        Assert.InRange(message.Length, 256, 350);
    }

    [Fact]
    public async Task A_method_that_is_none_is_not_written()
    {
        var exchanges = Requests.Rest("GET / 200\n");
        exchanges.Http.RouteId = -1;
        await RequestLog.Around(exchanges.Http.Request, Requests.Answers(HttpResults.NotFound()));
        Assert.StartsWith("(malformed) (no route) 404 T ms", Line(exchanges.Log.Single().Message), StringComparison.Ordinal);
    }

    [Fact]
    public void Names_are_checked() => Assert.Throws<ArgumentException>(() => new RequestLogOptions { Headers = ["a b"] });

    private static string Line(string message) => Time().Replace(message, " T ms");

    [GeneratedRegex(@" \d+\.\d ms", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Time();
}
