using RouteGen.Generator.Model;

namespace RouteGen.Generator.Tests.Reading;

/// <summary>The options that say how requests are taken: their values, and how what is inside adds to what is outside.</summary>
public class PolicyTests
{
    private const string Route = "routes:\n  GET /a: A.B\n";

    [Theory]
    [InlineData("500ms", 500)]
    [InlineData("10s", 10_000)]
    [InlineData("15m", 900_000)]
    [InlineData("'2m'", 120_000)]
    public void A_time_has_a_unit(string value, int milliseconds) => Assert.Equal(milliseconds, Policy($"timeout: {value}\n").Timeout);

    [Theory]
    [InlineData("1b", 1)]
    [InlineData("64kb", 65_536)]
    [InlineData("6mb", 6_291_456)]
    public void A_size_has_a_unit(string value, int bytes) => Assert.Equal(bytes, Policy($"body-limit: {value}\n").BodyLimit);

    [Theory]
    [InlineData("timeout: ⟦10⟧\n")]
    [InlineData("timeout: ⟦0s⟧\n")]
    [InlineData("timeout: ⟦16m⟧\n")]
    [InlineData("timeout: ⟦1.5s⟧\n")]
    [InlineData("timeout: ⟦10 s⟧\n")]
    [InlineData("timeout: ⟦10S⟧\n")]
    [InlineData("timeout: ⟦99999999999999s⟧\n")]
    [InlineData("timeout: ⟦-1s⟧\n")]
    [InlineData("body-limit: ⟦7mb⟧\n")]
    [InlineData("body-limit: ⟦1MB⟧\n")]
    [InlineData("body-limit: ⟦0b⟧\n")]
    [InlineData("concurrency: ⟦0⟧\n")]
    [InlineData("concurrency: ⟦01⟧\n")]
    [InlineData("concurrency: ⟦1e3⟧\n")]
    [InlineData("concurrency: '⟦10⟧'\n")]
    [InlineData("json-depth: ⟦65⟧\n")]
    [InlineData("json-depth: ⟦0⟧\n")]
    [InlineData("duplicate-properties: ⟦no⟧\n")]
    [InlineData("fault: ⟦yes⟧\n")]
    [InlineData("fault: ⟦'true'⟧\n")]
    [InlineData("auth: ⟦no⟧\n")]
    [InlineData("auth: ⟦Required⟧\n")]
    [InlineData("auth: ⟦true⟧\n")]
    [InlineData("auth: ⟦optional⟧\n")]
    [InlineData("auth: { scopes: ⟦a b⟧ }\n")]
    [InlineData("cors: ⟦off⟧\n")]
    [InlineData("cors: { origins: ⟦shop.example⟧ }\n")]
    [InlineData("cors: { origins: ['⟦https://shop.example/⟧'] }\n")]
    [InlineData("cors: { origins: ['⟦https://Shop.example⟧'] }\n")]
    [InlineData("cors: { origins: ['⟦https://a*.example⟧'] }\n")]
    [InlineData("cors: { origins: ['*'], headers: [⟦x y⟧] }\n")]
    [InlineData("cors: { origins: ['*'], max-age: ⟦10m⟧ }\n")]
    [InlineData("cors: { origins: ['*'], credentials: ⟦maybe⟧ }\n")]
    [InlineData("errors: { Shop.OutOfStock: ⟦200⟧ }\n")]
    [InlineData("errors: { Shop.OutOfStock: ⟦600⟧ }\n")]
    [InlineData("errors: { Shop.OutOfStock: ⟦conflict⟧ }\n")]
    [InlineData("sources: ['⟦rest:⟧']\n")]
    [InlineData("sources: ⟦rest:A1B2⟧\n")]
    [InlineData("sources: ⟦url:https://x⟧\n")]
    [InlineData("sources: ⟦alb:my-group⟧\n")]
    [InlineData("metadata: { team: ⟦\"a\\tb\"⟧ }\n")]
    public void A_value_that_is_not_one_of_the_allowed_ones_is_an_error(string option) => RouteText.ReadWrong("RG1008", option + Route);

    [Theory]
    [InlineData("⟦auth⟧:\n", "RG1007")]
    [InlineData("⟦use⟧: []\n", "RG1007")]
    [InlineData("⟦timeout⟧: ''\n", "RG1007")]
    [InlineData("⟦cors⟧: { max-age: 10 }\n", "RG1007")]
    [InlineData("auth: { ⟦groups⟧: }\n", "RG1007")]
    [InlineData("auth: ⟦{⟧}\n", "RG1006")]
    [InlineData("cors: ⟦[⟧'*']\n", "RG1006")]
    [InlineData("errors: ⟦OutOfStock⟧\n", "RG1006")]
    [InlineData("auth: { groups: ⟦{⟧a: b} }\n", "RG1006")]
    [InlineData("auth: { ⟦roles⟧: [a] }\n", "RG1002")]
    [InlineData("cors: { ⟦origin⟧: '*' }\n", "RG1002")]
    [InlineData("use: [A.B, ⟦A.B⟧]\n", "RG1031")]
    [InlineData("auth: { groups: [a, ⟦a⟧] }\n", "RG1031")]
    [InlineData("sources: [rest, ⟦rest⟧:a1]\n", "RG1031")]
    [InlineData("sources: [rest:a1, ⟦rest⟧]\n", "RG1031")]
    [InlineData("use: ⟦RequestLog⟧\n", "RG1025")]
    [InlineData("errors: { ⟦::⟧Shop: 409 }\n", "RG1026")]
    public void What_is_wrong_with_an_option_is_said_at_its_place(string option, string id) => RouteText.ReadWrong(id, option + Route);

    [Theory]
    [InlineData("routes:\n  GET /a: { handler: A.B, ⟦errors⟧: { A: 400 } }\n")]
    [InlineData("routes:\n  /g:\n    ⟦json-depth⟧: 3\n    GET /a: A.B\n")]
    [InlineData("⟦name⟧: x\n" + Route)]
    [InlineData("routes:\n  /g:\n    ⟦name⟧: x\n    GET /a: A.B\n")]
    [InlineData("routes:\n  SQS a: { handler: A.B, ⟦auth⟧: required }\n")]
    [InlineData("routes:\n  SQS a: { handler: A.B, ⟦use⟧: A.C }\n")]
    public void An_option_stands_where_it_means_something(string text) => RouteText.ReadWrong("RG1004", text);

    [Fact]
    public void Middleware_adds_up_from_the_outside_and_is_looked_for_where_it_is_written()
    {
        var routes = RouteText.ReadValid("""
            namespace: App
            use: [Log.Around]
            routes:
              GET /a: A.B
              /g:
                namespace: App.Admin
                use: [Guard.Around, Audit.Around]
                GET /b: { handler: A.B, use: Own.Around }
              group x:
                namespace: App.Other
                GET /c: A.B
            """).Routes;

        Assert.Equal(
            ["/a Log.Around", "/g/b Log.Around Guard.Around in App.Admin Audit.Around in App.Admin Own.Around in App.Admin", "/c Log.Around"],
            routes.Select(route => $"{route.Path} {string.Join(' ', route.Policy.Use.Select(use => use.Method.Text + (use.Namespace is null ? "" : " in " + use.Namespace)))}"));
    }

    [Fact]
    public void A_fragments_middleware_is_inside_the_apps()
    {
        var app = RouteText.ReadFile("namespace: App\nuse: [Log.Around]\nauth: required\n");
        var fragment = RouteText.ReadFile("namespace: App.Orders\nuse: [Guard.Around]\nauth: { groups: a }\nroutes:\n  /g:\n    namespace: X\n    GET /a: A.B\n", RouteFileKind.Fragment, "routes/orders.yaml");
        var route = Generator.Reading.RouteFileMerger.Merge([app, fragment]).Routes[0];

        Assert.Equal(["Log.Around ", "Guard.Around App.Orders"], route.Policy.Use.Select(use => $"{use.Method.Text} {use.Namespace}"));
        Assert.Equal(new AuthPolicy(IsRequired: true, [new AuthRequirement(AuthKind.Group, "", ["a"])]), route.Policy.Auth);
    }

    [Theory]
    [InlineData("required", "", "required")]
    [InlineData("required", "none", "none")]
    [InlineData("'required'", "\"none\"", "none")]
    [InlineData("none", "required", "required")]
    [InlineData("", "required", "required")]
    [InlineData("", "", "nothing")]
    [InlineData("required", "{ groups: a }", "required Group a")]
    // What is asked outside is asked inside too: nobody opens a route by asking for less.
    [InlineData("{ groups: a }", "required", "required Group a")]
    [InlineData("{ groups: a }", "{ scopes: [b, c] }", "required Group a + Scope b|c")]
    [InlineData("{ groups: a }", "{ groups: a }", "required Group a")]
    [InlineData("{ groups: a }", "none", "none")]
    [InlineData("{ claims: { tenant: [x, y], plan: gold } }", "", "required Claim tenant x|y + Claim plan gold")]
    public void What_is_asked_of_the_caller_adds_up(string outside, string inside, string expected)
    {
        var text = $"{(outside.Length == 0 ? "" : $"auth: {outside}\n")}routes:\n  /g:\n    {(inside.Length == 0 ? "" : $"auth: {inside}")}\n    GET /a: A.B\n";
        var auth = RouteText.ReadValid(text).Routes[0].Policy.Auth;

        var described = auth is null ? "nothing" : (auth.IsRequired ? "required " : "none ")
            + string.Join(" + ", auth.Requirements.Select(requirement => $"{requirement.Kind} {(requirement.Claim.Length > 0 ? requirement.Claim + " " : "")}{string.Join('|', requirement.Values)}"));
        Assert.Equal(expected, described.TrimEnd());
    }

    [Fact]
    public void The_nearest_of_the_others_holds()
    {
        var routes = RouteText.ReadValid("""
            timeout: 10s
            body-limit: 1mb
            fault: true
            concurrency: 5
            cors: { origins: '*' }
            metadata: { team: web, tier: gold }
            routes:
              GET /a: A.B
              /g:
                timeout: 1s
                fault: false
                cors: none
                metadata: { team: payments }
                GET /b: { handler: A.B, name: b, body-limit: 1b, concurrency: 1, metadata: { x: 1 } }
            """).Routes;

        Assert.Equal(
            ["10000 1048576 True 5 1  team=web tier=gold", "1000 1 False 1 0 b team=payments tier=gold x=1"],
            routes.Select(route => $"{route.Policy.Timeout} {route.Policy.BodyLimit} {route.Policy.Fault} {route.Policy.Concurrency} {route.Policy.Cors!.Origins.Count} {route.Policy.Name} {string.Join(' ', route.Policy.Metadata.Select(entry => $"{entry.Key}={entry.Value}"))}"));
    }

    [Theory]
    [InlineData("[rest, alb:arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/a/1]", RequestFronts.Rest | RequestFronts.Alb, "Alb arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/a/1")]
    [InlineData("[rest:a1b2c3d4e5, rest:f6, url]", RequestFronts.Rest | RequestFronts.FunctionUrl, "Rest a1b2c3d4e5, Rest f6")]
    [InlineData("http2:a1", RequestFronts.HttpApiV2, "HttpApiV2 a1")]
    internal void A_source_may_be_pinned_to_an_id(string value, RequestFronts fronts, string pins)
    {
        var policy = Policy($"sources: {value}\n");

        Assert.Equal(fronts, policy.Sources);
        Assert.Equal(pins, string.Join(", ", policy.Pins.Select(pin => $"{pin.Front} {pin.Id}")));
    }

    [Fact]
    public void Sources_inside_replace_those_outside_with_their_ids()
    {
        var route = RouteText.ReadValid("sources: rest:a1\nroutes:\n  /g:\n    sources: url\n    GET /a: A.B\n").Routes[0];

        Assert.Equal(RequestFronts.FunctionUrl, route.Sources);
        Assert.Empty(route.Policy.Pins);
    }

    [Fact]
    public void A_group_is_known_by_its_path_or_its_name()
    {
        var routes = RouteText.ReadValid("routes:\n  GET /a: A.B\n  /g/{x}:\n    GET /: A.B\n    group inner:\n      GET /i: A.B\n    /h:\n      GET /: A.B\n").Routes;

        Assert.Equal(["", "/g/{x}", "inner", "/g/{x}/h"], routes.Select(route => route.Policy.Group ?? ""));
    }

    private static DeclaredPolicy Policy(string option) => RouteText.ReadValid(option + Route).Routes[0].Policy;
}
