using RouteGen.Generator.Model;
using RouteGen.Generator.Reading;

namespace RouteGen.Generator.Tests.Reading;

public class OptionTests
{
    private const string Route = "routes:\n  GET /a: A.B\n";

    [Fact]
    public void Every_app_option_is_read()
    {
        const string Text = """
            namespace: Shop.Api
            services: Shop.Services
            not-found: Errors.NotFound
            base-path: /shop/v1.2_a-b~
            trailing-slash: ignore
            binary: true
            routes:
              GET /a: A.B
            """;

        var app = RouteText.ReadValid(Text).App;

        Assert.Equal("Shop.Api", app.Namespace);
        Assert.Equal("Shop.Services", app.Services!.Text);
        Assert.Equal("Shop.Services", RouteText.TextAt(Text, app.Services.Location));
        Assert.Equal("Errors.NotFound", app.NotFound!.Text);
        Assert.Equal("Errors.NotFound", RouteText.TextAt(Text, app.NotFound.Location));
        Assert.Equal("/shop/v1.2_a-b~", app.BasePath);
        Assert.True(app.IgnoreTrailingSlash);
        Assert.True(app.Binary);
    }

    [Fact]
    public void What_is_not_written_has_its_default() => Assert.Equal(new DeclaredApp(), RouteText.ReadValid(Route).App);

    [Theory]
    [InlineData("trailing-slash: strict\nbinary: false\n")]
    [InlineData("trailing-slash: 'strict'\n")]
    public void The_default_may_be_written(string options) => Assert.Equal(new DeclaredApp(), RouteText.ReadValid(options + Route).App);

    [Theory]
    [InlineData("RG1007", "⟦namespace⟧:\n")]
    [InlineData("RG1007", "⟦services⟧: # none\n")]
    [InlineData("RG1007", "⟦services⟧: ~\n")]
    [InlineData("RG1007", "⟦services⟧: null\n")]
    [InlineData("RG1007", "'⟦services⟧': ''\n")]
    [InlineData("RG1007", "⟦binary⟧:\n")]
    [InlineData("RG1008", "binary: ⟦True⟧\n")]
    [InlineData("RG1008", "binary: ⟦TRUE⟧\n")]
    [InlineData("RG1008", "binary: ⟦yes⟧\n")]
    [InlineData("RG1008", "binary: ⟦on⟧\n")]
    [InlineData("RG1008", "binary: ⟦1⟧\n")]
    [InlineData("RG1008", "binary: ⟦'true'⟧\n")]
    [InlineData("RG1008", "binary: ⟦\"true\"⟧\n")]
    [InlineData("RG1008", "trailing-slash: ⟦no⟧\n")]
    [InlineData("RG1008", "trailing-slash: ⟦Off⟧\n")]
    [InlineData("RG1008", "trailing-slash: ⟦Ignore⟧\n")]
    [InlineData("RG1008", "trailing-slash: '⟦true⟧'\n")]
    [InlineData("RG1006", "services: ⟦[⟧Shop.Services]\n")]
    [InlineData("RG1006", "services:\n  ⟦-⟧ Shop.Services\n")]
    [InlineData("RG1006", "services:\n  ⟦name⟧: Shop.Services\n")]
    [InlineData("RG1006", "services: ⟦{⟧ name: Shop.Services }\n")]
    [InlineData("RG1026", "services: Shop⟦::⟧Services\n")]
    [InlineData("RG1026", "services: ⟦global::⟧Shop.Services\n")]
    [InlineData("RG1026", "services: Shop.Services⟦, ⟧Shop\n")]
    [InlineData("RG1026", "services: Shop.Services⟦<int>⟧\n")]
    [InlineData("RG1026", "namespace: Shop⟦.⟧\n")]
    [InlineData("RG1026", "namespace: Shop⟦ ⟧Api\n")]
    [InlineData("RG1026", "namespace: ⟦7⟧Shop\n")]
    [InlineData("RG1026", "namespace: Shop⟦-⟧Api\n")]
    [InlineData("RG1025", "not-found: ⟦NotFound⟧\n")]
    [InlineData("RG1029", "base-path: ⟦/⟧\n")]
    [InlineData("RG1029", "base-path: /shop⟦/⟧\n")]
    [InlineData("RG1029", "base-path: /shop/⟦{id}⟧\n")]
    [InlineData("RG1029", "base-path: /caf⟦é⟧\n")]
    [InlineData("RG1029", "base-path: /a/⟦😀⟧\n")]
    [InlineData("RG1029", "base-path: /caf⟦%C3⟧%A9\n")]
    [InlineData("RG1029", "base-path: /⟦%73⟧hop\n")]
    [InlineData("RG1029", "base-path: /a⟦%⟧\n")]
    [InlineData("RG1029", "base-path: /a⟦+⟧b\n")]
    [InlineData("RG1029", "base-path: /⟦:⟧shop\n")]
    [InlineData("RG1029", "base-path: /shop⟦*⟧\n")]
    [InlineData("RG1018", "base-path: /shop/⟦..⟧/b\n")]
    [InlineData("RG1013", "base-path: ⟦shop⟧\n")]
    [InlineData("RG1017", "base-path: /a⟦//⟧b\n")]
    [InlineData("RG1002", "⟦servces⟧: Shop.Services\n")]
    [InlineData("RG1002", "⟦Services⟧: Shop.Services\n")]
    [InlineData("RG1002", "⟦trailing slash⟧: ignore\n")]
    [InlineData("RG1002", "⟦x⟧: [1, 2]\n")]
    [InlineData("RG1002", "⟦memory⟧: 512\n")]
    [InlineData("RG1025", "around: [⟦Around⟧]\n")]
    [InlineData("RG1031", "around: [A.B, ⟦A.B⟧]\n")]
    [InlineData("RG1004", "⟦enabled-when⟧: A\n")]
    [InlineData("RG1004", "⟦partial⟧: true\n")]
    [InlineData("RG1006", "functions: ⟦[⟧api]\n")]
    [InlineData("RG1006", "functions: ⟦{⟧}\n")]
    [InlineData("RG1007", "⟦functions⟧:\n")]
    [InlineData("RG1007", "functions: { ⟦api⟧: }\n")]
    [InlineData("RG1006", "functions: { api: ⟦512⟧ }\n")]
    [InlineData("RG1006", "functions: { api: ⟦{⟧} }\n")]
    [InlineData("RG1008", "functions: { ⟦Api⟧: { memory: 512 } }\n")]
    [InlineData("RG1008", "functions: { ⟦my_api⟧: { memory: 512 } }\n")]
    [InlineData("RG1008", "functions: { ⟦a-1⟧: { memory: 512 } }\n")]
    [InlineData("RG1008", "functions: { ⟦a--b⟧: { memory: 512 } }\n")]
    [InlineData("RG1002", "functions: { api: { ⟦memry⟧: 512 } }\n")]
    [InlineData("RG1008", "functions: { api: { memory: ⟦127⟧ } }\n")]
    [InlineData("RG1008", "functions: { api: { memory: ⟦10241⟧ } }\n")]
    [InlineData("RG1008", "functions: { api: { memory: ⟦512mb⟧ } }\n")]
    [InlineData("RG1008", "functions: { api: { timeout: ⟦30⟧ } }\n")]
    [InlineData("RG1008", "functions: { api: { timeout: ⟦500ms⟧ } }\n")]
    [InlineData("RG1008", "functions: { api: { timeout: ⟦16m⟧ } }\n")]
    [InlineData("RG1008", "functions: { api: { concurrency: ⟦-1⟧ } }\n")]
    [InlineData("RG1004", "⟦function⟧: api\n")]
    [InlineData("RG1004", "⟦handler⟧: A.B\n")]
    [InlineData("RG1005", "⟦GET /b⟧: A.B\n")]
    [InlineData("RG1005", "⟦get /b⟧: A.B\n")]
    [InlineData("RG1005", "⟦/b⟧:\n  GET /: A.B\n")]
    [InlineData("RG1005", "⟦group b⟧:\n  GET /b: A.B\n")]
    public void A_wrong_app_option_is_an_error(string id, string marked) => Assert.Equal("GET /a: A.B", RouteText.Describe(RouteText.ReadWrong(id, marked + Route).Routes));

    [Theory]
    [InlineData("RG1004", "⟦services⟧: Shop.Services\n" + Route)]
    [InlineData("RG1004", "⟦base-path⟧: /shop\n" + Route)]
    [InlineData("RG1002", "⟦namspace⟧: Shop\n" + Route)]
    [InlineData("RG1002", "⟦memory⟧: 512\n" + Route)]
    public void A_wrong_option_of_a_fragment_is_an_error(string id, string marked) => RouteText.ReadWrong(id, marked, RouteFileKind.Fragment);

    [Theory]
    [InlineData("RG1002", "routes:\n  ⟦unknown⟧: x\n  GET /a: A.B\n")]
    [InlineData("RG1002", "routes:\n  ⟦memory⟧: 512\n  GET /a: A.B\n")]
    [InlineData("RG1004", "routes:\n  ⟦namespace⟧: Shop\n  GET /a: A.B\n")]
    [InlineData("RG1004", "routes:\n  /g:\n    ⟦services⟧: Shop\n    GET /a: A.B\n")]
    [InlineData("RG1004", "routes:\n  /g:\n    ⟦handler⟧: Shop\n    GET /a: A.B\n")]
    [InlineData("RG1002", "routes:\n  /g:\n    ⟦namespce⟧: Shop\n    GET /a: A.B\n")]
    [InlineData("RG1002", "routes:\n  /g:\n    ⟦memory⟧: 512\n    GET /a: A.B\n")]
    [InlineData("RG1002", "routes:\n  GET /a: { handler: A.B, ⟦foo⟧: x }\n")]
    [InlineData("RG1002", "routes:\n  GET /a: { ⟦handlr⟧: A.B }\n")]
    [InlineData("RG1006", "routes:\n  GET /a: { handler: A.B, function: ⟦[⟧x] }\n")]
    [InlineData("RG1004", "routes:\n  GET /a: { handler: A.B, ⟦functions⟧: x }\n")]
    [InlineData("RG1004", "routes:\n  GET /a: { handler: A.B, ⟦partial⟧: true }\n")]
    [InlineData("RG1004", "routes:\n  GET /a: { handler: A.B, ⟦around⟧: A.B }\n")]
    [InlineData("RG1008", "routes:\n  GET /a: { handler: A.B, enabled-when: ⟦1A⟧ }\n")]
    [InlineData("RG1008", "routes:\n  GET /a: { handler: A.B, enabled-when: ⟦A-B⟧ }\n")]
    [InlineData("RG1008", "routes:\n  GET /a: { handler: A.B, sends: ⟦FOO⟧ a }\n")]
    [InlineData("RG1008", "routes:\n  GET /a: { handler: A.B, sends: [b, ⟦WS⟧ a] }\n")]
    [InlineData("RG1031", "routes:\n  GET /a: { handler: A.B, sends: [b, ⟦b⟧] }\n")]
    [InlineData("RG1033", "routes:\n  GET /a: { handler: A.B, sends: [a⟦/⟧b] }\n")]
    [InlineData("RG1004", "routes:\n  GET /a: { handler: A.B, ⟦namespace⟧: Shop }\n")]
    [InlineData("RG1005", "routes:\n  GET /a:\n    handler: A.B\n    ⟦GET /b⟧: A.B\n")]
    [InlineData("RG1005", "routes:\n  GET /a:\n    ⟦GET /b⟧: A.B\n")]
    [InlineData("RG1005", "routes:\n  GET /a:\n    ⟦/b⟧:\n      GET /: A.B\n")]
    [InlineData("RG1030", "routes:\n  ⟦GET /a⟧:\n")]
    [InlineData("RG1030", "routes:\n  ⟦GET /a⟧: ''\n")]
    [InlineData("RG1030", "routes:\n  '⟦GET /a⟧': {}\n")]
    [InlineData("RG1007", "routes:\n  GET /a: { ⟦handler⟧: }\n")]
    [InlineData("RG1007", "routes:\n  GET /a:\n    ⟦handler⟧:\n")]
    [InlineData("RG1006", "routes:\n  GET /a: ⟦[⟧A.B]\n")]
    [InlineData("RG1006", "routes:\n  GET /a:\n    ⟦-⟧ A.B\n")]
    [InlineData("RG1006", "routes:\n  GET /a:\n  ⟦-⟧ A.B\n")]
    [InlineData("RG1006", "routes:\n  GET /a: { handler: ⟦[⟧A.B] }\n")]
    [InlineData("RG1006", "routes:\n  GET /a: { handler: ⟦{⟧A.B} }\n")]
    [InlineData("RG1006", "routes:\n  ⟦-⟧ GET /a: A.B\n")]
    [InlineData("RG1006", "routes: ⟦all⟧\n")]
    [InlineData("RG1006", "routes: ⟦[⟧]\n")]
    [InlineData("RG1006", "⟦-⟧ GET /a: A.B\n")]
    [InlineData("RG1006", "⟦[⟧]\n")]
    [InlineData("RG1001", "⟦routes⟧:\n")]
    [InlineData("RG1001", "⟦routes⟧: {}\n")]
    [InlineData("RG1001", "services: A\n⟦routes⟧: ~\n")]
    [InlineData("RG1001", "⟦⟧services: Shop.Services\n")]
    [InlineData("RG1001", "⟦routes⟧:\n  /a: {}\n")]
    public void What_is_wrong_under_routes_is_an_error(string id, string marked) => RouteText.ReadWrong(id, marked);

    [Theory]
    [InlineData("servces: A\n", "did you mean 'services'?")]
    [InlineData("Binary: true\n", "did you mean 'binary'?")]
    [InlineData("trailing_slash: ignore\n", "did you mean 'trailing-slash'?")]
    [InlineData("notfound: A.B\n", "did you mean 'not-found'?")]
    [InlineData("zzz: A\n", "'zzz' is no option of the app. Allowed here: routes, namespace, sources, use, auth, cors, errors, fault, timeout, body-limit, concurrency, metadata, services, not-found, base-path, trailing-slash, binary, json-depth, duplicate-properties, metrics, traces, functions, around.")]
    [InlineData("handler: A.B\n", "Write it in the long form of a route.")]
    [InlineData("partial: true\n", "Write it in the long form of a route of events.")]
    [InlineData("binary: yes\n", "Write true or false.")]
    [InlineData("binary: 'true'\n", "Write true or false without quotes.")]
    [InlineData("trailing-slash: off\n", "Write strict or ignore.")]
    public void The_message_names_what_is_allowed(string option, string expected) => Assert.Contains(expected, RouteText.Describe(RouteText.Read(option + Route).Diagnostics), StringComparison.Ordinal);

    [Fact]
    public void Every_option_of_the_table_is_read_where_it_may_stand()
    {
        foreach (var option in RouteOptions.All)
        {
            // What is of the wrong kind: where the option may stand its value is refused, elsewhere the option itself.
            var wrong = $"{option.Name}: {(option.Type is OptionType.Sources or OptionType.Handlers or OptionType.Words ? "{}" : "[]")}\n";
            AssertRead(option, OptionPlaces.App, wrong + (option == RouteOptions.Routes ? "" : Route), RouteFileKind.App);
            AssertRead(option, OptionPlaces.Fragment, wrong + (option == RouteOptions.Routes ? "" : Route), RouteFileKind.Fragment);
            AssertRead(option, OptionPlaces.Group, $"routes:\n  /g:\n    {wrong}    GET /a: A.B\n", RouteFileKind.App);
            AssertRead(option, OptionPlaces.Route, $"routes:\n  GET /a:\n    {wrong}", RouteFileKind.App);
            AssertRead(option, OptionPlaces.Event, $"routes:\n  {EventOf(option)}:\n    {wrong}", RouteFileKind.App);
        }

        static string EventOf(RouteOption option) => option.Name switch
        {
            "on" => "S3 uploads",
            "pattern" => "EVENT a/b",
            _ => "SQS a",
        };

        static void AssertRead(RouteOption option, OptionPlaces place, string text, RouteFileKind kind)
        {
            var ids = RouteText.Read(text, kind).Diagnostics.Select(diagnostic => diagnostic.Descriptor.Id);
            Assert.Contains(option.Places.HasFlag(place) ? "RG1006" : "RG1004", ids);
        }
    }
}
