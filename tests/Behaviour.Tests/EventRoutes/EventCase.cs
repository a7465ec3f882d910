using System.Text;
using System.Text.Json.Nodes;
using RouteGen.Hosting;
using RouteGen.Routing;
using RouteGen.Tests.Harness;

namespace RouteGen.Behaviour.Tests.EventRoutes;

/// <summary>The router of a case, asked with events; what its handlers noted is read back.</summary>
internal sealed class EventCase
{
    private readonly CompiledRouter _router;
    private readonly List<string> _lines;

    private EventCase(CompiledRouter router)
    {
        _router = router;
        var assembly = router.GetType().Assembly;
        _lines = assembly.GetType("App.Services")?.GetProperty("Journal")?.GetValue(null) is { } journal
            ? (List<string>)journal.GetType().GetField("_lines", System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.NonPublic)!.GetValue(journal)!
            : (List<string>)assembly.GetType("App.Journal")!.GetField("Lines")!.GetValue(null)!;
    }

    public List<string> Log { get; } = [];

    public string? Route { get; private set; }

    /// <summary>A router with a state of its own.</summary>
    public static EventCase Load(string name)
    {
        var run = CaseFolder.Open(name).Project.Run();
        Assert.Empty(run.CompilerDiagnostics);
        return new EventCase(run.Load());
    }

    /// <summary>What the handlers have noted since the last time.</summary>
    public string[] TakeLines()
    {
        string[] lines = [.. _lines];
        _lines.Clear();
        return lines;
    }

    public async Task<string> SendAsync(string json, DateTimeOffset? deadline = null)
    {
        var session = new RouterSession(_router);
        var context = new LambdaContext
        {
            RequestId = "request-1",
            Deadline = deadline ?? DateTimeOffset.MaxValue,
            LogWriter = (level, message, exception) => Log.Add($"{level}: {message} {exception?.Message}".TrimEnd()),
        };
        try
        {
            return Encoding.UTF8.GetString((await session.InvokeAsync(Encoding.UTF8.GetBytes(json), context)).Span);
        }
        finally
        {
            Route = session.MatchedRoute;
        }
    }

    /// <summary>An event of messages, as <c>id body</c>, of a queue; of a FIFO queue the first word is the group.</summary>
    public static string Sqs(string queue, params string[] bodies) => Records(bodies.Select((body, index) => new JsonObject
    {
        ["messageId"] = $"m{index + 1}",
        ["body"] = queue.EndsWith(".fifo", StringComparison.Ordinal) ? body[(body.IndexOf(' ', StringComparison.Ordinal) + 1)..] : body,
        ["attributes"] = new JsonObject { ["ApproximateReceiveCount"] = "2", ["MessageGroupId"] = queue.EndsWith(".fifo", StringComparison.Ordinal) ? body.Split(' ')[0] : null },
        ["eventSource"] = "aws:sqs",
        ["eventSourceARN"] = "arn:aws:sqs:eu-west-1:123456789012:" + queue,
    }));

    public static string Records(IEnumerable<JsonObject> records) => new JsonObject { ["Records"] = new JsonArray([.. records]) }.ToJsonString();

    public static string[] Failures(string answer) => [.. JsonNode.Parse(answer)!["batchItemFailures"]!.AsArray().Select(failure => failure!["itemIdentifier"]!.GetValue<string>())];
}
