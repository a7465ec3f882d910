using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using RouteGen.Generator.Model;

namespace RouteGen.Generator.Tests.Resolving;

public sealed class JsonTests
{
    private const string User = "namespace Shop; public sealed record User(string Name); static class Api { internal static User? Get() => null; internal static User[] List() => []; internal static void Add(User user) { } }";

    private static readonly ProjectOptions Trimmed = ResolvedRoutes.Options with { IsTrimmed = true };

    [Theory]
    [InlineData("[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]")]
    [InlineData("[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, WriteIndented = true)]")]
    [InlineData("[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, PropertyNameCaseInsensitive = true)]")]
    public void A_context_with_the_webs_names_is_used_without_a_word(string options)
    {
        var routes = ResolvedRoutes.Of("GET /u: Api.Get", User, Context("ShopJson", "User", options)).Clean();
        Assert.Equal(new JsonTypeReference("global::Shop.User", "global::Shop.ShopJson", "User"), routes.Handler.Return.Json);
        Assert.Equal(new JsonModel(["global::Shop.ShopJson"], AllowsReflection: true), routes.Table.Json);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[JsonSourceGenerationOptions]")]
    [InlineData("[JsonSourceGenerationOptions(JsonSerializerDefaults.General)]")]
    [InlineData("[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]")]
    [InlineData("[JsonSourceGenerationOptions(PropertyNameCaseInsensitive = true)]")]
    [InlineData("[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, PropertyNameCaseInsensitive = false)]")]
    public void A_context_with_other_names_is_reported_once(string options)
    {
        var routes = ResolvedRoutes.Of("GET /u: Api.Get\nGET /us: Api.List", User, Context("ShopJson", "User[]", options, "[JsonSerializable(typeof(User))]"));
        Assert.Contains("'Shop.ShopJson'", routes.Problem("RG4018", "Api.Get"), StringComparison.Ordinal);
        Assert.Equal(["User", "UserArray"], routes.Table.Routes.Select(route => route.Handler.Return.Json!.Property));
    }

    [Theory]
    [InlineData("[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]")]
    [InlineData("[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.KebabCaseUpper)]")]
    public void Names_that_were_chosen_are_used_without_a_word(string options)
    {
        var routes = ResolvedRoutes.Of("GET /u: Api.Get", User, Context("ShopJson", "User", options)).Clean();
        Assert.Equal(new JsonTypeReference("global::Shop.User", "global::Shop.ShopJson", "User"), routes.Handler.Return.Json);
    }

    [Fact]
    public void A_context_with_other_names_that_no_route_uses_is_not_reported() =>
        ResolvedRoutes.Of("GET /u: Api.Get", User, Context("Other", "User", ""), Context("ShopJson", "User")).Clean();

    [Fact]
    public void A_type_in_no_context_is_read_by_reflection_and_reported_once()
    {
        var routes = ResolvedRoutes.Of("GET /u: Api.Get\nPOST /u: Api.Add", User);
        Assert.Contains("Declare '[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)] [JsonSerializable(typeof(Shop.User))] internal partial class RouteJson : JsonSerializerContext;'.", routes.Problem("RG4017", "Api.Get"), StringComparison.Ordinal);
        Assert.Equal(2, routes.Table.Routes.Count);
        Assert.Equal(new JsonTypeReference("global::Shop.User", null, null), routes.Table.Routes[0].Handler.Return.Json);
        Assert.Equal(new JsonModel([], AllowsReflection: true), routes.Table.Json);
    }

    [Fact]
    public void A_trimmed_program_has_to_list_every_type()
    {
        var routes = ResolvedRoutes.Of("GET /us: Api.List\nGET /u: Api.Get\nHEAD /us: Api.List", Compilations.Of(User, Context("ShopJson", "User")), Trimmed);
        Assert.Equal("Shop.Api.Get", routes.Handler.Name);
        Assert.EndsWith("Add '[JsonSerializable(typeof(Shop.User[]))]' to 'Shop.ShopJson'.", routes.Problem("RG4016", "Api.List"), StringComparison.Ordinal);
        Assert.False(routes.Table.Json.AllowsReflection);
        ResolvedRoutes.Of("GET /us: Api.List", Compilations.Of(User, Context("ShopJson", "User[]")), Trimmed).Clean();
    }

    [Fact]
    public void The_line_to_add_is_one_that_compiles()
    {
        const string Source = "namespace Shop.@event { public sealed record Data(int A); } namespace Shop { public static class Api { public static Dictionary<string, List<Shop.@event.Data?>>? Get() => null; } }";
        var message = ResolvedRoutes.Of("GET /a: Api.Get", Compilations.Of(Source), Trimmed).Problem("RG4016", "Api.Get");
        var declaration = message.Split('\'')[^2];
        var compilation = Compilations.Of(Source, "using System.Text.Json; namespace Shop; " + declaration);
        ResolvedRoutes.Of("GET /a: Api.Get", compilation, Trimmed).Clean();
    }

    [Fact]
    public void Even_a_number_is_a_JSON_type() =>
        ResolvedRoutes.Of("GET /a: Api.Get", Compilations.Of("namespace Shop; static class Api { internal static int Get() => 1; }"), Trimmed).Problem("RG4016", "Api.Get");

    [Fact]
    public void Two_types_of_one_name_are_asked_for_by_type()
    {
        const string Sources = "namespace Shop { public record User; static class Api { internal static User A() => null!; internal static Old.User B() => null!; } } namespace Old { public record User; }";
        var routes = ResolvedRoutes.OfBroken("GET /a: Api.A\nGET /b: Api.B", Compilations.Of(Sources, Context("ShopJson", "Shop.User", more: "[JsonSerializable(typeof(Old.User))]")), ResolvedRoutes.Options);
        Assert.Equal(["RG4019 Api.A", "RG4019 Api.B"], routes.Problems);
        Assert.All(routes.Table.Routes, route => Assert.Equal((route.Handler.Return.Json!.Type, "global::Shop.ShopJson", null), (route.Handler.Return.Json.Type, route.Handler.Return.Json.Context, route.Handler.Return.Json.Property)));
        var named = ResolvedRoutes.Of("GET /a: Api.A\nGET /b: Api.B", Sources, Context("ShopJson", "Shop.User", more: "[JsonSerializable(typeof(Old.User), TypeInfoPropertyName = \"OldUser\")]")).Clean();
        Assert.Equal(["User", "OldUser"], named.Table.Routes.Select(route => route.Handler.Return.Json!.Property));
    }

    [Theory]
    [InlineData("namespace Shop; [JsonSerializable(typeof(User))] partial class A : JsonSerializerContext; partial class A { [JsonIgnore] int X => 1; }", "global::Shop.A")]
    [InlineData("namespace Shop; static partial class Outer { [System.Text.Json.Serialization.JsonSerializableAttribute(typeof(User))] internal partial class A : JsonSerializerContext; }", "global::Shop.Outer.A")]
    [InlineData("namespace Deep.er { [JsonSerializable(typeof(Shop.User))] partial class A : JsonSerializerContext; }", "global::Deep.er.A")]
    [InlineData("[global::System.Text.Json.Serialization.JsonSerializable(typeof(Shop.User))] partial class A : JsonSerializerContext;", "global::A")]
    [InlineData("namespace Shop; abstract class Base { } static partial class Outer { [JsonSerializable(typeof(User))] private partial class A : JsonSerializerContext; }", null)]
    [InlineData("namespace Shop; [JsonSerializable(typeof(User))] partial class A;", null)]
    public void Contexts_are_found_wherever_they_stand(string source, string? context)
    {
        var routes = ResolvedRoutes.OfBroken("GET /u: Api.Get", Compilations.Of(User, source), ResolvedRoutes.Options);
        Assert.Equal(context, routes.Handler.Return.Json!.Context);
    }

    [Fact]
    public void Contexts_are_listed_by_name() =>
        Assert.Equal(["global::Shop.AJson", "global::Shop.BJson"], ResolvedRoutes.Of("GET /u: Api.Get", User, Context("BJson", "User"), Context("AJson", "User")).Clean().Table.Json.Contexts);

    [Theory]
    [InlineData("User")]
    [InlineData("User?")]
    [InlineData("int")]
    [InlineData("int?")]
    [InlineData("string[]")]
    [InlineData("byte[][]")]
    [InlineData("DateTime[,]")]
    [InlineData("List<User>")]
    [InlineData("Dictionary<string, List<int>>")]
    [InlineData("Outer.Inner")]
    [InlineData("Generic<User>")]
    [InlineData("Generic<User>.Nested<int>")]
    [InlineData("Generic<User>.Plain")]
    [InlineData("(int, string)")]
    [InlineData("(int Id, (string, User) Pair)")]
    [InlineData("ValueTuple<int>")]
    [InlineData("KeyValuePair<string, User?[]>")]
    [InlineData("Generic<Generic<User[]>>")]
    [InlineData("object")]
    [InlineData("System.Text.Json.JsonElement")]
    public void The_property_of_a_type_is_the_one_that_the_JSON_generator_makes(string type)
    {
        var compilation = Compilations.Of(
            $"namespace Shop; static class Api {{ internal static HttpResult<{type}> Get() => null!; }}",
            "namespace Shop; public record User; public class Outer { public class Inner; } public class Generic<T> { public class Nested<U>; public class Plain; }",
            Context("ShopJson", type.TrimEnd('?') == "User" ? "User" : type));
        var routes = ResolvedRoutes.Of("GET /a: Api.Get", compilation, ResolvedRoutes.Options).Clean();
        var json = routes.Handler.Return.Json!;
        var completed = compilation.WithJsonGenerator().AddSyntaxTrees(Compilations.Parse(
            $"static class Probe {{ static System.Text.Json.Serialization.Metadata.JsonTypeInfo<{json.Type}> Info => {json.Context}.Default.{json.Property}; }}", "Probe.cs"));
        Assert.Empty(completed.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
    }

    private static string Context(string name, string type, string options = "[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]", string more = "") =>
        $"using System.Text.Json; namespace Shop; {options} [JsonSerializable(typeof({type}))] {more} public partial class {name} : JsonSerializerContext;";
}
