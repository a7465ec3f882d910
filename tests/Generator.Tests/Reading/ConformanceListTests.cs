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
        var routes = Conformance.Routes(list);
        Assert.Equal(count, routes.Count);
        var text = new StringBuilder("routes:\n");
        var expected = new List<string>();
        foreach (var route in routes)
        {
            // DigitalOcean's list has the address of an upload as a path: another router's notation of a parameter.
            if (route.Contains('<', StringComparison.Ordinal)) continue;
            expected.Add(route + ": Api.Handle");
            text.Append("  ").Append(route).Append(": Api.Handle\n");
        }

        Assert.Equal(expected, RouteText.ReadValid(text.ToString()).Routes.Select(RouteText.Describe));
        Assert.InRange(routes.Count - expected.Count, 0, 1);
    }
}
