using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using RouteGen.Generator.Model;

namespace RouteGen.Generator.Tests.Resolving;

public sealed class ProjectTests
{
    private const string Api = "namespace Shop { static class Api { internal static void Run() { } } }";

    [Theory]
    [InlineData("", true)]
    [InlineData("Console.WriteLine();", false)]
    [InlineData("using System.Text; return 1;", false)]
    [InlineData("class P { static void Main() { } }", false)]
    [InlineData("class P { private static int Main(string[] args) => 1; }", false)]
    [InlineData("class P { static async Task Main() => await Task.Yield(); }", false)]
    [InlineData("class P { static async System.Threading.Tasks.Task<int> Main(string[] args) { await Task.Yield(); return 1; } }", false)]
    [InlineData("namespace A { namespace B { static class P { class Q { static void Main() { } } } } }", false)]
    [InlineData("namespace A; struct P { static void Main() { } }", false)]
    [InlineData("record P { static void Main() { } }", false)]
    [InlineData("interface P { static void Main() { } }", false)]
    [InlineData("partial class P { } partial class P { static void @Main() { } }", false)]
    [InlineData("class P { static void Main(int i) { } }", true)]
    [InlineData("class P { static void Main(string[] a, int i) { } }", true)]
    [InlineData("class P { static string Main() => \"\"; }", true)]
    [InlineData("class P { static void Main<T>() { } }", true)]
    [InlineData("class P<T> { static void Main() { } }", true)]
    [InlineData("class P<T> { class Q { static void Main() { } } }", true)]
    [InlineData("class P { void Main() { } }", true)]
    [InlineData("class P { static void Run() { static void Main() { } Main(); } }", true)]
    [InlineData("class Main { }", true)]
    public void A_Main_is_emitted_where_there_is_no_entry_point(string source, bool emits)
    {
        var compilation = Compilations.Create("App", OutputKind.ConsoleApplication, Compilations.References, Api, source);
        var declared = RouteText.Read("GET /a: Api.Run");
        Assert.Equal(emits, Generator.Resolving.Resolver.Resolve(declared, compilation, ResolvedRoutes.Options, CancellationToken.None).Project.EmitsMain);
        // What the compiler says: without an entry point an executable does not compile.
        Assert.Equal(emits, compilation.GetDiagnostics().Any(diagnostic => diagnostic.Id == "CS5001"));
    }

    [Fact]
    public void No_Main_is_emitted_where_the_project_says_so()
    {
        Assert.False(Project(ResolvedRoutes.Options with { IsExecutable = false }).EmitsMain);
        Assert.False(Project(ResolvedRoutes.Options with { AllowsEmittedMain = false }).EmitsMain);
        var compilation = Compilations.Of(Api);
        compilation = compilation.WithOptions(compilation.Options.WithMainTypeName("Shop.Program"));
        Assert.False(Project(ResolvedRoutes.Options, compilation).EmitsMain);
    }

    [Theory]
    [InlineData("Shop", "Shop")]
    [InlineData("", "")]
    [InlineData("Shop.event.Web", "Shop.@event.Web")]
    public void The_router_stands_in_the_root_namespace(string rootNamespace, string expected) =>
        Assert.Equal(expected, Project(ResolvedRoutes.Options with { RootNamespace = rootNamespace }).Namespace);

    [Fact]
    public void A_local_server_is_seen_in_the_references()
    {
        Assert.False(Project(ResolvedRoutes.Options).HasLocalServer);
        var local = Compilations.Create("RouteGen.Local", OutputKind.DynamicallyLinkedLibrary, Compilations.References, "namespace RouteGen.Local; public static class LocalServer;").ToReference();
        Assert.True(Project(ResolvedRoutes.Options, Compilations.Create("App", OutputKind.DynamicallyLinkedLibrary, [.. Compilations.References, local], Api)).HasLocalServer);
    }

    [Fact]
    public void Options_come_from_the_build()
    {
        var options = ProjectOptions.From(
            new Properties(("RouteGenProject", "true"), ("RootNamespace", "Shop"), ("OutputType", "Exe"), ("RouteGenEmitMain", "False"), ("PublishAot", "True")),
            LanguageVersion.CSharp12);
        Assert.Equal(
            new ProjectOptions { IsRouteGenProject = true, RootNamespace = "Shop", IsExecutable = true, AllowsEmittedMain = false, IsTrimmed = true, LanguageVersion = LanguageVersion.CSharp12 },
            options);
    }

    [Fact]
    public void What_no_project_file_sets_is_empty_and_means_the_default()
    {
        var empty = ProjectOptions.From(new Properties(("RootNamespace", ""), ("OutputType", "Library"), ("PublishAot", ""), ("RouteGenEmitMain", "")), LanguageVersion.CSharp11);
        Assert.Equal(
            new ProjectOptions { IsRouteGenProject = false, RootNamespace = "", IsExecutable = false, AllowsEmittedMain = true, IsTrimmed = false, LanguageVersion = LanguageVersion.CSharp11 },
            empty);
        Assert.Equal(empty, ProjectOptions.From(new Properties(), LanguageVersion.CSharp11));
    }

    [Theory]
    [InlineData(LanguageVersion.CSharp10, false)]
    [InlineData(LanguageVersion.CSharp11, true)]
    [InlineData(LanguageVersion.Preview, true)]
    public void The_emitted_code_needs_C_sharp_11(LanguageVersion version, bool expected) =>
        Assert.Equal(expected, ProjectOptions.From(new Properties(), version).CompilesRoutes);

    [Theory]
    [InlineData("PublishAot", "true")]
    [InlineData("PublishTrimmed", "true")]
    [InlineData("IsAotCompatible", "TRUE")]
    [InlineData("IsTrimmable", "true")]
    [InlineData("JsonSerializerIsReflectionEnabledByDefault", "false")]
    public void Any_kind_of_trimming_is_trimming(string property, string value) =>
        Assert.True(ProjectOptions.From(new Properties((property, value)), LanguageVersion.CSharp12).IsTrimmed);

    [Theory]
    [InlineData("Shop", "Shop")]
    [InlineData("my-shop", "my_shop")]
    [InlineData("My Shop.Web-2", "My_Shop.Web_2")]
    [InlineData("7shop.1", "_7shop._1")]
    [InlineData("Shop..Web", "Shop._.Web")]
    [InlineData("店", "店")]
    public void A_project_name_that_is_no_namespace_becomes_one(string name, string expected) =>
        Assert.Equal(expected, ProjectOptions.From(new Properties(("RootNamespace", name)), LanguageVersion.CSharp12).RootNamespace);

    private static ProjectFacts Project(ProjectOptions options, CSharpCompilation? compilation = null) =>
        Generator.Resolving.Resolver.Resolve(RouteText.Read("GET /a: Shop.Api.Run"), compilation ?? Compilations.Of(Api), options, CancellationToken.None).Project;

    private sealed class Properties(params (string Name, string Value)[] values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, out string value)
        {
            var found = Array.Find(values, pair => "build_property." + pair.Name == key);
            value = found.Value;
            return found.Name is not null;
        }
    }
}
