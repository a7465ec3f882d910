using System.Collections;
using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Amazon.Lambda.Serialization.SystemTextJson;
using RouteGen.Hosting;
using RouteGen.Routing;
using RouteGen.Tests.Harness;

namespace RouteGen.Behaviour.Tests.AmazonLambda;

/// <summary>A compiled project with handlers of Amazon's style, and a look at what they received.</summary>
internal sealed class AmazonApp
{
    private static readonly Lazy<RouterRun> Case = new(() => Run(CaseFolder.Open("amazon-handlers").Project));

    private static readonly JsonSerializerOptions Descriptions = new() { Converters = { new StreamText(), new ElementText() } };

    private readonly IList? _received;

    public AmazonApp(RouterRun run)
    {
        Router = run.Load();
        Session = new RouterSession(Router);
        _received = (IList?)Router.GetType().Assembly.GetType("App.Journal")?.GetField("Received")!.GetValue(null);
    }

    public CompiledRouter Router { get; }

    public RouterSession Session { get; }

    public ConcurrentQueue<string> Log { get; } = [];

    /// <summary>What handlers received, in order.</summary>
    public IReadOnlyList<object?> Received => [.. _received!.Cast<object?>()];

    /// <summary>The serializer that the handlers' assembly names, from outside of the router.</summary>
    public static DefaultLambdaJsonSerializer Serializer { get; } = new();

    /// <summary>The app of <c>tests/Cases/amazon-handlers</c>, with fields of its own.</summary>
    public static AmazonApp OfCase() => new(Case.Value);

    public static AmazonApp Of(string routes, string source) => new(Run(RouterProject.Of(routes, source).WithPackages("Amazon.Lambda.")));

    public async Task<string> SendAsync(string json, LambdaContext? context = null)
    {
        context ??= new LambdaContext
        {
            RequestId = "request-1",
            LogWriter = (level, message, exception) => Log.Enqueue($"{level}: {message} {exception?.Message}".TrimEnd()),
        };
        return Encoding.UTF8.GetString((await Session.InvokeAsync(Encoding.UTF8.GetBytes(json), context)).Span);
    }

    /// <summary>What the serializer makes of an event, as Amazon's runtime client hands it over.</summary>
    public static object? Deserialize(Type type, string json)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(json));
        return typeof(DefaultLambdaJsonSerializer).GetMethod("Deserialize")!.MakeGenericMethod(type).Invoke(Serializer, [stream]);
    }

    /// <summary>What the serializer writes for an answer.</summary>
    public static string Serialize<T>(T answer)
    {
        using var stream = new MemoryStream();
        Serializer.Serialize(answer, stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    /// <summary>An object with all that it holds, to be compared.</summary>
    public static string Describe(object? value) => JsonSerializer.Serialize(value, value?.GetType() ?? typeof(object), Descriptions);

    private static RouterRun Run(RouterProject project)
    {
        var run = project.Run();
        Assert.Empty(run.Diagnostics);
        Assert.Empty(run.CompilerDiagnostics);
        return run;
    }

    private sealed class StreamText : JsonConverter<MemoryStream>
    {
        public override MemoryStream Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, MemoryStream value, JsonSerializerOptions options) => writer.WriteBase64StringValue(value.ToArray());
    }

    private sealed class ElementText : JsonConverter<JsonElement>
    {
        public override JsonElement Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, JsonElement value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }
}
