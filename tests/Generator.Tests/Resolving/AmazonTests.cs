using Microsoft.CodeAnalysis;
using RouteGen.Tests.Harness;

namespace RouteGen.Generator.Tests.Resolving;

/// <summary>Amazon's packages are recognised by the names of their types: in any version, in part, or not at all.</summary>
public sealed class AmazonTests
{
    private const string Get = "routes:\n  GET /: Handlers.Get\n";

    /// <summary>Amazon.Lambda.Core with the fewest members that it ever had.</summary>
    private const string FirstCore = """
        namespace Amazon.Lambda.Core
        {
            public interface IClientApplication { string AppTitle { get; } }
            public interface IClientContext { IClientApplication Client { get; } }
            public interface ICognitoIdentity { string IdentityId { get; } string IdentityPoolId { get; } }
            public interface ILambdaLogger { void Log(string message); void LogLine(string message); }
            public interface ILambdaContext
            {
                string AwsRequestId { get; }
                ICognitoIdentity Identity { get; }
                string InvokedFunctionArn { get; }
                string FunctionName { get; }
                string FunctionVersion { get; }
                ILambdaLogger Logger { get; }
                string LogGroupName { get; }
                string LogStreamName { get; }
                int MemoryLimitInMB { get; }
                TimeSpan RemainingTime { get; }
            }
        }
        """;

    /// <summary>One with members that nobody knows yet.</summary>
    private static readonly string LaterCore = FirstCore
        .Replace("int MemoryLimitInMB { get; }", "int MemoryLimitInMB { get; } string TenantId { get; } decimal Price { get; } string Tag { get; set; } System.Threading.Tasks.Task<int> @lock(string key, params object[] @object); int Sum(int a) => a;", StringComparison.Ordinal)
        .Replace("void LogLine(string message);", "void LogLine(string message); void Log(string level, string text) => LogLine(text); void Flush(TimeSpan timeout);", StringComparison.Ordinal);

    [Fact]
    public void Without_the_packages_nothing_of_them_is_emitted()
    {
        var run = Clean(RouterProject.Of(Get, "namespace App; public static class Handlers { public static string Get() => \"\"; }"));
        Assert.DoesNotContain(run.Result.GeneratedSources, source => source.HintName.Contains("Amazon", StringComparison.Ordinal) || source.SourceText.ToString().Contains("Amazon", StringComparison.Ordinal));
    }

    [Fact]
    public void Without_the_packages_an_instance_may_take_the_events_of_a_queue()
    {
        var run = Clean(RouterProject.Of("routes:\n  SQS jobs: Jobs.Run\n", "namespace App; public class Jobs { public void Run(Stream input) { } }"));
        Assert.Contains("SharedHandlers.Jobs.Run(received.EventCopy())", run["Router.g.cs"], StringComparison.Ordinal);
        Assert.DoesNotContain(run.Result.GeneratedSources, source => source.SourceText.ToString().Contains("Amazon", StringComparison.Ordinal));
    }

    [Fact]
    public void Amazon_Lambda_Core_alone_is_enough_for_the_context()
    {
        var project = RouterProject.Of(Get, "namespace App; public static class Handlers { public static string Get(Amazon.Lambda.Core.ILambdaContext context) => context.AwsRequestId; }").WithPackages("Amazon.Lambda.Core");
        Assert.Single(project.References, reference => Path.GetFileName(reference.Display!).StartsWith("Amazon", StringComparison.Ordinal));
        Assert.Contains("AmazonContext.Of(http.Context)", Clean(project)["Router.g.cs"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Older_and_later_versions_of_the_context_compile(bool isLater)
    {
        var project = RouterProject.Of(Get, "namespace App; public static class Handlers { public static string Get(Amazon.Lambda.Core.ILambdaContext context) => context.AwsRequestId; }");
        var run = Clean(project with { Sources = project.Sources.Add(("Core.cs", isLater ? LaterCore : FirstCore)) });
        var emitted = run["Router.AmazonLambda.g.cs"];
        Assert.Equal(isLater, emitted.Contains("ILambdaContext.TenantId => _context.TenantId", StringComparison.Ordinal));
        Assert.Equal(isLater, emitted.Contains("TenantId = context.TenantId", StringComparison.Ordinal));
        // What has an implementation of its own keeps it.
        Assert.DoesNotContain("Sum", emitted, StringComparison.Ordinal);
    }

    [Fact]
    public void A_change_of_the_context_is_seen()
    {
        var project = RouterProject.Of(Get, "namespace App; public static class Handlers { public static string Get(Amazon.Lambda.Core.ILambdaContext context) => context.AwsRequestId; }");
        var run = (project with { Sources = project.Sources.Add(("Core.cs", FirstCore)) }).Run();
        var again = run.RunAgain(project with { Sources = project.Sources.Add(("Core.cs", LaterCore)) });
        Assert.Contains(again.GeneratedSources, source => source.SourceText.ToString().Contains("ILambdaContext.Price", StringComparison.Ordinal));
    }

    [Fact]
    public void A_change_of_the_assemblys_serializer_is_seen()
    {
        static RouterProject Project(string attribute) => RouterProject.Of(Get, $$"""
            {{attribute}}

            namespace App;

            public static class Handlers { public static Amazon.Lambda.APIGatewayEvents.APIGatewayProxyResponse Get() => new(); }
            """).WithPackages("Amazon.Lambda.");

        var run = Clean(Project("[assembly: Amazon.Lambda.Core.LambdaSerializer(typeof(Amazon.Lambda.Serialization.SystemTextJson.DefaultLambdaJsonSerializer))]"));
        Assert.Contains("DefaultLambdaJsonSerializer", run["Router.g.cs"], StringComparison.Ordinal);
        Assert.Contains(run.RunAgain(Project("[assembly: Amazon.Lambda.Core.LambdaSerializer(typeof(Amazon.Lambda.Serialization.SystemTextJson.CamelCaseLambdaJsonSerializer))]")).GeneratedSources, source => source.SourceText.ToString().Contains("CamelCaseLambdaJsonSerializer", StringComparison.Ordinal));
        Assert.Contains(run.RunAgain(Project("")).Diagnostics, diagnostic => diagnostic.Id == "RG5003");
    }

    [Fact]
    public void A_method_may_have_a_serializer_of_its_own_and_two_of_one_name_are_told_apart()
    {
        var run = Clean(RouterProject.Of("routes:\n  GET /a: Handlers.A\n  GET /b: Handlers.B\n  GET /c: Handlers.C\n", """
            using Amazon.Lambda.APIGatewayEvents;
            using Amazon.Lambda.Core;

            [assembly: LambdaSerializer(typeof(Amazon.Lambda.Serialization.SystemTextJson.DefaultLambdaJsonSerializer))]

            namespace App
            {
                public class DefaultLambdaJsonSerializer : Amazon.Lambda.Serialization.SystemTextJson.DefaultLambdaJsonSerializer { }

                public static class Handlers
                {
                    public static APIGatewayProxyResponse A() => new();

                    [LambdaSerializer(typeof(Amazon.Lambda.Serialization.SystemTextJson.CamelCaseLambdaJsonSerializer))]
                    public static APIGatewayProxyResponse B() => new();

                    [LambdaSerializer(typeof(DefaultLambdaJsonSerializer))]
                    public static APIGatewayProxyResponse C() => new();
                }
            }
            """).WithPackages("Amazon.Lambda."));
        var emitted = run["Router.g.cs"];
        Assert.Contains("Serializers.DefaultLambdaJsonSerializer.Serialize(global::App.Handlers.A()", emitted, StringComparison.Ordinal);
        Assert.Contains("Serializers.CamelCaseLambdaJsonSerializer.Serialize(global::App.Handlers.B()", emitted, StringComparison.Ordinal);
        Assert.Contains("Serializers.DefaultLambdaJsonSerializer_2.Serialize(global::App.Handlers.C()", emitted, StringComparison.Ordinal);
    }

    // A stream alone is the body of a request; with the context it is the whole event, as Amazon's runtime client gives it.
    [Theory]
    [InlineData("POST /", "Stream Run(Stream input, ILambdaContext context)", "http.EventCopy(), AmazonContext.Of(http.Context)")]
    [InlineData("POST /", "Stream Run(ILambdaContext context, Stream input)", "AmazonContext.Of(http.Context), http.EventCopy()")]
    [InlineData("POST /", "Stream Run(Stream input)", "http.BodyBytes()")]
    [InlineData("POST /", "Stream Run([RouteGen.FromBody] Stream input, ILambdaContext context)", "http.BodyBytes()")]
    [InlineData("POST /", "Stream Run(Stream input, ILambdaContext context, CancellationToken token)", "http.BodyBytes()")]
    [InlineData("SQS jobs", "Stream Run(Stream input)", "received.EventCopy()")]
    [InlineData("SQS jobs", "Task Run(Stream input, RouteGen.LambdaContext context, CancellationToken token)", "received.EventCopy(), received.Context, received.Cancellation")]
    public void A_stream_is_the_event_or_the_body(string key, string method, string arguments)
    {
        var run = Clean(RouterProject.Of($"routes:\n  {key}: Handlers.Run\n", $"using Amazon.Lambda.Core;\nnamespace App; public static class Handlers {{ public static {method} => throw new NotSupportedException(); }}").WithPackages("Amazon.Lambda."));
        Assert.Contains(arguments, run["Router.g.cs"], StringComparison.Ordinal);
    }

    // What the constructor takes decides how long an instance lives.
    [Theory]
    [InlineData("", "SharedHandlers.Handlers.Run(")]
    [InlineData("public Handlers(Clock clock) { }", "SharedHandlers.Handlers.Run(")]
    [InlineData("public Handlers(Session session) { }", "new global::App.Handlers(session)")]
    public void An_instance_is_one_for_the_process_unless_it_takes_what_is_one_for_the_invocation(string constructor, string call)
    {
        var run = Clean(RouterProject.Of("services: Services\nroutes:\n  GET /: Handlers.Run\n", $$"""
            [assembly: Amazon.Lambda.Core.LambdaSerializer(typeof(Amazon.Lambda.Serialization.SystemTextJson.DefaultLambdaJsonSerializer))]

            namespace App;

            public sealed class Clock { }

            public sealed class Session { }

            public static class Services
            {
                public static Clock Clock { get; } = new();

                public static Session Session() => new();
            }

            public class Handlers
            {
                {{constructor}}

                public Amazon.Lambda.APIGatewayEvents.APIGatewayProxyResponse Run(Amazon.Lambda.APIGatewayEvents.APIGatewayProxyRequest request) => new();
            }
            """).WithPackages("Amazon.Lambda."));
        Assert.Contains(call, run["Router.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void All_methods_of_a_class_agree_on_its_instance()
    {
        var run = Clean(RouterProject.Of("routes:\n  GET /a: Mixed.A\n  GET /b: Mixed.B\n  GET /c: Plain.C\n", """
            [assembly: Amazon.Lambda.Core.LambdaSerializer(typeof(Amazon.Lambda.Serialization.SystemTextJson.DefaultLambdaJsonSerializer))]

            namespace App;

            public class Mixed
            {
                public Amazon.Lambda.APIGatewayEvents.APIGatewayProxyResponse A(Amazon.Lambda.APIGatewayEvents.APIGatewayProxyRequest request) => new();

                public string B() => "";
            }

            public class Plain { public string C() => ""; }
            """).WithPackages("Amazon.Lambda."));
        Assert.Contains("http.Text(SharedHandlers.Mixed.B())", run["Router.g.cs"], StringComparison.Ordinal);
        Assert.Contains("new global::App.Plain()", run["Router.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void A_class_that_derives_from_one_of_Amazons_is_an_event_too()
    {
        var run = Clean(RouterProject.Of(Get, """
            [assembly: Amazon.Lambda.Core.LambdaSerializer(typeof(Amazon.Lambda.Serialization.SystemTextJson.DefaultLambdaJsonSerializer))]

            namespace App;

            public class Request : Amazon.Lambda.APIGatewayEvents.APIGatewayProxyRequest { }

            public class Response : Amazon.Lambda.APIGatewayEvents.APIGatewayProxyResponse { }

            public static class Handlers { public static Response Get(Request request) => new(); }
            """).WithPackages("Amazon.Lambda."));
        Assert.Contains(".Deserialize<global::App.Request>(http.EventStream())", run["Router.g.cs"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SQS jobs", "void Run(RouteGen.HttpRequest request)", "RG5006")]
    [InlineData("SQS jobs", "void Run(Stream input, string text)", "RG5006")]
    [InlineData("SQS jobs", "void Run([RouteGen.FromQuery] string text)", "RG5006")]
    [InlineData("SQS jobs", "RouteGen.HttpResult Run(Stream input)", "RG4015")]
    [InlineData("SQS jobs", "Task<Amazon.Lambda.Annotations.APIGateway.IHttpResult> Run(Stream input)", "RG4015")]
    [InlineData("SQS jobs", "void Run(Amazon.Lambda.SNSEvents.SNSEvent e)", "RG5001")]
    [InlineData("GET /", "void Run(Amazon.Lambda.SQSEvents.SQSEvent e)", "RG5001")]
    [InlineData("WS $connect", "void Run(Amazon.Lambda.APIGatewayEvents.APIGatewayHttpApiV2ProxyRequest e)", "RG5001")]
    [InlineData("AUTHORIZER token", "void Run(Amazon.Lambda.APIGatewayEvents.APIGatewayCustomAuthorizerV2Request e)", "RG5001")]
    [InlineData("AUTHORIZER token", "Amazon.Lambda.Annotations.APIGateway.IAuthorizerResult Run()", "RG4015")]
    [InlineData("GET /", "ApplicationLoadBalancerResponse Run()", "RG5005")]
    [InlineData("GET /", "Task<APIGatewayProxyResponse> Run()", "RG5005")]
    [InlineData("GET /", "string Run(ILambdaContext c)", "RG5005")]
    public void What_does_not_fit_is_an_error_at_the_handlers_name(string key, string method, string id)
    {
        var run = RouterProject.Of($"routes:\n  {key}: Handlers.Run\n", $"[assembly: Amazon.Lambda.Core.LambdaSerializer(typeof(Amazon.Lambda.Serialization.SystemTextJson.DefaultLambdaJsonSerializer))]\nnamespace App; public static class Handlers {{ public static {method} => throw new NotSupportedException(); }}").WithPackages("Amazon.Lambda.").Run();
        Assert.StartsWith($"routes.yaml(2,{key.Length + 5}): error {id}: ", Assert.Single(run.Diagnostics), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("rest", true)]
    [InlineData("[rest, http1]", true)]
    [InlineData("alb", false)]
    [InlineData("[rest, http2]", false)]
    public void Sources_move_the_check_of_the_shape_to_the_build(string sources, bool fits)
    {
        var run = RouterProject.Of($"sources: {sources}\n{Get}", """
            [assembly: Amazon.Lambda.Core.LambdaSerializer(typeof(Amazon.Lambda.Serialization.SystemTextJson.DefaultLambdaJsonSerializer))]

            namespace App;

            public static class Handlers { public static Amazon.Lambda.APIGatewayEvents.APIGatewayProxyResponse Get(Amazon.Lambda.APIGatewayEvents.APIGatewayProxyRequest request) => new(); }
            """).WithPackages("Amazon.Lambda.").Run();
        Assert.Equal(fits ? [] : ["RG5007"], run.Result.Diagnostics.Select(diagnostic => diagnostic.Id));
        if (fits) Assert.DoesNotContain("HasShapeOf", run["Router.g.cs"], StringComparison.Ordinal);
    }

    [Fact]
    public void Many_routes_share_what_the_first_file_of_them_has()
    {
        var routes = "routes:\n" + string.Concat(Enumerable.Range(0, 600).Select(number => $"  GET /r{number}: Handlers.Run\n")) + "  SQS jobs: Handlers.Receive\n";
        var run = Clean(RouterProject.Of(routes, """
            [assembly: Amazon.Lambda.Core.LambdaSerializer(typeof(Amazon.Lambda.Serialization.SystemTextJson.DefaultLambdaJsonSerializer))]

            namespace App;

            public class Handlers
            {
                public Amazon.Lambda.APIGatewayEvents.APIGatewayProxyResponse Run(Amazon.Lambda.APIGatewayEvents.APIGatewayProxyRequest request) => new();

                public void Receive(Amazon.Lambda.SQSEvents.SQSEvent messages) { }
            }
            """).WithPackages("Amazon.Lambda."));
        Assert.Contains("SharedHandlers.Handlers.Run(request)", run["Router.Routes.2.g.cs"], StringComparison.Ordinal);
        Assert.Contains("received.Takes(600, ", run["Router.g.cs"], StringComparison.Ordinal);
    }

    private static RouterRun Clean(RouterProject project)
    {
        var run = project.Run();
        Assert.Empty(run.Diagnostics);
        Assert.Empty(run.CompilerDiagnostics);
        EmittedText.AssertIsPlain(run);
        return run;
    }
}
