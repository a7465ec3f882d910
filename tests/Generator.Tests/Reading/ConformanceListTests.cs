using System.Text;
using RouteGen.Tests.Harness;

namespace RouteGen.Generator.Tests.Reading;

/// <summary>The paths of real APIs, where the lists lie beside the project; skipped visibly elsewhere.</summary>
public class ConformanceListTests
{
    [ConformanceTheory]
    [InlineData("github-api.github.com.tsv", 1_223)]
    [InlineData("kubernetes-swagger.tsv", 1_123)]
    [InlineData("digitalocean.v2.tsv", 659)]
    [InlineData("stripe-old.tsv", 402)]
    [InlineData("twilio_api_v2010.tsv", 197)]
    public void Every_path_the_grammar_has_is_read_as_it_is_written(string list, int count)
    {
        var lines = File.ReadAllLines(ConformanceTheoryAttribute.PathOf(list));
        Assert.Equal(count, lines.Length);
        var text = new StringBuilder("routes:\n");
        var expected = new List<string>();
        foreach (var line in lines)
        {
            var route = line.Replace('\t', ' ');
            // DigitalOcean's list has the address of an upload as a path: another router's notation of a parameter.
            if (route.Contains('<', StringComparison.Ordinal)) continue;
            expected.Add(route + ": Api.Handle");
            text.Append("  ").Append(route).Append(": Api.Handle\n");
        }

        Assert.Equal(expected, RouteText.ReadValid(text.ToString()).Routes.Select(RouteText.Describe));
        Assert.InRange(lines.Length - expected.Count, 0, 1);
    }

    private sealed class ConformanceTheoryAttribute : TheoryAttribute
    {
        public ConformanceTheoryAttribute()
        {
            if (!Directory.Exists(PathOf(""))) Skip = "The lists of routes (../shared/conformance/routes) are not beside the project.";
        }

        public static string PathOf(string list) => Repository.Folder("..", "shared", "conformance", "routes", list);
    }
}
