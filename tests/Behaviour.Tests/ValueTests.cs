using System.Text.Json.Nodes;
using static RouteGen.Behaviour.Tests.HttpEvents;

namespace RouteGen.Behaviour.Tests;

/// <summary>Query parameters, headers and cookies that stand in an event several times, in several places or in several casings.</summary>
public sealed class ValueTests
{
    private static readonly EventRouter Router = EventRouter.Of(
        """
        routes:
          GET /query: Handlers.Query
          GET /headers: Handlers.Headers
          GET /cookies: Handlers.Cookies
        """,
        """
        using RouteGen;

        namespace App;

        public static class Handlers
        {
            public static string Query(string? a, [FromQuery(Name = "a")] string[] all, [FromQuery(Name = "b[c]")] string? bracket, string? admin) => $"{a ?? "none"}|{string.Join('+', all)}|{bracket ?? "none"}|{admin ?? "none"}";
            public static string Headers([FromHeader] string? xA, [FromHeader(Name = "X-A")] string[] all, HttpRequest request) => $"{xA ?? "none"}|{string.Join('+', all)}|{request.Headers.Count(header => header.Key.Equals("x-a", StringComparison.OrdinalIgnoreCase))}";
            public static string Cookies([FromCookie] string? a, [FromCookie(Name = "a")] string[] all, [FromCookie] string? b) => $"{a ?? "none"}|{string.Join('+', all)}|{b ?? "none"}";
        }
        """);

    [Theory]
    [InlineData("", "none||none|none")]
    [InlineData("a=1&a=2", "2|1+2|none|none")]
    [InlineData("a=1,2&b%5Bc%5D=x&b[c]=y", "1,2|1,2|y|none")]
    [InlineData("a=%26admin%3D1", "&admin=1|&admin=1|none|none")]
    [InlineData("a=x+y%2Bz", "x y+z|x y+z|none|none")]
    [InlineData("a", "||none|none")]
    [InlineData("a=b=c&=x&&A=2", "b=c|b=c|none|none")]
    [InlineData("a=%zz%4", "%zz%4|%zz%4|none|none")]
    [InlineData("%61=1", "1|1|none|none")]
    [InlineData("a=1;admin=2", "1;admin=2|1;admin=2|none|none")]
    public async Task A_query_is_read_as_it_was_sent_where_the_event_has_it(string query, string expected)
    {
        foreach (var @event in new[] { HttpApiV2("GET", "GET /query", "/query"), FunctionUrl("GET", "/query") })
        {
            @event["rawQueryString"] = query;
            // Joined by commas, so that nobody can tell one value with a comma from two.
            @event["queryStringParameters"] = new JsonObject { ["a"] = "joined,values", ["admin"] = "yes" };
            Assert.Equal(expected, (await Router.SendAsync(@event)).Body);
        }
    }

    [Fact]
    public async Task The_map_of_all_values_comes_before_that_of_the_last_ones()
    {
        foreach (var @event in new[] { Rest("GET", "/query", "/query"), HttpApiV1("GET", "/query", "/query") })
        {
            @event["queryStringParameters"] = new JsonObject { ["a"] = "x+%79" };
            Assert.Equal("x+%79|x+%79|none|none", (await Router.SendAsync(@event)).Body);

            @event["multiValueQueryStringParameters"] = new JsonObject { ["a"] = new JsonArray("1", "2,3"), ["A"] = new JsonArray("4") };
            Assert.Equal("2,3|1+2,3|none|none", (await Router.SendAsync(@event)).Body);

            @event["multiValueQueryStringParameters"] = null;
            Assert.Equal("x+%79|x+%79|none|none", (await Router.SendAsync(@event)).Body);
        }
    }

    // Names and values come as sent, and each is decoded by itself: together, one value could bring others in.
    [Fact]
    public async Task A_load_balancer_decodes_nothing()
    {
        var @event = Alb("GET", "/query");
        @event["queryStringParameters"] = new JsonObject { ["%61"] = "x+y%2Bz%26admin%3D1", ["b%5Bc%5D"] = "%E6%97%A5" };
        Assert.Equal("x y+z&admin=1|x y+z&admin=1|日|none", (await Router.SendAsync(@event)).Body);

        @event.Remove("queryStringParameters");
        @event["multiValueQueryStringParameters"] = new JsonObject { ["a"] = new JsonArray("1", "%32") };
        Assert.Equal("2|1+2|none|none", (await Router.SendAsync(@event)).Body);
    }

    [Fact]
    public async Task A_header_is_one_in_any_casing()
    {
        foreach (var name in new[] { "x-a", "X-A", "X-a" })
        {
            foreach (var @event in new[] { Rest("GET", "/headers", "/headers"), HttpApiV1("GET", "/headers", "/headers"), HttpApiV2("GET", "GET /headers", "/headers"), FunctionUrl("GET", "/headers"), Alb("GET", "/headers") })
            {
                @event["headers"] = new JsonObject { [name] = "1, 2" };
                Assert.Equal("1, 2|1+2|1", (await Router.SendAsync(@event)).Body);
            }
        }
    }

    [Fact]
    public async Task Every_line_of_a_header_counts()
    {
        foreach (var @event in new[] { Rest("GET", "/headers", "/headers"), HttpApiV1("GET", "/headers", "/headers"), Alb("GET", "/headers") })
        {
            @event["headers"] = @event["requestContext"]!["elb"] is null ? new JsonObject { ["X-A"] = "3" } : null;
            @event["multiValueHeaders"] = new JsonObject { ["X-A"] = new JsonArray("1", "2,"), ["x-a"] = new JsonArray("3"), ["x-b"] = new JsonArray("4") };
            Assert.Equal("3|1+2+3|3", (await Router.SendAsync(@event)).Body);
        }
    }

    [Theory]
    [InlineData("a=1; b=2", "1|1|2")]
    [InlineData("b=2;a=1;a=3", "3|1+3|2")]
    [InlineData(" a = 1 ;; b", "1|1|")]
    [InlineData("a=x=y%3D; A=2", "x=y%3D|x=y%3D|none")]
    [InlineData("a=\"1\"", "\"1\"|\"1\"|none")]
    [InlineData("ab=1", "none||none")]
    public async Task Cookies_are_read_from_their_header(string header, string expected)
    {
        foreach (var @event in new[] { Rest("GET", "/cookies", "/cookies"), HttpApiV1("GET", "/cookies", "/cookies"), Alb("GET", "/cookies") })
        {
            @event["headers"] = new JsonObject { ["Cookie"] = header };
            Assert.Equal(expected, (await Router.SendAsync(@event)).Body);
        }
    }

    [Fact]
    public async Task Cookies_of_several_lines_are_all_there_and_none_counts_twice()
    {
        foreach (var @event in new[] { Rest("GET", "/cookies", "/cookies"), HttpApiV1("GET", "/cookies", "/cookies"), Alb("GET", "/cookies") })
        {
            @event["multiValueHeaders"] = new JsonObject { ["cookie"] = new JsonArray("a=1", "b=2; a=3") };
            Assert.Equal("3|1+3|2", (await Router.SendAsync(@event)).Body);
        }

        // A Function URL has them in both places.
        var url = FunctionUrl("GET", "/cookies");
        url["cookies"] = new JsonArray("a=1", "b=2", "a=3");
        url["headers"] = new JsonObject { ["cookie"] = "a=1; b=2; a=3" };
        Assert.Equal("3|1+3|2", (await Router.SendAsync(url)).Body);
        url.Remove("cookies");
        Assert.Equal("3|1+3|2", (await Router.SendAsync(url)).Body);
    }
}
