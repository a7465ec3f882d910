using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using RouteGen.Events;
using RouteGen.Hosting;
using RouteGen.Routing;
using RouteGen.Tests.Harness;
using static RouteGen.Behaviour.Tests.HttpEvents;

namespace RouteGen.Behaviour.Tests;

/// <summary>The line of metrics that each invocation writes: what it came to, and nothing of what the client chose.</summary>
public sealed class MetricsTests
{
    private const string Secret = "secret-7f3a";

    private static readonly CompiledRouter Router = RouterProject.Of(
        """
        metrics: { namespace: Shop/Api, service: orders }
        cors: { origins: [https://shop.example] }
        routes:
          GET /orders/{id}: Handlers.Get
          POST /orders: Handlers.Create
          ANY /any: Handlers.Fine
          GET /größe: Handlers.Fine
          GET /throws: Handlers.Throws
          GET /later: Handlers.ThrowsLater
          GET /fault: { handler: Handlers.Throws, fault: true }
          GET /refuses: Handlers.Refuses
          SQS jobs: Handlers.Run
          SQS broken: Handlers.Break
        """,
        $$"""
        using RouteGen;

        namespace App;

        public static class Handlers
        {
            public static string Get(int id) => "order";
            public static HttpResult Create() => HttpResults.Created("/orders/7");
            public static string Fine() => "fine";
            public static string Throws() => throw new InvalidOperationException("{{Secret}}");
            public static async Task<string> ThrowsLater() { await Task.Yield(); throw new InvalidOperationException("{{Secret}}"); }
            public static HttpResult Refuses() => HttpResults.BadRequest("{{Secret}}");
            public static void Run(Stream batch) { }
            public static void Break(Stream batch) => throw new InvalidOperationException("{{Secret}}");
        }
        """).Run().Load();

    [Theory]
    [InlineData("GET", "/orders/7", "GET /orders/{id}", 200)]
    [InlineData("GET", "/orders/secret-7f3a", "GET /orders/{id}", 400)]
    [InlineData("HEAD", "/orders/7", "GET /orders/{id}", 200)]
    [InlineData("POST", "/orders", "POST /orders", 201)]
    [InlineData("PUT", "/any", "ANY /any", 200)]
    [InlineData("GET", "/gr%C3%B6%C3%9Fe", "GET /gr%C3%B6%C3%9Fe", 200)]
    [InlineData("GET", "/throws", "GET /throws", 500)]
    [InlineData("GET", "/later", "GET /later", 500)]
    [InlineData("GET", "/fault", "GET /fault", 500)]
    [InlineData("GET", "/refuses", "GET /refuses", 400)]
    [InlineData("GET", "/secret-7f3a", "(no route)", 404)]
    [InlineData("DELETE", "/orders", "(wrong method)", 405)]
    [InlineData("secret-7f3a", "/orders", "(wrong method)", 405)]
    [InlineData("OPTIONS", "/orders", "(options)", 204)]
    public async Task A_request_is_one_line_on_every_front(string method, string path, string route, int status)
    {
        foreach (var (front, @event) in Fronts(method, path))
        {
            var line = await SendAsync(@event.ToJsonString());

            Assert.Equal((front, route), (front, line["route"]!.GetValue<string>()));
            Assert.Equal((front, status), (front, line["status"]!.GetValue<int>()));
            Assert.Equal((1, status is >= 400 and < 500 ? 1 : 0, status >= 500 ? 1 : 0), (Number(line, "Count"), Number(line, "4xx"), Number(line, "5xx")));
            Assert.Equal("orders", line["service"]!.GetValue<string>());
            Assert.Equal("request-1", line["requestId"]!.GetValue<string>());
            Assert.DoesNotContain(Secret, line.ToJsonString(), StringComparison.Ordinal);
            Assert.Equal(["Count", "Latency", "4xx", "5xx", "ColdStart"], Names(line));
        }
    }

    [Fact]
    public async Task The_line_has_the_form_that_CloudWatch_reads()
    {
        var before = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();
        var line = await SendAsync(Rest("GET", "/any", "/any").ToJsonString());

        var aws = line["_aws"]!;
        Assert.InRange(aws["Timestamp"]!.GetValue<long>(), before, DateTimeOffset.UtcNow.ToUnixTimeMilliseconds());
        var directive = Assert.Single(aws["CloudWatchMetrics"]!.AsArray())!;
        Assert.Equal("Shop/Api", directive["Namespace"]!.GetValue<string>());
        Assert.Equal("""[["service","route"],["service"]]""", directive["Dimensions"]!.ToJsonString());
        Assert.All(directive["Metrics"]!.AsArray(), metric => Assert.Equal(JsonValueKind.Number, line[metric!["Name"]!.GetValue<string>()]!.GetValueKind()));
        Assert.All(directive["Metrics"]!.AsArray(), metric => Assert.Equal(metric!["Name"]!.GetValue<string>() == "Latency" ? "Milliseconds" : "Count", metric["Unit"]!.GetValue<string>()));
        Assert.Matches(@"^\d+(\.\d{3})?$", line["Latency"]!.ToJsonString());
        Assert.False(line.ContainsKey("level"));
    }

    [Fact]
    public async Task A_browsers_question_is_of_no_route()
    {
        foreach (var (front, @event) in Fronts("OPTIONS", "/orders"))
        {
            @event["headers"] = new JsonObject { ["origin"] = "https://shop.example", ["access-control-request-method"] = "POST" };
            if (front == "REST") @event["multiValueHeaders"] = new JsonObject { ["origin"] = new JsonArray("https://shop.example"), ["access-control-request-method"] = new JsonArray("POST") };
            var line = await SendAsync(@event.ToJsonString());
            Assert.Equal((front, "(preflight)", 204), (front, line["route"]!.GetValue<string>(), line["status"]!.GetValue<int>()));
        }
    }

    [Theory]
    [InlineData("jobs", "SQS jobs", 0)]
    [InlineData("broken", "SQS broken", 1)]
    [InlineData("secret-7f3a", "(no route)", 1)]
    public async Task An_event_is_one_line_too(string queue, string route, int errors)
    {
        var line = await SendAsync($$"""{"Records":[{"eventSource":"aws:sqs","eventSourceARN":"arn:aws:sqs:eu-west-1:1:{{queue}}","body":"{{Secret}}"}]}""");

        Assert.Equal((route, 1, errors), (line["route"]!.GetValue<string>(), Number(line, "Count"), Number(line, "Errors")));
        Assert.Equal(["Count", "Latency", "Errors", "ColdStart"], Names(line));
        Assert.False(line.ContainsKey("status"));
        Assert.DoesNotContain(Secret, line.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_event_counts_as_an_error()
    {
        var line = await SendAsync("{\"a\":");
        Assert.Equal(("(no route)", 1), (line["route"]!.GetValue<string>(), Number(line, "Errors")));
    }

    [Fact]
    public async Task The_process_starts_cold_once_at_most()
    {
        var session = new RouterSession(Router);
        var starts = 0;
        for (var i = 0; i < 10; i++) starts += Number(await SendAsync(Rest("GET", "/any", "/any").ToJsonString(), session), "ColdStart");
        Assert.InRange(starts, 0, 1);
        Assert.Equal(0, Number(await SendAsync(Rest("GET", "/any", "/any").ToJsonString()), "ColdStart"));
    }

    [Fact]
    public async Task A_writer_that_fails_changes_no_answer()
    {
        var context = new LambdaContext { MetricsWriter = _ => throw new IOException("full") };
        var answer = await new RouterSession(Router).InvokeAsync(Encoding.UTF8.GetBytes(Rest("GET", "/any", "/any").ToJsonString()), context);
        Assert.Equal("fine", JsonNode.Parse(answer.Span)!["body"]!.GetValue<string>());
    }

    [Fact]
    public async Task The_service_is_the_function_where_none_is_named()
    {
        var router = RouterProject.Of("metrics: { namespace: Shop }\nroutes:\n  GET /: Handlers.Fine\n", "namespace App; public static class Handlers { public static string Fine() => \"fine\"; }").Run().Load();
        var line = await SendAsync(Rest("GET", "/", "/").ToJsonString(), new RouterSession(router), "shop-\"prod\"-ä\n");
        Assert.Equal("shop-\"prod\"-%C3%A4%0A", line["service"]!.GetValue<string>());
        line = await SendAsync(Rest("GET", "/", "/").ToJsonString(), new RouterSession(router), "");
        Assert.Equal("(local)", line["service"]!.GetValue<string>());
    }

    [Fact]
    public async Task Without_the_option_nothing_is_written()
    {
        var run = RouterProject.Of("routes:\n  GET /: Handlers.Fine\n", "namespace App; public static class Handlers { public static string Fine() => \"fine\"; }").Run();
        Assert.DoesNotContain("Telemetry", run["Router.g.cs"], StringComparison.Ordinal);
        var context = new LambdaContext { MetricsWriter = _ => Assert.Fail("Nobody asked for metrics.") };
        await new RouterSession(run.Load()).InvokeAsync(Encoding.UTF8.GetBytes(Rest("GET", "/", "/").ToJsonString()), context);
    }

    private static int Number(JsonObject line, string name) => line[name]!.GetValue<int>();

    private static IEnumerable<string> Names(JsonObject line) => line["_aws"]!["CloudWatchMetrics"]![0]!["Metrics"]!.AsArray().Select(metric => metric!["Name"]!.GetValue<string>());

    private static async Task<JsonObject> SendAsync(string json, RouterSession? session = null, string function = "function")
    {
        var lines = new List<string>();
        var context = new LambdaContext { RequestId = "request-1", FunctionName = function, LogWriter = (_, _, _) => { }, MetricsWriter = line => lines.Add(Encoding.UTF8.GetString(line.Span)) };
        try
        {
            await (session ?? new RouterSession(Router)).InvokeAsync(Encoding.UTF8.GetBytes(json), context);
        }
        catch (Exception exception) when (exception is FaultException or EventException or InvalidOperationException)
        {
            // The function's error, which Lambda counts too.
        }

        var line = Assert.Single(lines);
        Assert.DoesNotContain('\n', line);
        return JsonNode.Parse(line)!.AsObject();
    }

    private static IEnumerable<(string Front, JsonObject Event)> Fronts(string method, string path)
    {
        yield return ("REST", Rest(method, "/{proxy+}", path, Values("proxy=" + path[1..])));
        yield return ("HTTP API 1.0", HttpApiV1(method, "$default", path));
        yield return ("HTTP API 2.0", HttpApiV2(method, "$default", Uri.UnescapeDataString(path)));
        yield return ("Function URL", FunctionUrl(method, path));
        yield return ("ALB", Alb(method, path));
    }
}
