using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using RouteGen.Hosting;
using RouteGen.Routing;
using RouteGen.Tests.Harness;
using static RouteGen.Behaviour.Tests.HttpEvents;

namespace RouteGen.Behaviour.Tests;

/// <summary>The activity of each invocation, and whose child it is. A listener hears the whole process, so nothing runs beside.</summary>
[Collection(nameof(Alone))]
public sealed class TraceTests
{
    private const string Trace = "0af7651916cd43dd8448eb211c80319c";
    private const string Span = "b7ad6b7169203331";
    private const string XRay = "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1";
    private const string Secret = "secret-7f3a";

    private static readonly CompiledRouter Router = RouterProject.Of(
        """
        traces: true
        cors: { origins: [https://shop.example] }
        routes:
          GET /orders/{id}: Handlers.Get
          GET /current: Handlers.Current
          GET /later: Handlers.CurrentLater
          GET /throws: Handlers.Throws
          GET /unavailable: Handlers.Unavailable
          GET /fault: { handler: Handlers.Throws, fault: true }
          SQS jobs: Handlers.Run
          SQS broken: Handlers.Break
          SCHEDULE nightly: Handlers.Run
        """,
        $$"""
        using System.Diagnostics;
        using RouteGen;

        namespace App;

        public static class Handlers
        {
            public static string Get(int id) => "order";
            public static string Current() => Activity.Current?.Id ?? "none";
            public static async Task<string> CurrentLater() { await Task.Yield(); return Activity.Current?.Id ?? "none"; }
            public static string Throws() => throw new InvalidOperationException("{{Secret}}");
            public static HttpResult Unavailable() => HttpResults.Status(503);
            public static void Run(Stream batch) { }
            public static void Break(Stream batch) => throw new TimeoutException("{{Secret}}");
        }
        """).Run().Load();

    [Theory]
    [InlineData("GET", "/orders/7", "GET /orders/{id}", "GET", "/orders/{id}", 200, null)]
    [InlineData("HEAD", "/orders/7", "HEAD /orders/{id}", "HEAD", "/orders/{id}", 200, null)]
    [InlineData("GET", "/orders/secret-7f3a", "GET /orders/{id}", "GET", "/orders/{id}", 400, null)]
    [InlineData("GET", "/secret-7f3a", "GET", "GET", null, 404, null)]
    [InlineData("POST", "/current", "POST", "POST", null, 405, null)]
    [InlineData("secret-7f3a", "/current", "HTTP", "_OTHER", null, 405, null)]
    [InlineData("GET", "/throws", "GET /throws", "GET", "/throws", 500, "System.InvalidOperationException")]
    [InlineData("GET", "/fault", "GET /fault", "GET", "/fault", 500, "System.InvalidOperationException")]
    [InlineData("GET", "/unavailable", "GET /unavailable", "GET", "/unavailable", 503, "503")]
    public async Task A_request_is_a_server_activity(string method, string path, string name, string verb, string? route, int status, string? error)
    {
        foreach (var @event in Fronts(method, path))
        {
            var activity = await SendAsync(@event);

            Assert.Equal((ActivityKind.Server, name), (activity.Kind, activity.DisplayName));
            Assert.Equal((verb, route, status), (activity.GetTagItem("http.request.method"), activity.GetTagItem("http.route"), activity.GetTagItem("http.response.status_code")));
            Assert.Equal((error, error is null ? ActivityStatusCode.Unset : ActivityStatusCode.Error), (activity.GetTagItem("error.type"), activity.Status));
            Assert.Equal(("https", "http", "request-1"), (activity.GetTagItem("url.scheme"), activity.GetTagItem("faas.trigger"), activity.GetTagItem("faas.invocation_id")));
            Assert.Equal(("arn:aws:lambda:eu-west-1:123456789012:function:shop:7", "123456789012"), (activity.GetTagItem("cloud.resource_id"), activity.GetTagItem("cloud.account.id")));
            Assert.IsType<bool>(activity.GetTagItem("faas.coldstart"));
            Assert.True(activity.IsStopped);
            Assert.DoesNotContain(activity.TagObjects, tag => tag.Value!.ToString()!.Contains(Secret, StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("jobs", "SQS jobs", null)]
    [InlineData("broken", "SQS broken", "System.TimeoutException")]
    [InlineData("other", "event", "RouteGen.Events.EventException")]
    public async Task An_event_is_a_consumer_activity(string queue, string name, string? error)
    {
        var activity = await SendAsync(JsonNode.Parse($$"""{"Records":[{"eventSource":"aws:sqs","eventSourceARN":"arn:aws:sqs:eu-west-1:1:{{queue}}","body":""}]}""")!, XRay);

        Assert.Equal((ActivityKind.Consumer, name, "pubsub"), (activity.Kind, activity.DisplayName, activity.GetTagItem("faas.trigger")));
        Assert.Equal((error, error is null ? ActivityStatusCode.Unset : ActivityStatusCode.Error), (activity.GetTagItem("error.type"), activity.Status));
        Assert.Equal("5759e988bd862e3fe1be46a994272793", activity.TraceId.ToHexString());
    }

    [Fact]
    public async Task A_schedule_is_a_timer()
    {
        var activity = await SendAsync(JsonNode.Parse("""{"source":"aws.events","detail-type":"Scheduled Event","resources":["arn:aws:events:eu-west-1:1:rule/nightly"],"detail":{}}""")!);
        Assert.Equal(("SCHEDULE nightly", "timer"), (activity.DisplayName, activity.GetTagItem("faas.trigger")));
    }

    [Theory]
    [InlineData($"00-{Trace}-{Span}-01", "", Trace, Span, true)]
    [InlineData($"00-{Trace}-{Span}-00", "", Trace, Span, false)]
    [InlineData($"00-{Trace}-{Span}-01", XRay, Trace, Span, true)]
    [InlineData(null, XRay, "5759e988bd862e3fe1be46a994272793", "53995c3f42cd8ad8", true)]
    [InlineData(null, "Sampled=0; Parent=53995c3f42cd8ad8; Root=1-5759e988-bd862e3fe1be46a994272793; Lineage=a:b", "5759e988bd862e3fe1be46a994272793", "53995c3f42cd8ad8", false)]
    [InlineData($"00-{Trace}-{Span}", XRay, "5759e988bd862e3fe1be46a994272793", "53995c3f42cd8ad8", true)]
    public async Task The_parent_is_the_callers_else_Lambdas(string? header, string trace, string traceId, string spanId, bool isSampled)
    {
        foreach (var @event in Fronts("GET", "/orders/7", header is null ? [] : ["traceparent: " + header, "tracestate: congo=t61rcWkgMzE"]))
        {
            var activity = await SendAsync(@event, trace);
            Assert.Equal((traceId, spanId, isSampled), (activity.TraceId.ToHexString(), activity.ParentSpanId.ToHexString(), activity.Context.TraceFlags.HasFlag(ActivityTraceFlags.Recorded) && activity.Recorded));
            Assert.True(activity.HasRemoteParent);
            Assert.Equal(traceId == Trace ? "congo=t61rcWkgMzE" : null, activity.TraceStateString);
        }
    }

    [Theory]
    [InlineData("x", "")]
    [InlineData($"00-00000000000000000000000000000000-{Span}-01", "")]
    [InlineData($"00-{Trace}-0000000000000000-01", "")]
    [InlineData($"ff-{Trace}-{Span}-01", "")]
    [InlineData($"00-{Trace}-{Span}-01,00-{Trace}-{Span}-01", "")]
    [InlineData("00-0AF7651916CD43DD8448EB211C80319C-B7AD6B7169203331-01", "")]
    [InlineData(null, "Root=1-5759e988-bd862e3fe1be46a994272793")]
    [InlineData(null, "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad;Sampled=1")]
    [InlineData(null, "Root=2-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1")]
    [InlineData(null, "Root=1-5759e988-bd862e3fe1be46a99427279z;Parent=53995c3f42cd8ad8;Sampled=1")]
    [InlineData(null, "Root=1-00000000-000000000000000000000000;Parent=53995c3f42cd8ad8;Sampled=1")]
    [InlineData(null, "Root=1-00000000-000000000000000000000001;Parent=0000000000000000;Sampled=1")]
    [InlineData(null, ";;;=;Root=;Parent=")]
    public async Task A_malformed_parent_is_none(string? header, string trace)
    {
        foreach (var @event in Fronts("GET", "/orders/7", header is null ? [] : ["traceparent: " + header]))
        {
            var activity = await SendAsync(@event, trace);
            Assert.Equal((default, default, null), (activity.ParentSpanId, activity.ParentId, activity.Parent?.Id));
        }
    }

    [Theory]
    [InlineData("/current")]
    [InlineData("/later")]
    public async Task The_handler_runs_in_the_activity_and_the_caller_does_not(string path)
    {
        using var outer = new Activity("caller").Start();
        using var listening = new Listening();
        var answer = await InvokeAsync(Rest("GET", path, path), "");

        Assert.Equal(listening.Single.Id, JsonNode.Parse(answer.Span)!["body"]!.GetValue<string>());
        Assert.Same(outer, Activity.Current);
    }

    [Theory]
    [InlineData("/current")]
    [InlineData("/later")]
    public async Task Without_a_listener_there_is_no_activity(string path)
    {
        var answer = await InvokeAsync(Rest("GET", path, path), XRay);
        Assert.Equal("none", JsonNode.Parse(answer.Span)!["body"]!.GetValue<string>());
        Assert.Null(Activity.Current);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_listener_that_fails_changes_no_answer(bool failsAtStart)
    {
        using var broken = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "RouteGen",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStarted = _ =>
            {
                if (failsAtStart) throw new InvalidOperationException("broken");
            },
            ActivityStopped = _ => throw new InvalidOperationException("broken"),
        };
        ActivitySource.AddActivityListener(broken);
        var answer = await InvokeAsync(Rest("GET", "/orders/{id}", "/orders/7", Values("id=7")), XRay);
        Assert.Equal("order", JsonNode.Parse(answer.Span)!["body"]!.GetValue<string>());
        Assert.Null(Activity.Current);
    }

    private static IEnumerable<JsonObject> Fronts(string method, string path, params string[] headers)
    {
        JsonObject[] events = [Rest(method, "/{proxy+}", path, Values("proxy=" + path[1..])), HttpApiV2(method, "$default", path), FunctionUrl(method, path), Alb(method, path)];
        foreach (var @event in events)
        {
            var fields = headers.Select(header => header.Split(": ")).ToList();
            @event["headers"] = new JsonObject(fields.Select(field => KeyValuePair.Create(field[0], (JsonNode?)field[1])));
            if (@event["resource"] is not null) @event["multiValueHeaders"] = new JsonObject(fields.Select(field => KeyValuePair.Create(field[0], (JsonNode?)new JsonArray(field[1]))));
            yield return @event;
        }
    }

    private static async Task<Activity> SendAsync(JsonNode @event, string trace = "")
    {
        using var listening = new Listening();
        try
        {
            await InvokeAsync(@event, trace);
        }
        catch (Exception exception) when (exception is FaultException or TimeoutException or Events.EventException)
        {
            // The function's error.
        }

        return listening.Single;
    }

    private static ValueTask<ReadOnlyMemory<byte>> InvokeAsync(JsonNode @event, string trace) => new RouterSession(Router).InvokeAsync(
        Encoding.UTF8.GetBytes(@event.ToJsonString()),
        new LambdaContext
        {
            RequestId = "request-1",
            TraceId = trace,
            InvokedFunctionArn = "arn:aws:lambda:eu-west-1:123456789012:function:shop:live",
            FunctionVersion = "7",
            LogWriter = (_, _, _) => { },
        });

    private sealed class Listening : IDisposable
    {
        private readonly ActivityListener _listener;
        private readonly List<Activity> _stopped = [];

        public Listening()
        {
            _listener = new ActivityListener
            {
                ShouldListenTo = source => source is { Name: "RouteGen", Version: "0.1" },
                // As OpenTelemetry's usual sampler: as the parent says.
                Sample = (ref ActivityCreationOptions<ActivityContext> options) => options.Parent == default || options.Parent.TraceFlags.HasFlag(ActivityTraceFlags.Recorded) ? ActivitySamplingResult.AllDataAndRecorded : ActivitySamplingResult.AllData,
                ActivityStopped = _stopped.Add,
            };
            ActivitySource.AddActivityListener(_listener);
        }

        public Activity Single => Assert.Single(_stopped);

        public void Dispose() => _listener.Dispose();
    }
}
