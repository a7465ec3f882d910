using System.Text;
using FsCheck;
using FsCheck.Fluent;
using RouteGen.Routing;

namespace RouteGen.Generator.Tests.Planning;

/// <summary>The tables that Planning writes, read by the runtime's own matcher.</summary>
public sealed class RouteMatcherTests
{
    [Theory]
    [InlineData("GET /users", "GET", "/users", "GET /users")]
    [InlineData("GET /users/{id}", "GET", "/users/7", "GET /users/{id} id=7")]
    [InlineData("GET /users/{id}", "GET", "/users/a%2Fb", "GET /users/{id} id=a/b")]
    [InlineData("GET /users/{id}", "GET", "/users/%E5%A4%AA%E9%83%8E", "GET /users/{id} id=太郎")]
    [InlineData("GET /users/{id}", "GET", "/users/50%", "GET /users/{id} id=50%")]
    [InlineData("GET /users/{id}", "GET", "/users/a+b", "GET /users/{id} id=a+b")]
    [InlineData("GET /users/{id}", "GET", "/users/", "none")]
    [InlineData("GET /users/{id}", "GET", "/users/7/", "none")]
    [InlineData("GET /users/{id}", "GET", "/Users/7", "none")]
    [InlineData("GET /users/{id}", "POST", "/users/7", "allows Get")]
    [InlineData("GET /", "GET", "/", "GET /")]
    [InlineData("GET /a/", "GET", "/a/", "GET /a/")]
    [InlineData("GET /a/", "GET", "/a", "none")]
    [InlineData("GET /日本/{都市}", "GET", "/%E6%97%A5%E6%9C%AC/%E6%9D%B1%E4%BA%AC", "GET /日本/{都市} 都市=東京")]
    [InlineData("GET /files/{path+}", "GET", "/files/a/b%20c/", "GET /files/{path+} path=a/b c/")]
    [InlineData("GET /files/{path+}", "GET", "/files/", "none")]
    [InlineData("GET /files/{path+}", "GET", "/files", "none")]
    [InlineData("GET /files/{path+}", "GET", "/files//x", "GET /files/{path+} path=/x")]
    [InlineData("GET /{id}.json", "GET", "/a.json.json", "GET /{id}.json id=a.json")]
    [InlineData("GET /{id}.json", "GET", "/.json", "none")]
    [InlineData("GET /{base}...{head}", "GET", "/a...b...c", "GET /{base}...{head} base=a head=b...c")]
    [InlineData("GET /v1:{name}:cancel", "GET", "/v1:x:cancel", "GET /v1:{name}:cancel name=x")]
    [InlineData("GET /Products({id},{part})", "GET", "/Products(1,2,3)", "GET /Products({id},{part}) id=1 part=2,3")]
    public void One_route(string key, string verb, string path, string expected) => Assert.Equal(expected, new RouteTable(key).Match(verb, path));

    [Fact]
    public void The_more_specific_path_wins_and_without_the_method_hides_nothing()
    {
        var table = new RouteTable("POST /test", "OPTIONS /{proxy+}", "ANY /test/any", "GET /users/me", "GET /users/{id}", "DELETE /users/{id}", "GET /{tenant}/me", "GET /users/{id}.json");
        Assert.Equal("POST /test", table.Match("POST", "/test"));
        Assert.Equal("OPTIONS /{proxy+} proxy=test", table.Match("OPTIONS", "/test"));
        Assert.Equal("ANY /test/any", table.Match("OPTIONS", "/test/any"));
        Assert.Equal("GET /users/me", table.Match("GET", "/users/me"));
        Assert.Equal("DELETE /users/{id} id=me", table.Match("DELETE", "/users/me"));
        Assert.Equal("GET /users/{id}.json id=7", table.Match("GET", "/users/7.json"));
        Assert.Equal("GET /{tenant}/me tenant=shop", table.Match("GET", "/shop/me"));
        Assert.Equal("allows Options", table.Match("PATCH", "/users/me/"));
        Assert.Equal("allows Post, Options", table.Match("GET", "/test"));
    }

    [Fact]
    public void A_wrong_turn_is_turned_back_with_its_values()
    {
        var table = new RouteTable("GET /a/{b}/c", "GET /{x}/{y}/d", "GET /{x}/{rest+}");
        Assert.Equal("GET /a/{b}/c b=1", table.Match("GET", "/a/1/c"));
        Assert.Equal("GET /{x}/{y}/d x=a y=1", table.Match("GET", "/a/1/d"));
        Assert.Equal("GET /{x}/{rest+} x=a rest=1/e", table.Match("GET", "/a/1/e"));
    }

    [Fact]
    public void Exact_verb_before_any_on_one_template_only()
    {
        var table = new RouteTable("ANY /a", "GET /a", "GET /{x}");
        Assert.Equal("GET /a", table.Match("GET", "/a"));
        Assert.Equal("ANY /a", table.Match("PUT", "/a"));
        Assert.Equal("allows Get", table.Match("PUT", "/b"));
    }

    [Fact]
    public void A_path_deeper_than_every_template_can_only_be_greedy()
    {
        var table = new RouteTable("GET /a/{b}", "GET /a/{b+}");
        Assert.Equal("GET /a/{b+} b=1/2/3/4/5/6", table.Match("GET", "/a/1/2/3/4/5/6"));
        Assert.Equal("none", table.Match("GET", "/b/1/2/3/4/5/6"));
    }

    [Theory]
    [InlineData("GET /users/{id}", 0, "GET /users/{id}", "GET /orders")]
    [InlineData("GET /users/{id}", 2, "GET /users/{id}", "GET /users/me")]
    [InlineData("GET /users/{id}", 2, "GET /users/{id}", "ANY /users/me")]
    [InlineData("GET /users/{id}", 0, "GET /users/{id}", "POST /users/me")]
    [InlineData("GET /users/{id}", 2, "GET /users/{id}", "GET /users/{id}.json")]
    [InlineData("GET /{a}/x", 2, "GET /{a}/x", "GET /b/{c}", "GET /b/x")]
    [InlineData("GET /{a}/x", 0, "GET /{a}/x", "GET /b/{c}")]
    [InlineData("GET /users/{id}", 0, "GET /users/{id}", "GET /users/{rest+}")]
    [InlineData("ANY /{proxy+}", 1, "ANY /{proxy+}", "GET /users")]
    public void The_gateways_template_settles_the_route_unless_the_table_knows_better(string template, int flags, params string[] keys)
    {
        var table = new RouteTable(keys);
        var endpoint = RouteMatcher.FindTemplate(table.Tables, Encoding.UTF8.GetBytes(template[(template.IndexOf(' ', StringComparison.Ordinal) + 1)..]), out var found);
        Assert.Equal(flags, (int)found);
        Assert.Equal(template, table.Keys[RouteMatcher.FindRoute(table.Tables, endpoint, HttpVerb.Get, http: null)]);
    }

    [Fact]
    public void Templates_of_one_shape_keep_their_own_names()
    {
        var table = new RouteTable("GET /a/{x}", "POST /a/{y}");
        var endpoint = RouteMatcher.FindTemplate(table.Tables, "/a/{x}"u8, out _);
        Assert.Equal(-1, RouteMatcher.FindRoute(table.Tables, endpoint, HttpVerb.Post, http: null));
        Assert.Equal("POST /a/{y} y=1", table.Match("POST", "/a/1"));
    }

    [Fact]
    public void Unknown_templates_are_not_found()
    {
        var table = new RouteTable("GET /a", "GET /b/{c}");
        foreach (var template in new[] { "", "/", "/A", "/b", "/b/{d}", "/c", "/a/", "/aa" }) Assert.Equal(-1, RouteMatcher.FindTemplate(table.Tables, Encoding.UTF8.GetBytes(template), out _));
        Assert.Equal(-1, RouteMatcher.FindTemplate(default, "/a"u8, out _));
    }

    [Fact]
    public void Ten_thousand_routes_are_all_found()
    {
        var keys = Enumerable.Range(0, 10_000).Select(i => $"{(i % 2 == 0 ? "GET" : "PUT")} /api/v{i % 7}/things{i / 2}/{{id}}/parts{i % 3}").ToArray();
        var table = new RouteTable(keys);
        foreach (var key in keys)
        {
            var space = key.IndexOf(' ', StringComparison.Ordinal);
            Assert.Equal(key + " id=x", table.Match(key[..space], key[(space + 1)..].Replace("{id}", "x", StringComparison.Ordinal)));
            Assert.True(RouteMatcher.FindTemplate(table.Tables, Encoding.UTF8.GetBytes(key[(space + 1)..]), out _) >= 0);
        }
    }

    [Fact]
    public void The_tables_do_not_depend_on_the_order_of_routes()
    {
        string[] keys = ["GET /b/{x}-{y}", "GET /b/{x}.json", "GET /a", "POST /a", "GET /b/{id}", "ANY /{rest+}"];
        Assert.Equal(new RouteTable(keys).Plan, new RouteTable([.. keys.Reverse()]).Plan);
    }

    [Fact]
    public void Any_table_and_any_path_agree_with_the_plain_reading_of_the_rules()
    {
        var segment = Gen.Frequency(
            (4, Gen.Elements("a", "b", "ab", "")),
            (3, Gen.Elements("{p}", "{q}")),
            (2, Gen.Elements("{p}-{q}", "a{p}", "{p}b", "a{p}b")));
        var last = Gen.Frequency((3, segment), (1, Gen.Constant("{r+}")));
        var verb = Gen.Elements("GET", "POST", "ANY");
        var key = from depth in Gen.Choose(0, 3)
                  from before in segment.ArrayOf(depth)
                  from end in last
                  from chosen in verb
                  select $"{chosen} /{string.Join('/', before.Append(end))}";
        var keys = from count in Gen.Choose(1, 12) from made in key.ArrayOf(count) select Distinct(made);
        var path = from depth in Gen.Choose(1, 5)
                   from parts in Gen.Elements("a", "b", "ab", "a-b", "axb", "x", "", "%61", "a%2Fb", "-", "b-").ArrayOf(depth)
                   select "/" + string.Join('/', parts);

        Prop.ForAll(keys.ToArbitrary(), path.ToArbitrary(), verb.ToArbitrary(), (table, request, method) =>
        {
            var expected = ReferenceRouter.Match(table, method, request);
            var found = new RouteTable(table).Match(method, request);
            return (expected is null ? !found.Contains(' ', StringComparison.Ordinal) || found.StartsWith("allows", StringComparison.Ordinal) : found.StartsWith(expected, StringComparison.Ordinal) && (found.Length == expected.Length || found[expected.Length] == ' '))
                .Label($"{string.Join("; ", table)} <- {method} {request}: {found}, expected {expected ?? "none"}");
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(5000));
    }

    // One route for each shape and verb, as the conflict finder enforces; the names of parameters made different, as the reader enforces.
    private static string[] Distinct(string[] keys) => [.. keys.Select(Renamed).DistinctBy(key => Generator.Planning.PathShape.Of(RouteTable.Parse(key).Path, false) + RouteTable.Parse(key).Verb)];

    private static string Renamed(string key)
    {
        var renamed = new StringBuilder();
        var next = 'a';
        for (var i = 0; i < key.Length; i++)
        {
            renamed.Append(i > 0 && key[i - 1] == '{' ? next++ : key[i]);
        }

        return renamed.ToString();
    }
}
