using RouteGen.Generator.Model;

namespace RouteGen.Generator.Tests.Resolving;

public sealed class ServiceTests
{
    private const string Types = """
        namespace Shop;
        public interface IUserStore;
        public class UserStore : IUserStore;
        public sealed class Session : IDisposable { public void Dispose() { } }
        public sealed class Connection : IAsyncDisposable, IDisposable { public void Dispose() { } public ValueTask DisposeAsync() => default; }
        public interface IScope : IDisposable;
        public interface IAsyncScope : IAsyncDisposable;
        public sealed class Money : IParsable<Money>
        {
            public static Money Parse(string s, IFormatProvider? provider) => new();
            public static bool TryParse(string? s, IFormatProvider? provider, out Money result) { result = new(); return true; }
        }
        """;

    [Theory]
    [InlineData("public static IUserStore Store { get; } = null!;", "IUserStore s", "Member global::Shop.Services.Store None")]
    [InlineData("internal static readonly IUserStore Store = null!;", "IUserStore s", "Member global::Shop.Services.Store None")]
    [InlineData("public static IUserStore? Store { get; set; }", "IUserStore? s", "Member global::Shop.Services.Store None")]
    [InlineData("public static IUserStore @class => null!;", "IUserStore s", "Member global::Shop.Services.@class None")]
    [InlineData("public static Session Store => null!;", "Session s", "Member global::Shop.Services.Store None")]
    [InlineData("public static Session Open() => new();", "Session s", "Factory global::Shop.Services.Open Sync")]
    [InlineData("public static Connection Open() => new();", "Connection s", "Factory global::Shop.Services.Open Async")]
    [InlineData("public static IScope Open() => null!;", "IScope s", "Factory global::Shop.Services.Open Sync")]
    [InlineData("public static IAsyncScope Open() => null!;", "IAsyncScope s", "Factory global::Shop.Services.Open Async")]
    [InlineData("public static UserStore Open() => new();", "UserStore s", "Factory global::Shop.Services.Open None")]
    [InlineData("public static IUserStore Store => null!; private static IUserStore Other => null!;", "IUserStore s", "Member global::Shop.Services.Store None")]
    [InlineData("public static Func<int> Now => () => 1;", "Func<int> s", "Member global::Shop.Services.Now None")]
    [InlineData("public static List<UserStore> All => [];", "List<UserStore> s", "Member global::Shop.Services.All None")]
    [InlineData("public static Money Limit => new();", "Money s", "Member global::Shop.Services.Limit None")]
    [InlineData("public static string Secret => \"\";", "[FromServices] string s", "Member global::Shop.Services.Secret None")]
    [InlineData("public static Task<Session> Opening => null!;", "Task<Session> s", "Member global::Shop.Services.Opening None")]
    public void A_service_is_a_static_member_of_its_very_type(string member, string parameter, string expected)
    {
        var service = Assert.IsType<ServiceParameter>(Routes(member, parameter).Clean().Parameter).Service;
        Assert.Equal(expected, $"{service.Kind} {service.Expression} {service.Disposal}");
    }

    [Theory]
    [InlineData("public static string ConnectionString => \"\";", "string q")]
    [InlineData("public static int Limit => 1;", "int q")]
    [InlineData("public static int[] Limits => [];", "int[] q")]
    [InlineData("public static DayOfWeek Day => default;", "DayOfWeek q")]
    public void A_plain_value_of_the_services_class_does_not_hide_the_query(string member, string parameter) =>
        Assert.Equal(ValueSource.Query, Assert.IsType<ValueParameter>(Routes(member, parameter).Clean().Parameter).Value.Source);

    [Fact]
    public void A_path_parameter_goes_before_a_service() =>
        Assert.Equal(ValueSource.Route, Assert.IsType<ValueParameter>(Routes("public static Money Limit => new();", "Money limit", "GET /a/{limit}").Clean().Parameter).Value.Source);

    [Fact]
    public void A_service_goes_before_the_body() =>
        Assert.IsType<ServiceParameter>(Routes("public static UserStore Store => new();", "UserStore store", "POST /a").Clean().Parameter);

    [Fact]
    public void A_factory_takes_services_and_what_the_exchange_has()
    {
        var service = Assert.IsType<ServiceParameter>(Routes(
            "public static IUserStore Store => null!; public static Session Open(IUserStore store, HttpRequest r, LambdaContext c, CancellationToken t) => new(); public static UserStore Users(Session session) => new();",
            "UserStore users").Clean().Parameter).Service;
        var session = Assert.Single(service.Arguments);
        Assert.Equal(("global::Shop.Session", ServiceKind.Factory, ServiceDisposal.Sync), (session.Type, session.Kind, session.Disposal));
        Assert.Equal(
            ["Member global::Shop.Services.Store", "Exchange Request", "Exchange Context", "Exchange Cancellation"],
            session.Arguments.Select(argument => $"{argument.Kind} {argument.Expression}"));
    }

    [Fact]
    public void A_services_class_may_inherit_and_be_no_static_class() =>
        ResolvedRoutes.Of(
            "services: Services\nGET /a: Api.Run",
            "namespace Shop; class Base { public static IUserStore Store => null!; public static UserStore Hidden => null!; } sealed class Services : Base { public new static UserStore Hidden => null!; } static class Api { internal static void Run(IUserStore a, UserStore b) { } }",
            Types).Clean();

    [Fact]
    public void The_constructor_of_an_instance_handler_takes_services()
    {
        var instance = ResolvedRoutes.Of(
            "services: Services\nGET /a: Users.Get",
            "namespace Shop; static class Services { internal static IUserStore Store => null!; internal static string Table => \"\"; } sealed class Users(IUserStore store, string table, CancellationToken t) { public void Get() { _ = (store, table, t); } }",
            Types).Clean().Handler.Instance!;
        Assert.Equal((ServiceKind.Constructor, "global::Shop.Users"), (instance.Kind, instance.Expression));
        Assert.Equal(["Member global::Shop.Services.Store", "Member global::Shop.Services.Table", "Exchange Cancellation"], instance.Arguments.Select(argument => $"{argument.Kind} {argument.Expression}"));
    }

    [Theory]
    [InlineData("static IUsers Users => null!;", "interface IUsers { void Get(); }", "IUsers.Get", ServiceKindName.Member)]
    [InlineData("static Users Make() => null!;", "abstract class Users { public void Get() { } }", "Users.Get", ServiceKindName.Factory)]
    public void The_services_class_may_provide_the_handlers_instance(string member, string type, string handler, string kind)
    {
        var instance = ResolvedRoutes.Of($"services: Services\nGET /a: {handler}", $"namespace Shop; static class Services {{ internal {member} }} {type}").Clean().Handler.Instance!;
        Assert.Equal(kind, instance.Kind.ToString());
    }

    [Theory]
    [InlineData("", "IUserStore s", "RG4004", "Add a static property, field or method of that type to 'Shop.Services'.")]
    [InlineData("public static UserStore Store => null!;", "IUserStore s", "RG4004", "'Shop.Services.Store' would do: declare it as 'Shop.IUserStore'.")]
    [InlineData("public static void ConfigureServices(object services) { }", "IUserStore s", "RG4004", "'Shop.Services.ConfigureServices(object)' is not used: it has to be static and accessible")]
    [InlineData("private static IUserStore Store => null!;", "IUserStore s", "RG4004", "Add a static property")]
    [InlineData("public IUserStore Store => null!;", "IUserStore s", "RG4004", "Add a static property")]
    [InlineData("public static IUserStore Store { set { } }", "IUserStore s", "RG4004", "Add a static property")]
    [InlineData("public static IUserStore Store { private get; set; } = null!;", "IUserStore s", "RG4004", "Add a static property")]
    [InlineData("public static IUserStore Make<T>() => null!;", "IUserStore s", "RG4004", "Add a static property")]
    [InlineData("public static IUserStore Make(out int i) => throw new Exception();", "IUserStore s", "RG4004", "Add a static property")]
    [InlineData("", "[FromServices] UserStore s", "RG2011", "Nothing provides the service 'Shop.UserStore'. Add")]
    [InlineData("public static UserStore Make(Session s) => new();", "UserStore s", "RG2011", "'Shop.Session' (asked for by Shop.UserStore -> Shop.Session)")]
    [InlineData("public static UserStore Make(string table) => new();", "UserStore s", "RG2011", "'string' (asked for by Shop.UserStore -> string)")]
    [InlineData("public static UserStore Make(Session s) => new(); public static Session Open(UserStore s) => new();", "UserStore s", "RG2012", "other: Shop.UserStore -> Shop.Session -> Shop.UserStore. Let")]
    [InlineData("public static UserStore Make(UserStore s) => new();", "UserStore s", "RG2012", "other: Shop.UserStore -> Shop.UserStore. Let")]
    [InlineData("public static UserStore A => new(); public static UserStore B() => new();", "UserStore s", "RG2013", "both 'Shop.Services.A' and 'Shop.Services.B()'. Keep one, make the other private, or write [FromServices(\"A\")] where")]
    [InlineData("public static UserStore A() => new(); public static UserStore A(CancellationToken t) => new();", "UserStore s", "RG2013", "both 'Shop.Services.A()' and 'Shop.Services.A(System.Threading.CancellationToken)'. Keep one, or make the other private.")]
    [InlineData("public static Task<UserStore> Open() => null!;", "UserStore s", "RG2014", "'Shop.Services.Open()'")]
    [InlineData("public static ValueTask<UserStore> Open() => default;", "UserStore s", "RG2014", "'Shop.Services.Open()'")]
    public void A_service_that_cannot_be_had_is_an_error(string member, string parameter, string id, string message) =>
        Assert.Contains(message, Routes(member, parameter).Problem(id, "Api.Run"), StringComparison.Ordinal);

    [Fact]
    public void A_service_of_an_unknown_type_is_not_to_be_added_but_to_be_spelled_right()
    {
        var compilation = Compilations.Of("namespace Shop; class Store; static class Services { internal static Store Make(Sesion s) => new(); } static class Api { internal static void Run(Store s) { } }");
        var message = ResolvedRoutes.OfBroken("services: Services\nGET /a: Api.Run", compilation, ResolvedRoutes.Options).Problem("RG2011", "Api.Run");
        Assert.Contains("Sesion", message, StringComparison.Ordinal);
        Assert.Contains("The compiler does not know this type: it may be misspelled", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_members_of_one_type_harm_nobody_who_does_not_ask() =>
        Routes("public static UserStore A => new(); public static UserStore B => new(); public static IUserStore C => A;", "IUserStore s").Clean();

    [Fact]
    public void A_cycle_is_reported_at_every_route_that_runs_into_it()
    {
        var routes = ResolvedRoutes.Of(
            "services: Services\nGET /a: Api.A\nGET /b: Api.B",
            "namespace Shop; static class Services { internal static UserStore Make(Session s) => new(); internal static Session Open(UserStore s) => new(); } static class Api { internal static void A(UserStore s) { } internal static void B(Session s) { } }",
            Types);
        Assert.Equal(["RG2012 Api.A", "RG2012 Api.B"], routes.Problems);
    }

    [Fact]
    public void The_instance_of_a_handler_is_no_service_for_others()
    {
        const string Source = "namespace Shop; sealed class Users { public void Get() { } } static class Api { internal static void Run([FromServices] Users users) { } }";
        ResolvedRoutes.Of("GET /a: Users.Get\nGET /b: Api.Run", Source).Problem("RG2011", "Api.Run");
        ResolvedRoutes.Of("GET /b: Api.Run\nGET /a: Users.Get", Source).Problem("RG2011", "Api.Run");
    }

    [Theory]
    [InlineData("Servces", "RG2001")]
    [InlineData("Shop.Hidden.Services", "RG2004")]
    [InlineData("Generic", "RG2006")]
    public void A_wrong_services_class_is_one_mistake(string services, string id)
    {
        var routes = ResolvedRoutes.Of(
            $"services: {services}\nGET /a: Api.A\nPOST /b: Api.B",
            "namespace Shop; static class Services { } static class Generic<T>; class Hidden { private static class Services; } static class Api { internal static void A(IUserStore s) { } internal static void B(UserStore s, [FromServices] Session t) { } }",
            Types);
        routes.Problem(id, services);
    }

    [Fact]
    public void Services_are_looked_for_in_the_apps_namespace() =>
        ResolvedRoutes.Of(
            "namespace: Shop.Web\nservices: Services\nGET /a: Api.A",
            "namespace Shop.Web; static class Services { internal static IUserStore Store => null!; } static class Api { internal static void A(IUserStore s) { } }",
            Types).Clean();

    private static ResolvedRoutes Routes(string members, string parameter, string route = "GET /a") => ResolvedRoutes.Of(
        $"services: Services\n{route}: Api.Run",
        $"namespace Shop; class Services {{ {members} }} static class Api {{ internal static void Run({parameter}) {{ }} }}",
        Types);

    private static class ServiceKindName
    {
        public const string Member = nameof(ServiceKind.Member);
        public const string Factory = nameof(ServiceKind.Factory);
    }

    // An event has no request to make a service of, directly or by way of another service.
    [Theory]
    [InlineData("static class Jobs { internal static void Run(Stream input, Session session) { } }")]
    [InlineData("class Jobs(Reader reader) { public void Run(Stream input) => reader.ToString(); }")]
    public void What_a_request_is_needed_for_is_no_service_of_an_event(string jobs)
    {
        var message = ResolvedRoutes.Of(
            "services: Services\nroutes:\n  SQS jobs: Jobs.Run\n",
            $$"""
            namespace Shop;

            public sealed class Session(HttpRequest request) { public string Path => request.Path; }

            public sealed class Reader(Session session) { public Session Session => session; }

            static class Services
            {
                internal static Session Open(HttpRequest request) => new(request);
                internal static Reader Read(Session session) => new(session);
            }

            {{jobs}}
            """).Problem("RG5006", "Jobs.Run");

        Assert.StartsWith("What a service of 'Shop.Jobs.Run' takes is a 'RouteGen.HttpRequest', which an event of SQS does not have.", message, StringComparison.Ordinal);
    }
}
