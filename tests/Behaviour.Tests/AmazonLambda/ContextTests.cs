namespace RouteGen.Behaviour.Tests.AmazonLambda;

/// <summary>The <c>ILambdaContext</c> that handlers get is RouteGen's own context, member by member.</summary>
public sealed class ContextTests
{
    private const string Get = """{"resource":"/","path":"/","httpMethod":"GET"}""";

    [Fact]
    public async Task Every_member_says_what_lambda_says()
    {
        var answer = await BodyAsync(
            """
            $"{c.AwsRequestId}|{c.InvokedFunctionArn}|{c.FunctionName}|{c.FunctionVersion}|{c.MemoryLimitInMB}|{c.LogGroupName}|{c.LogStreamName}|{c.RemainingTime > TimeSpan.FromMinutes(1)}|{c.Identity.IdentityId}|{c.Identity.IdentityPoolId}"
            """,
            Context());
        Assert.Equal("r-1|arn:f|shop|7|512|group|stream|True|id|pool", answer);
    }

#if !AMAZON_LAMBDA_LINE_2
    [Fact]
    public async Task So_do_those_that_only_later_versions_have() =>
        Assert.Equal("tenant|Root=1|DefaultLambdaJsonSerializer", await BodyAsync("""$"{c.TenantId}|{c.TraceId}|{c.Serializer.GetType().Name}" """, Context()));
#endif

    [Theory]
    [InlineData("""{"client":{"installation_id":"i","app_title":"t","app_version_name":"n","app_version_code":"c","app_package_name":"p"},"custom":{"a":"1","é":"\u00fc","n":7},"env":{"e":"2"}}""", "i|t|n|c|p|1ü7|2")]
    [InlineData("""{"custom":{"a":"1"}}""", "|||||1|")]
    [InlineData("{}", "||||||")]
    [InlineData("{\"custom\":", "||||||")]
    [InlineData("[]", "||||||")]
    [InlineData(null, "||||||")]
    public async Task The_client_context_is_read_and_nothing_in_it_is_trusted(string? json, string expected) =>
        Assert.Equal(expected, await BodyAsync(
            """
            $"{c.ClientContext.Client.InstallationId}|{c.ClientContext.Client.AppTitle}|{c.ClientContext.Client.AppVersionName}|{c.ClientContext.Client.AppVersionCode}|{c.ClientContext.Client.AppPackageName}|{string.Concat(c.ClientContext.Custom?.Values.ToArray() ?? Array.Empty<string>())}|{string.Concat(c.ClientContext.Environment?.Values.ToArray() ?? Array.Empty<string>())}"
            """,
            new LambdaContext { ClientContext = json }));

    [Theory]
    [InlineData("""Log("a")""", "Information: a")]
    [InlineData("""LogLine("a")""", "Information: a")]
    [InlineData("""LogTrace("a")""", "Trace: a")]
    [InlineData("""LogDebug("a")""", "Debug: a")]
    [InlineData("""LogInformation("a")""", "Information: a")]
    [InlineData("""LogWarning("a")""", "Warning: a")]
    [InlineData("""LogError("a")""", "Error: a")]
    [InlineData("""LogCritical("a")""", "Critical: a")]
    [InlineData("""Log("warn", "a")""", "Warning: a")]
    [InlineData("""Log("nonsense", "a")""", "Information: a")]
    [InlineData("""LogInformation("order {id} took {time:0.0} ms", 7, 1.25)""", "Information: order 7 took 1.3 ms")]
    [InlineData("""LogInformation("{0} {1}", 7)""", "Information: 7 {1}")]
    [InlineData("""LogInformation("{open", 7)""", "Information: {open")]
    [InlineData("""LogInformation("{time:Q}", 7)""", "Information: 7")]
    [InlineData("""LogInformation("{nothing}", new object[] { null! })""", "Information: ")]
    [InlineData("""LogError(new InvalidOperationException("no"), "order {id}", 7)""", "Error: order 7 no")]
    [InlineData("""Log((string)null!)""", "Information: ")]
    public async Task A_line_reaches_the_log_with_its_level(string call, string expected)
    {
        var log = new List<string>();
        await BodyAsync($"Log(() => c.Logger.{call})", new LambdaContext { LogWriter = (level, message, exception) => log.Add($"{level}: {message}" + (exception is null ? "" : " " + exception.Message)) });
        Assert.Equal([expected], log);
    }

    [Fact]
    public async Task The_logger_may_be_a_parameter_and_the_context_one_of_a_service()
    {
        var log = new List<string>();
        var app = AmazonApp.Of("services: Services\nroutes:\n  GET /: Handlers.Get\n", """
            using Amazon.Lambda.Core;

            namespace App;

            public sealed record Caller(string Id);

            public static class Services { public static Caller Caller(ILambdaContext context) => new(context.AwsRequestId); }

            public static class Handlers
            {
                public static string Get(ILambdaLogger logger, Caller caller)
                {
                    logger.LogWarning("by " + caller.Id);
                    return caller.Id;
                }
            }
            """);
        Assert.Contains("\"body\":\"r-1\"", await app.SendAsync(Get, new LambdaContext { RequestId = "r-1", LogWriter = (level, message, _) => log.Add($"{level}: {message}") }), StringComparison.Ordinal);
        Assert.Equal(["Warning: by r-1"], log);
    }

    private static LambdaContext Context() => new()
    {
        RequestId = "r-1",
        InvokedFunctionArn = "arn:f",
        FunctionName = "shop",
        FunctionVersion = "7",
        MemoryLimitInMB = 512,
        LogGroupName = "group",
        LogStreamName = "stream",
        Deadline = DateTimeOffset.UtcNow.AddMinutes(5),
        CognitoIdentityId = "id",
        CognitoIdentityPoolId = "pool",
        TenantId = "tenant",
        TraceId = "Root=1",
    };

    private static async Task<string> BodyAsync(string expression, LambdaContext context)
    {
        var app = AmazonApp.Of("routes:\n  GET /: Handlers.Get\n  POST /: Handlers.Post\n", $$"""
            using Amazon.Lambda.APIGatewayEvents;
            using Amazon.Lambda.Core;

            [assembly: LambdaSerializer(typeof(Amazon.Lambda.Serialization.SystemTextJson.DefaultLambdaJsonSerializer))]

            namespace App;

            public static class Handlers
            {
                public static string Get(ILambdaContext c) => {{expression.Trim()}};

                // So that there is a serializer.
                public static APIGatewayProxyResponse Post(APIGatewayProxyRequest request) => new();

                private static string Log(Action log)
                {
                    log();
                    return "";
                }
            }
            """);
        using var answer = System.Text.Json.JsonDocument.Parse(await app.SendAsync(Get, context));
        Assert.Equal(200, answer.RootElement.GetProperty("statusCode").GetInt32());
        return answer.RootElement.GetProperty("body").GetString()!;
    }
}
