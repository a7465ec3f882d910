using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using LogUnpacker.Local;
using static LogUnpacker.Tests.Workshop;

namespace LogUnpacker.Tests;

/// <summary>The program as the README starts it.</summary>
public sealed partial class ProgramTests
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(90);
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "LogUnpacker.dll");
    private static readonly string Readme = File.ReadAllText(Repository.Folder("samples", "LogUnpacker", "README.md"));

    [Fact]
    public async Task What_the_README_says_holds()
    {
        foreach (var line in new[]
        {
            "dotnet run --project samples/LogUnpacker",
            "curl -T logs.zip http://127.0.0.1:9000/uploads/incoming/web.zip",
            "curl http://127.0.0.1:9000/logs/incoming/web.zip/server.log",
            "curl 'http://127.0.0.1:9000/logs?list-type=2'",
            """dotnet run --project samples/LogUnpacker -- invoke '{"route":"replay","logId":"incoming/web"}'""",
            "curl -T README.md http://127.0.0.1:9000/uploads/broken.zip",
        })
        {
            Assert.Contains(line, Readme, StringComparison.Ordinal);
        }

        var port = FreePort();
        var lines = new List<string>();
        using var process = CommandLine.Start(AppContext.BaseDirectory, "dotnet", [Program, "--port", "0"], Note, ("LOCAL_S3_PORT", $"{port}"), ("AWS_ENDPOINT_URL_S3", ""));
        try
        {
            using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}"), Timeout = Longest };
            Wait("Serving 0 routes and 3 event routes");

            Assert.True((await PutAsync("/uploads/incoming/web.zip", Pack(("server.log", Text("started\n"))))).IsSuccessStatusCode);
            Wait("The logs are unpacked. logId=incoming/web ");
            Assert.Equal("started\n", await client.GetStringAsync("/logs/incoming/web.zip/server.log"));
            Assert.Contains("<Key>incoming/web.zip/server.log</Key>", await client.GetStringAsync("/logs?list-type=2"), StringComparison.Ordinal);

            var replay = CommandLineOf([("LOCAL_S3_PORT", $"{port}"), ("AWS_ENDPOINT_URL_S3", "")], """{"route":"replay","logId":"incoming/web"}""");
            Assert.Contains("""{"logId":"incoming/web","bucket":"logs","prefix":"incoming/web.zip/","files":1,"bytes":8}""", replay.Expect(), StringComparison.Ordinal);
            Assert.Contains("""{"logId":"incoming/web","bucket":"logs","prefix":"incoming/web.zip/","files":1,"bytes":8}""", Readme, StringComparison.Ordinal);

            await PutAsync("/uploads/broken.zip", Text(Readme));
            Wait("To the topic of failures: ");
            Assert.Contains("were not unpacked: The upload is no zip.", Output(), StringComparison.Ordinal);

            async Task<HttpResponseMessage> PutAsync(string path, byte[] content)
            {
                using var body = new ByteArrayContent(content);
                body.Headers.ContentType = new MediaTypeHeaderValue("application/zip");
                return await client.PutAsync(new Uri(path, UriKind.Relative), body);
            }
        }
        finally
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
        }

        void Note(string line)
        {
            lock (lines)
            {
                lines.Add(line);
                Monitor.PulseAll(lines);
            }
        }

        string Output()
        {
            lock (lines) return string.Join('\n', lines);
        }

        void Wait(string text)
        {
            var waiting = Stopwatch.StartNew();
            lock (lines)
            {
                while (!lines.Exists(line => line.Contains(text, StringComparison.Ordinal)))
                {
                    Assert.False(process.HasExited || waiting.Elapsed > Longest, $"'{text}' is not printed.\n{Output()}");
                    Monitor.Wait(lines, TimeSpan.FromSeconds(1));
                }
            }
        }
    }

    // Nothing is lost: the upload stays, the log names it, and a replay unpacks it.
    [Theory]
    [InlineData("false")]
    [InlineData("")]
    public void Switched_off_an_upload_is_kept_and_can_be_replayed(string off)
    {
        using var s3 = new FakeS3();
        var @event = Encoding.UTF8.GetString(s3.Put(UploadBucket, "in/web 1.zip", Pack(("a.log", Text("a")))));
        (string, string)[] settings = [.. RouterTests.Application.Settings(s3).Where(setting => setting.Name != "UNPACK_UPLOADS"), ("UNPACK_UPLOADS", off)];

        var kept = CommandLineOf(settings, @event).Expect();
        Assert.Contains("Unpacking is switched off: the upload is kept, to be replayed. logId=\"in/web 1\"", kept, StringComparison.Ordinal);
        Assert.Matches(UploadRequestId(), kept);
        Assert.Empty(s3.Keys(LogBucket));
        Assert.Empty(s3.Calls);

        CommandLineOf(settings, """{"route":"replay","logId":"in/web 1"}""").Expect();
        Assert.Equal(["in/web 1.zip/a.log"], s3.Keys(LogBucket));
    }

    [Fact]
    public void Other_buckets_and_limits_are_the_environments_to_say()
    {
        using var s3 = new FakeS3();
        var @event = Encoding.UTF8.GetString(s3.Put("my-uploads", "a.zip", Pack(("a.log", Text("a")), ("b.log", Text("b")))));
        (string, string)[] settings = [.. RouterTests.Application.Settings(s3), ("ROUTEGEN_NAME_UPLOADS", "my-uploads"), ("ROUTEGEN_NAME_LOGS", "my-logs")];

        CommandLineOf(settings, @event).Expect();
        Assert.Equal(["a.zip/a.log", "a.zip/b.log"], s3.Keys("my-logs"));

        Assert.Contains("2 entries; 1 are allowed", CommandLineOf([.. settings, ("UNPACK_MAX_ENTRIES", "1")], @event).Expect(exitCode: 1), StringComparison.Ordinal);
        Assert.Contains("more than 1 bytes", CommandLineOf([.. settings, ("UNPACK_MAX_BYTES", "1")], @event).Expect(exitCode: 1), StringComparison.Ordinal);
        Assert.Contains("UNPACK_MAX_RATIO has to be a whole number", CommandLineOf([.. settings, ("UNPACK_MAX_RATIO", "none")], @event).Expect(exitCode: 1), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("UNPACK_UPLOADS")]
    [InlineData("ROUTEGEN_NAME_UPLOADS")]
    [InlineData("ROUTEGEN_NAME_LOGS")]
    [InlineData("UNPACK_MAX_ENTRIES")]
    [InlineData("UNPACK_MAX_BYTES")]
    [InlineData("UNPACK_MAX_RATIO")]
    [InlineData("AWS_ENDPOINT_URL_S3")]
    [InlineData("LOCAL_S3_PORT")]
    public void The_README_lists_each_variable(string name) => Assert.Contains($"| `{name}` |", Readme, StringComparison.Ordinal);

    private static CommandResult CommandLineOf((string Name, string Value)[] environment, string json)
    {
        var output = new StringBuilder();
        using var process = CommandLine.Start(AppContext.BaseDirectory, "dotnet", [Program, "invoke", json], line =>
        {
            lock (output) output.AppendLine(line);
        }, environment);
        Assert.True(process.WaitForExit(Longest), "The program does not end.");
        process.WaitForExit();
        lock (output) return new CommandResult(process.ExitCode, output.ToString());
    }

    private static int FreePort()
    {
        using var s3 = new FakeS3();
        return s3.Endpoint.Port;
    }

    [GeneratedRegex("uploadRequestId=[0-9A-F]{16} ", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex UploadRequestId();
}
