using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using RouteGen.Runtime.Tests.Hosting;
using RouteGen.Tests.Harness;
using Xunit.Abstractions;

namespace RouteGen.Tests.Programs;

/// <summary>A function compiled ahead of time, running against a Runtime API of ours as it runs in Lambda.</summary>
internal sealed class PublishedFunction : IDisposable
{
    private readonly string _folder;
    private readonly FakeRuntimeApi _api = new();
    private readonly Process _process;
    private readonly List<string> _lines = [];
    private int _sent;

    private PublishedFunction(string folder, string program, (string Name, string Value)[] environment)
    {
        _folder = folder;
        _process = CommandLine.Start(folder, program, [], Note, [("AWS_LAMBDA_RUNTIME_API", _api.Endpoint), .. environment]);
    }

    /// <summary>What the function wrote to its log so far.</summary>
    public string Log
    {
        get
        {
            lock (_lines) return string.Join('\n', _lines);
        }
    }

    /// <summary>
    /// Where a Release build of a test goes: apart from the Debug build that the test is a part of, and the same for all tests, so that RouteGen is built once for them. The build of the solution
    /// has analyzed the code; what concerns Native AOT is said by its own compiler.
    /// </summary>
    public static string[] Building { get; } = [$"-p:ArtifactsPath={Repository.Folder("artifacts", "released")}", "-p:RunAnalyzers=false"];

    /// <summary>Runs a Release build while no other test does: their processes share what they build, and the native compiler takes all the machine has.</summary>
    public static CommandResult OneAtATime(Func<CommandResult> build)
    {
        using var turn = new Mutex(initiallyOwned: false, "Global\\routegen-tests-release-build");
        try
        {
            turn.WaitOne();
        }
        catch (AbandonedMutexException)
        {
            // A test run that was killed left it behind, and it is ours now.
        }

        try
        {
            return build();
        }
        finally
        {
            turn.ReleaseMutex();
        }
    }

    /// <summary>Publishes a project for this machine and starts it. A warning of the trimming and AOT analyzers fails the test.</summary>
    /// <param name="project">The project's folder.</param>
    /// <param name="name">The program's name, which is the assembly's.</param>
    /// <param name="output">Told the program's size.</param>
    /// <param name="properties">More arguments for <c>dotnet publish</c>.</param>
    /// <param name="environment">Given to the function.</param>
    public static PublishedFunction Start(string project, string name, ITestOutputHelper output, string[] properties, params (string Name, string Value)[] environment)
    {
        var folder = Directory.CreateTempSubdirectory("routegen-aot-").FullName;
        // The linker is clang where there is one, else gcc.
        string[] linker = NativeAotFactAttribute.Linker == "clang" ? [] : ["-p:CppCompilerAndLinker=gcc"];
        var published = OneAtATime(() => CommandLine.Dotnet(project, ["publish", "-c", "Release", "--nologo", "-r", RuntimeInformation.RuntimeIdentifier, "-o", folder, .. Building, .. properties, .. linker])).Expect();
        Assert.DoesNotContain("warning IL", published, StringComparison.Ordinal);
        var program = Path.Combine(folder, name);
        output.WriteLine($"{name}: {new FileInfo(program).Length:N0} bytes");
        return new PublishedFunction(folder, program, environment);
    }

    /// <summary>An event of a Function URL.</summary>
    public static JsonObject FunctionUrl(string method, string path, string query = "", JsonObject? headers = null, string[]? cookies = null, string? body = null, bool isBase64 = false) => new()
    {
        ["version"] = "2.0",
        ["routeKey"] = "$default",
        ["rawPath"] = path,
        ["rawQueryString"] = query,
        ["cookies"] = cookies is null ? null : new JsonArray([.. cookies.Select(cookie => JsonValue.Create(cookie))]),
        ["headers"] = headers ?? new JsonObject { ["content-type"] = "application/json" },
        ["requestContext"] = new JsonObject
        {
            ["domainName"] = "abc.lambda-url.eu-west-1.on.aws",
            ["stage"] = "$default",
            ["http"] = new JsonObject { ["method"] = method, ["path"] = path },
            ["authorizer"] = new JsonObject { ["lambda"] = new JsonObject { ["sub"] = "me" } },
        },
        ["body"] = body,
        ["isBase64Encoded"] = isBase64,
    };

    /// <summary>The body that a path is answered with.</summary>
    public string Get(string path, string query = "") => Send(FunctionUrl("GET", path, query)).Body;

    /// <summary>What the function answers a request.</summary>
    public (int Status, string Body, JsonNode Json) Send(JsonObject @event)
    {
        var json = JsonNode.Parse(Post(@event))!;
        return (json["statusCode"]!.GetValue<int>(), json["body"]?.GetValue<string>() ?? "", json);
    }

    /// <summary>What the function posts for an event, which it must not fail.</summary>
    public string Post(JsonNode @event)
    {
        var (path, text) = Invoke(@event);
        Assert.True(path.EndsWith("/response", StringComparison.Ordinal), $"{path} {text}\n{Log}");
        return text;
    }

    /// <summary>What the function posts for an event: to <c>/response</c> its answer, to <c>/error</c> its failure.</summary>
    public (string Path, string Text) Invoke(JsonNode @event)
    {
        _api.Enqueue(ApiReply.Invocation(@event.ToJsonString(), id: $"smoke-{_sent++}"));
        var post = _api.TakePost();
        return (post.Path, post.Text);
    }

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
        _api.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private void Note(string line)
    {
        lock (_lines) _lines.Add(line);
    }
}
