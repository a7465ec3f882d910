using RouteGen.Generator.Model;
using RouteGen.Generator.Reading;

namespace RouteGen.Generator.Tests.Reading;

public class SourcesTests
{
    private const string Route = "routes:\n  GET /a: A.B\n";

    [Theory]
    [InlineData("rest", RequestFronts.Rest)]
    [InlineData("http1", RequestFronts.HttpApiV1)]
    [InlineData("http2", RequestFronts.HttpApiV2)]
    [InlineData("url", RequestFronts.FunctionUrl)]
    [InlineData("alb", RequestFronts.Alb)]
    [InlineData("'alb'", RequestFronts.Alb)]
    [InlineData("[rest]", RequestFronts.Rest)]
    [InlineData("[alb, \"rest\"]", RequestFronts.Rest | RequestFronts.Alb)]
    [InlineData("[\n    http1,   # note\n    http2\n  ]", RequestFronts.HttpApiV1 | RequestFronts.HttpApiV2)]
    [InlineData("\n  - url   # note\n  - alb", RequestFronts.FunctionUrl | RequestFronts.Alb)]
    [InlineData("[rest, http1, http2, url, alb]", RequestFronts.All)]
    internal void One_word_or_a_list_of_them_is_read(string value, RequestFronts expected)
    {
        var table = RouteText.ReadValid($"sources: {value}\n{Route}");

        Assert.Equal(expected, table.App.Policy.Sources);
        Assert.Equal(expected, table.Routes[0].Sources);
    }

    [Fact]
    public void Every_front_has_a_word()
    {
        Assert.Equal(RequestFronts.All, FrontNames.All.Aggregate(RequestFronts.None, (all, word) => SourceWords.TryParse(word, out var front) ? all | front : all));
        Assert.Null(RouteText.ReadValid(Route).Routes[0].Sources);
    }

    [Fact]
    public void The_nearest_holds_wherever_in_the_group_it_is_written()
    {
        var table = RouteText.ReadValid("""
            sources: rest
            routes:
              GET /app: A.B
              /g:
                GET /group: A.B
                GET /route: { sources: [url, alb], handler: A.B }
                /h:
                  GET /outer: A.B
                  group x:
                    sources: [http1]
                    GET /inner: A.B
                sources:
                  - http2
            """);

        Assert.Equal(
            ["/app Rest", "/g/group HttpApiV2", "/g/route FunctionUrl, Alb", "/g/h/outer HttpApiV2", "/g/h/inner HttpApiV1"],
            table.Routes.Select(route => $"{route.Path} {route.Sources}"));
    }

    [Fact]
    public void A_fragment_has_its_own_or_those_of_the_app()
    {
        var app = RouteText.ReadFile("sources: url\n" + Route);
        var own = RouteText.ReadFile("sources: alb\nroutes:\n  GET /b: A.B\n", RouteFileKind.Fragment, "routes/b.yaml");
        var none = RouteText.ReadFile("routes:\n  GET /c: A.B\n", RouteFileKind.Fragment, "routes/c.yaml");

        Assert.Equal([RequestFronts.FunctionUrl, RequestFronts.Alb, RequestFronts.FunctionUrl], RouteFileMerger.Merge([none, own, app]).Routes.Select(route => route.Sources));
    }

    [Theory]
    [InlineData("RG1007", "⟦sources⟧:\n")]
    [InlineData("RG1007", "⟦sources⟧: ~\n")]
    [InlineData("RG1007", "⟦sources⟧: ''\n")]
    [InlineData("RG1007", "⟦sources⟧: []\n")]
    [InlineData("RG1007", "⟦sources⟧:\n  - rest\n  -\n")]
    [InlineData("RG1007", "⟦sources⟧: [rest, '']\n")]
    [InlineData("RG1008", "sources: ⟦http⟧\n")]
    [InlineData("RG1008", "sources: '⟦Rest⟧'\n")]
    [InlineData("RG1008", "sources: [rest, ⟦htpp2⟧]\n")]
    [InlineData("RG1008", "sources:\n  - ⟦any⟧\n")]
    [InlineData("RG1008", "sources: ⟦rest, alb⟧\n")]
    [InlineData("RG1008", "sources: ⟦2⟧\n")]
    [InlineData("RG1031", "sources: [rest, alb, ⟦rest⟧]\n")]
    [InlineData("RG1031", "sources:\n  - rest\n  - '⟦rest⟧'\n")]
    [InlineData("RG1006", "sources: ⟦{⟧ rest: true }\n")]
    [InlineData("RG1006", "sources:\n  ⟦rest⟧: true\n")]
    [InlineData("RG1006", "sources: [rest, ⟦[⟧alb]]\n")]
    [InlineData("RG1006", "sources: [⟦{⟧ rest: true }]\n")]
    [InlineData("RG0012", "sources: [rest, ⟦*alb⟧]\n")]
    [InlineData("RG0012", "sources: ⟦&fronts⟧ [rest]\n")]
    [InlineData("RG0013", "sources: [⟦!!str⟧ rest]\n")]
    public void A_wrong_value_is_an_error_and_holds_for_nothing(string id, string marked) => Assert.Null(RouteText.ReadWrong(id, marked + Route).Routes[0].Sources);

    [Theory]
    [InlineData("RG1008", "routes:\n  /g:\n    sources: ⟦al⟧\n    GET /a: A.B\n")]
    [InlineData("RG1031", "routes:\n  GET /a: { handler: A.B, sources: [url, ⟦url⟧] }\n")]
    [InlineData("RG1007", "routes:\n  GET /a:\n    handler: A.B\n    ⟦sources⟧:\n")]
    public void A_wrong_value_leaves_the_outer_one(string id, string marked) => Assert.Equal(RequestFronts.Rest, RouteText.ReadWrong(id, "sources: rest\n" + marked).Routes[0].Sources);

    [Theory]
    [InlineData("[]", "Write one or several of rest, http1, http2, url and alb, such as '[rest, http2]', each alone or with an id, such as 'rest:a1b2c3d4e5'.")]
    [InlineData("http", "'http' is no value of 'sources'. Write http1, http2 or both; the fronts are rest, http1, http2, url and alb.")]
    [InlineData("ulr", "Write url; the fronts are rest, http1, http2, url and alb.")]
    [InlineData("ALB", "Write alb; the fronts are")]
    [InlineData("gateway", "'gateway' is no value of 'sources'. Write one or several of rest, http1, http2, url and alb, such as '[rest, http2]', each alone or with an id, such as 'rest:a1b2c3d4e5'.")]
    [InlineData("[[rest]]", "An item of 'sources' is one word, and here stands a list")]
    [InlineData("[rest, rest]", "'rest' is in the list of 'sources' twice. Remove one.")]
    public void The_message_says_what_to_write(string value, string expected) => Assert.Contains(expected, RouteText.Describe(RouteText.Read($"sources: {value}\n{Route}").Diagnostics), StringComparison.Ordinal);
}
