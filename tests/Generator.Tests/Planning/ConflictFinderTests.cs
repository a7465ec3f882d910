using Microsoft.CodeAnalysis.Text;
using RouteGen.Generator.Model;
using RouteGen.Generator.Planning;
using RouteGen.Generator.Reporting;

namespace RouteGen.Generator.Tests.Planning;

public sealed class ConflictFinderTests
{
    [Theory]
    [InlineData("RG3001 GET /a", "GET /a", "GET /a")]
    [InlineData("RG3002 GET /a/{y}; GET /a/{x}", "GET /a/{x}", "GET /a/{y}")]
    [InlineData("RG3002 GET /a/{x}-{z}; GET /a/{x}-{y}", "GET /a/{x}-{y}", "GET /a/{x}-{z}")]
    [InlineData("RG3002 GET /a/{y+}; GET /a/{x+}", "GET /a/{x+}", "GET /a/{y+}")]
    [InlineData("RG3002 GET /b{x}; GET /{x}a", "GET /{x}a", "GET /b{x}")]
    [InlineData("RG3002 ANY /b{x}; GET /{x}a", "GET /{x}a", "ANY /b{x}")]
    [InlineData("RG3002 GET /b{x}/{y}; GET /{x}a/c", "GET /{x}a/c", "GET /b{x}/{y}")]
    [InlineData("RG3002 GET /b{x}/{y+}; GET /{x}a/c/d", "GET /{x}a/c/d", "GET /b{x}/{y+}")]
    public void Routes_without_a_winner_are_reported_at_the_later_one(string expected, params string[] keys) => Assert.Equal([expected], Find(false, keys));

    [Theory]
    [InlineData("GET /a", "POST /a", "ANY /a", "GET /a/")]
    [InlineData("GET /a/{x}", "POST /a/{y}", "GET /a/b", "GET /a/{x+}")]
    [InlineData("GET /{x}.json", "GET /{x}.{y}", "GET /a{x}.json", "GET /{x}")]
    [InlineData("GET /Products({x})", "GET /Products({x},{y})")]
    [InlineData("GET /{x}a", "POST /b{x}")]
    [InlineData("GET /{x}a/c", "GET /b{x}/d")]
    [InlineData("GET /{x}a/c", "GET /b{x}/c/d")]
    [InlineData("GET /{x}.json", "GET /{x}.xml")]
    [InlineData("GET /{a}/x", "GET /b/{c}")]
    public void Routes_that_the_order_of_matching_decides_are_no_conflict(params string[] keys) => Assert.Empty(Find(false, keys));

    [Fact]
    public void A_trailing_slash_that_is_ignored_makes_no_difference()
    {
        Assert.Equal(["RG3002 GET /a/; GET /a"], Find(true, "GET /a", "GET /a/"));
        Assert.Empty(Find(true, "GET /", "GET /a/"));
    }

    [Fact]
    public void Any_beside_all_seven_verbs_is_never_reached()
    {
        string[] all = ["GET /a", "POST /a", "PUT /a", "PATCH /a", "DELETE /a", "HEAD /a", "OPTIONS /a", "ANY /a"];
        Assert.Equal(["RG3003 ANY /a; every method has a route of its own on this path"], Find(false, all));
        Assert.Empty(Find(false, all[1..]));
    }

    [Fact]
    public void Each_route_is_reported_once_and_with_the_place_of_the_first()
    {
        var table = Table(false, "GET /a", "GET /a", "GET /a");
        var found = ConflictFinder.Find(table);
        Assert.Equal(2, found.Count);
        Assert.All(found.ToArray(), diagnostic => Assert.Equal(table.Routes[0].Key, diagnostic.Related));
        Assert.Equal(table.Routes[2].Key, found[1].Location);
    }

    [Fact]
    public void More_routes_than_the_tables_can_number_are_refused()
    {
        var keys = Enumerable.Range(0, ConflictFinder.MostRoutes + 1).Select(i => $"GET /r{i}").ToArray();
        Assert.Equal(["RG3004 65534"], Find(false, keys));
        Assert.Empty(Find(false, keys[1..]));
    }

    private static string[] Find(bool ignoreTrailingSlash, params string[] keys) =>
        [.. ConflictFinder.Find(Table(ignoreTrailingSlash, keys)).ToArray().Select(diagnostic => $"{diagnostic.Descriptor.Id} {string.Join("; ", diagnostic.Arguments.ToArray().Take(2))}")];

    private static DeclaredTable Table(bool ignoreTrailingSlash, params string[] keys) => new(
        new DeclaredApp { IgnoreTrailingSlash = ignoreTrailingSlash },
        keys.Select((key, line) =>
        {
            var place = new TextLocation("routes.yaml", new TextSpan(line, 1), default);
            var route = RouteTable.Parse(key);
            return new DeclaredRoute(route.Verb, route.Path, new DeclaredName("Test.Handle", place), DeclaredPolicy.None, place, []);
        }).ToEquatableArray(),
        []);
}
