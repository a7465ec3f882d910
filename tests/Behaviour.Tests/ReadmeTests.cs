using System.Globalization;
using RouteGen.Testing;
using RouteGen.Tests.Harness;

namespace RouteGen.Behaviour.Tests;

/// <summary>What the README shows works, and what it says is so.</summary>
public sealed class ReadmeTests
{
    private static readonly string Text = File.ReadAllText(Repository.Folder("README.md"));

    // What the example leaves out: what a user is, and where users are kept.
    private const string Users = """
        namespace App;

        public sealed record NewUser(string Name);

        public sealed record User(Guid Id, string Name);

        public sealed class UserStore
        {
            private readonly List<User> _users = new();

            public User? Find(Guid id) => _users.Find(user => user.Id == id);

            public User Add(string name)
            {
                _users.Add(new User(Guid.NewGuid(), name));
                return _users[^1];
            }
        }
        """;

    private static RouterProject Example => new()
    {
        RouteFiles = [("routes.yaml", Block("yaml"))],
        Sources = [("Handlers.cs", "namespace App;\n" + Block("csharp")), ("Users.cs", Users)],
    };

    [Fact]
    public async Task Its_example_is_a_whole_application()
    {
        var run = Example.Run();
        Assert.Empty(run.CompilerDiagnostics);
        // The example does not care for Native AOT, and says nothing of JSON.
        Assert.All(run.Diagnostics, line => Assert.Contains("warning RG4017", line, StringComparison.Ordinal));

        var app = new RouterApp(run.Load());
        var created = await app.PostAsync("/users", """{"name":"Ada"}""", "application/json");
        var location = created.EnsureStatus(201).GetHeader("Location")!;
        Assert.Contains("\"Ada\"", (await app.GetAsync(location)).EnsureStatus(200).Text, StringComparison.Ordinal);
        (await app.GetAsync($"/users/{Guid.NewGuid()}")).EnsureStatus(404);

        var sent = await app.SendSqsAsync("signups", """{"name":"Grace"}""", "no JSON");
        Assert.Equal(("SQS signups", 1), (sent.Route, Assert.Single(sent.FailedRecords)));
    }

    [Fact]
    public void A_wrong_line_is_the_error_it_shows()
    {
        var wrong = Example with { RouteFiles = [("routes.yaml", Block("yaml").Replace("Users.Get", "Users.Gat", StringComparison.Ordinal))] };
        var printed = wrong.Run().Diagnostics.Single(line => line.Contains("error", StringComparison.Ordinal));
        Assert.Equal(printed, Text.Split('`').Single(code => code.StartsWith("routes.yaml(", StringComparison.Ordinal)));
    }

    [ConformanceFact]
    public void Its_figures_are_true()
    {
        var keys = Conformance.Routes("github-api.github.com.tsv");
        Assert.Contains($"GitHub's public API, {keys.Count.ToString("N0", CultureInfo.InvariantCulture)} routes", Text, StringComparison.Ordinal);

        var shown = int.Parse(Text.Split(" KB of code")[0].Split(' ')[^1], CultureInfo.InvariantCulture);
        Assert.InRange(ListedRouter.Project(keys).Run().AssemblySize / 1000.0, shown * 0.95, shown * 1.05);

        var routes = File.ReadLines(Repository.Folder("tests", "Snapshots", "ShopRouterTests.The_router_is_as_reviewed#Router.g.verified.cs")).Count(line => line.TrimStart().StartsWith("case ", StringComparison.Ordinal));
        Assert.Contains($"# {routes} routes over SQLite", Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Its_measured_figures_are_those_of_the_benchmarks()
    {
        var results = Directory.EnumerateFiles(Repository.Folder("benchmarks", "results"), "*.md").SelectMany(File.ReadLines).ToHashSet(StringComparer.Ordinal);
        var measured = Text[Text.IndexOf("| measured |", StringComparison.Ordinal)..].Split('\n').Skip(2).TakeWhile(line => line.StartsWith('|')).ToList();
        Assert.NotEmpty(measured);
        Assert.All(measured, line => Assert.Contains(line, results));
    }

    [Fact]
    public void Its_links_lead_somewhere()
    {
        var links = Text.Split("](").Skip(1).Select(rest => rest[..rest.IndexOf(')', StringComparison.Ordinal)]).Where(link => !link.Contains("://", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(links);
        Assert.All(links, link => Assert.True(Path.Exists(Repository.Folder(link.Split('#')[0])), link));
    }

    private static string Block(string language)
    {
        var start = Text.IndexOf($"```{language}\n", StringComparison.Ordinal) + language.Length + 4;
        return Text[start..Text.IndexOf("```", start, StringComparison.Ordinal)];
    }
}
