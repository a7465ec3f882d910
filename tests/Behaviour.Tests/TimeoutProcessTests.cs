using System.Diagnostics;
using System.Text.Json.Nodes;
using RouteGen.Runtime.Tests.Hosting;
using RouteGen.Tests.Harness;
using static RouteGen.Behaviour.Tests.HttpEvents;

namespace RouteGen.Behaviour.Tests;

/// <summary>A compiled program in a process of its own, whose handler outlives its <c>timeout:</c>.</summary>
public sealed class TimeoutProcessTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private static readonly RouterProject Project = RouterProject.Of(
        """
        routes:
          GET /warm: Handlers.Warm
          GET /stuck: { handler: Handlers.Stuck, timeout: 50ms }
          GET /stuck-twice: { handler: Handlers.StuckTwice, timeout: 50ms }
        """,
        """
        using RouteGen;

        namespace App;

        public static class Handlers
        {
            public static string Warm() => "warm";

            public static string Stuck()
            {
                new Thread(() => Thread.Sleep(Timeout.Infinite)) { IsBackground = false }.Start();
                Thread.Sleep(Timeout.Infinite);
                return "never";
            }

            // What runs when a process ends waits for the handler, which waits for ever.
            public static string StuckTwice()
            {
                var gate = new object();
                lock (gate)
                {
                    AppDomain.CurrentDomain.ProcessExit += (_, _) => { lock (gate) { } };
                    return Stuck();
                }
            }
        }
        """).With("OutputType", "Exe");

    [Theory]
    [InlineData("/stuck", 124)]
    [InlineData("/stuck-twice", null)]
    public void A_process_with_a_stuck_handler_answers_and_ends(string path, int? exitCode)
    {
        var folder = Directory.CreateTempSubdirectory("routegen-");
        try
        {
            using var api = new FakeRuntimeApi().Enqueue(Invocation("/warm", "id-1"), Invocation(path, "id-2"), Invocation("/warm", "id-3"));
            using var process = Start(folder.FullName, api);
            try
            {
                Assert.Equal("/2018-06-01/runtime/invocation/id-1/response", api.TakePost().Path);
                var post = api.TakePost();
                Assert.Equal("/2018-06-01/runtime/invocation/id-2/response", post.Path);
                Assert.Equal(504, JsonNode.Parse(post.Body)!["statusCode"]!.GetValue<int>());

                Assert.True(process.WaitForExit(Patience), "The process did not end.");
                Assert.NotEqual(0, process.ExitCode);
                if (exitCode is not null) Assert.Equal(exitCode, process.ExitCode);
                Assert.Contains($"\tid-2\tfail\tThe handler of GET {path} still runs when its time is up: it is answered 504. The process ends.", process.StandardOutput.ReadToEnd(), StringComparison.Ordinal);
                // The third invocation is left for the next process.
                Assert.Equal(["next", "response", "next", "response"], api.Requests.Select(request => request.Path[(request.Path.LastIndexOf('/') + 1)..]));
            }
            finally
            {
                if (!process.HasExited) process.Kill();
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static ApiReply Invocation(string path, string id) => ApiReply.Invocation(Rest("GET", "/{proxy+}", path).ToJsonString(), id);

    private static Process Start(string folder, FakeRuntimeApi api)
    {
        var run = Project.Run();
        Assert.Empty(run.CompilerDiagnostics);
        var program = Path.Combine(folder, "App.dll");
        using (var file = File.Create(program)) Assert.True(run.Output.Emit(file).Success);
        File.Copy(typeof(LambdaContext).Assembly.Location, Path.Combine(folder, "RouteGen.dll"));
        // The tests' own, which names their framework.
        var configuration = Path.ChangeExtension(typeof(TimeoutProcessTests).Assembly.Location, ".runtimeconfig.json");
        var start = new ProcessStartInfo(Environment.ProcessPath!, ["exec", "--runtimeconfig", configuration, program]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["AWS_LAMBDA_RUNTIME_API"] = api.Endpoint;
        // An abort leaves nothing behind.
        start.Environment["DOTNET_DbgEnableMiniDump"] = "0";
        return Process.Start(start)!;
    }
}
