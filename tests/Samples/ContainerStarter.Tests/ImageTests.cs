using System.Text.Json;
using System.Text.Json.Nodes;
using RouteGen.Runtime.Tests.Hosting;
using Xunit.Abstractions;

namespace ContainerStarter.Tests;

/// <summary>The instructions of the two Dockerfiles, run here as Docker runs them: tests need no Docker. And the function as one native file.</summary>
public sealed class ImageTests(ITestOutputHelper output)
{
    private static readonly string Project = Repository.Folder("samples", "ContainerStarter");

    [Fact]
    public void The_image_that_is_deployed_answers_Lambda()
    {
        var folder = Directory.CreateTempSubdirectory("container-starter-image-").FullName;
        try
        {
            var docker = Dockerfile.Read(Path.Combine(Project, "Dockerfile"));
            string[] publish = [.. docker.Run.Split(' ').Select(word => word switch { "\"$PROJECT\"" => Project, "/function" => Path.Combine(folder, "function"), _ => word })];
            PublishedFunction.OneAtATime(() => CommandLine.Run(folder, publish[0], [.. publish[1..], "--nologo", .. PublishedFunction.Building])).Expect();
            // Debug's helpers, and what is secret on the machine of a developer, stay out.
            var files = Directory.GetFiles(Path.Combine(folder, "function")).Select(Path.GetFileName).ToList();
            Assert.Contains("ContainerStarter.dll", files);
            Assert.DoesNotContain("RouteGen.Local.dll", files);
            Assert.DoesNotContain(".env", files);

            using var api = new FakeRuntimeApi();
            using var process = CommandLine.Start(Path.Combine(folder, "function"), docker.EntryPoint[0], docker.EntryPoint[1..], output.WriteLine, ("AWS_LAMBDA_RUNTIME_API", api.Endpoint), ("STAGE", "stg"), ("DATABASE", "Data Source=greetings.db"));
            api.Enqueue(ApiReply.Invocation("""{"name":"Alice"}"""), ApiReply.Invocation("""{"nam":"Alice"}"""));
            var (answer, failure) = (api.TakePost(), api.TakePost());
            process.Kill();
            process.WaitForExit();
            Assert.EndsWith("/response", answer.Path, StringComparison.Ordinal);
            Assert.Equal("""{"message":"Hello from staging, Alice!","times":1}""", answer.Text);
            Assert.EndsWith("/error", failure.Path, StringComparison.Ordinal);
            Assert.Equal("The data breaks its rules. $.name: The value is required.", JsonNode.Parse(failure.Text)!["errorMessage"]!.GetValue<string>());
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void The_image_of_development_takes_an_event()
    {
        var docker = Dockerfile.Read(Path.Combine(Project, "Dockerfile.dev"));
        Assert.Contains("publish \"$PROJECT\" -c Debug -o /function", docker.Run, StringComparison.Ordinal);

        var folder = Directory.CreateTempSubdirectory("container-starter-dev-").FullName;
        try
        {
            string[] command = [.. docker.EntryPoint.Select(word => word == "ContainerStarter.dll" ? Path.Combine(AppContext.BaseDirectory, word) : word), """{"name":"Alice"}"""];
            Assert.Equal("""{"message":"Hello, Alice!","times":1}""", CommandLine.Run(folder, command[0], command[1..]).Expect().TrimEnd());
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [NativeAotFact]
    public void As_one_native_file_it_answers_the_same()
    {
        using var function = PublishedFunction.Start(Project, "ContainerStarter", output, ["-p:SampleAot=true"], ("DATABASE", "Data Source=greetings.db"));
        Assert.Equal(("Hello, 太郎!", 1), Read(function.Post(new JsonObject { ["name"] = "太郎" })));
        Assert.Equal(("Hello, 太郎!", 2), Read(function.Send(PublishedFunction.FunctionUrl("POST", "/greetings", body: """{"name":"太郎"}""")).Body));
        Assert.Equal(("Hello, 太郎!", 2), Read(function.Get("/greetings/%E5%A4%AA%E9%83%8E")));
        Assert.Equal(404, function.Send(PublishedFunction.FunctionUrl("GET", "/greetings/nobody")).Status);
        Assert.EndsWith("/error", function.Invoke(new JsonObject { ["name"] = 1 }).Path, StringComparison.Ordinal);
    }

    private static (string, int) Read(string json) => (JsonNode.Parse(json)!["message"]!.GetValue<string>(), JsonNode.Parse(json)!["times"]!.GetValue<int>());

    /// <summary>What our Dockerfiles are made of: one publish, one entry point.</summary>
    private sealed record Dockerfile(string Run, string[] EntryPoint)
    {
        public static Dockerfile Read(string path)
        {
            var lines = File.ReadAllLines(path);
            return new(Instruction("RUN "), JsonSerializer.Deserialize<string[]>(Instruction("ENTRYPOINT "))!);

            string Instruction(string name) => Assert.Single(lines, line => line.StartsWith(name, StringComparison.Ordinal))[name.Length..];
        }
    }
}
