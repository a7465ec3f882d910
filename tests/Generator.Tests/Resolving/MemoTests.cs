using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using RouteGen.Generator.Model;
using RouteGen.Generator.Resolving;

namespace RouteGen.Generator.Tests.Resolving;

public sealed class MemoTests
{
    private const string Source = """
        using System.Net;

        namespace Shop;

        /// <summary>Users.</summary>
        public static class Users
        {
            private const int Size = 20;
            private static int s_count = 1;

            public static int Total { get { return s_count; } } = 5;
            public static int Half => s_count / 2;

            static Users() : base() { s_count = 2; }

            public static string List(string? q, int size = Size)
            {
                // A comment in a body.
                return q + size;
            }

            public static string Get(string id) => id;

            public enum Order { Up, Down }
        }

        public record Filter(int A) { public int B { get; set; } = 1; }
        """;

    [Theory]
    [InlineData("return q + size;", "var sum = q + size; return sum;")]
    [InlineData("// A comment in a body.", "")]
    [InlineData("=> id;", "=> id + id;")]
    [InlineData("s_count = 1;", "s_count = 3;")]
    [InlineData("s_count = 2;", "s_count = 4;")]
    [InlineData("return s_count;", "return s_count + 1;")]
    [InlineData("s_count / 2", "s_count / 3")]
    [InlineData(": base()", ": this()")]
    [InlineData("/// <summary>Users.</summary>", "/// <summary>All users.</summary>\n")]
    [InlineData("\n\n", "\n\n\n")]
    public void An_edit_that_cannot_matter_leaves_the_digest_as_it_is(string old, string @new) =>
        Assert.Equal(DigestOf(Source), DigestOf(Replace(old, @new)));

    [Theory]
    [InlineData("using System.Net;", "using System.Text;")]
    [InlineData("using System.Net;", "[assembly: System.Reflection.AssemblyTitle(\"a\")]")]
    [InlineData("using System.Net;", "extern alias A;")]
    [InlineData("namespace Shop;", "namespace Shop.Web;")]
    [InlineData("public static class Users", "internal static class Users")]
    [InlineData("public static class Users", "public static class Users : object")]
    [InlineData("public static class Users", "[Obsolete] public static class Users")]
    [InlineData("public static class Users", "public static class Users<T>")]
    [InlineData("const int Size = 20", "const int Size = 30")]
    [InlineData("static int s_count", "static long s_count")]
    [InlineData("s_count = 1;", "s_count = 1, s_more = 2;")]
    [InlineData("public static int Total", "public static long Total")]
    [InlineData("{ get { return s_count; } }", "{ get { return s_count; } set { } }")]
    [InlineData("{ get { return s_count; } }", "{ private get { return s_count; } }")]
    [InlineData("} = 5;", "} = 6;")]
    [InlineData("public static int Half =>", "public static int Half1 =>")]
    [InlineData("string? q", "string q")]
    [InlineData("int size = Size", "int size = 5")]
    [InlineData("int size = Size", "[FromQuery] int size = Size")]
    [InlineData("public static string Get", "private static string Get")]
    [InlineData("public static string Get", "public static object Get")]
    [InlineData("Get(string id)", "Fetch(string id)")]
    [InlineData("Up, Down", "Up, Down, Left")]
    [InlineData("Up, Down", "Up, [Obsolete] Down")]
    [InlineData("public static string Get", "[Obsolete] public static string Get")]
    [InlineData("{ get { return s_count; } }", "{ [Obsolete] get { return s_count; } }")]
    [InlineData("record Filter(int A)", "record Filter(int? A)")]
    [InlineData("record Filter(int A)", "class Filter(int A)")]
    [InlineData("int B { get; set; } = 1", "int B { get; set; } = 2")]
    [InlineData("int B { get; set; }", "int B { get; init; }")]
    [InlineData("int B { get; set; }", "required int B { get; set; }")]
    [InlineData("{ public int B { get; set; } = 1; }", "{ } class Other { public int B { get; set; } = 1; }")]
    public void An_edit_that_may_matter_changes_the_digest(string old, string @new) =>
        Assert.NotEqual(DigestOf(Source), DigestOf(Replace(old, @new)));

    [Theory]
    [InlineData("class A { class B { } public int X { get; set; } }", "class A { class B { public int X { get; set; } } }")]
    [InlineData("class A { public int X=>1; }", "class A { public int X; }")]
    [InlineData("namespace A { } class B;", "namespace A { class B; }")]
    public void A_member_of_another_kind_or_place_changes_the_digest(string before, string after) => Assert.NotEqual(DigestOf(before), DigestOf(after));

    [Fact]
    public void A_digest_holds_for_files_longer_than_its_buffer()
    {
        var members = string.Concat(Enumerable.Range(0, 500).Select(i => $"public static void M{i}(int a) {{ }} "));
        Assert.Equal(DigestOf($"class A {{ {members} }}"), DigestOf($"class A {{ {members} }}"));
        Assert.NotEqual(DigestOf($"class A {{ {members} }}"), DigestOf($"class A {{ {members.Replace("M499(int a)", "M499(int b)", StringComparison.Ordinal)} }}"));
    }

    [Fact]
    public void An_edit_in_a_body_gives_the_very_same_table()
    {
        var declared = RouteText.Read("GET /memo/body: Users.List");
        var before = Compilations.Of(Source, Padding("1"));
        var first = Resolve(declared, before);
        var after = Edit(before, "return q + size;", "return q;");
        Assert.Same(first, Resolve(declared, after));
        Assert.Same(first, Resolve(RouteText.Read("GET /memo/body: Users.List"), after));
        Assert.NotSame(first, Resolve(declared, Edit(before, "int size = Size", "int size = 5")));
    }

    [Fact]
    public void An_edit_walks_only_the_tree_it_changes()
    {
        var before = Compilations.Of(Source, Padding("2"));
        Resolve(RouteText.Read("GET /memo/walk: Users.List"), before);
        var summaries = before.SyntaxTrees.ToDictionary(tree => tree, tree => SyntaxSummary.Of(tree, CancellationToken.None));
        var after = Edit(before, "return q + size;", "return q;");
        Resolve(RouteText.Read("GET /memo/walk: Users.List"), after);
        var walked = after.SyntaxTrees.Where(tree => !summaries.TryGetValue(tree, out var summary) || !ReferenceEquals(summary, SyntaxSummary.Of(tree, CancellationToken.None)));
        Assert.Equal("Source0.cs", Assert.Single(walked).FilePath);
    }

    [Fact]
    public void A_table_with_a_place_in_C_sharp_is_made_anew()
    {
        var declared = RouteText.Read("GET /memo/related: Users.Gett");
        var before = Compilations.Of(Source);
        var first = Assert.Single(Resolve(declared, before).Diagnostics).Related!;
        var second = Assert.Single(Resolve(declared, Edit(before, "/// <summary>Users.</summary>", "//\n//\n//")).Diagnostics).Related!;
        Assert.Equal(first.Lines.Start.Line + 2, second.Lines.Start.Line);
    }

    [Fact]
    public void A_table_with_warnings_is_remembered()
    {
        var declared = RouteText.Read("GET /memo/warning: Api.Get");
        var before = Compilations.Of(Source, "namespace Shop; static class Api { internal static Filter Get() => new(1); } [JsonSerializable(typeof(int))] partial class ShopJson : JsonSerializerContext;");
        var first = Resolve(declared, before);
        Assert.Equal("RG4017", Assert.Single(first.Diagnostics).Descriptor.Id);
        Assert.Same(first, Resolve(declared, Edit(before, "return q + size;", "return q;")));
    }

    [Fact]
    public void Another_table_option_reference_or_assembly_is_another_result()
    {
        var declared = RouteText.Read("GET /memo/key: Users.List");
        var compilation = Compilations.Of(Source);
        var first = Resolve(declared, compilation);
        Assert.Same(first, Resolve(declared, compilation));
        CSharpCompilation[] others =
        [
            compilation.WithAssemblyName("Other"),
            compilation.WithReferences([.. compilation.References, Compilations.Of("public class Extra;").ToReference()]),
            compilation.WithReferences(compilation.References.Skip(1)),
            compilation.WithReferences(compilation.References.Select(reference => reference.Display!.EndsWith("RouteGen.dll", StringComparison.Ordinal) ? reference.WithAliases(["global", "Rg"]) : reference)),
            compilation.WithOptions(compilation.Options.WithMainTypeName("Shop.P")),
            compilation.WithOptions(compilation.Options.WithOutputKind(OutputKind.ConsoleApplication)),
            compilation.WithOptions(compilation.Options.WithOverflowChecks(true)),
            compilation.AddSyntaxTrees(Compilations.Parse("class More;", "More.cs")),
        ];
        Assert.All(others, other => Assert.NotSame(first, Resolve(declared, other)));
        Assert.NotSame(first, Resolver.Resolve(declared, compilation, ResolvedRoutes.Options with { IsExecutable = false }, CancellationToken.None));
        Assert.NotSame(first, Resolve(RouteText.Read("GET /memo/key2: Users.List"), compilation));
    }

    [Fact]
    public void A_referenced_project_counts_by_what_it_declares()
    {
        var library = Compilations.Create("Lib", OutputKind.DynamicallyLinkedLibrary, Compilations.References, Source);
        var declared = RouteText.Read("GET /memo/project: Users.List");
        var app = Compilations.Of("class App;").AddReferences(library.ToMetadataReference());
        var first = Resolve(declared, app);
        Assert.Same(first, Resolve(declared, Compilations.Of("class App;").AddReferences(Edit(library, "return q + size;", "return q;").ToMetadataReference())));
        var changed = Resolve(declared, Compilations.Of("class App;").AddReferences(Edit(library, "int size = Size", "int size = 5").ToMetadataReference()));
        Assert.Equal(["20", "5"], new[] { first, changed }.Select(table => ((ValueParameter)table.Routes[0].Handler.Parameters[1]).Value.Default));
    }

    [Fact]
    public async Task Many_threads_get_equal_tables()
    {
        var declared = RouteText.Read("GET /memo/threads: Users.List");
        var tables = await Task.WhenAll(Enumerable.Range(0, 16).Select(i => Task.Run(() => Resolve(declared, Compilations.Of(Source, Padding($"{i % 4}"))))));
        Assert.All(tables, table => Assert.Equal(tables[0], table));
    }

    [Fact]
    public void The_memo_forgets_the_oldest()
    {
        var memo = new ResolutionMemo(capacity: 2);
        var tables = Enumerable.Range(0, 3).Select(i => RouteText.Read($"GET /memo/{i}: Users.List")).ToArray();
        var resolved = Resolve(tables[0], Compilations.Of(Source));
        memo.Keep(default, ResolvedRoutes.Options, tables[0], resolved, new TableParts());
        memo.Keep(default, ResolvedRoutes.Options, tables[1], resolved, new TableParts());
        Assert.Same(resolved, memo.FindTable(default, ResolvedRoutes.Options, tables[0]));
        memo.Keep(default, ResolvedRoutes.Options, tables[2], resolved, new TableParts());
        Assert.Null(memo.FindTable(default, ResolvedRoutes.Options, tables[1]));
        Assert.Same(resolved, memo.FindTable(default, ResolvedRoutes.Options, tables[0]));
        Assert.Null(memo.FindTable(new Digest(1, 0, 0, 0), ResolvedRoutes.Options, tables[0]));
    }

    [Fact]
    public void Nothing_keeps_an_old_compilation_alive()
    {
        var (compilation, tree) = ResolveAndForget();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        Assert.False(compilation.IsAlive);
        Assert.False(tree.IsAlive);
    }

    [Fact]
    public void A_cancelled_run_leaves_nothing_behind()
    {
        var declared = RouteText.Read("GET /memo/cancelled: Users.List");
        var compilation = Compilations.Of(Source, "class Cancelled;");
        Assert.ThrowsAny<OperationCanceledException>(() => Resolver.Resolve(declared, compilation, ResolvedRoutes.Options, new CancellationToken(canceled: true)));
        Assert.Single(Resolve(declared, compilation).Routes);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (WeakReference Compilation, WeakReference Tree) ResolveAndForget()
    {
        var compilation = Compilations.Of(Source, "class Forgotten;");
        Resolve(RouteText.Read("GET /memo/forget: Users.List"), compilation);
        return (new WeakReference(compilation), new WeakReference(compilation.SyntaxTrees[^1]));
    }

    private static ResolvedTable Resolve(DeclaredTable declared, CSharpCompilation compilation) => Resolver.Resolve(declared, compilation, ResolvedRoutes.Options, CancellationToken.None);

    private static Digest DigestOf(string source) => SyntaxSummary.Of(Compilations.Parse(source, "A.cs"), CancellationToken.None).Digest;

    private static string Replace(string old, string @new)
    {
        Assert.Contains(old, Source, StringComparison.Ordinal);
        return Source.Replace(old, @new, StringComparison.Ordinal);
    }

    // As an editor does it: the tree is parsed anew from the changed text, the others stay.
    private static CSharpCompilation Edit(CSharpCompilation compilation, string old, string @new)
    {
        var tree = compilation.SyntaxTrees.Single(candidate => candidate.ToString().Contains(old, StringComparison.Ordinal));
        var text = tree.GetText();
        var start = text.ToString().IndexOf(old, StringComparison.Ordinal);
        return compilation.ReplaceSyntaxTree(tree, tree.WithChangedText(text.WithChanges(new TextChange(new TextSpan(start, old.Length), @new))));
    }

    private static string Padding(string name) => $"namespace Padding; class P{name} {{ void M() {{ }} }}";
}
