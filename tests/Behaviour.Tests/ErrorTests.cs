using System.Text.Json.Nodes;
using RouteGen.Hosting;
using static RouteGen.Behaviour.Tests.HttpEvents;

namespace RouteGen.Behaviour.Tests;

/// <summary>What becomes of exceptions: the status that <c>errors:</c> gives them, a problem that tells nothing, and with <c>fault</c> an error of the function.</summary>
public sealed class ErrorTests
{
    private const string Secret = "hunter2";

    private static readonly EventRouter Router = EventRouter.Of(
        """
        errors:
          ShopException: 422
          OutOfStock: 409
          System.IO.IOException: 503
        routes:
          GET /{what}: Handlers.Throw
          /fault:
            fault: true
            GET /{what}: Handlers.Throw
            GET /result/{status}: Handlers.Result
            GET /quiet/{what}: { handler: Handlers.Throw, fault: false }
        """,
        """
        using System;
        using System.IO;
        using RouteGen;

        namespace App;

        public class ShopException : Exception
        {
            public ShopException(string message) : base(message) { }
        }

        public sealed class OutOfStock : ShopException
        {
            public OutOfStock() : base("hunter2") { }
        }

        public sealed class Special : IOException
        {
            public Special() : base("hunter2", new Exception("hunter2")) { }

            public override string StackTrace => "at hunter2";
        }

        public static class Handlers
        {
            public static string Throw(string what) => throw (what switch
            {
                "shop" => new ShopException("hunter2"),
                "stock" => new OutOfStock(),
                "io" => new Special(),
                "nested" => new AggregateException("hunter2", new OutOfStock()),
                "bad" => new BadRequestException(418, "short and stout"),
                _ => new InvalidOperationException("hunter2"),
            });

            public static HttpResult Result(int status) => HttpResults.Problem(status, "mine");
        }
        """);

    private static readonly EventRouter WholeApp = EventRouter.Of(
        """
        fault: true
        not-found: Handlers.NotFound
        errors: { System.Exception: 502 }
        routes:
          GET /broken: Handlers.Broken
        """,
        """
        namespace App;

        public static class Handlers
        {
            public static string Broken() => throw new System.InvalidOperationException("hunter2");

            public static string NotFound() => throw new System.InvalidOperationException("hunter2");
        }
        """);

    [Theory]
    [InlineData("shop", 422, "Unprocessable Content")]
    [InlineData("stock", 409, "Conflict")]
    [InlineData("io", 503, "Service Unavailable")]
    [InlineData("nested", 500, "Internal Server Error")]
    [InlineData("else", 500, "Internal Server Error")]
    public async Task The_most_derived_type_says_the_status_and_nothing_else_is_told(string what, int status, string title)
    {
        foreach (var @event in Events("/" + what))
        {
            var answer = await Router.SendAsync(@event);
            Assert.Equal(status, answer.Status);
            Assert.Equal("application/problem+json", (answer.Json["headers"] ?? answer.Json["multiValueHeaders"])!["Content-Type"] is JsonArray list ? list[0]!.GetValue<string>() : answer.Json["headers"]!["Content-Type"]!.GetValue<string>());
            var problem = JsonNode.Parse(answer.Body)!.AsObject();
            Assert.Equal([("type", "about:blank"), ("title", title), ("status", status.ToString(null as IFormatProvider)), ("requestId", "request-1")], problem.Select(member => (member.Key, member.Value!.ToString())));
            Assert.DoesNotContain(Secret, answer.Json.ToJsonString(), StringComparison.Ordinal);
            // It is in the log, where it belongs.
            Assert.Contains(Secret, Assert.Single(answer.Log), StringComparison.Ordinal);
            Assert.StartsWith(status >= 500 ? "Error: " : "Information: ", answer.Log[0], StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_a_handler_means_for_the_caller_is_told()
    {
        var answer = await Router.SendAsync(FunctionUrl("GET", "/bad"));
        Assert.Equal((418, "short and stout"), (answer.Status, JsonNode.Parse(answer.Body)!["detail"]!.GetValue<string>()));
    }

    [Fact]
    public async Task An_invocation_with_a_uuid_is_the_problems_instance()
    {
        var id = Guid.NewGuid().ToString();
        var answer = await Router.NewSession().InvokeAsync(System.Text.Encoding.UTF8.GetBytes(FunctionUrl("GET", "/stock").ToJsonString()), new LambdaContext { RequestId = id, LogWriter = (_, _, _) => { } });

        var problem = JsonNode.Parse(JsonNode.Parse(answer.Span)!["body"]!.GetValue<string>())!;
        Assert.Equal(("urn:uuid:" + id, id), (problem["instance"]!.GetValue<string>(), problem["requestId"]!.GetValue<string>()));
    }

    // As RouteGen.Local has it, which is in Debug builds alone.
    [Fact]
    public async Task On_a_developers_own_machine_the_answer_says_what_was_thrown()
    {
        var session = Router.NewSession(showsExceptions: true);
        var detail = JsonNode.Parse((await EventRouter.SendAsync(session, FunctionUrl("GET", "/else").ToJsonString())).Body)!["detail"]!.GetValue<string>();

        Assert.StartsWith("System.InvalidOperationException: hunter2", detail, StringComparison.Ordinal);
        Assert.Contains("   at App.Handlers.Throw", detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/fault/else", "GET /fault/{what} answered 500.")]
    [InlineData("/fault/io", "GET /fault/{what} answered 503.")]
    [InlineData("/fault/result/599", "GET /fault/result/{status} answered 599.")]
    public async Task With_fault_a_server_error_is_the_functions(string path, string message)
    {
        foreach (var @event in Events(path))
        {
            var fault = await Assert.ThrowsAsync<FaultException>(() => Router.SendAsync(@event));
            Assert.Equal(message, fault.Message);
        }
    }

    [Theory]
    [InlineData("/fault/stock", 409)]
    [InlineData("/fault/result/499", 499)]
    [InlineData("/fault/quiet/else", 500)]
    [InlineData("/else", 500)]
    [InlineData("/fault/nowhere/x", 404)]
    public async Task Everything_else_is_an_answer(string path, int status) => Assert.Equal(status, (await Router.SendAsync(FunctionUrl("GET", path))).Status);

    [Fact]
    public async Task A_fault_leaves_nothing_to_the_next_invocation()
    {
        var session = Router.NewSession();
        await Assert.ThrowsAsync<FaultException>(() => EventRouter.SendAsync(session, FunctionUrl("GET", "/fault/else").ToJsonString()));
        Assert.Equal(500, (await EventRouter.SendAsync(session, FunctionUrl("GET", "/else").ToJsonString())).Status);
        Assert.Equal(409, (await EventRouter.SendAsync(session, FunctionUrl("GET", "/fault/stock").ToJsonString())).Status);
    }

    [Fact]
    public async Task The_apps_fault_is_for_requests_without_a_route_too()
    {
        await Assert.ThrowsAsync<FaultException>(() => WholeApp.SendAsync(FunctionUrl("GET", "/broken")));
        Assert.Equal("The router answered 502.", (await Assert.ThrowsAsync<FaultException>(() => WholeApp.SendAsync(FunctionUrl("GET", "/nowhere")))).Message);
        Assert.Equal(405, (await WholeApp.SendAsync(FunctionUrl("POST", "/broken"))).Status);
    }

    private static JsonObject[] Events(string path)
    {
        var lists = Alb("GET", path);
        lists.Remove("headers");
        lists["multiValueHeaders"] = new JsonObject();
        return [Rest("GET", "/{proxy+}", path, Values("proxy=" + path[1..])), HttpApiV1("GET", "/{proxy+}", path, Values("proxy=" + path[1..])), HttpApiV2("GET", "$default", path), FunctionUrl("GET", path), Alb("GET", path), lists];
    }
}
