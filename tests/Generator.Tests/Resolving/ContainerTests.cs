using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using RouteGen.Generator.Model;
using RouteGen.Generator.Resolving;
using RouteGen.Tests.Harness;

namespace RouteGen.Generator.Tests.Resolving;

/// <summary>What comes from the container of <c>ConfigureServices</c>, and what of it a build can tell.</summary>
public sealed class ContainerTests
{
    private const string Package = "Microsoft.Extensions.DependencyInjection";

    private const string Configure = "public static void ConfigureServices(IServiceCollection services) { }";

    private const string Types = """
        namespace Shop;
        public interface IUserStore;
        public class UserStore : IUserStore;
        public interface IClock;
        public abstract class Mailer;
        [JsonDerivedType(typeof(Circle))] public abstract class Shape;
        public sealed class Circle : Shape;
        public sealed class Session : IDisposable { public void Dispose() { } }
        public ref struct Window;
        """;

    [Theory]
    [InlineData("IUserStore s", "Container global::Shop.IUserStore")]
    [InlineData("Mailer s", "Container global::Shop.Mailer")]
    [InlineData("TimeProvider s", "Container global::System.TimeProvider")]
    [InlineData("IServiceProvider s", "Container global::System.IServiceProvider")]
    [InlineData("IObserver<int> s", "Container global::System.IObserver<int>")]
    [InlineData("[FromServices] UserStore s", "Container global::Shop.UserStore")]
    [InlineData("[FromServices] IEnumerable<IUserStore> s", "Container global::System.Collections.Generic.IEnumerable<global::Shop.IUserStore>")]
    [InlineData("[FromServices] string s", "Container string")]
    [InlineData("[FromServices] Func<int> s", "Container global::System.Func<int>")]
    [InlineData("IUserStore? s", "Container global::Shop.IUserStore optional")]
    [InlineData("IUserStore s = null!", "Container global::Shop.IUserStore optional")]
    [InlineData("[FromServices] UserStore? s", "Container global::Shop.UserStore optional")]
    [InlineData("[FromServices(\"east\")] IUserStore s", "Container global::Shop.IUserStore east")]
    [InlineData("[FromServices(\"east\")] UserStore? s", "Container global::Shop.UserStore east optional")]
    [InlineData("[FromKeyedServices(\"east\")] IUserStore s", "Container global::Shop.IUserStore east")]
    [InlineData("[FromKeyedServices(null)] UserStore s", "Container global::Shop.UserStore")]
    [InlineData("IClock c", "Member global::Shop.Services.Clock")]
    [InlineData("IClock? c", "Member global::Shop.Services.Clock")]
    [InlineData("[FromServices(\"Clock\")] IClock c", "Member global::Shop.Services.Clock")]
    [InlineData("[FromKeyedServices(\"Clock\")] IClock c", "Member global::Shop.Services.Clock")]
    [InlineData("[FromServices(\"clock\")] IClock c", "Container global::Shop.IClock clock")]
    [InlineData("Session s", "Factory global::Shop.Services.Open")]
    public void What_no_member_provides_and_no_request_is_comes_from_the_container(string parameter, string expected)
    {
        foreach (var route in new[] { "GET /a", "POST /a", "SQS a" })
        {
            var routes = Routes(parameter, Configure + "public static IClock Clock => null!; public static Session Open() => new();", route).Clean();
            var handler = route[0] == 'S' ? Assert.Single(routes.Table.Events).Handler : routes.Handler;
            var service = Assert.IsType<ServiceParameter>(Assert.Single(handler.Parameters)).Service;
            Assert.Equal(expected, $"{service.Kind} {service.Expression}{(service.Key is null ? "" : " " + service.Key)}{(service.IsOptional ? " optional" : "")}");
            Assert.Equal(service.Kind == ServiceKind.Container, handler.TakesContainer);
        }
    }

    [Theory]
    [InlineData("GET /a/{s}", "Guid s", nameof(ValueParameter))]
    [InlineData("GET /a", "string s", nameof(ValueParameter))]
    [InlineData("GET /a", "IReadOnlyList<int> s", nameof(ValueParameter))]
    [InlineData("POST /a", "UserStore s", nameof(BodyParameter))]
    [InlineData("POST /a", "Stream s", nameof(BodyParameter))]
    [InlineData("POST /a", "[FromBody] List<UserStore> s", nameof(BodyParameter))]
    [InlineData("POST /a", "[FromBody] Shape s", nameof(BodyParameter))]
    public void What_a_request_has_does_not(string route, string parameter, string kind) =>
        Assert.Equal(kind, Routes(parameter, Configure, route, "namespace Shop; [JsonSerializable(typeof(UserStore))] [JsonSerializable(typeof(List<UserStore>))] [JsonSerializable(typeof(Shape))] [JsonSourceGenerationOptions(System.Text.Json.JsonSerializerDefaults.Web)] partial class ShopJson : JsonSerializerContext;").Clean().Parameter.GetType().Name);

    [Theory]
    [InlineData("GET /a", "UserStore s", "RG4005", "write [FromQuery] to bind its members, or [FromServices] to take it from the service container.")]
    [InlineData("POST /a", "IReadOnlyList<UserStore> s", "RG4004", "Write [FromBody] to read it from the body, or [FromServices] to take it from the service container.")]
    [InlineData("POST /a", "Shape s", "RG4004", "Write [FromBody] to read it from the body, or [FromServices]")]
    [InlineData("SQS a", "Guid s", "RG5006", "which an event of SQS does not have")]
    [InlineData("GET /a", "Func<int> s", "RG4009", "it is a delegate")]
    [InlineData("GET /a", "[FromKeyedServices(1)] IUserStore s", "RG2017", "The service key of the parameter 's' of 'Shop.Api.Run' is of type 'int'")]
    [InlineData("GET /a", "[FromKeyedServices(DayOfWeek.Friday)] IUserStore s", "RG2017", "is of type 'System.DayOfWeek'")]
    [InlineData("GET /a", "[FromKeyedServices(typeof(int))] IUserStore s", "RG2017", "is of type 'System.Type'")]
    [InlineData("GET /a", "[FromKeyedServices(new[] { \"a\" })] IUserStore s", "RG2017", "is of type 'string[]'")]
    [InlineData("GET /a", "[FromServices, FromKeyedServices(\"a\")] IUserStore s", "RG4003", "has both [FromServices] and [FromKeyedServices]")]
    [InlineData("GET /a", "[FromQuery, FromKeyedServices(\"a\")] IUserStore s", "RG4003", "has both [FromQuery] and [FromKeyedServices]")]
    public void What_might_be_either_is_an_error(string route, string parameter, string id, string message) =>
        Assert.Contains(message, Routes(parameter, Configure, route).Problem(id, "Api.Run"), StringComparison.Ordinal);

    [Theory]
    [InlineData("public static Task<IUserStore> Open() => null!;", "IUserStore s", "RG2014", "'Shop.Services.Open()'")]
    [InlineData("public static IUserStore A => null!; public static IUserStore B => null!;", "IUserStore s", "RG2013", "'Shop.Services.A' and 'Shop.Services.B'")]
    [InlineData("public static IUserStore A(IUserStore inner) => inner;", "IUserStore s", "RG2012", "Shop.IUserStore -> Shop.IUserStore.")]
    [InlineData("public static IUserStore A([FromKeyedServices(1)] IClock clock) => null!;", "IUserStore s", "RG2017", "the parameter 'clock' of 'Shop.Services.A'")]
    [InlineData("public static IUserStore A([FromServices, FromKeyedServices(\"b\")] IClock clock) => null!;", "IUserStore s", "RG4003", "Parameter 'clock' of 'Shop.Services.A' has both")]
    [InlineData("public static IUserStore A(Window window) => null!;", "IUserStore s", "RG2011", "Nothing provides the service 'Shop.Window'")]
    public void The_static_members_are_checked_as_without_one(string members, string parameter, string id, string message) =>
        Assert.Contains(message, Routes(parameter, Configure + members).Problem(id, "Api.Run"), StringComparison.Ordinal);

    [Fact]
    public void Constructors_and_factories_take_any_type_that_is_not_provided_otherwise()
    {
        var instance = Resolve(
            "services: Services\nGET /a: Users.Get",
            $"static class Services {{ {Configure} public static IClock Clock => null!; public static Session Open(UserStore store, IClock clock, CancellationToken t) => new(); }} "
            + "sealed class Users(Session session, UserStore store, string table, IClock clock, Mailer? mailer, [FromKeyedServices(\"east\")] IUserStore east) { public void Get() { _ = (session, store, table, clock, mailer, east); } }").Clean().Handler.Instance!;
        Assert.Equal(["Factory", "Container", "Container", "Member", "Container", "Container"], instance.Arguments.Select(argument => argument.Kind.ToString()));
        Assert.Equal([ServiceKind.Container, ServiceKind.Member, ServiceKind.Exchange], instance.Arguments[0].Arguments.Select(argument => argument.Kind));
        // The same one, so that it is asked for once.
        Assert.Equal(instance.Arguments[0].Arguments[0], instance.Arguments[1]);
        Assert.Equal([false, false, true, false], instance.Arguments.Where(argument => argument.Kind == ServiceKind.Container).Select(argument => argument.IsOptional));
        Assert.Equal("east", instance.Arguments[5].Key);
    }

    [Fact]
    public void The_handlers_own_instance_is_made_by_its_constructor() =>
        Assert.Contains("is an interface", Resolve("services: Services\nGET /a: IUsers.Get", $"static class Services {{ {Configure} }} interface IUsers {{ void Get(); }}").Problem("RG2009", "IUsers"), StringComparison.Ordinal);

    [Theory]
    [InlineData("public static void ConfigureServices(IServiceCollection services) { }", "global::Shop.Services.ConfigureServices", false)]
    [InlineData("internal static IServiceCollection ConfigureServices(IServiceCollection services) => services;", "global::Shop.Services.ConfigureServices", true)]
    [InlineData("public static void ConfigureServices() { } public static void ConfigureServices(IServiceCollection services) { }", "global::Shop.Services.ConfigureServices", false)]
    public void ConfigureServices_fills_a_container(string method, string expected, bool returns)
    {
        var container = Routes("IUserStore s", method).Clean().Table.Container;
        Assert.Equal(new ServiceContainer(expected, returns), container);
    }

    [Fact]
    public void A_base_class_may_fill_it() =>
        Assert.Equal(
            "global::Shop.Base.ConfigureServices",
            Resolve("services: Services\nGET /a: Api.Run", $"class Base {{ {Configure} }} class Services : Base; static class Api {{ internal static void Run(IClock c) {{ }} }}").Clean().Table.Container!.ConfigureServices);

    [Theory]
    [InlineData("public void ConfigureServices(IServiceCollection services) { }", "ConfigureServices(Microsoft.Extensions.DependencyInjection.IServiceCollection)")]
    [InlineData("private static void ConfigureServices(IServiceCollection services) { }", "ConfigureServices(Microsoft.Extensions.DependencyInjection.IServiceCollection)")]
    [InlineData("public static void ConfigureServices(ServiceCollection services) { }", "ConfigureServices(Microsoft.Extensions.DependencyInjection.ServiceCollection)")]
    [InlineData("public static void ConfigureServices(ref IServiceCollection services) { }", "ConfigureServices(Microsoft.Extensions.DependencyInjection.IServiceCollection)")]
    [InlineData("public static void ConfigureServices(IServiceCollection services, bool test = false) { }", "ConfigureServices(Microsoft.Extensions.DependencyInjection.IServiceCollection, bool)")]
    [InlineData("public static void ConfigureServices<T>(IServiceCollection services) { }", "ConfigureServices(Microsoft.Extensions.DependencyInjection.IServiceCollection)")]
    [InlineData("public static Task ConfigureServices(IServiceCollection services) => null!;", "ConfigureServices(Microsoft.Extensions.DependencyInjection.IServiceCollection)")]
    [InlineData("public static async void ConfigureServices(IServiceCollection services) => await Task.Yield();", "ConfigureServices(Microsoft.Extensions.DependencyInjection.IServiceCollection)")]
    [InlineData("public static IServiceProvider ConfigureServices(IServiceCollection services) => null!;", "ConfigureServices(Microsoft.Extensions.DependencyInjection.IServiceCollection)")]
    public void Another_method_of_that_name_does_not(string method, string shown)
    {
        var routes = Routes("IUserStore s", method);
        Assert.Contains($"'Shop.Services.{shown}' is not used: it has to be static and accessible, take one 'IServiceCollection', and return nothing or that.", routes.Problem("RG4004", "Api.Run"), StringComparison.Ordinal);
        Assert.Null(routes.Table.Container);
    }

    [Fact]
    public void Without_the_package_that_is_the_one_mistake()
    {
        var routes = Resolve(
            "services: Services\nroutes:\n  GET /a: Api.A\n  POST /b: Api.B\n  GET /c: Users.Get\n  SQS d: Api.A\n  GET /e: Api.E",
            $"static class Services {{ {Configure} public static IClock Clock => null!; }} sealed class Users(Mailer mailer) {{ public void Get() {{ _ = mailer; }} }} "
            + "static class Api { internal static void A(IUserStore s) { } internal static void B([FromServices] UserStore s, Mailer m, [FromServices(\"a\")] IUserStore n) { } internal static void E(IClock c) { } }",
            Package + ".Abstractions");
        var message = routes.Problem("RG2016", "Services");
        Assert.Contains("'Shop.Services.ConfigureServices' needs the package 'Microsoft.Extensions.DependencyInjection', which this project does not reference.", message, StringComparison.Ordinal);
        Assert.Null(routes.Table.Container);
        Assert.Equal("Shop.Api.E", Assert.Single(routes.Table.Routes).Handler.Name);
        Assert.Empty(routes.Table.Events);
    }

    [Fact]
    public void An_older_package_is_told_from_none()
    {
        const string Old = """
            namespace Microsoft.Extensions.DependencyInjection
            {
                public interface IServiceCollection;
                public class ServiceCollection : IServiceCollection;
                public static class ServiceCollectionContainerBuilderExtensions { public static object BuildServiceProvider(this IServiceCollection services) => null!; }
                public static class ServiceProviderServiceExtensions { ASYNC }
            }
            """;
        const string Async = "public static object CreateAsyncScope(this System.IServiceProvider provider) => null!;";
        const string Source = "using Microsoft.Extensions.DependencyInjection; namespace Shop; static class Services { public static void ConfigureServices(IServiceCollection services) { } public static IClock Clock => null!; } static class Api { internal static void Run([FromServices(\"east\")] IUserStore s) { } }";
        Assert.Contains("in version 6 or later, and this project references an older one.", ResolvedRoutes.Of("services: Services\nGET /a: Api.Run", Source, Types, Old.Replace("ASYNC", "", StringComparison.Ordinal)).Problem("RG2016", "Services"), StringComparison.Ordinal);
        Assert.Contains("The container has services by name from version 8", ResolvedRoutes.Of("services: Services\nGET /a: Api.Run", Source, Types, Old.Replace("ASYNC", Async, StringComparison.Ordinal)).Problem("RG2018", "Api.Run"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_type_that_the_compiler_does_not_know_is_the_packages()
    {
        var source = $"namespace Shop; static class Services {{ {Configure} }} static class Api {{ internal static void Run(IUserStore s) {{ }} }}";
        ResolvedRoutes.OfBroken("services: Services\nGET /a: Api.Run", Compilations.Of(source, Types), ResolvedRoutes.Options).Problem("RG2016", "Services");
        // A missing 'using' is the compiler's to report.
        var referenced = Compilations.Of(source, Types);
        Assert.Empty(ResolvedRoutes.OfBroken("services: Services\nGET /a: Api.Run", referenced.AddReferences(References(Package)), ResolvedRoutes.Options).Problems);
    }

    [Fact]
    public void A_warning_of_ConfigureServices_is_that_of_the_routes_that_use_it()
    {
        const string Source = "static class Services { [Obsolete] public static void ConfigureServices(IServiceCollection services) { } public static IClock Clock => null!; } static class Api { internal static void A(IClock c) { } internal static void B(IUserStore s) { } }";
        Assert.Empty(Resolve("services: Services\nGET /a: Api.A", Source).Clean().Table.Project.AcknowledgedWarnings);
        Assert.Equal(["CS0612", "CS0618"], Resolve("services: Services\nGET /a: Api.A\nGET /b: Api.B", Source).Clean().Table.Project.AcknowledgedWarnings);
    }

    // What was remembered of the routes and of the table around them holds no longer.
    [Theory]
    [InlineData("the package appears")]
    [InlineData("the package disappears")]
    [InlineData("ConfigureServices appears")]
    [InlineData("ConfigureServices returns")]
    [InlineData("ConfigureServices becomes private")]
    [InlineData("a member takes over")]
    [InlineData("a type of the package is the project's own")]
    public void An_edit_that_changes_the_container_is_noticed(string edit)
    {
        const string Before = "public static class Services { public static void ConfigureServices(IServiceCollection services) { } }";
        const string Handlers = "namespace Shop; public static class Api { public static void A(IUserStore s) { } public static void B(IClock? c) { } }";
        var full = Compilations.Of(Services(Before), Handlers, Types).AddReferences(References(Package));
        var bare = Compilations.Of(Services(Before), Handlers, Types).AddReferences(References(Package + ".Abstractions"));
        var (before, after) = edit switch
        {
            "the package appears" => (bare, full),
            "the package disappears" => (full, bare),
            "ConfigureServices appears" => (Edit("public static class Services { }"), full),
            "ConfigureServices returns" => (full, Edit("public static class Services { public static IServiceCollection ConfigureServices(IServiceCollection services) => services; }")),
            "ConfigureServices becomes private" => (full, Edit("public static class Services { static void ConfigureServices(IServiceCollection services) { } }")),
            "a member takes over" => (full, Edit("public static class Services { public static void ConfigureServices(IServiceCollection services) { } public static IClock Clock() => null!; }")),
            // The namespace is the project's before, as it is where it has extensions of its own: a new namespace alone would be noticed.
            _ => (WithOwn("Registrations"), WithOwn("ServiceProviderServiceExtensions")),
        };
        var declared = RouteText.Read("services: Services\nGET /a: Api.A\nGET /b: Api.B");
        var (first, parts) = Resolve(declared, before, []);
        var (remembering, _) = Resolve(declared, after, [parts]);
        var (anew, _) = Resolve(declared, after, []);
        Assert.NotEqual(first, remembering);
        Assert.Equal(anew, remembering);
        // And an edit in its body is none.
        var body = Edit("public static class Services { public static void ConfigureServices(IServiceCollection services) { services.AddScoped<UserStore>(); } }");
        Assert.Equal(Resolve(declared, full, []).Table, Resolve(declared, body, []).Table);

        CSharpCompilation WithOwn(string type) => full.AddSyntaxTrees(Compilations.Parse($"namespace Microsoft.Extensions.DependencyInjection {{ internal static class {type} {{ }} }}", "Own.cs"));
        CSharpCompilation Edit(string services) => Compilations.Of(Services(services), Handlers, Types).AddReferences(References(Package));
        static string Services(string source) => "using Microsoft.Extensions.DependencyInjection; namespace Shop; " + source;
    }

    private static (ResolvedTable Table, TableParts Parts) Resolve(DeclaredTable declared, CSharpCompilation compilation, IReadOnlyList<TableParts> known)
    {
        var resolver = new TableResolver(declared, compilation, DeclarationFingerprint.Of(compilation, CancellationToken.None), ResolvedRoutes.Options, known);
        return (resolver.Resolve(CancellationToken.None), resolver.Parts);
    }

    private static ResolvedRoutes Routes(string parameter, string members, string route = "GET /a", params string[] more) =>
        Resolve($"services: Services\nroutes:\n  {route}: Api.Run", $"class Services {{ {members} }} static class Api {{ internal static void Run({parameter}) {{ }} }}", Package, more);

    private static ResolvedRoutes Resolve(string routes, string source, string package = Package, params string[] more) =>
        ResolvedRoutes.Of(routes, Compilations.Of(["using Microsoft.Extensions.DependencyInjection; namespace Shop; " + source, Types, .. more]).AddReferences(References(package)), ResolvedRoutes.Options);

    // One object a package, as in an editor: what a reference says is known by which object it is.
    private static readonly Dictionary<string, IReadOnlyList<MetadataReference>> Packages = new(StringComparer.Ordinal)
    {
        [Package] = Added(Package),
        [Package + ".Abstractions"] = Added(Package + ".Abstractions"),
    };

    private static IReadOnlyList<MetadataReference> References(string package) => Packages[package];

    private static List<MetadataReference> Added(string package) => [.. new RouterProject { References = [] }.WithPackages(package).References];
}
