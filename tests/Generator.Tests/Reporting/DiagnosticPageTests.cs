using RouteGen.Generator.Model;
using RouteGen.Generator.Planning;
using RouteGen.Generator.Reading;
using RouteGen.Generator.Reporting;
using RouteGen.Generator.Tests.Reading;

namespace RouteGen.Generator.Tests.Reporting;

/// <summary>Every page of <c>docs/diagnostics</c> is run: its example prints exactly the line that it shows, and its correction prints nothing and compiles.</summary>
public sealed class DiagnosticPageTests
{
    /// <summary>Examples that are no text for a page: two files, or one of thousands of lines.</summary>
    private static readonly Dictionary<string, Func<IEnumerable<string>>> Unwritten = new(StringComparer.Ordinal)
    {
        ["RG0004"] = () => (DiagnosticPage.Open("RG0001").Corrected! with { RouteFiles = [("../app/routes.yaml", "routes:\n  GET /users: Users.List\n"), ("../shared/routes.yaml", "namespace: Shop\n")] }).Run().Diagnostics,
        ["RG0005"] = () => Read("routes:\n  GET /a: A.B\n" + new string('#', 4 * 1024 * 1024)),
        ["RG0024"] = () => Read("routes:\n" + string.Concat(Enumerable.Range(0, 1023).Select(number => $"  get /{number}: A.B\n"))).TakeLast(1),
        ["RG3004"] = () => Read("routes:\n" + string.Concat(Enumerable.Range(0, ConflictFinder.MostRoutes + 1).Select(number => $"  GET /{number}: A.B\n"))),
        ["RG9001"] = () => Print(Diagnostics.Of(RouteFileMerger.Merge([RouteText.ReadFile("routes:\n  GET /a: A.B\n")]), [], [], "InvalidOperationException: ...", Resolving.ResolvedRoutes.Options)),
    };

    public static TheoryData<string> Ids => [.. DiagnosticPage.Ids];

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_example_prints_what_the_page_shows(string id)
    {
        var page = DiagnosticPage.Open(id);
        Assert.Equal(page.Printed, Unwritten.TryGetValue(id, out var example) ? example() : page.Example.Run().Diagnostics);
        Assert.Contains($" {id}: ", page.Printed[0], StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_correction_prints_nothing_and_compiles(string id)
    {
        var corrected = DiagnosticPage.Open(id).Corrected;
        if (corrected is null)
        {
            Assert.True(Unwritten.ContainsKey(id) || id is "RG0002" or "RG0003", "The page shows no correction.");
            return;
        }

        var run = corrected.Run();
        Assert.Empty(run.Diagnostics);
        Assert.Empty(run.CompilerDiagnostics);
    }

    private static IEnumerable<string> Read(string text)
    {
        var table = RouteFileMerger.Merge([RouteText.ReadFile(text)]);
        return Print([.. table.Diagnostics, .. ConflictFinder.Find(table)]);
    }

    private static IEnumerable<string> Print(IEnumerable<DiagnosticInfo> found) => found.Select(diagnostic => diagnostic.ToDiagnostic().ToString());
}
