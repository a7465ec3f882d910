using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using RouteGen.Tests.Harness;

namespace RouteGen.Generator.Tests;

/// <summary>The emitted code compiles without a warning whatever the project around it looks like: a test for each way to break it.</summary>
public sealed class ComplianceTests
{
    [Fact]
    public void Parameters_may_be_called_like_anything_that_the_emitted_code_uses()
    {
        string[] names =
        [
            "@class", "@string", "@default", "@return", "@await", "@this", "@ref", "@event", "var", "nameof", "from", "where", "select", "async", "yield", "when", "dynamic", "field", "scoped", "required", "record", "args",
            "http", "route", "result", "context", "value", "text", "global", "System", "RouteGen", "Router", "Task", "String", "Instance", "Tables", "Listing", "a_b", "été", "\\u0041bc",
        ];

        AssertCompiles(
            "routes:\n  GET /a: Handlers.Numbers\n  GET /b: Handlers.Texts\n  GET /c: Handlers.Lists\n  GET /d: Handlers.Later\n  POST /e: Handlers.Body\n  GET /f: Handlers.Discard\n",
            $$"""
            namespace App;
            public static class Handlers
            {
                public static string Numbers({{string.Join(", ", names.Select(name => $"int {name}"))}}) => "";
                public static string Texts({{string.Join(", ", names.Select(name => $"string? {name} = null"))}}) => "";
                public static string Lists({{string.Join(", ", names.Select(name => $"List<DayOfWeek>? {name}"))}}) => "";
                public static Task<string> Later({{string.Join(", ", names.Select(name => $"DayOfWeek {name} = DayOfWeek.Friday"))}}) => global::System.Threading.Tasks.Task.FromResult("");
                public static string Body(System.Text.Json.JsonElement http, int http_, string? http__, CancellationToken _, RouteGen.LambdaContext route) => "";
                public static string Discard(int _, string? __, [RouteGen.FromQuery] Page ___) => "";
            }
            public record Page(int _, int __);
            """);
    }

    [Theory]
    [InlineData("App")]
    [InlineData("")]
    public void Types_of_the_project_may_be_called_like_those_of_the_framework(string @namespace)
    {
        string[] names = ["Task", "ValueTask", "String", "Type", "List", "MemoryStream", "Ascii", "ReadOnlySpan", "ArgumentOutOfRangeException", "HttpExchange", "CompiledRouter", "LambdaHost", "RouterTables", "ITextParser", "GeneratedCode", "ColorText", "Users_Get", "JsonByReflection", "Instance"];
        AssertCompiles(
            "not-found: Users.None\nroutes:\n  GET /a: Users.Get\n  POST /b: Users.Post\n  GET /c: Users.Later\n",
            $$"""
            {{(@namespace.Length == 0 ? "" : $"namespace {@namespace};")}}
            {{string.Join('\n', names.Select(name => "public sealed class " + name + " { }"))}}
            public enum Color { Red }
            public static class Users
            {
                public static string Get(Color color, System.Collections.Generic.List<int> numbers) => "";
                public static Task Post(List body) => new();
                public static async global::System.Threading.Tasks.Task<String> Later() { await global::System.Threading.Tasks.Task.Yield(); return new(); }
                public static RouteGen.HttpResult None() => RouteGen.HttpResults.NotFound();
            }
            """,
            project => project.With("RootNamespace", @namespace));
    }

    [Theory]
    [InlineData("App", "App.System")]
    [InlineData("App", "App.RouteGen")]
    [InlineData("App", "App.Routing.System.Threading")]
    [InlineData("App.System", "App.System")]
    [InlineData("App.RouteGen.Router", "App.RouteGen.Router")]
    [InlineData("RouteGen", "RouteGen")]
    [InlineData("System", "System")]
    [InlineData("App.event.class", "App.@event.@class")]
    [InlineData("", "System.Router")]
    [InlineData("my-shop.1", "my_shop._1")]
    public void Namespaces_may_be_called_like_those_of_the_framework(string root, string @namespace) => AssertCompiles(
        $"namespace: {@namespace.Replace("@", "", StringComparison.Ordinal)}\nroutes:\n  GET /a: Users.Get\n  POST /b: Users.Post\n",
        $$"""
        namespace {{@namespace}};
        public enum Color { Red }
        public sealed record User(int Id);
        public static class Users
        {
            public static User? Get(Color color, Color? other) => null;
            public static global::System.Threading.Tasks.Task<User> Post(User body) => global::System.Threading.Tasks.Task.FromResult(body);
        }
        """,
        project => project.With("RootNamespace", root));

    [Fact]
    public void Types_may_be_nested_generic_and_internal() => AssertCompiles(
        "services: Services\nroutes:\n  GET /a: Outer.Inner.Get\n  POST /b: Outer.Inner.Post\n  GET /c: Closed.Get\n  POST /d: Outer.Instance.Post\n",
        """
        namespace App;
        internal static class Services
        {
            internal static Box<int>.Lid Lid { get; } = new();
            internal static Box<string> Box() => new();
        }
        internal static class Outer
        {
            internal static class Inner
            {
                internal enum Kind { One }
                internal static string Get(Kind kind, Box<int>.Size size, Box<int>.Lid lid) => "";
                internal static Page<Box<Kind?>[]> Post(Dictionary<string, List<Box<int>.Lid?>> body) => new(Array.Empty<Box<Kind?>[]>());
            }
            internal sealed class Instance
            {
                internal Instance(Box<int>.Lid lid, Box<string> box) { }
                internal string Post([RouteGen.FromForm] Page<int> page) => "";
            }
        }
        internal class Base<T> { public static T? Get(T? id) => id; }
        internal sealed class Closed : Base<string> { }
        internal sealed class Box<T> { internal enum Size { Small } internal sealed class Lid { } }
        internal sealed record Page<T>(T[] Items);
        """);

    [Fact]
    public void Values_may_be_of_every_simple_type_and_shape() => AssertCompiles(
        "routes:\n  GET /a: Handlers.Get\n  POST /b: Handlers.Post\n  GET /c: Handlers.Object\n  POST /d: Handlers.Tuple\n  POST /e: Handlers.Form\n",
        """
        namespace App;
        public readonly record struct Point(int X, int Y = -1) { public required string Label { get; init; } }
        public sealed class Filter { public required int[] Ids { get; init; } public string? Name { get; set; } public sbyte Level { get; init; } = -5; public required Guid? Token; }
        public static class Handlers
        {
            public static int? Get(int[] a, List<Guid>? b, IReadOnlyList<DateOnly> c, Half d, Int128? e, sbyte f = -128, long g = long.MinValue, ulong h = ulong.MaxValue, float i = float.NaN, double j = -0.0, char k = '\'', string l = "\"\\\r\n\0\u2028", DateTime m = default, TimeSpan? n = null, decimal o = -79228162514264337593543950335m) => null;
            public static byte[] Post(byte[] body) => body;
            public static string Object([RouteGen.FromQuery] Point point, [RouteGen.FromQuery] Filter filter) => "";
            public static (int Id, string? Name)[] Tuple(List<(int Id, List<string?> Names)> body) => Array.Empty<(int, string?)>();
            public static string Form(RouteGen.FormFile? one, RouteGen.FormFile[] many, List<RouteGen.FormFile> list, [RouteGen.FromForm] Point point) => "";
        }
        """);

    [Fact]
    public void Enums_may_have_any_members() => AssertCompiles(
        "routes:\n  GET /a: Handlers.Get\n",
        """
        namespace App;
        public enum Odd : ulong { @class, value, text, Value, été, 日本, None = 0, Same = None, Most = ulong.MaxValue }
        [Flags] public enum Bits : sbyte { None, One = 1, Two = 2, Low = sbyte.MinValue }
        public enum Empty { }
        public static class Handlers
        {
            public static string Get(Odd a, Odd? b, Empty c, Odd d = Odd.@class, Odd e = (Odd)99, Bits f = Bits.One | Bits.Two, Bits g = (Bits)(-7), Empty h = (Empty)5, Odd? i = Odd.日本) => "";
        }
        """);

    [Theory]
    [InlineData("enable", NullableContextOptions.Enable)]
    [InlineData("enable", NullableContextOptions.Disable)]
    [InlineData("disable", NullableContextOptions.Enable)]
    [InlineData("disable", NullableContextOptions.Disable)]
    public void References_may_be_annotated_or_not(string annotations, NullableContextOptions options) => AssertCompiles(
        "services: Services\nroutes:\n  GET /a: Handlers.Get\n  POST /b: Handlers.Post\n  GET /c: Handlers.List\n  GET /d: Handlers.Map\n  GET /e: Handlers.Task\n  PUT /f: Handlers.Put\n  GET /g: Handlers.Member\n  PUT /h: Handlers.Typed\n",
        $$"""
        #nullable disable warnings
        #nullable {{annotations}} annotations
        namespace App
        {
            public static class Services { public static Uri Uri => null; public static Version? Version() => null; }
            public sealed class Filter { public string Name { get; set; } = null; public string[] Tags { get; set; } public string? Maybe { get; init; } = "x"; }
            public static class Handlers
            {
                public static string Get(string a, string b = null, string? c = "x", List<string> d = null, string[]? e = null) => null;
                public static string? Post(List<string> body, [RouteGen.FromServices] Uri uri, Version version) => null;
                public static List<string?> List() => null;
                public static Dictionary<string, List<string>?> Map() => null;
                public static async Task<IReadOnlyList<string?>?> Task() { await System.Threading.Tasks.Task.Yield(); return null; }
                public static byte[]? Put(string? body) => null;
                public static Stream? Member([RouteGen.FromQuery] Filter filter) => null;
                public static RouteGen.HttpResult<List<string?>> Typed(Dictionary<string, string?> body) => null;
            }
        }
        """,
        project => project with { CompilerOptions = project.CompilerOptions.WithNullableContextOptions(options) });

    [Fact]
    public void The_contexts_of_JSON_may_differ_in_annotations() => AssertCompiles(
        "routes:\n  GET /a: Handlers.List\n  POST /b: Handlers.Map\n",
        """
        using System.Text.Json.Serialization;
        namespace App;
        [JsonSourceGenerationOptions(System.Text.Json.JsonSerializerDefaults.Web)]
        [JsonSerializable(typeof(List<string>))]
        [JsonSerializable(typeof(Dictionary<string, List<string>>))]
        internal sealed partial class Json : JsonSerializerContext { }
        public static class Handlers
        {
            public static List<string?>? List() => null;
            public static Dictionary<string, List<string?>?> Map(Dictionary<string, List<string?>?> body) => body;
        }
        """);

    [Theory]
    [InlineData("[Obsolete]")]
    [InlineData("[Obsolete(\"Use another.\")]")]
    [InlineData("[Obsolete(\"Use another.\", DiagnosticId = \"SHOP001\")]")]
    [InlineData("[System.Diagnostics.CodeAnalysis.Experimental(\"SHOP002\")]")]
    public void What_is_obsolete_or_experimental_may_be_used(string attribute) => AssertCompiles(
        "services: Services\nroutes:\n  GET /a: Plain.Method\n  GET /b: Marked.Method\n  GET /c: Plain.Values\n  GET /d: Plain.Service\n  GET /e: Instance.Get\n  POST /f: Plain.Body\n  GET /g: Plain.Inherited\n",
        $$"""
        namespace App;
        public class Root { {{attribute}} public static string Inherited() => ""; }
        public class Plain : Root
        {
            {{attribute}} public static string Method() => "";
            {{attribute}} public static string Values(Color color, Old old, [RouteGen.FromQuery] Filter filter, [RouteGen.FromQuery] Filter2 other, Color[] colors, Color2 second = Color2.Gray) => "";
            {{attribute}} public static Box<Item>? Service(IClock clock, Made made, [RouteGen.FromServices] Uri uri) => null;
            {{attribute}} public static string Body(List<Item> items) => "";
        }
        {{attribute}} public static class Marked { public static string Method() => ""; }
        public sealed class Instance { {{attribute}} public Instance() { } public string Get() => ""; }
        {{attribute}} public enum Color { Red }
        public enum Color2 { Blue, {{attribute}} Gray }
        public sealed class Filter { {{attribute}} public string? Name { get; set; } }
        public sealed class Filter2 { {{attribute}} public Filter2() { } public string? Name { get; set; } }
        {{attribute}} public interface IClock { }
        public sealed class Made { }
        public sealed class Box<T> { }
        {{attribute}} public sealed record Item(int Id);
        {{attribute}} public sealed class Old : IParsable<Old>
        {
            public static Old Parse(string s, IFormatProvider? provider) => new();
            public static bool TryParse(string? s, IFormatProvider? provider, out Old result) { result = new(); return true; }
        }
        public static class Services
        {
            {{attribute}} public static IClock Clock => null!;
            {{attribute}} public static Uri Uri = null!;
            {{attribute}} public static Made Make() => new();
        }
        """);

    [Theory]
    [InlineData("[Obsolete(\"\", true)] public static class Handlers { public static string Get() => \"\"; }", "routes.yaml(2,11): error RG2004: 'App.Handlers' is obsolete, and its use an error, so that the router cannot use it. Make it usable again, or name what replaces it.")]
    [InlineData("public static class Handlers { [Obsolete(\"\", error: true)] public static string Get() => \"\"; }", "routes.yaml(2,20): error RG2004: 'App.Handlers.Get' is obsolete, and its use an error, so that the router cannot use it. Make it usable again, or name what replaces it.")]
    [InlineData("file static class Handlers { public static string Get() => \"\"; }", "routes.yaml(2,11): error RG2004: 'App.Handlers' is visible in its own file only, so that the router cannot use it. Make it internal or public.")]
    public void What_the_emitted_code_cannot_name_is_an_error_of_our_own(string handlers, string expected)
    {
        var run = RouterProject.Of("routes:\n  GET /a: Handlers.Get\n", "namespace App;\n" + handlers).Run();
        Assert.Equal([expected], run.Diagnostics);
        Assert.Empty(run.CompilerDiagnostics);
    }

    [Theory]
    [InlineData("namespace App.Router { class Anything { } }", "Handlers.cs(1,15)")]
    [InlineData("namespace App { static class Router { } }", "Handlers.cs(1,30)")]
    [InlineData("namespace App { class Router { } }", "Handlers.cs(1,23)")]
    [InlineData("namespace App { internal partial class Router { } }", "Handlers.cs(1,40)")]
    [InlineData("namespace App { public partial class Router : System.IO.MemoryStream { } }", "Handlers.cs(1,38)")]
    [InlineData("namespace App { record Router; }", "Handlers.cs(1,24)")]
    [InlineData("namespace App { struct Router { } }", "Handlers.cs(1,24)")]
    [InlineData("namespace App { delegate void Router(); }", "Handlers.cs(1,31)")]
    public void A_name_that_is_taken_is_one_error(string taker, string place)
    {
        var run = RouterProject.Of("routes:\n  GET /a: Handlers.Get\n", taker + "\nnamespace App { public static class Handlers { public static string Get() => \"\"; } }").Run();
        Assert.StartsWith($"{place}: error RG2015: The generated router is called 'App.Router'", Assert.Single(run.Diagnostics), StringComparison.Ordinal);
        Assert.Empty(run.CompilerDiagnostics);
    }

    [Theory]
    [InlineData("namespace App { partial class Router { } }")]
    [InlineData("namespace App { public sealed partial class Router { public int Count => Instance.Listing.Length; } partial class Router { } }")]
    [InlineData("namespace App { class Router<T> { } }")]
    [InlineData("class Router { }")]
    [InlineData("namespace Router { class Router { } } namespace App.Inner { class Router { } }")]
    public void A_part_of_the_router_and_its_name_elsewhere_are_none(string other) =>
        AssertCompiles("routes:\n  GET /a: Handlers.Get\n", other + "\nnamespace App { public static class Handlers { public static string Get() => \"\"; } }");

    [Fact]
    public void What_is_obsolete_as_an_error_is_left_out() => AssertCompiles(
        "services: Services\nroutes:\n  GET /a: Handlers.Get\n",
        """
        namespace App;
        public enum Color { Red, [Obsolete("", true)] Green, Blue = 1 }
        public sealed class Filter
        {
            [Obsolete("", true)] public Filter(string name) { }
            public Filter() { }
            [Obsolete("", true)] public string? Old { get; set; }
            public string? New { get; set; }
        }
        public interface IClock { }
        public static class Services { [Obsolete("", true)] public static IClock Old() => null!; public static IClock New() => null!; }
        public static class Handlers
        {
            [Obsolete("", true)] public static string Get(int id) => "";
            public static string Get([RouteGen.FromQuery] Filter filter, IClock clock, Color color = Color.Blue) => "";
        }
        """);

    [Theory]
    [InlineData("void None()", "{ }")]
    [InlineData("string None(string? from = null)", "=> \"\";")]
    [InlineData("async Task None()", "{ await Task.Yield(); }")]
    [InlineData("async Task<string> None(int page)", "{ await Task.Yield(); return \"\"; }")]
    [InlineData("RouteGen.HttpResult None(DayOfWeek day)", "=> RouteGen.HttpResults.NotFound();")]
    [InlineData("Stream None(Lease lease)", "=> Stream.Null;")]
    public void The_handler_of_what_is_not_found_may_be_of_any_form(string signature, string body) => AssertCompiles(
        "services: Services\nnot-found: Handlers.None\nroutes:\n  GET /a: Handlers.Get\n",
        $$"""
        namespace App;
        public sealed class Lease : IDisposable { public void Dispose() { } }
        public static class Services { public static Lease Lease() => new(); }
        public static class Handlers { public static string Get() => ""; public static {{signature}} {{body}} }
        """);

    [Fact]
    public void The_project_may_check_overflow_treat_warnings_as_errors_and_have_an_entry_point_of_its_own() => AssertCompiles(
        "routes:\n  GET /a: Handlers.Get\n",
        "await System.Threading.Tasks.Task.Yield(); return await App.Router.RunAsync(args); namespace App { public static class Handlers { public static string Get(sbyte a = -128, uint b = uint.MaxValue) => \"\"; } }",
        project => project.With("OutputType", "Exe") with { CompilerOptions = project.CompilerOptions.WithOverflowChecks(true).WithGeneralDiagnosticOption(ReportDiagnostic.Error) });

    private static void AssertCompiles(string routes, string source, Func<RouterProject, RouterProject>? change = null)
    {
        var project = RouterProject.Of(routes, source);
        if (change is not null) project = change(project);
        foreach (var version in new[] { LanguageVersion.CSharp11, LanguageVersion.CSharp12, LanguageVersion.Latest })
        {
            var run = (project with { LanguageVersion = version }).Run();
            Assert.All(run.Diagnostics, line => Assert.Contains("warning RG4017", line, StringComparison.Ordinal));
            // A warning about the project's own source is the business of its author.
            var problems = run.CompilerDiagnostics.Where(line => !line.StartsWith("Handlers.cs", StringComparison.Ordinal) || line.Contains(": error ", StringComparison.Ordinal)).ToList();
            Assert.True(problems.Count == 0, string.Join('\n', problems));
            EmittedText.AssertIsPlain(run);
        }
    }
}
