using System.Text;
using System.Text.RegularExpressions;

namespace BranchPreview.Tests;

/// <summary>What the README says to try, on the program that <c>dotnet run</c> starts.</summary>
public partial class ReadmeTests
{
    [Fact]
    public async Task The_lines_to_try_answer_what_they_say()
    {
        var database = Path.Combine(Path.GetTempPath(), $"branchpreview-readme-{Guid.NewGuid():N}.db");
        var lines = (await File.ReadAllLinesAsync(Repository.Folder("samples", "BranchPreview", "README.md"))).Select(line => Curl().Match(line)).Where(match => match.Success).ToList();
        Assert.Equal(9, lines.Count);
        try
        {
            // As on a laptop: no key, no providers, no PostgreSQL.
            using var process = PreviewProcess.Start(("BRANCHPREVIEW_SQLITE", database), ("BRANCHPREVIEW_KEY", ""), ("CONSUME_QUEUES", ""));
            using var http = new HttpClient { BaseAddress = process.Address };
            foreach (var line in lines)
            {
                using var request = Read(line.Groups["arguments"].Value);
                using var response = await http.SendAsync(request);
                var text = await response.Content.ReadAsStringAsync();
                Assert.True((int)response.StatusCode == int.Parse(line.Groups["status"].Value, System.Globalization.CultureInfo.InvariantCulture), $"{line.Value}\n{response}\n{text}\n{process.Log}");
                if (request.RequestUri!.ToString().Contains("/user?", StringComparison.Ordinal))
                {
                    Assert.Contains("\"event\"", text, StringComparison.Ordinal);
                    Assert.DoesNotContain("secret", text, StringComparison.Ordinal);
                }
            }

            Assert.Contains("Serving 300 routes", process.Log, StringComparison.Ordinal);
        }
        finally
        {
            foreach (var suffix in new[] { "", "-wal", "-shm" }) File.Delete(database + suffix);
        }
    }

    private static HttpRequestMessage Read(string arguments)
    {
        var words = Word().Matches(arguments).Select(match => match.Value.Trim('\'')).ToList();
        var request = new HttpRequestMessage();
        foreach (var (word, next) in words.Zip(words.Skip(1).Append("")))
        {
            if (word == "-X") request.Method = new HttpMethod(next);
            if (word.StartsWith("http://", StringComparison.Ordinal)) request.RequestUri = new Uri(new Uri(word).PathAndQuery, UriKind.Relative);
            if (word != "-d") continue;
            request.Method = HttpMethod.Post;
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(next));
        }

        foreach (var header in words.Where((_, position) => position > 0 && words[position - 1] == "-H").Select(text => text.Split(": ", 2)))
        {
            if (header[0] == "Content-Type") request.Content!.Headers.TryAddWithoutValidation(header[0], header[1]);
            else request.Headers.TryAddWithoutValidation(header[0], header[1]);
        }

        return request;
    }

    [GeneratedRegex(@"^curl -i (?<arguments>.*?)\s+# (?<status>[0-9]{3})$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Curl();

    [GeneratedRegex(@"'[^']*'|\S+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Word();
}
