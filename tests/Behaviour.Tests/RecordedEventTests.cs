using System.Text.Json;
using RouteGen.Events;
using RouteGen.Hosting;
using RouteGen.Tests.Harness;
using Xunit.Abstractions;

namespace RouteGen.Behaviour.Tests;

/// <summary>Events as AWS and its libraries' authors recorded them: HTTP requests are answered, everything else is refused by name and nothing throws otherwise.</summary>
public sealed class RecordedEventTests(ITestOutputHelper output)
{
    private static readonly Dictionary<string, Front> Fronts = new(StringComparer.Ordinal)
    {
        ["rest-v1"] = Front.Rest,
        ["httpapi-v1"] = Front.HttpApiV1,
        ["httpapi-v2"] = Front.HttpApiV2,
        ["function-url"] = Front.FunctionUrl,
        ["alb"] = Front.Alb,
        ["alb-multi"] = Front.Alb,
    };

    [ConformanceTheory]
    [InlineData("index.csv")]
    public async Task Every_event_is_what_its_index_says(string index)
    {
        var folder = Conformance.PathOf("events");
        var session = new RouterSession(RouterProject.Of("""
            routes:
              ANY /: Handlers.Front
              ANY /{proxy+}: Handlers.Front
            """, """
            namespace App;
            public static class Handlers
            {
                public static string Front(RouteGen.HttpRequest request) => $"{request.Front} {request.Method} {request.GetHeader("host")} {request.Body.Length} {request.RequestId} {request.Headers.Count}";
            }
            """).Run().Load());

        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var wrong = new List<string>();
        foreach (var line in File.ReadLines(Path.Combine(folder, index)).Skip(1))
        {
            var (file, type) = (line.Split(',')[0], line.Split(',')[1]);
            if (type.StartsWith("response-", StringComparison.Ordinal)) continue;
            var found = await KindOf(session, await File.ReadAllBytesAsync(Path.Combine(folder, file)));
            var expected = Fronts.TryGetValue(type, out var front) ? front.ToString() : "Function.NoRoute";
            if (found != expected) wrong.Add($"{file} ({type}): {found}");
            counts[found] = counts.GetValueOrDefault(found) + 1;
        }

        foreach (var (kind, count) in counts) output.WriteLine($"{count,4} {kind}");
        Assert.Empty(wrong);
        Assert.All(Fronts.Values, front => Assert.True(counts[front.ToString()] > 0));
    }

    private static async Task<string> KindOf(RouterSession session, byte[] json)
    {
        try
        {
            using var answer = JsonDocument.Parse(await session.InvokeAsync(json, new LambdaContext { RequestId = "r" }));
            var status = answer.RootElement.GetProperty("statusCode").GetInt32();
            if (status != 200) return $"status {status}";
            return answer.RootElement.TryGetProperty("body", out var body) && body.GetString()!.Split(' ') is [var front, ..] ? front : "no body";
        }
        catch (EventException refused)
        {
            return refused.ErrorType;
        }
    }
}
