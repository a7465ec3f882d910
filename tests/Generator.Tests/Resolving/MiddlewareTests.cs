using RouteGen.Generator.Model;

namespace RouteGen.Generator.Tests.Resolving;

/// <summary>The methods of <c>use:</c> and the types of <c>errors:</c>, as C# has them.</summary>
public sealed class MiddlewareTests
{
    private const string Api = "namespace Shop; static class Api { internal static void Run() { } }";
    private const string Table = "GET /a: Api.Run";

    [Theory]
    [InlineData("static ValueTask<HttpResult> Around(HttpRequest request, Next next) => next();", "Request, next", false)]
    [InlineData("static Task<HttpResult> Around(HttpRequest request, Next next) => next().AsTask();", "Request, next", true)]
    [InlineData("static async ValueTask<HttpResult> Around(Next next) => await next();", "next", false)]
    [InlineData("static ValueTask<HttpResult> Around(CancellationToken cancellation, Next @next, LambdaContext context, HttpRequest request) => next();", "Cancellation, next, Context, Request", false)]
    [InlineData("static ValueTask<HttpResult> Around(HttpRequest request, Next next, IClock clock) => next();", "Request, next, global::Shop.Services.Clock", false)]
    [InlineData("static ValueTask<HttpResult> Around(HttpRequest request, Next next, IClock? clock) => next();", "Request, next, global::Shop.Services.Clock", false)]
    [InlineData("static ValueTask<HttpResult> Around(Next next, Settings? settings = null) => next();", "next, null", false)]
    [InlineData("static ValueTask<HttpResult> Around(Next next, Settings? settings) => next();", "next, null", false)]
    [InlineData("static ValueTask<HttpResult> Around(Next next, int most = 3) => next();", "next, 3", false)]
    public void Its_parameters_are_the_request_what_comes_next_and_services(string method, string parameters, bool isTask)
    {
        var call = Assert.Single(Of(method).Clean().Table.Routes[0].Policy.Use);

        Assert.Equal(("global::Shop.Guard", "Around", isTask), (call.Type, call.Method, call.Return.IsAwaited));
        Assert.Equal(parameters, string.Join(", ", call.Parameters.Select(Describe)));
    }

    [Theory]
    [InlineData("static HttpResult Around(Next next) => null!;", "Around", "it returns 'RouteGen.HttpResult'")]
    [InlineData("static void Around(Next next) { }", "Around", "it returns 'void'")]
    [InlineData("static ValueTask Around(Next next) => default;", "Around", "it returns 'System.Threading.Tasks.ValueTask'")]
    [InlineData("static ValueTask<HttpResult<int>> Around(Next next) => default;", "Around", "it returns 'System.Threading.Tasks.ValueTask<RouteGen.HttpResult<int>>'")]
    [InlineData("static ValueTask<HttpResult> Around(HttpRequest request) => default;", "Around", "it takes no 'Next'")]
    [InlineData("static ValueTask<HttpResult> Around(Next next, Next other) => default;", "Around", "it takes 'Next' twice")]
    [InlineData("static ValueTask<HttpResult> Around(in Next next) => default;", "Around", "it has a parameter by reference")]
    [InlineData("ValueTask<HttpResult> Around(Next next) => default;", "Around", "it is not static")]
    public void What_is_no_middleware_is_an_error_at_its_name(string method, string underlined, string reason) =>
        Assert.Contains($"'Shop.Guard.Around' is no middleware: {reason}", Of(method).Problem("RG2020", underlined), StringComparison.Ordinal);

    [Theory]
    [InlineData("use: [Gard.Around]", "RG2001 Gard")]
    [InlineData("use: [Guard.Arund]", "RG2002 Arund")]
    [InlineData("use: [Guard.Hidden]", "RG2004 Hidden")]
    [InlineData("use: [Guard.Missing]", "RG2011 Guard.Missing")]
    public void What_cannot_be_found_is_said_once_however_many_routes_it_is_around(string use, string expected)
    {
        const string Guard = """
            namespace Shop;

            public interface IStore;

            public static class Guard
            {
                public static ValueTask<HttpResult> Around(Next next) => next();
                private static ValueTask<HttpResult> Hidden(Next next) => next();
                public static ValueTask<HttpResult> Missing(Next next, IStore store) => next();
            }
            """;
        var problems = ResolvedRoutes.Of($"{use}\nGET /a: Api.Run\nGET /b: Api.Run", Api, Guard).Problems;

        Assert.Equal([expected], problems);
    }

    [Fact]
    public void Errors_are_sorted_the_most_derived_first()
    {
        var table = ResolvedRoutes.Of(
            "errors: { Base: 400, System.Exception: 500, Derived: 409, System.IO.IOException: 503, Other: 410 }\n" + Table,
            Api,
            "namespace Shop; public class Base : Exception; public class Derived : Base; public class Other : Base;").Clean().Table;

        Assert.Equal(
            ["global::Shop.Derived 409", "global::Shop.Other 410", "global::System.IO.IOException 503", "global::Shop.Base 400", "global::System.Exception 500"],
            table.Errors.Select(error => $"{error.Type} {error.Status}"));
    }

    [Theory]
    [InlineData("errors: { Api: 400 }", "RG2021", "Api", "'Shop.Api' does not derive from 'System.Exception'")]
    [InlineData("errors: { System.IDisposable: 400 }", "RG2021", "System.IDisposable", "does not derive")]
    [InlineData("errors: { Missing: 400, Shop.Missing: 401 }", "RG2022", "Shop.Missing", "'Shop.Missing' has a status already")]
    [InlineData("errors: { Mising: 400 }", "RG2001", "Mising", "Did you mean 'Missing'?")]
    [InlineData("errors: { Hidden.Inner: 400 }", "RG2004", "Hidden.Inner", "is private")]
    public void A_type_that_cannot_be_thrown_is_an_error_at_its_name(string errors, string id, string underlined, string message) =>
        Assert.Contains(message, ResolvedRoutes.Of($"{errors}\n{Table}", Api, "namespace Shop; public class Missing : Exception; public class Hidden { private class Inner : Exception; }").Problem(id, underlined), StringComparison.Ordinal);

    [Fact]
    public void A_type_of_the_projects_own_goes_before_a_ready_made_one()
    {
        var table = ResolvedRoutes.Of("use: [Compression.Around]\n" + Table, Api, "namespace Shop; public static class Compression { public static ValueTask<HttpResult> Around(Next next) => next(); }").Clean().Table;

        Assert.Equal("global::Shop.Compression", table.Routes[0].Policy.Use[0].Type);
    }

    private static ResolvedRoutes Of(string method) => ResolvedRoutes.Of(
        "services: Services\nuse: [Guard.Around]\n" + Table,
        Api,
        $$"""
        namespace Shop;

        public interface IClock;

        public sealed class Settings;

        public static class Services
        {
            public static IClock Clock => null!;
        }

        public class Guard
        {
            public {{method}}
        }
        """);

    private static string Describe(BoundParameter parameter) => parameter switch
    {
        ExchangeParameter part => part.Part.ToString(),
        NextParameter => "next",
        ServiceParameter service => service.Service.Expression,
        LiteralParameter literal => literal.Literal,
        _ => parameter.ToString(),
    };
}
