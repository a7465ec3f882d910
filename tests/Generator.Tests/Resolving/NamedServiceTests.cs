using RouteGen.Generator.Model;

namespace RouteGen.Generator.Tests.Resolving;

/// <summary><c>[FromServices("name")]</c> without a container: a member of that name and type.</summary>
public sealed class NamedServiceTests
{
    private const string Members = """
        public static IPrices Retail => null!;
        public static readonly IPrices Wholesale = null!;
        public static IPrices Today(IClock clock) => null!;
        public static IPrices Today2([FromServices("Utc")] IClock clock, [FromServices("Wholesale")] IPrices prices) => null!;
        public static IClock Clock => null!;
        public static IClock Utc() => null!;
        public static string Secret => "";
        public static string Salt => "";
        """;

    private const string Types = "namespace Shop; public interface IPrices; public interface IClock; public sealed class Prices : IPrices;";

    private const string AspNetCore = "namespace Microsoft.AspNetCore.Mvc { public sealed class FromServicesAttribute : System.Attribute; }";

    [Theory]
    [InlineData("[FromServices(\"Retail\")] IPrices p", "Member global::Shop.Services.Retail")]
    [InlineData("[FromServices(\"Wholesale\")] IPrices p", "Member global::Shop.Services.Wholesale")]
    [InlineData("[FromServices(Name = \"Wholesale\")] IPrices? p", "Member global::Shop.Services.Wholesale")]
    [InlineData("[FromServices(\"Retail\", Name = \"Wholesale\")] IPrices p", "Member global::Shop.Services.Wholesale")]
    [InlineData("[FromServices(nameof(Services.Secret))] string p", "Member global::Shop.Services.Secret")]
    [InlineData("[FromServices(\"Utc\")] IClock p", "Factory global::Shop.Services.Utc")]
    public void The_member_of_that_name_is_taken(string parameter, string expected)
    {
        var service = Assert.IsType<ServiceParameter>(Routes(parameter, Members).Clean().Parameter).Service;
        Assert.Equal(expected, $"{service.Kind} {service.Expression}");
    }

    [Fact]
    public void Factories_and_constructors_name_what_they_take()
    {
        var routes = ResolvedRoutes.Of(
            "services: Services\nGET /a: Users.Get",
            $"namespace Shop; static class Services {{ {Members} }} sealed class Users([FromServices(\"Today2\")] IPrices prices, [FromServices(\"Clock\")] IClock clock) {{ public void Get() {{ _ = (prices, clock); }} }}",
            Types);
        var arguments = routes.Clean().Handler.Instance!.Arguments;
        Assert.Equal(["global::Shop.Services.Today2", "global::Shop.Services.Clock"], arguments.Select(argument => argument.Expression));
        Assert.Equal(["global::Shop.Services.Utc", "global::Shop.Services.Wholesale"], arguments[0].Arguments.Select(argument => argument.Expression));
    }

    [Fact]
    public void One_service_by_its_type_and_by_its_name_is_one_service()
    {
        var named = ResolvedRoutes.Of(
            "services: Services\nGET /a: Api.Run",
            "namespace Shop; static class Services { public static IClock Utc() => null!; } static class Api { internal static void Run(IClock a, [FromServices(\"Utc\")] IClock b, IClock? c) { } }",
            Types).Clean().Handler.Parameters.Cast<ServiceParameter>().Select(parameter => parameter.Service).Distinct();
        Assert.Single(named);
    }

    // A decorator takes what it wraps by its name, so that it is no cycle.
    [Fact]
    public void A_member_may_take_another_of_its_own_type()
    {
        const string Source = "namespace Shop; static class Services { public static IClock Inner => null!; public static IClock Outer([FromServices(\"Inner\")] IClock inner) => inner; } static class Api { internal static void Run([FromServices(\"Outer\")] IClock clock) { } }";
        Assert.Equal("global::Shop.Services.Inner", Assert.IsType<ServiceParameter>(ResolvedRoutes.Of("services: Services\nGET /a: Api.Run", Source, Types).Clean().Parameter).Service.Arguments.Single().Expression);
    }

    [Theory]
    [InlineData("[FromServices(\"retail\")] IPrices p", "RG2018", "No member 'retail' of 'Shop.Services' provides the service 'Shop.IPrices'. Did you mean 'Retail'?")]
    [InlineData("[FromServices(\"Reduced\")] IPrices p", "RG2018", "Of that type it has 'Retail' and 'Wholesale' and 'Today' and 'Today2'.")]
    [InlineData("[FromServices(\"Retail\")] IClock p", "RG2018", "'Shop.Services.Retail' is of another type: declare it as 'Shop.IClock'.")]
    [InlineData("[FromServices(\"Other\")] Prices p", "RG2018", "Add a static property, field or method of that name and type to 'Shop.Services'.")]
    [InlineData("[FromServices(\"\")] IPrices p", "RG2018", "Of that type it has")]
    [InlineData("IPrices p", "RG2013", "or write [FromServices(\"Retail\")] where that one is meant.")]
    public void A_name_that_nothing_has_is_an_error(string parameter, string id, string message) =>
        Assert.Contains(message, Routes(parameter, Members).Problem(id, "Api.Run"), StringComparison.Ordinal);

    [Theory]
    [InlineData("public static IClock A([FromServices(\"B\")] IClock c) => c; public static IClock B([FromServices(\"A\")] IClock c) => c;", "RG2012", "Services need each other: Shop.IClock \"A\" -> Shop.IClock \"B\" -> Shop.IClock \"A\".")]
    [InlineData("public static IClock A([FromServices(\"A\")] IClock c) => c;", "RG2012", "Shop.IClock \"A\" -> Shop.IClock \"A\".")]
    [InlineData("public static IClock A([FromServices(\"C\")] IClock c) => c;", "RG2018", "provides the service 'Shop.IClock' (asked for by Shop.IClock \"A\" -> Shop.IClock \"C\"). Of that type it has 'A'.")]
    [InlineData("public static Task<IClock> A() => null!;", "RG2014", "'Shop.Services.A()'")]
    [InlineData("public static IClock A() => null!; public static IClock A(CancellationToken t) => null!;", "RG2013", "Keep one, or make the other private.")]
    public void What_is_wrong_behind_a_name_is_said(string members, string id, string message) =>
        Assert.Contains(message, Routes("[FromServices(\"A\")] IClock c", members).Problem(id, "Api.Run"), StringComparison.Ordinal);

    [Fact]
    public void Without_a_services_class_there_is_one_to_be_named() =>
        Assert.Contains("Name a class with 'services:'", ResolvedRoutes.OfParameters("GET /a", "[FromServices(\"A\")] IClock c", Types).Problem("RG2011", "Api.Run"), StringComparison.Ordinal);

    [Fact]
    public void The_attribute_of_another_framework_asks_by_type() =>
        Assert.Equal(
            "global::Shop.Services.Clock",
            Assert.IsType<ServiceParameter>(Routes("[Microsoft.AspNetCore.Mvc.FromServices] IClock c", "public static IClock Clock => null!;", AspNetCore).Clean().Parameter).Service.Expression);

    private static ResolvedRoutes Routes(string parameter, string members, params string[] more) => ResolvedRoutes.Of(
        "services: Services\nGET /a: Api.Run",
        [$"namespace Shop; static class Services {{ {members} }} static class Api {{ internal static void Run({parameter}) {{ }} }}", Types, .. more]);
}
