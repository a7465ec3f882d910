using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;

namespace RecordQueue.Tests;

/// <summary>The README's command as a process of its own, and each line to try with what it is said to answer.</summary>
public sealed partial class ReadmeTests : IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);
    private static readonly string Readme = File.ReadAllText(Repository.Folder("samples", "RecordQueue", "README.md"));

    private readonly string _folder = Directory.CreateTempSubdirectory("record-queue-readme-").FullName;
    private readonly int _queuePort = FreePort();
    private readonly List<string> _lines = [];
    private readonly Dictionary<string, string> _ids = new(StringComparer.Ordinal);
    private readonly Process _process;

    public ReadmeTests() => _process = Start("--port", "0");

    private string Output
    {
        get
        {
            lock (_lines) return string.Join('\n', _lines);
        }
    }

    [Fact]
    public async Task What_the_README_says_holds()
    {
        var api = await FindAsync(ApiAddress());
        await FindAsync(QueueAddress());
        using var client = new HttpClient();
        var examples = Example().Matches(Readme).ToList();
        Assert.Equal(11, examples.Count);

        foreach (var example in examples)
        {
            var (command, status, expected) = (example.Groups["command"].Value, int.Parse(example.Groups["status"].Value, CultureInfo.InvariantCulture), example.Groups["text"].Value.Trim());
            // What a reader has had time for: the consumer, and three attempts.
            var (answered, text) = (0, "");
            for (var waiting = Stopwatch.StartNew(); waiting.Elapsed < Longest; await Task.Delay(50))
            {
                (answered, text) = await SendAsync(client, command, api);
                if (answered == status && text.Contains(expected, StringComparison.Ordinal)) break;
                // What changes something is not tried again.
                if (!IsReading(command)) break;
            }

            Assert.True(answered == status && text.Contains(expected, StringComparison.Ordinal), $"{command}\n{answered} {text}\n{Output}");
            Remember(text);
        }

        // What was replayed cannot be read any better: it becomes a dead letter again, and the command replays that one.
        Assert.Contains("-- invoke INVOKE replay '{\"id\":\"LETTER\"}'", Readme, StringComparison.Ordinal);
        await ReplayByCommandAsync(client, api);
        await FindAsync(QueueLine());

        CommandLine.Run(_folder, "kill", "-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)).Expect();
        Assert.True(_process.WaitForExit(Longest), Output);
        Assert.Equal(0, _process.ExitCode);
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    // Only words with a single blank between them, quotes and the options of these lines: the README's own examples.
    private static bool IsReading(string command) => !command.Contains(" -d ", StringComparison.Ordinal) && !command.Contains(" -X ", StringComparison.Ordinal);

    [GeneratedRegex("^(?<command>curl .*?)   # (?<status>[0-9]{3})(?<text>.*)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Example();

    [GeneratedRegex("'(?<word>[^']*)'|(?<word>[^ ']+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Word();

    [GeneratedRegex("on (?<address>http://127\\.0\\.0\\.1:[0-9]+) as", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ApiAddress();

    [GeneratedRegex("Queues on (?<address>http://127\\.0\\.0\\.1:[0-9]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex QueueAddress();

    [GeneratedRegex("(?<address>SQS dead-letters ok)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex QueueLine();

    private async Task ReplayByCommandAsync(HttpClient client, string api)
    {
        var first = _ids["LETTER"];
        for (var waiting = Stopwatch.StartNew(); _ids["LETTER"] == first; await Task.Delay(50))
        {
            Assert.True(waiting.Elapsed < Longest, Output);
            var (_, text) = await SendAsync(client, "curl http://127.0.0.1:8080/admin/dead-letters -H 'X-Admin-Key: local'", api);
            Remember(text);
        }

        var lines = new StringBuilder();
        using var command = CommandLine.Start(_folder, "dotnet", [Program(), "invoke", "INVOKE", "replay", $$"""{"id":"{{_ids["LETTER"]}}"}"""], line =>
        {
            lock (lines) lines.AppendLine(line);
        }, Environment());
        Assert.True(command.WaitForExit(Longest));
        command.WaitForExit();
        Assert.Equal(0, command.ExitCode);
        lock (lines) Assert.Contains("\"replayedAt\"", lines.ToString(), StringComparison.Ordinal);
    }

    private static string Program() => Repository.Folder("artifacts", "bin", "RecordQueue", "debug", "RecordQueue.dll");

    private (string Name, string Value)[] Environment() =>
    [
        ("RECORDQUEUE_DATABASE", Path.Combine(_folder, "records.db")),
        ("RECORDQUEUE_POSTGRES", ""),
        ("RECORDQUEUE_ADMIN_KEY", ""),
        ("RECORDQUEUE_RETRY_SECONDS", ""),
        ("AWS_ENDPOINT_URL_SQS", $"http://127.0.0.1:{_queuePort}"),
    ];

    private Process Start(params string[] arguments) => CommandLine.Start(_folder, "dotnet", [Program(), .. arguments], Note, Environment());

    private async Task<(int Status, string Text)> SendAsync(HttpClient client, string command, string api)
    {
        using var request = new HttpRequestMessage { Method = HttpMethod.Get };
        var words = Word().Matches(command).Select(match => match.Groups["word"].Value).Skip(1).ToList();
        var headers = new List<string>();
        for (var i = 0; i < words.Count; i++)
        {
            switch (words[i])
            {
                case "-i": break;
                case "-X": request.Method = new HttpMethod(words[++i]); break;
                case "-H": headers.Add(words[++i]); break;
                case "-d":
                    if (request.Method == HttpMethod.Get) request.Method = HttpMethod.Post;
                    request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(Filled(words[++i])));
                    request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/x-www-form-urlencoded");
                    break;
                default: request.RequestUri = new Uri(Filled(words[i]).Replace("http://127.0.0.1:8080", api, StringComparison.Ordinal)); break;
            }
        }

        foreach (var header in headers.Select(header => header.Split(": ", 2)))
        {
            if (header[0] == "Content-Type") request.Content!.Headers.ContentType = new MediaTypeHeaderValue(header[1]);
            else request.Headers.Add(header[0], header[1]);
        }

        using var response = await client.SendAsync(request);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    private string Filled(string text)
    {
        foreach (var (name, id) in _ids) text = text.Replace(name, id, StringComparison.Ordinal);
        return text.Replace("127.0.0.1:9324", $"127.0.0.1:{_queuePort}", StringComparison.Ordinal);
    }

    // Ids as a reader would take them over: of an accepted request, and of the newest dead letter.
    private void Remember(string text)
    {
        if (text.Contains("\"recordId\"", StringComparison.Ordinal) && !_ids.ContainsKey("REQUEST"))
        {
            _ids["REQUEST"] = Between(text, "\"id\":\"");
            _ids["CUSTOMER"] = Between(text, "\"recordId\":\"");
        }

        if (text.StartsWith("[{", StringComparison.Ordinal) && text.Contains("\"recordedAt\"", StringComparison.Ordinal)) _ids["LETTER"] = Between(text, "\"id\":\"");
    }

    private static string Between(string text, string start)
    {
        var from = text.IndexOf(start, StringComparison.Ordinal) + start.Length;
        return text[from..text.IndexOf('"', from)];
    }

    private async Task<string> FindAsync(Regex pattern)
    {
        for (var waiting = Stopwatch.StartNew(); waiting.Elapsed < Longest && !_process.HasExited; await Task.Delay(20))
        {
            if (pattern.Match(Output) is { Success: true } found) return found.Groups["address"].Value;
        }

        throw new InvalidOperationException($"'{pattern}' did not come.\n{Output}");
    }

    private void Note(string line)
    {
        lock (_lines) _lines.Add(line);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }
}
