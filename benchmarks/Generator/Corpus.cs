using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using RouteGen.Generator;

namespace RouteGen.Benchmarks.Generator;

/// <summary>
/// A project of a size: its <c>routes.yaml</c>, a file of handlers for each ten routes, and 200 files that have nothing to do with routes.
/// Handlers bind what real ones bind: ids, query values, services, JSON bodies and answers.
/// </summary>
internal sealed class Corpus
{
    private const int UnrelatedFiles = 200;

    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Latest, DocumentationMode.Parse);

    /// <param name="routes">How many routes.</param>
    /// <param name="name">The assembly's name. What the generator remembers of one it does not know of another, so that a new name is a first run.</param>
    public Corpus(int routes, string name)
    {
        var keys = RouteLists.Made(routes);
        Routes = new RouteFile(RoutesText(keys, comment: ""));
        var files = new List<(string Name, string Text)>();
        for (var module = 0; module * 10 < routes; module++) files.Add(($"Handlers{module}.cs", HandlersText(keys, module)));
        for (var number = 0; number < UnrelatedFiles; number++) files.Add(($"Unrelated{number}.cs", UnrelatedText(number)));
        files.Add(("Shared.cs", SharedText));
        files.Add(("ImplicitUsings.cs", "global using System; global using System.Collections.Generic; global using System.Linq; global using System.Threading; global using System.Threading.Tasks;"));
        Compilation = CSharpCompilation.Create(
            name,
            files.Select(file => Parse(file.Text, file.Name)),
            FrameworkReferences.All,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, nullableContextOptions: NullableContextOptions.Enable));
        Keys = keys;
    }

    public IReadOnlyList<string> Keys { get; }

    public RouteFile Routes { get; }

    public CSharpCompilation Compilation { get; }

    public GeneratorDriver Driver(bool tracked = false) => CSharpGeneratorDriver.Create(
        [new RouteGenerator().AsSourceGenerator()],
        [Routes],
        ParseOptions,
        new BuildOptions(),
        new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: tracked));

    /// <summary>The project with one file changed, as after a keystroke.</summary>
    public static CSharpCompilation Edit(CSharpCompilation compilation, string file, Func<string, string> edit)
    {
        var tree = compilation.SyntaxTrees.Single(tree => tree.FilePath == file);
        var text = tree.GetText();
        var changed = edit(text.ToString());
        if (changed == text.ToString()) throw new InvalidOperationException($"The edit of {file} changes nothing.");
        var made = Parse(changed, file);
        // The compiler has read the new file before any generator runs.
        _ = made.GetRoot();
        return compilation.ReplaceSyntaxTree(tree, made);
    }

    public static CSharpCompilation Add(CSharpCompilation compilation, string file, string text) => compilation.AddSyntaxTrees(Parse(text, file));

    public static string RoutesText(IReadOnlyList<string> keys, string comment)
    {
        var text = new StringBuilder("# Made for the benchmark.").Append(comment).Append("\nservices: Services\nroutes:\n");
        for (var id = 0; id < keys.Count; id++) text.Append(CultureInfo.InvariantCulture, $"  {keys[id]}: Handlers{id / 10}.{Method(id % 10)}\n");
        return text.ToString();
    }

    /// <summary>A compilation of one file, with the project's references.</summary>
    public static CSharpCompilation Of(params string[] sources) => CSharpCompilation.Create(
        "Single",
        sources.Select((source, number) => Parse(source, $"Source{number}.cs")),
        FrameworkReferences.All,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, nullableContextOptions: NullableContextOptions.Enable));

    private static SyntaxTree Parse(string text, string path) => CSharpSyntaxTree.ParseText(SourceText.From(text, Encoding.UTF8), ParseOptions, path);

    private static string Method(int place) => place switch
    {
        0 => "List",
        1 => "Create",
        2 => "Get",
        3 => "Replace",
        4 => "Change",
        5 => "Delete",
        6 => "ListParts",
        7 => "AddPart",
        8 => "GetPart",
        _ => "DeletePart",
    };

    private static string HandlersText(IReadOnlyList<string> keys, int module)
    {
        var count = Math.Min(10, keys.Count - (module * 10));
        string[] methods =
        [
            "public static Task<IReadOnlyList<Thing>> List(IStore store, string? search = null, int page = 1, int size = 20) => store.List(search, page, size);",
            "public static async Task<HttpResult<Thing>> Create(NewThing thing, IStore store, CancellationToken cancellation)\n    {\n        var added = await store.Add(thing, cancellation);\n        return HttpResults.Created(\"/\", added);\n    }",
            "public static Thing? Get(Guid id, IStore store) => store.Find(id);",
            "public static Thing? Replace(Guid id, NewThing thing, IStore store) => store.Replace(id, thing);",
            "public static Thing? Change(Guid id, NewThing thing, IStore store, [FromHeader(\"If-Match\")] string? version = null) => store.Replace(id, thing);",
            "public static HttpResult Delete(Guid id, IStore store) => store.Remove(id) ? HttpResults.NoContent() : HttpResults.NotFound();",
            "public static IReadOnlyList<Part> ListParts(Guid id, IStore store, PartKind? kind = null) => store.Parts(id, kind);",
            "public static Part AddPart(Guid id, NewPart part, IStore store) => store.AddPart(id, part);",
            "public static Part? GetPart(Guid id, int number, IStore store) => store.Part(id, number);",
            "public static HttpResult DeletePart(Guid id, int number, IStore store) => HttpResults.NoContent();",
        ];
        return $"using RouteGen;\n\nnamespace App;\n\n/// <summary>Ten endpoints.</summary>\npublic static class Handlers{module}\n{{\n    {string.Join("\n\n    ", methods.Take(count))}\n}}\n";
    }

    private static string UnrelatedText(int number) => $$"""
        using System.Text;

        namespace App.Domain;

        /// <summary>Something that no route names.</summary>
        public sealed class Service{{number}}
        {
            private readonly Dictionary<string, int> _counts = new();

            public int Total { get; private set; }

            public string Describe(int first, int second)
            {
                var text = new StringBuilder();
                for (var i = first; i < second; i++) text.Append(i * 1);
                return text.ToString();
            }

            public void Count(string key) => _counts[key] = _counts.TryGetValue(key, out var count) ? count + 1 : 1;

            public IEnumerable<string> Keys(Func<string, bool> filter) => _counts.Keys.Where(filter).OrderBy(key => key);
        }
        """;

    private const string SharedText = """
        using System.Text.Json;
        using System.Text.Json.Serialization;

        namespace App;

        public sealed record Thing(Guid Id, string Name, DateTimeOffset Created);
        public sealed record NewThing(string Name);
        public sealed record Part(int Number, string Name, PartKind Kind);
        public sealed record NewPart(string Name, PartKind Kind);
        public enum PartKind { Plain, Special, Spare }

        public interface IStore
        {
            Task<IReadOnlyList<Thing>> List(string? search, int page, int size);
            Task<Thing> Add(NewThing thing, CancellationToken cancellation);
            Thing? Find(Guid id);
            Thing? Replace(Guid id, NewThing thing);
            bool Remove(Guid id);
            IReadOnlyList<Part> Parts(Guid id, PartKind? kind);
            Part AddPart(Guid id, NewPart part);
            Part? Part(Guid id, int number);
        }

        public static class Services
        {
            public static IStore Store => null!;
        }

        [JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
        [JsonSerializable(typeof(IReadOnlyList<Thing>))]
        [JsonSerializable(typeof(IReadOnlyList<Part>))]
        [JsonSerializable(typeof(NewThing))]
        [JsonSerializable(typeof(NewPart))]
        internal sealed partial class AppJson : JsonSerializerContext
        {
        }
        """;
}
