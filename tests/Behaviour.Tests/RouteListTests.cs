using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using RouteGen.Hosting;
using RouteGen.Tests.Harness;
using Xunit.Abstractions;

namespace RouteGen.Behaviour.Tests;

/// <summary>The paths of real APIs: each list compiles into one router, and every route of it is reached on every front with the values that were sent.</summary>
public sealed class RouteListTests(ITestOutputHelper output)
{
    // Plain, percent-encoded, Japanese, and what must stay data inside a segment.
    private static readonly string[] Values = ["octocat", "a b+c", "日本語", "50%", "x%2Fy"];

    [ConformanceTheory]
    [InlineData("github-api.github.com.tsv")]
    [InlineData("kubernetes-swagger.tsv")]
    [InlineData("digitalocean.v2.tsv", "PUT /<upload_url>")] // A placeholder in another notation, which is an error by design.
    [InlineData("stripe-old.tsv")]
    [InlineData("twilio_api_v2010.tsv")]
    public async Task Every_route_is_reached(string file, params string[] refused)
    {
        var keys = Conformance.Routes(file);
        var watch = Stopwatch.StartNew();
        var run = ListedRouter.Project(keys).Run();
        var generated = watch.Elapsed;
        Assert.Equal(refused.Length, run.Diagnostics.Count);
        Assert.Empty(run.CompilerDiagnostics);
        watch.Restart();
        var router = run.Load();
        var tables = run["Router.g.cs"].Length + run["Router.Tables.g.cs"].Length;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{file}: {keys.Count} routes, generated in {generated.TotalMilliseconds:0} ms, compiled in {watch.ElapsedMilliseconds} ms, emitted {tables / 1024} KiB of C#, assembly {run.AssemblySize / 1024} KiB"));

        var session = new RouterSession(router);
        for (var id = 0; id < keys.Count; id++)
        {
            if (refused.Contains(keys[id])) continue;
            var (verb, template) = (keys[id].Split(' ', 2)[0], keys[id].Split(' ', 2)[1]);
            var values = ListedRouter.ParameterNames(template).Select((name, position) => (name, Values[(id + position) % Values.Length])).ToList();
            var expected = string.Join('|', values.Select(value => value.Item2).Prepend($"R{id}"));
            var path = values.Aggregate(template, (filled, value) => filled.Replace($"{{{value.name}}}", Uri.EscapeDataString(value.Item2), StringComparison.Ordinal));

            foreach (var @event in new[] { Rest(verb, template, path, values), HttpApi(verb, template, values), FunctionUrl(verb, path) })
            {
                using var answer = JsonDocument.Parse(await session.InvokeAsync(Encoding.UTF8.GetBytes(@event.ToJsonString()), new LambdaContext()));
                Assert.Equal(200, answer.RootElement.GetProperty("statusCode").GetInt32());
                Assert.Equal(expected, verb == "HEAD" ? ListedRouter.Last(router) : answer.RootElement.GetProperty("body").GetString());
            }
        }
    }

    private static JsonObject Rest(string verb, string template, string path, IEnumerable<(string Name, string Value)> values) => new()
    {
        ["resource"] = template,
        ["path"] = path,
        ["httpMethod"] = verb,
        ["pathParameters"] = new JsonObject(values.Select(value => KeyValuePair.Create(value.Name, (JsonNode?)Uri.EscapeDataString(value.Value)))),
        ["requestContext"] = new JsonObject { ["stage"] = "prod", ["resourcePath"] = template },
    };

    private static JsonObject HttpApi(string verb, string template, IEnumerable<(string Name, string Value)> values) => new()
    {
        ["version"] = "2.0",
        ["routeKey"] = $"{verb} {template}",
        ["rawPath"] = "/the/gateway/matched",
        ["rawQueryString"] = "",
        ["pathParameters"] = new JsonObject(values.Select(value => KeyValuePair.Create(value.Name, (JsonNode?)value.Value))),
        ["requestContext"] = new JsonObject { ["stage"] = "$default", ["http"] = new JsonObject { ["method"] = verb } },
    };

    private static JsonObject FunctionUrl(string verb, string path) => new()
    {
        ["version"] = "2.0",
        ["routeKey"] = "$default",
        ["rawPath"] = path,
        ["rawQueryString"] = "",
        ["requestContext"] = new JsonObject { ["stage"] = "$default", ["domainName"] = "abc.lambda-url.eu-west-1.on.aws", ["http"] = new JsonObject { ["method"] = verb } },
    };
}
