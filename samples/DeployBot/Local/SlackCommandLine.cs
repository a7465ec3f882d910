using System.Text;
using System.Text.Json;

namespace DeployBot.Local;

/// <summary><c>dotnet run -- slack '/deploy shop staging main'</c>: plays Slack for the server that runs in another window. It signs the command, shows the answer, and waits for the report.</summary>
internal static class SlackCommandLine
{
    private const int Failure = 1;
    private const int WrongUse = 2;

    private const string Usage =
        """
        Plays Slack for the bot that 'dotnet run' serves on http://127.0.0.1:8080.

          slack '/deploy shop staging main'    a slash command; shows what the bot answers, and what it reports
          slack '@bot status'                  a mention; the report is shown where the bot runs
          --user U0ADA                         who says it (U0ADA unless set; U0ADMIN is an admin)
          --url URL                            where the bot is

        """;

    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(2);

    public static async Task<int> RunAsync(string[] words)
    {
        var (line, user, url) = (new List<string>(), "U0ADA", "http://127.0.0.1:8080");
        for (var i = 0; i < words.Length; i++)
        {
            if (words[i] == "--user" && i + 1 < words.Length) user = words[++i];
            else if (words[i] == "--url" && i + 1 < words.Length) url = words[++i];
            else line.Add(words[i]);
        }

        var text = string.Join(' ', line);
        if (text.Length < 2 || text[0] is not ('/' or '@'))
        {
            await Console.Error.WriteAsync(Usage);
            return WrongUse;
        }

        var report = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var responses = new LoopbackServer(request =>
        {
            report.TrySetResult(TextOf(request.Text));
            return new WireAnswer(200, "ok", "text/plain");
        });
        var id = Guid.NewGuid().ToString("N");
        var isCommand = text[0] == '/';
        var message = isCommand ? SlackRequest.Command(text, user, new Uri(responses.Address, "/commands/" + id), id) : SlackRequest.Mention(text[(text.IndexOf(' ', StringComparison.Ordinal) + 1)..], user, "Ev" + id);
        var answer = await SendAsync(new Uri(new Uri(url), message.Path), message);
        if (answer is null) return Failure;
        if (!isCommand || !answer.StartsWith("On it", StringComparison.Ordinal)) return 0;
        Console.WriteLine(await report.Task.WaitAsync(LongestWait));
        return 0;
    }

    /// <summary>Sends the message, and shows the answer.</summary>
    /// <returns>The answer's text; <see langword="null"/> when it is none.</returns>
    private static async Task<string?> SendAsync(Uri url, SlackRequest message)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new StringContent(message.Body, Encoding.UTF8) };
        request.Content.Headers.Remove("Content-Type");
        foreach (var (name, value) in message.Headers(LocalWorld.SigningSecret, DateTimeOffset.UtcNow))
        {
            if (!request.Headers.TryAddWithoutValidation(name, value)) request.Content.Headers.TryAddWithoutValidation(name, value);
        }

        try
        {
            using var response = await http.SendAsync(request);
            var body = await response.Content.ReadAsStringAsync();
            if (response.IsSuccessStatusCode)
            {
                var text = TextOf(body);
                Console.WriteLine(text.Length == 0 ? $"{(int)response.StatusCode}" : text);
                return text;
            }

            await Console.Error.WriteLineAsync($"{(int)response.StatusCode} {body}");
        }
        catch (HttpRequestException problem)
        {
            await Console.Error.WriteLineAsync($"{url} does not answer: {problem.Message} Start the bot first: dotnet run --project samples/DeployBot");
        }

        return null;
    }

    private static string TextOf(string json)
    {
        if (json.Length == 0) return "";
        using var document = JsonDocument.Parse(json);
        return document.RootElement.TryGetProperty("text", out var text) ? text.GetString()! : "";
    }
}
