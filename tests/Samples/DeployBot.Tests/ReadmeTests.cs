using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using DeployBot.Local;

namespace DeployBot.Tests;

/// <summary>The README's commands, on the program that <c>dotnet run</c> runs.</summary>
public sealed partial class ReadmeTests : IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);
    private static readonly string Readme = File.ReadAllText(Path.Combine(Repository.Folder("samples", "DeployBot"), "README.md"));
    private static readonly string Program = typeof(Router).Assembly.Location;

    private readonly StringBuilder _lines = new();
    private readonly Process _bot;
    private readonly string _url;

    public ReadmeTests()
    {
        // Other tests set these in their own process, which hands them on.
        var unset = LocalWorld.StartApart();
        unset.Dispose();
        _bot = CommandLine.Start(Path.GetTempPath(), "dotnet", [Program, "--port", "0"], Note, [.. unset.Variables().Select(variable => (variable.Name, ""))]);
        var match = Match.Empty;
        Bot.Until(() => _bot.HasExited || (match = Url().Match(Shown)).Success);
        Assert.True(match.Success, Shown);
        _url = match.Value;
    }

    private string Shown
    {
        get
        {
            lock (_lines) return _lines.ToString();
        }
    }

    [Fact]
    public void Its_commands_answer_what_it_says()
    {
        Assert.Contains("as a Lambda Function URL", Shown, StringComparison.Ordinal);
        var examples = Example().Matches(Readme);
        Assert.True(examples.Count >= 5, "The README has examples.");
        foreach (Match example in examples)
        {
            var user = example.Groups["user"] is { Success: true } named ? named.Value : "U0ADA";
            var said = CommandLine.Run(Path.GetTempPath(), "dotnet", Program, "slack", example.Groups["line"].Value, "--user", user, "--url", _url).Expect();
            foreach (var line in example.Groups["answer"].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            {
                // Times are those of the run.
                var expected = Regex.Escape(line.TrimStart('#', ' ')).Replace("\\.\\.\\.", ".*", StringComparison.Ordinal);
                Assert.Matches(new Regex(expected, RegexOptions.None, Longest), said);
            }
        }
    }

    [Fact]
    public void A_mention_is_answered_where_the_bot_runs()
    {
        CommandLine.Run(Path.GetTempPath(), "dotnet", Program, "slack", "@bot rollback shop", "--url", _url).Expect();
        Bot.Until(() => Shown.Contains("brings back what `d-ONE` had deployed", StringComparison.Ordinal));
        Assert.Contains("Slack shows in C0LOCAL", Shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_curl_is_signed_right()
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, _url + "/slack/commands") { Content = new StringContent("command=%2Fstatus", Encoding.UTF8) };
        request.Headers.Add("X-Slack-Request-Timestamp", "1700000000");
        request.Headers.Add("X-Slack-Signature", "v0=00");
        using var refused = await http.SendAsync(request);
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);

        // The secret of the README's openssl line is the one that the bot has.
        Assert.Contains($"-hmac {LocalWorld.SigningSecret}", Readme, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_words_it_says_how_it_is_used()
    {
        Assert.Contains("Plays Slack", CommandLine.Run(Path.GetTempPath(), "dotnet", Program, "slack").Expect(exitCode: 2), StringComparison.Ordinal);
        Assert.Contains("Start the bot first", CommandLine.Run(Path.GetTempPath(), "dotnet", Program, "slack", "/status", "--url", "http://127.0.0.1:1").Expect(exitCode: 1), StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _bot.Kill(entireProcessTree: true);
        _bot.WaitForExit();
        _bot.Dispose();
    }

    private void Note(string line)
    {
        lock (_lines) _lines.AppendLine(line);
    }

    [GeneratedRegex("http://127\\.0\\.0\\.1:\\d+", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Url();

    [GeneratedRegex("^dotnet run --project samples/DeployBot -- slack '(?<line>/[^']+)'(?: --user (?<user>\\w+))?\\n(?<answer>(?:#.*\\n)+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Example();
}
