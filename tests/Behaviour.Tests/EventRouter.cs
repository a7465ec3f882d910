using System.Collections.Concurrent;
using System.Text;
using System.Text.Json.Nodes;
using RouteGen.Hosting;
using RouteGen.Routing;
using RouteGen.Tests.Harness;

namespace RouteGen.Behaviour.Tests;

/// <summary>A compiled router, asked with the events themselves.</summary>
internal sealed class EventRouter
{
    private readonly CompiledRouter _router;

    private EventRouter(CompiledRouter router) => _router = router;

    public static EventRouter Of(string routes, string source) => Of(RouterProject.Of(routes, source));

    public static EventRouter Of(RouterProject project)
    {
        var run = project.Run();
        Assert.Empty(run.Diagnostics);
        Assert.Empty(run.CompilerDiagnostics);
        return new(run.Load());
    }

    public static EventRouter Of(CompiledRouter router) => new(router);

    /// <summary>A new session: who keeps it sees what one invocation leaves to the next.</summary>
    public RouterSession NewSession(bool showsExceptions = false) => new(_router) { ShowsExceptions = showsExceptions };

    public Task<EventAnswer> SendAsync(JsonNode @event) => SendAsync(NewSession(), @event.ToJsonString());

    public static async Task<EventAnswer> SendAsync(RouterSession session, string json, DateTimeOffset? deadline = null)
    {
        var log = new ConcurrentQueue<string>();
        var context = new LambdaContext
        {
            RequestId = "request-1",
            Deadline = deadline ?? DateTimeOffset.MaxValue,
            LogWriter = (level, message, exception) => log.Enqueue($"{level}: {message} {exception?.Message}".TrimEnd()),
        };
        var answer = await session.InvokeAsync(Encoding.UTF8.GetBytes(json), context);
        return new EventAnswer(JsonNode.Parse(answer.Span)!.AsObject(), session.MatchedRoute, [.. log]);
    }
}

/// <summary>What a router answered to an event.</summary>
/// <param name="Json">The answer as Lambda gets it.</param>
/// <param name="Route">The route that took the event.</param>
/// <param name="Log">The lines that were logged, each with its exception's message.</param>
internal sealed record EventAnswer(JsonObject Json, string? Route, IReadOnlyList<string> Log)
{
    public int Status => Json["statusCode"]!.GetValue<int>();

    public string Body => Json["body"] is not { } body ? ""
        : Json["isBase64Encoded"] is { } flag && flag.GetValue<bool>() ? Encoding.UTF8.GetString(Convert.FromBase64String(body.GetValue<string>()))
        : body.GetValue<string>();

    public string? Header(string name) => Json["headers"]?[name]?.GetValue<string>();
}
