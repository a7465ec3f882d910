using RouteGen.Generator.Model;

namespace RouteGen.Generator.Tests.Resolving;

public sealed class ParameterTests
{
    [Theory]
    [InlineData("HttpRequest request", "Request", "global::RouteGen.HttpRequest")]
    [InlineData("LambdaContext context", "Context", "global::RouteGen.LambdaContext")]
    [InlineData("CancellationToken cancellation", "Cancellation", "global::System.Threading.CancellationToken")]
    [InlineData("[FromQuery] CancellationToken cancellation = default", "Cancellation", "global::System.Threading.CancellationToken")]
    public void What_the_exchange_has_needs_no_attribute(string parameter, string part, string type)
    {
        var bound = Assert.IsType<ExchangeParameter>(ResolvedRoutes.OfParameters("GET /a", parameter).Clean().Parameter);
        Assert.Equal((part, type), (bound.Part.ToString(), bound.Type));
    }

    [Theory]
    [InlineData("My.RouteGen.HttpRequest x")]
    [InlineData("RouteGen.My.HttpRequest x")]
    [InlineData("Routes.HttpRequest x")]
    [InlineData("Outer.HttpRequest x")]
    [InlineData("My.System.Threading.CancellationToken x")]
    public void A_type_that_is_only_called_like_ours_is_any_type(string parameter) =>
        ResolvedRoutes.OfParameters("GET /a", parameter, """
            namespace My.RouteGen { class HttpRequest; }
            namespace RouteGen.My { class HttpRequest; }
            namespace Routes { class HttpRequest; }
            namespace RouteGen { static class Outer { internal class HttpRequest; } }
            namespace My.System.Threading { class CancellationToken; }
            """).Problem("RG4005", "Api.Run");

    [Theory]
    [InlineData("GET /users/{id}", "Guid id", "id", 0)]
    [InlineData("GET /users/{id}", "Guid ID", "id", 0)]
    [InlineData("GET /users/{user-id}", "Guid userId", "user-id", 0)]
    [InlineData("GET /users/{user_id}", "Guid UserId", "user_id", 0)]
    [InlineData("GET /users/{userId}", "Guid user_id", "userId", 0)]
    [InlineData("GET /users/{id}", "[FromRoute] Guid id", "id", 0)]
    [InlineData("GET /users/{id}", "[FromRoute(Name = \"id\")] Guid user", "id", 0)]
    [InlineData("GET /users/{class}", "Guid @class", "class", 0)]
    [InlineData("GET /files/{path+}", "string path", "path", 0)]
    [InlineData("GET /files/{name}.json", "string name", "name", 0)]
    [InlineData("GET /users/{名前}", "string 名前", "名前", 0)]
    public void A_parameter_named_like_a_path_parameter_is_a_route_value(string route, string parameter, string wireName, int position)
    {
        var value = Value(ResolvedRoutes.OfParameters(route, parameter));
        Assert.Equal((ValueSource.Route, wireName, position), (value.Source, value.WireName, value.Position));
    }

    [Fact]
    public void Route_values_know_their_place_in_the_path()
    {
        var parameters = ResolvedRoutes.OfParameters("GET /compare/{base}...{head}/{path+}", "string path, string head, string @base").Clean().Handler.Parameters;
        Assert.Equal(["path 2 path", "head 1 head", "@base 0 base"], parameters.Cast<ValueParameter>().Select(parameter => $"{parameter.Name} {parameter.Value.Position} {parameter.Value.WireName}"));
    }

    [Theory]
    [InlineData("string q", "Query", "q")]
    [InlineData("int pageSize = 20", "Query", "pageSize")]
    [InlineData("[FromQuery] string q", "Query", "q")]
    [InlineData("[FromQuery(Name = \"page[size]\")] int size", "Query", "page[size]")]
    [InlineData("[FromHeader] string userAgent", "Header", "user-agent")]
    [InlineData("[FromHeader] string If_None_Match", "Header", "if-none-match")]
    [InlineData("[FromHeader(Name = \"X-Request-ID\")] string id", "Header", "x-request-id")]
    [InlineData("[FromCookie] string session", "Cookie", "session")]
    [InlineData("[FromCookie(Name = \"__Host-Session\")] string session", "Cookie", "__Host-Session")]
    [InlineData("[FromForm] string title", "Form", "title")]
    [InlineData("[FromForm(Name = \"a b\")] string title", "Form", "a b")]
    [InlineData("[FromClaim] string sub", "Claim", "sub")]
    [InlineData("[FromClaim(Name = \"cognito:groups\")] string[] groups", "Claim", "cognito:groups")]
    [InlineData("FormFile photo", "FormFile", "photo")]
    [InlineData("[FromForm(Name = \"file\")] FormFile photo", "FormFile", "file")]
    [InlineData("[FromQuery(Name = null)] string q", "Query", "q")]
    public void A_value_comes_from_where_its_attribute_or_type_says(string parameter, string source, string wireName)
    {
        var value = Value(ResolvedRoutes.OfParameters("POST /a", parameter));
        Assert.Equal((source, wireName), (value.Source.ToString(), value.WireName));
    }

    [Theory]
    [InlineData("[Microsoft.AspNetCore.Mvc.FromQuery(Name = \"n\")] string x", "Query n")]
    [InlineData("[Microsoft.AspNetCore.Mvc.FromHeader(Name = \"N\")] string x", "Header n")]
    [InlineData("[Microsoft.AspNetCore.Mvc.FromRoute(Name = \"id\")] string x", "Route id")]
    [InlineData("[Microsoft.AspNetCore.Mvc.FromForm(Name = \"n\")] string x", "Form n")]
    [InlineData("[Amazon.Lambda.Annotations.APIGateway.FromQuery(Name = \"n\")] string x", "Query n")]
    [InlineData("[Amazon.Lambda.Annotations.APIGateway.FromHeader(Name = \"N\")] string x", "Header n")]
    [InlineData("[Amazon.Lambda.Annotations.APIGateway.FromRoute(Name = \"id\")] string x", "Route id")]
    [InlineData("[Amazon.Lambda.Annotations.APIGateway.FromCustomAuthorizer(Name = \"sub\")] string x", "Claim sub")]
    [InlineData("[Amazon.Lambda.Annotations.ALB.FromQuery(Name = \"n\")] string x", "Query n")]
    [InlineData("[Amazon.Lambda.Annotations.ALB.FromHeader(Name = \"N\")] string x", "Header n")]
    [InlineData("[Own.FromQuery(Name = \"n\")] string x", "Query x")]
    public void Attributes_of_other_frameworks_mean_the_same(string parameter, string expected)
    {
        var routes = ResolvedRoutes.Of(
            "GET /a/{id}: Api.Run",
            $"namespace Shop; static class Api {{ internal static void Run({parameter}, HttpRequest request) {{ }} }}",
            ForeignAttributes.AspNetCore,
            ForeignAttributes.Annotations,
            "namespace Own; public sealed class FromQueryAttribute : Attribute { public string? Name { get; set; } }").Clean();
        var value = ((ValueParameter)routes.Handler.Parameters[0]).Value;
        Assert.Equal(expected, value.Source + " " + value.WireName);
    }

    [Theory]
    [InlineData("[Microsoft.AspNetCore.Mvc.FromBody] string x")]
    [InlineData("[Amazon.Lambda.Annotations.APIGateway.FromBody] string x")]
    [InlineData("[Amazon.Lambda.Annotations.ALB.FromBody] string x")]
    public void Body_attributes_of_other_frameworks_mean_the_same(string parameter)
    {
        var routes = ResolvedRoutes.Of("GET /a: Api.Run", $"namespace Shop; static class Api {{ internal static void Run({parameter}) {{ }} }}", ForeignAttributes.AspNetCore, ForeignAttributes.Annotations);
        Assert.Equal(BodyKind.Text, Assert.IsType<BodyParameter>(routes.Clean().Parameter).Kind);
    }

    [Fact]
    public void A_path_parameter_that_nothing_takes_is_reported_in_the_path()
    {
        var message = ResolvedRoutes.OfParameters("GET /teams/{enterprise-team}/{id}", "Guid id").Problem("RG4001", "enterprise-team");
        Assert.Equal("'Shop.Api.Run' does not take the path parameter '{enterprise-team}'. Add a parameter 'enterpriseTeam', or take 'HttpRequest'.", message);
    }

    [Fact]
    public void A_path_parameter_that_is_nearly_taken_gets_a_hint() =>
        Assert.EndsWith("Did you mean its parameter 'userId'?", ResolvedRoutes.OfParameters("GET /users/{usrId}", "Guid userId").Problem("RG4001", "usrId"), StringComparison.Ordinal);

    [Fact]
    public void What_the_exchange_has_is_no_hint_for_a_path_parameter() =>
        Assert.EndsWith("Add a parameter 'token', or take 'HttpRequest'.", ResolvedRoutes.OfParameters("GET /a/{token}", "CancellationToken token").Problem("RG4001", "token"), StringComparison.Ordinal);

    [Fact]
    public void A_handler_of_the_whole_request_may_leave_path_parameters_alone() =>
        ResolvedRoutes.OfParameters("ANY /{proxy+}", "HttpRequest request").Clean();

    [Theory]
    [InlineData("[FromRoute] Guid user, Guid id", "user")]
    [InlineData("[FromRoute(Name = \"user\")] Guid x, Guid id", "user")]
    public void An_attribute_that_names_no_path_parameter_is_an_error(string parameters, string name) =>
        Assert.Contains($"which has no '{{{name}}}'", ResolvedRoutes.OfParameters("GET /users/{id}", parameters).Problem("RG4002", "Api.Run"), StringComparison.Ordinal);

    [Fact]
    public void Two_attributes_contradict_each_other() =>
        Assert.Contains("has both [FromQuery] and [FromHeader]", ResolvedRoutes.OfParameters("GET /a", "[FromQuery, FromHeader] string x").Problem("RG4003", "Api.Run"), StringComparison.Ordinal);

    [Theory]
    [InlineData("ref int x")]
    [InlineData("out int x")]
    [InlineData("in int x")]
    [InlineData("ref readonly int x")]
    public void A_reference_cannot_be_bound(string parameter) => ResolvedRoutes.OfParameters("GET /a", parameter).Problem("RG4010", "Api.Run");

    [Theory]
    [InlineData("out int id", "RG4010")]
    [InlineData("ReadOnlySpan<char> id", "RG4009")]
    public void A_refused_parameter_is_not_also_missed_by_the_path(string parameter, string id) => ResolvedRoutes.OfParameters("GET /a/{id}", parameter).Problem(id, "Api.Run");

    [Theory]
    [InlineData("Span<byte> x")]
    [InlineData("ReadOnlySpan<char> x")]
    [InlineData("int* x")]
    [InlineData("delegate*<void> x")]
    [InlineData("dynamic x")]
    [InlineData("Func<int> x")]
    [InlineData("nint x")]
    [InlineData("nuint? x")]
    [InlineData("[FromBody] dynamic x")]
    [InlineData("[FromQuery] nint x")]
    [InlineData("[FromBody] IDisposable x")]
    [InlineData("[FromBody] MemoryStream[,] x")]
    public void Some_types_cannot_be_bound_at_all(string parameter) =>
        ResolvedRoutes.OfParameters("POST /a", parameter).Problem("RG4009", "Api.Run");

    [Theory]
    [InlineData("[FromBody] Amazon.Lambda.APIGatewayEvents.APIGatewayProxyRequest x", "the whole event")]
    [InlineData("Microsoft.AspNetCore.Http.HttpContext x", "ASP.NET Core")]
    public void Types_of_other_frameworks_are_no_bodies(string parameter, string reason)
    {
        var message = ResolvedRoutes.OfParameters("POST /a", parameter, """
            namespace Amazon.Lambda.APIGatewayEvents { public class APIGatewayProxyRequest; }
            namespace Microsoft.AspNetCore.Http { public class HttpContext; }
            """);
        Assert.Contains(reason, message.Problem("RG4009", "Api.Run"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_type_the_compiler_does_not_know_is_an_error_and_not_a_lost_route()
    {
        var compilation = Compilations.Of("namespace Shop; public static class Api { public static void Run(Missing x) { } }");
        Assert.Contains("another generator", ResolvedRoutes.OfBroken("POST /a: Api.Run", compilation, ResolvedRoutes.Options).Problem("RG4009", "Api.Run"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[FromHeader] string 名前", "名前")]
    [InlineData("[FromHeader(Name = \"a b\")] string x", "a b")]
    [InlineData("[FromCookie(Name = \"\")] string x", "")]
    [InlineData("[FromQuery(Name = \"\")] string x", "")]
    public void A_name_that_cannot_be_sent_is_an_error(string parameter, string name) =>
        Assert.Contains($"cannot be called '{name}' in the request", ResolvedRoutes.OfParameters("GET /a", parameter).Problem("RG4013", "Api.Run"), StringComparison.Ordinal);

    [Fact]
    public void Every_wrong_parameter_is_reported_where_it_is_declared()
    {
        const string Source = "namespace Shop; static class Api { internal static void Run(ref int a, Guid ok, nint b) { } }";
        var diagnostics = ResolvedRoutes.Of("GET /a: Api.Run", Source).Table.Diagnostics;
        Assert.Equal(["a", "b"], diagnostics.Select(diagnostic => Source.Substring(diagnostic.Related!.Span.Start, diagnostic.Related.Span.Length)));
    }

    private static ValueBinding Value(ResolvedRoutes routes) => Assert.IsType<ValueParameter>(routes.Clean().Parameter).Value;
}
