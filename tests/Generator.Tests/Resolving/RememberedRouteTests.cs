using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using RouteGen.Generator.Model;
using RouteGen.Generator.Reading;
using RouteGen.Generator.Resolving;
using RouteGen.Tests.Harness;

namespace RouteGen.Generator.Tests.Resolving;

/// <summary>A route whose files say what they said before is not resolved anew. Whatever was edited, the table is the one that a first run gives.</summary>
public sealed class RememberedRouteTests
{
    private const string Users = """
        using static Shop.Limits;

        namespace Shop;

        public static class Users
        {
            public static User Get(Guid id) => null!;
            public static string List(IStore store, [FromQuery] Filter filter, int page = First, [FromHeader(Names.Version)] string? version = null) => "";
            [Audited] public static HttpResult<User> Create(NewUser user, Status status = Status.New) => HttpResults.Ok<User>(null!);
        }

        """;

    private const string Orders = """
        namespace Shop;

        public class Orders(IStore store, IClock clock) : Endpoint { public string Get(int id, Money total) => ""; }
        public abstract class Endpoint : IDisposable { public string Inherited(string id, Nested nested) => id; public void Dispose() { } public enum Nested { A, B } }
        """;

    private const string Types = """
        namespace Shop;

        public record User(Guid Id, string Name);
        public record NewUser(string Name);
        public record Filter(string? Search) { public Status Status { get; set; } = Status.Old; public int Size { get; set; } = Limits.Size; }
        public enum Status { New, [Obsolete] Old }
        """;

    private const string Money = """
        namespace Shop;

        public struct Money : IParsable<Money>
        {
            public static Money Parse(string s, IFormatProvider? provider) => default;
            public static bool TryParse(string? s, IFormatProvider? provider, out Money result) { result = default; return true; }
        }
        """;

    private const string Store = """
        namespace Shop;

        public interface IStore { }
        public interface IClock : IDisposable { }
        public sealed class Clock : IClock { public Clock(IStore store) { } public void Dispose() { } }
        public static class Services { public static IStore Store => null!; public static IClock Clock(IStore store) => new Clock(store); }
        """;

    private const string Names = """
        namespace Shop;

        public static class Limits { public const int First = 1; public const int Size = Defaults.Size; }
        public static class Defaults { public const int Size = 20; }
        public static class Names { public const string Version = "If-Match"; }
        [Experimental("SHOP001")] public sealed class AuditedAttribute : Attribute;

        [JsonSerializable(typeof(User))]
        [JsonSerializable(typeof(NewUser), TypeInfoPropertyName = "Fresh")]
        internal partial class ShopJson : JsonSerializerContext;
        """;

    private const string Routes = """
        services: Services
        not-found: Users.Missing
        routes:
          GET /users/{id}: Users.Get
          GET /users: Users.List
          POST /users: Users.Create
          GET /orders/{id}: Orders.Get
          GET /inherited/{id}: Orders.Inherited
        """;

    public static TheoryData<string> Projects => [.. CaseFolder.Names, "shop"];

    [Theory]
    [MemberData(nameof(Projects))]
    public void Whatever_is_edited_the_table_is_that_of_a_first_run(string name)
    {
        var declared = Declared(name);
        var compilation = Compilation(name);
        var random = new Random(name.Length);
        var known = new List<TableParts>();
        for (var round = 0; round < 60; round++)
        {
            var (remembering, parts) = Resolve(declared, compilation, known);
            var (first, _) = Resolve(declared, compilation, []);
            Assert.True(first.Equals(remembering), $"round {round}: after\n{string.Join("\n----\n", compilation.SyntaxTrees)}");
            known.Insert(0, parts);
            // Now and then from the start, so that edits do not wear the project away.
            compilation = Edit(round % 6 == 5 ? Compilation(name) : compilation, random);
        }
    }

    [Theory]
    [InlineData("a type that nothing names", 0)]
    [InlineData("a body", 0)]
    [InlineData("Users.Get", 3)]
    [InlineData("NewUser", 3)]
    [InlineData("Money", 2)]
    [InlineData("IStore", 5)]
    [InlineData("the context's own list", 5)]
    public void Only_what_an_edit_can_reach_is_resolved_anew(string edited, int expected)
    {
        var compilation = Compilation("shop");
        var after = edited switch
        {
            "a type that nothing names" => compilation.AddSyntaxTrees(Compilations.Parse("namespace Shop; public static class Unrelated { public static User Get() => null!; }", "Unrelated.cs")),
            "a body" => Replace(compilation, "result = default; return true;", "result = default; return false;"),
            "Users.Get" => Replace(compilation, "User Get(Guid id)", "User Get(string id)"),
            "NewUser" => Replace(compilation, "record NewUser(string Name)", "record NewUser(int Name)"),
            "Money" => Replace(compilation, "struct Money", "class Money"),
            "IStore" => Replace(compilation, "interface IStore { }", "interface IStore : IDisposable { }"),
            _ => Replace(compilation, "TypeInfoPropertyName = \"Fresh\"", "TypeInfoPropertyName = \"Young\""),
        };
        var declared = Declared("shop");
        var (_, parts) = Resolve(declared, compilation, []);
        var (first, anew) = Resolve(declared, after, [parts]);
        Assert.Equal(Resolve(declared, after, []).Table, first);
        Assert.Equal(expected, anew.Routes.Values.Count(resolution => resolution.Call is not null && !parts.Routes.Values.Contains(resolution, ReferenceEqualityComparer.Instance)));
    }

    [Fact]
    public void A_warning_moves_with_the_line_of_its_route()
    {
        var compilation = Compilations.Of("namespace Shop; public static class Api { public static List<int> Get() => null!; }");
        var (_, parts) = Resolve(RouteText.Read("GET /a: Api.Get"), compilation, []);
        var moved = RouteText.Read("# A comment.\nroutes:\n  GET /a: Api.Get");
        Assert.NotEmpty(Resolve(moved, compilation, []).Table.Diagnostics);
        Assert.Equal(Resolve(moved, compilation, []).Table, Resolve(moved, compilation, [parts]).Table);
    }

    private static (ResolvedTable Table, TableParts Parts) Resolve(DeclaredTable declared, CSharpCompilation compilation, IReadOnlyList<TableParts> known)
    {
        var resolver = new TableResolver(declared, compilation, DeclarationFingerprint.Of(compilation, CancellationToken.None), ResolvedRoutes.Options, known);
        return (resolver.Resolve(CancellationToken.None), resolver.Parts);
    }

    private static DeclaredTable Declared(string name)
    {
        (string Path, string Text)[] files = name == "shop" ? [("routes.yaml", Routes)] : [.. CaseFolder.Open(name).Project.RouteFiles];
        var table = RouteFileMerger.Merge([.. files.Select(file => RouteFileReader.Read(file.Path, SourceText.From(file.Text), file.Path == "routes.yaml" ? RouteFileKind.App : RouteFileKind.Fragment))]);
        return name == "shop" ? table : table with { App = table.App with { Policy = table.App.Policy with { Namespace = table.App.Namespace ?? "App" } } };
    }

    private static CSharpCompilation Compilation(string name) => name == "shop" ? Compilations.Of(Users, Orders, Types, Money, Store, Names) : CaseFolder.Open(name).Project.Compilation();

    private static CSharpCompilation Replace(CSharpCompilation compilation, string old, string @new)
    {
        var tree = compilation.SyntaxTrees.Single(tree => tree.ToString().Contains(old, StringComparison.Ordinal));
        return compilation.ReplaceSyntaxTree(tree, Compilations.Parse(tree.ToString().Replace(old, @new, StringComparison.Ordinal), tree.FilePath));
    }

    private static CSharpCompilation Edit(CSharpCompilation compilation, Random random)
    {
        var trees = compilation.SyntaxTrees;
        var words = trees.SelectMany(tree => tree.GetRoot().DescendantTokens()).Where(token => token.IsKind(SyntaxKind.IdentifierToken)).Select(token => token.Text).Distinct().ToArray();
        if (random.Next(4) == 0)
        {
            string[] spaces = [.. trees.SelectMany(tree => tree.GetRoot().DescendantNodes()).OfType<BaseNamespaceDeclarationSyntax>().Select(space => space.Name.ToString()), "Elsewhere"];
            string[] kinds = ["public static class", "public class", "public partial class", "public interface", "internal enum", "public record"];
            var type = $"namespace {Any(spaces)}; {Any(kinds)} {Any(words)} {{ }}";
            return compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText(type, (CSharpParseOptions)trees[0].Options, $"Added{random.Next()}.cs"));
        }

        var tree = Any(trees);
        var root = tree.GetRoot();
        var tokens = root.DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken)).ToArray();
        var nodes = root.DescendantNodes().Where(node => node is MemberDeclarationSyntax or ParameterSyntax or AttributeSyntax or UsingDirectiveSyntax or BaseTypeSyntax or EqualsValueClauseSyntax).ToArray();
        if (tokens.Length == 0 || nodes.Length == 0) return compilation;
        var changed = random.Next(2) == 0
            ? root.ReplaceToken(Any(tokens), SyntaxFactory.Identifier(Any(words)).WithTrailingTrivia(SyntaxFactory.Space))
            : root.RemoveNode(Any(nodes), SyntaxRemoveOptions.KeepNoTrivia)!;
        // Parsed again: a node cut out leaves a text that would not read as the tree does.
        return compilation.ReplaceSyntaxTree(tree, CSharpSyntaxTree.ParseText(changed.ToFullString(), (CSharpParseOptions)tree.Options, tree.FilePath));

        T Any<T>(IReadOnlyList<T> items) => items[random.Next(items.Count)];
    }
}
