using Microsoft.CodeAnalysis;
using RouteGen.Generator.Model;

namespace RouteGen.Generator.Tests.Resolving;

public sealed class HandlerTests
{
    private const string Users = "namespace Shop; public static class Users { public static void List() { } public static void Get() { } }";

    [Fact]
    public void A_handler_is_found_in_the_root_namespace()
    {
        var handler = ResolvedRoutes.Of("GET /users: Users.List", Users).Clean().Handler;
        Assert.Equal(("Shop.Users.List", "global::Shop.Users", "List"), (handler.Name, handler.Type, handler.Method));
        Assert.Null(handler.Instance);
    }

    [Theory]
    [InlineData("GET /a: Health.Get", "global::Shop.Health")]
    [InlineData("GET /a: Admin.Stats.Get", "global::Shop.Admin.Stats")]
    [InlineData("GET /a: Shop.Admin.Stats.Get", "global::Shop.Admin.Stats")]
    [InlineData("GET /a: Health.Deep.Get", "global::Shop.Health.Deep")]
    [InlineData("GET /a: Other.Api.Get", "global::Other.Api")]
    [InlineData("GET /a: Ping.Get", "global::Ping")]
    [InlineData("GET /a: Derived.Get", "global::Shop.Derived")]
    [InlineData("GET /a: event.class", "global::Shop.@event")]
    [InlineData("GET /a: Hidden.Get", "global::Shop.Hidden")]
    [InlineData("namespace: Other\nGET /a: Api.Get", "global::Other.Api")]
    [InlineData("namespace: Shop.Admin\nGET /a: Stats.Get", "global::Shop.Admin.Stats")]
    [InlineData("namespace: Shop.Admin\nGET /a: Shop.Health.Get", "global::Shop.Health")]
    public void A_handler_is_found_by_its_namespace_or_its_full_name(string yaml, string type)
    {
        var handler = ResolvedRoutes.Of(yaml, """
            namespace Shop
            {
                public static class Health { public static void Get() { } public static class Deep { public static void Get() { } } }
                public abstract class Base<T> { public static void Get() { } }
                public sealed class Derived : Base<int>;
                public static class @event { public static void @class() { } }
                internal static class Hidden { internal static void Get() { } }
            }
            namespace Shop.Admin { public static class Stats { public static void Get() { } } }
            namespace Other { public static class Api { public static void Get() { } } }
            public static class Ping { public static void Get() { } }
            """).Clean().Handler;
        Assert.Equal(type, handler.Type);
    }

    [Fact]
    public void A_group_has_a_namespace_of_its_own()
    {
        var declared = RouteText.Read("namespace: Shop\nGET /a: Api.Get\nGET /b: Api.Get");
        declared = declared with { Routes = [declared.Routes[0], declared.Routes[1] with { Policy = DeclaredPolicy.None with { Namespace = "Shop.Admin" } }] };
        var compilation = Compilations.Of("namespace Shop { static class Api { internal static void Get() { } } } namespace Shop.Admin { static class Api { internal static void Get() { } } }");
        var table = Generator.Resolving.Resolver.Resolve(declared, compilation, ResolvedRoutes.Options, CancellationToken.None);
        Assert.Equal(["global::Shop.Api", "global::Shop.Admin.Api"], table.Routes.Select(route => route.Handler.Type));
    }

    [Fact]
    public void A_project_in_the_global_namespace_needs_no_namespace()
    {
        var options = ResolvedRoutes.Options with { RootNamespace = "" };
        var routes = ResolvedRoutes.Of("GET /a: Api.Get", Compilations.Of("static class Api { internal static void Get() { } }"), options).Clean();
        Assert.Equal(("global::Api", "Api.Get"), (routes.Handler.Type, routes.Handler.Name));
    }

    [Fact]
    public void A_handler_may_stand_in_a_referenced_assembly()
    {
        var library = Compilations.Of(Users).ToReference();
        var compilation = Compilations.Create("App", OutputKind.DynamicallyLinkedLibrary, [.. Compilations.References, library]);
        Assert.Equal("global::Shop.Users", ResolvedRoutes.Of("GET /users: Users.List", compilation, ResolvedRoutes.Options).Clean().Handler.Type);
    }

    [Fact]
    public void The_projects_own_type_goes_before_a_references()
    {
        var library = Compilations.Of("namespace Shop; public static class Users { public static void Old() { } }").ToReference();
        var compilation = Compilations.Create("App", OutputKind.DynamicallyLinkedLibrary, [.. Compilations.References, library], Users);
        ResolvedRoutes.Of("GET /users: Users.List", compilation, ResolvedRoutes.Options).Clean();
    }

    [Fact]
    public void A_type_of_two_references_is_ambiguous()
    {
        string[] names = ["One", "Two"];
        var references = names.Select(name => Compilations.Create(name, OutputKind.DynamicallyLinkedLibrary, Compilations.References, Users).ToReference());
        var compilation = Compilations.Create("App", OutputKind.DynamicallyLinkedLibrary, [.. Compilations.References, .. references]);
        var message = ResolvedRoutes.Of("GET /users: Users.List", compilation, ResolvedRoutes.Options).Problem("RG2003", "Users");
        Assert.Contains("'One' and 'Two'", message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_internal_type_of_a_reference_gives_way_to_a_public_one()
    {
        var hidden = Compilations.Create("One", OutputKind.DynamicallyLinkedLibrary, Compilations.References, "namespace Shop; static class Users { static void List() { } }").ToReference();
        var open = Compilations.Create("Two", OutputKind.DynamicallyLinkedLibrary, Compilations.References, Users).ToReference();
        var compilation = Compilations.Create("App", OutputKind.DynamicallyLinkedLibrary, [.. Compilations.References, hidden, open]);
        ResolvedRoutes.Of("GET /users: Users.List", compilation, ResolvedRoutes.Options).Clean();
    }

    [Theory]
    [InlineData("Userz.List", "Userz", "Did you mean 'Users'?")]
    [InlineData("users.List", "users", "Did you mean 'Users'?")]
    [InlineData("Shop.Userz.List", "Shop.Userz", "Did you mean 'Shop.Users'?")]
    [InlineData("Stats.List", "Stats", "Did you mean 'Shop.Admin.Stats'?")]
    [InlineData("Shop.Stats.List", "Shop.Stats", "Did you mean 'Shop.Admin.Stats'?")]
    [InlineData("Payments.List", "Payments", "Declare it, or write its full name.")]
    public void A_type_that_is_not_there_is_reported_at_the_type(string handler, string underlined, string hint)
    {
        var message = ResolvedRoutes.Of("GET /users: " + handler, Users, "namespace Shop.Admin; public static class Stats;").Problem("RG2001", underlined);
        Assert.Contains("namespace 'Shop'", message, StringComparison.Ordinal);
        Assert.EndsWith(hint, message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Users.Lst", "Lst", "Did you mean 'List'?")]
    [InlineData("Users.list", "list", "Did you mean 'List'?")]
    [InlineData("Users.Delete", "Delete", "Declare it, or name another method.")]
    [InlineData("Users.Count", "Count", "'Count' is a property: a handler is a method.")]
    [InlineData("Users.Log", "Log", "'Log' is a field: a handler is a method.")]
    public void A_method_that_is_not_there_is_reported_at_the_method(string handler, string underlined, string hint)
    {
        var message = ResolvedRoutes
            .Of("GET /users: " + handler, "namespace Shop; public static class Users { public static void List() { } private static void Delet() { } public static int Count => 1; public static Action Log = () => { }; }")
            .Problem("RG2002", underlined);
        Assert.EndsWith(hint, message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_type_is_shown_where_it_is_declared_when_its_method_is_not_there()
    {
        var related = Assert.Single(ResolvedRoutes.Of("GET /users: Users.Gett", Users).Table.Diagnostics).Related!;
        Assert.Equal(("Source0.cs", "Users"), (related.Path, Users.Substring(related.Span.Start, related.Span.Length)));
    }

    [Theory]
    [InlineData("Api.Private", "Private", "'Shop.Api.Private' is private, so that the router cannot use it. Make it internal or public.")]
    [InlineData("Api.Protected", "Protected", "'Shop.Api.Protected' is protected, so that")]
    [InlineData("Api.Inner.Get", "Api.Inner", "'Shop.Api.Inner' is private, so that the router cannot use it. Make it internal or public.")]
    [InlineData("Api.Inner.Deep.Get", "Api.Inner.Deep", "'Shop.Api.Inner.Deep' is private, so that the router cannot use it. Make it internal or public.")]
    [InlineData("Local.Get", "Local", "'Shop.Local' is visible in its own file only, so that")]
    public void What_the_router_cannot_reach_is_an_error_that_says_so(string handler, string underlined, string message)
    {
        var problem = ResolvedRoutes.Of("GET /a: " + handler, """
            namespace Shop;
            public class Api
            {
                private static void Private() { }
                protected static void Protected() { }
                private static class Inner { public static void Get() { } public static class Deep { public static void Get() { } } }
            }
            file static class Local { public static void Get() { } }
            """).Problem("RG2004", underlined);
        Assert.StartsWith(message, problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Internals_of_a_reference_count_when_they_are_made_visible()
    {
        const string Source = "namespace Shop; static class Users { internal static void List() { } }";
        var closed = Compilations.Create("Lib", OutputKind.DynamicallyLinkedLibrary, Compilations.References, Source).ToReference();
        var open = Compilations.Create("Lib", OutputKind.DynamicallyLinkedLibrary, Compilations.References, "[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"App\")]", Source).ToReference();
        ResolvedRoutes.Of("GET /a: Users.List", Compilations.Create("App", OutputKind.DynamicallyLinkedLibrary, [.. Compilations.References, open]), ResolvedRoutes.Options).Clean();
        var message = ResolvedRoutes.Of("GET /a: Users.List", Compilations.Create("App", OutputKind.DynamicallyLinkedLibrary, [.. Compilations.References, closed]), ResolvedRoutes.Options).Problem("RG2004", "Users");
        Assert.Contains("is internal to another assembly, so that the router cannot use it. Make it public.", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Overloads_are_ambiguous_and_listed()
    {
        var message = ResolvedRoutes.Of("GET /a: Api.Get", "namespace Shop; static class Api { public static void Get() { } public static void Get(Guid id) { } private static void Get(int id) { } }").Problem("RG2005", "Get");
        Assert.Contains("Get(), Get(System.Guid)", message, StringComparison.Ordinal);
        Assert.DoesNotContain("int", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("static class Api { public static void Get() { } private static void Get(int id) { } }")]
    [InlineData("static class Api { public static void Get() { } public static void Get<T>(T id) { } }")]
    [InlineData("class Base { public static void Get() { } } class Api : Base { public new static void Get() { } }")]
    [InlineData("class Base { public static void Get() { } } class Api : Base { private new static void Get() { } }")]
    [InlineData("partial class Api { public static partial void Get(); } partial class Api { public static partial void Get() { } }")]
    public void What_the_router_cannot_call_is_no_overload(string source) => ResolvedRoutes.Of("GET /a: Api.Get", "namespace Shop; " + source).Clean();

    [Theory]
    [InlineData("static class Api { public static void Get<T>() { } }", "Get", "RG2006")]
    [InlineData("static class Api<T> { public static void Get() { } }", "Api", "RG2006")]
    [InlineData("static class Api { public static async void Get() => await Task.Yield(); }", "Get", "RG2007")]
    [InlineData("static class Api { private static int s; public static ref int Get() => ref s; }", "Get", "RG2008")]
    [InlineData("static class Api { private static int s; public static ref readonly int Get() => ref s; }", "Get", "RG2008")]
    [InlineData("static class Api { public static void Get(this string s) { } }", "Get", "RG2008")]
    [InlineData("static class Api { public static void Get(__arglist) { } }", "Get", "RG2008")]
    [InlineData("static class Api { [System.Runtime.InteropServices.UnmanagedCallersOnly] public static void Get() { } }", "Get", "RG2008")]
    [InlineData("interface Api { static abstract void Get(); }", "Get", "RG2008")]
    [InlineData("abstract class Api { public void Get() { } }", "Api", "RG2009")]
    [InlineData("interface Api { void Get(); }", "Api", "RG2009")]
    [InlineData("ref struct Api { public void Get() { } }", "Api", "RG2009")]
    [InlineData("class Api { public Api() { } public Api(int i) { } public void Get() { } }", "Api", "RG2010")]
    [InlineData("class Api { private Api() { } public void Get() { } }", "Api", "RG2010")]
    [InlineData("class Api { public Api(ref int i) { } public void Get() { } }", "Api", "RG2010")]
    [InlineData("class Api { public required int X; public void Get() { } }", "Api", "RG2010")]
    [InlineData("enum Api { A }", "Parse", "RG2002")]
    public void What_cannot_be_called_is_an_error_at_its_part(string source, string underlined, string id)
    {
        var method = underlined == "Parse" ? "Parse" : "Get";
        ResolvedRoutes.Of("GET /a: Api." + method, "namespace Shop; " + source).Problem(id, underlined);
    }

    [Theory]
    [InlineData("class Api { public void Get() { } }", "global::Shop.Api", "None")]
    [InlineData("struct Api { public void Get() { } }", "global::Shop.Api", "None")]
    [InlineData("struct Api { public Api(HttpRequest r) { } public void Get() { } }", "global::Shop.Api", "None")]
    [InlineData("record Api(HttpRequest R) { public void Get() { } }", "global::Shop.Api", "None")]
    [InlineData("class Base { public void Get() { } } class Api : Base;", "global::Shop.Api", "None")]
    [InlineData("class Api { public required int X; [System.Diagnostics.CodeAnalysis.SetsRequiredMembers] public Api() => X = 1; public void Get() { } }", "global::Shop.Api", "None")]
    [InlineData("class Api : IDisposable { public void Get() { } public void Dispose() { } }", "global::Shop.Api", "Sync")]
    [InlineData("class Api : IDisposable, IAsyncDisposable { public void Get() { } public void Dispose() { } public ValueTask DisposeAsync() => default; }", "global::Shop.Api", "Async")]
    public void An_instance_handler_is_made_by_its_only_constructor(string source, string expression, string disposal)
    {
        var instance = ResolvedRoutes.Of("GET /a: Api.Get", "namespace Shop; " + source).Clean().Handler.Instance!;
        Assert.Equal((ServiceKind.Constructor, expression, disposal), (instance.Kind, instance.Expression, instance.Disposal.ToString()));
    }

    [Fact]
    public void A_static_method_of_an_interface_is_a_handler() =>
        ResolvedRoutes.Of("GET /a: IApi.Get", "namespace Shop; public interface IApi { static void Get() { } }").Clean();

    [Fact]
    public void A_wrong_route_leaves_the_others_alone()
    {
        var routes = ResolvedRoutes.Of("GET /a: Users.Gett\nGET /users: Users.List\nGET /b: User.Get", Users);
        Assert.Equal(["RG2002 Gett", "RG2001 User"], routes.Problems);
        Assert.Equal("Shop.Users.List", routes.Handler.Name);
    }

    [Fact]
    public void The_handler_of_not_found_is_resolved_like_any_other()
    {
        var routes = ResolvedRoutes.Of("not-found: Errors.Lost\nGET /users: Users.List", Users, "namespace Shop; static class Errors { internal static HttpResult Lost(HttpRequest request) => null!; }").Clean();
        Assert.Equal("Shop.Errors.Lost", routes.Table.NotFound!.Name);
        ResolvedRoutes.Of("not-found: Errors.Lost\nGET /users: Users.List", Users).Problem("RG2001", "Errors");
    }

    [Fact]
    public void A_name_in_escapes_is_underlined_whole()
    {
        ResolvedRoutes.Of("GET /users: 'Users.Gett'", Users).Problem("RG2002", "Gett");
        ResolvedRoutes.Of("GET /users: \"Users.Gett\\u0074\"", Users).Problem("RG2002", "\"Users.Gett\\u0074\"");
    }
}
