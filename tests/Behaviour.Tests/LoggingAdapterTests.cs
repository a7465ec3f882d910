using System.Text;
using System.Text.Json.Nodes;
using RouteGen.Hosting;
using RouteGen.Tests.Harness;
using static RouteGen.Behaviour.Tests.HttpEvents;

namespace RouteGen.Behaviour.Tests;

/// <summary>Loggers of Microsoft.Extensions.Logging, bound without any services class and writing to the function's log.</summary>
public sealed class LoggingAdapterTests
{
    private const string Source = """
        using Microsoft.Extensions.Logging;
        using RouteGen;

        namespace App;

        public sealed class Store(ILogger<Store> logger)
        {
            public void Save(int id) => logger.LogWarning(new EventId(17), "Saved {id} with {password}.", id, "p-123");
        }

        public static class Services
        {
            public static Store Store(ILogger<Store> logger) => new(logger);
        }

        public sealed class Instance(ILogger logger)
        {
            public string Get(int id)
            {
                using (logger.BeginScope("scope")) logger.LogInformation("Got {id}.", id);
                return "got";
            }
        }

        public static class Orders
        {
            public static string Typed(ILogger<Instance> logger) { logger.LogError(new FormatException("x"), "Failed."); return "typed"; }
            public static string Plain(ILogger logger, Store store) { logger.LogInformation("Plain."); store.Save(7); return "plain"; }
            public static string None(ILogger logger) { logger.Log((Microsoft.Extensions.Logging.LogLevel)6, "never"); return "none"; }
            public static string Factory(LambdaContext context) { Router.LoggersOf(context).CreateLogger("own").LogCritical("By hand."); return Router.LoggerFactory == Router.LoggerFactory && Router.LoggerFactory is ILoggerProvider ? "same" : "other"; }
            public static void Run(Stream batch, ILogger logger) => logger.LogDebug("Ran.");
        }
        """;

    private static readonly RouterRun Run = RouterProject.Of(
        """
        services: Services
        use: Around.Log
        routes:
          GET /instance/{id}: Instance.Get
          GET /typed: Orders.Typed
          GET /plain: Orders.Plain
          GET /none: Orders.None
          GET /factory: Orders.Factory
          SQS jobs: Orders.Run
        """,
        Source + "\npublic static class Around { public static ValueTask<HttpResult> Log(Next next, ILogger? logger = null) { logger!.LogTrace(\"Around.\"); return next(); } }\n").WithPackages("Microsoft.Extensions.").Run();

    [Theory]
    [InlineData("/instance/7", "got", "Information Got 7. category=App.Instance id=7 ")]
    [InlineData("/typed", "typed", "Error Failed. category=App.Instance x")]
    [InlineData("/plain", "plain", "Information Plain. category=App.Orders ", "Warning Saved 7 with p-123. category=App.Store eventId=17 id=7 password=[redacted] ")]
    [InlineData("/none", "none")]
    [InlineData("/factory", "same", "Critical By hand. category=own ")]
    public async Task A_logger_writes_to_the_invocations_log(string path, string body, params string[] lines)
    {
        Assert.Empty(Run.Diagnostics);
        Assert.Empty(Run.CompilerDiagnostics);
        var (answer, log) = await SendAsync(Rest("GET", "/{proxy+}", path, Values("proxy=" + path[1..])));

        Assert.Equal(["Trace Around. category=App.Around ", .. lines], log);
        Assert.Equal(body, JsonNode.Parse(answer)!["body"]!.GetValue<string>());
    }

    [Fact]
    public async Task An_event_has_one_too()
    {
        var (_, log) = await SendAsync(JsonNode.Parse("""{"Records":[{"eventSource":"aws:sqs","eventSourceARN":"arn:aws:sqs:eu-west-1:1:jobs","body":""}]}""")!);
        Assert.Equal(["Debug Ran. category=App.Orders "], log);
    }

    [Fact]
    public void Nothing_is_emitted_where_the_package_is_not_referenced()
    {
        var run = RouterProject.Of("routes:\n  GET /: Handlers.Fine\n", "namespace App; public static class Handlers { public static string Fine() => \"fine\"; }").Run();
        Assert.DoesNotContain(run.Result.GeneratedSources, source => source.HintName.Contains("Logging", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_services_class_that_has_loggers_gives_its_own()
    {
        var run = RouterProject.Of(
            "services: Services\nroutes:\n  GET /: Handlers.Log\n",
            """
            using Microsoft.Extensions.Logging;
            namespace App;
            public static class Services { public static ILogger Logger { get; } = Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance; }
            public static class Handlers { public static string Log(ILogger logger) => logger.GetType().Name; }
            """).WithPackages("Microsoft.Extensions.").Run();
        Assert.Empty(run.Diagnostics);
        var answer = await new RouterSession(run.Load()).InvokeAsync(Encoding.UTF8.GetBytes(Rest("GET", "/", "/").ToJsonString()), new LambdaContext());
        Assert.Equal("NullLogger", JsonNode.Parse(answer.Span)!["body"]!.GetValue<string>());
    }

    private static async Task<(string Answer, List<string> Log)> SendAsync(JsonNode @event)
    {
        var log = new List<string>();
        var context = new LambdaContext { RequestId = "request-1", LogWriter = (level, message, exception) => log.Add($"{level} {message} {exception?.Message}") };
        var answer = await new RouterSession(Run.Load()).InvokeAsync(Encoding.UTF8.GetBytes(@event.ToJsonString()), context);
        return (Encoding.UTF8.GetString(answer.Span), log);
    }
}
