using System.Text;
using RouteGen.Events;
using RouteGen.Hosting;
using RouteGen.Tests.Harness;

namespace RouteGen.Behaviour.Tests;

/// <summary>Events of EventBridge reach the route whose pattern they fit.</summary>
public sealed class EventPatternTests
{
    private static readonly Lazy<RouterRun> Case = new(() => CaseFolder.Open("event-patterns").Project.Run());

    [Theory]
    [InlineData("EVENT big-orders", """{"source":"my.shop","detail-type":"OrderPlaced","detail":{"total":100.01,"state":"paid"}}""")]
    [InlineData("EVENT big-orders", """{"detail":{"state":["cancelled","paid"],"total":[1,1e3]},"detail-type":"OrderChanged","source":"my\u002eshop"}""")]
    [InlineData("EVENT my.shop/OrderPlaced", """{"source":"my.shop","detail-type":"OrderPlaced","detail":{"total":100,"state":"paid"}}""")]
    [InlineData("EVENT my.shop/OrderPlaced", """{"source":"my.shop","detail-type":"OrderPlaced","detail":{"total":1000,"state":"refunded"}}""")]
    [InlineData("EVENT my.shop/OrderPlaced", """{"source":"my.shop","detail-type":"OrderPlaced","detail":{"total":1000}}""")]
    [InlineData("EVENT my.shop/OrderPlaced", """{"source":"my.shop","detail-type":"OrderPlaced"}""")]
    [InlineData("EVENT gifts", """{"source":"my.bank","detail-type":"x","account":"123456789012","detail":{"lines":[{"kind":"book","quantity":1},{"kind":"gift","quantity":9}]}}""")]
    [InlineData("EVENT gifts", """{"source":"my.bank","detail-type":"x","account":"123456789012","detail":{"lines":{"kind":"gift","quantity":1,"discount":null},"voucher":{"code":1}}}""")]
    [InlineData(null, """{"source":"my.bank","detail-type":"x","account":"123456789012","detail":{"lines":[{"kind":"book","quantity":1},{"kind":"gift","quantity":10}]}}""")]
    [InlineData(null, """{"source":"my.bank","detail-type":"x","account":"123456789012","detail":{"lines":{"kind":"gift","quantity":1},"voucher":null}}""")]
    [InlineData(null, """{"source":"my.bank","detail-type":"x","account":123456789012,"detail":{"lines":{"kind":"gift","quantity":1}}}""")]
    [InlineData("EVENT logins", """{"source":"aws.signin","detail-type":"x","detail":{"sourceIPAddress":"10.200.0.1"}}""")]
    [InlineData("EVENT logins", """{"source":"aws.signin","detail-type":"x","detail":{"sourceIPAddress":"2001:DB8::1"}}""")]
    [InlineData("EVENT logins", """{"source":"aws.signin","detail-type":"x","detail":{"user":{"name":"A@example.com"},"mfa":false}}""")]
    [InlineData("EVENT logins", """{"source":"aws.signin","detail-type":"x","detail":{"user.name":"ROOT","mfa":false}}""")]
    [InlineData(null, """{"source":"aws.signin","detail-type":"x","detail":{"user":{"name":"root"},"mfa":true,"sourceIPAddress":"11.0.0.1"}}""")]
    public async Task The_first_pattern_that_fits_takes_the_event(string? route, string json)
    {
        Assert.Empty(Case.Value.CompilerDiagnostics);
        await AssertRoutes(Case.Value, route, json);
    }

    [Theory]
    [InlineData("EVENT all", """{"source":"aws.events","detail-type":"Scheduled Event","resources":["arn:aws:events:eu-west-1:1:rule/weekly"],"detail":{}}""")]
    [InlineData("SCHEDULE nightly", """{"source":"aws.events","detail-type":"Scheduled Event","resources":["arn:aws:events:eu-west-1:1:rule/nightly"],"detail":{}}""")]
    [InlineData(null, """{"source":["aws.events"],"detail-type":["Scheduled Event"],"detail":{}}""")]
    [InlineData(null, """{"Records":[{"eventSource":"aws:sqs","eventSourceARN":"arn:aws:sqs:eu-west-1:1:orders"}],"source":"aws.events"}""")]
    public async Task A_pattern_is_asked_of_events_of_EventBridge_alone(string? route, string json)
    {
        var run = RouterProject.Of(
            "routes:\n  EVENT all: { handler: Handlers.All, pattern: { source: [{ exists: true }] } }\n  SCHEDULE nightly: Handlers.Nightly\n",
            "public static class Handlers { public static void All() { } public static void Nightly() { } }").Run();
        await AssertRoutes(run, route, json);
    }

    private static async Task AssertRoutes(RouterRun run, string? route, string json)
    {
        Assert.Empty(run.Diagnostics);
        var session = new RouterSession(run.Load());
        var sent = session.InvokeAsync(Encoding.UTF8.GetBytes(json), new LambdaContext { RequestId = "request-1", LogWriter = (_, _, _) => { } });
        if (route is null) await Assert.ThrowsAsync<EventException>(async () => await sent);
        else await sent;
        Assert.Equal(route, session.MatchedRoute);
    }
}
