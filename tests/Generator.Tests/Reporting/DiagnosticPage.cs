using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RouteGen.Tests.Harness;

namespace RouteGen.Generator.Tests.Reporting;

/// <summary>
/// A page of <c>docs/diagnostics</c> as projects to run. The blocks under "Example" are the project, and its last one what the compiler prints.
/// Those under "Fix" are what changes: another <c>routes.yaml</c>, C# types that are declared anew, or packages. Without C# the page is about route files alone.
/// </summary>
internal sealed class DiagnosticPage
{
    private const string GlobalUsings = "global using System.Text.Json.Serialization; global using RouteGen;";

    private readonly IReadOnlyList<MarkdownBlock> _blocks;

    private DiagnosticPage(string text)
    {
        Lines = text.Split('\n');
        _blocks = MarkdownBlock.Of(text);
    }

    public IReadOnlyList<string> Lines { get; }

    /// <summary>What the page says that the example prints.</summary>
    public IReadOnlyList<string> Printed => _blocks.Single(block => block.Language == "text").Text.TrimEnd('\n').Split('\n');

    public RouterProject Example => WithPackages(Project(Blocks("Example", "yaml").FirstOrDefault(), Blocks("Example", "csharp")), "Example");

    /// <summary>The example corrected; <see langword="null"/> where the page has only words for it.</summary>
    public RouterProject? Corrected
    {
        get
        {
            var routes = Blocks("Fix", "yaml").FirstOrDefault();
            var sources = Blocks("Fix", "csharp").ToList();
            if (routes is null && sources.Count == 0 && !Packages("Fix").Any()) return null;
            return WithPackages(Project(routes ?? Blocks("Example", "yaml").First(), Replace(Blocks("Example", "csharp"), sources)), Packages("Fix").Any() ? "Fix" : "Example");
        }
    }

    public static IEnumerable<string> Ids => Directory.EnumerateFiles(Repository.Folder("docs", "diagnostics"), "RG*.md").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal);

    public static DiagnosticPage Open(string id) => new(File.ReadAllText(Repository.Folder("docs", "diagnostics", id + ".md")).ReplaceLineEndings("\n"));

    private IEnumerable<string> Blocks(string heading, string language) => _blocks.Where(block => block.Heading == heading && block.Language == language && block.AssemblyName is null).Select(block => block.Text);

    private RouterProject WithPackages(RouterProject project, string heading) => Packages(heading).Aggregate(project, (project, package) => project.WithPackages(package));

    // <PackageReference Include="Name" />
    private IEnumerable<string> Packages(string heading) => Blocks(heading, "xml").Where(IsPackage).Select(line => line.Split('"')[1]);

    private static bool IsPackage(string xml) => xml.StartsWith("<PackageReference", StringComparison.Ordinal);

    private RouterProject Project(string? routes, IEnumerable<string> sources)
    {
        var written = sources.ToList();
        if (routes is not null && _blocks.All(block => block.Language != "csharp")) written.Add(HandlerStubs.For(routes));
        var project = new RouterProject
        {
            RouteFiles = routes is null ? [] : [("routes.yaml", routes)],
            Sources = [("GlobalUsings.cs", GlobalUsings), .. written.Select((text, index) => ($"Source{index}.cs", text))],
        };
        project = project.With("RootNamespace", "Shop").With("OutputType", "Exe") with { References = [.. project.References, .. _blocks.Where(block => block.AssemblyName is not null).Select(Reference)] };
        if (written.Exists(text => text.Contains("Amazon.Lambda.", StringComparison.Ordinal))) project = project.WithPackages("Amazon.Lambda.");
        foreach (var line in _blocks.Where(block => block is { Language: "xml", Heading: "Example" } && !IsPackage(block.Text)).Select(block => block.Text.Trim()))
        {
            // <Name>value</Name>
            var name = line[1..line.IndexOf('>', StringComparison.Ordinal)];
            var value = line[(name.Length + 2)..line.LastIndexOf('<')];
            project = name == "LangVersion" && LanguageVersionFacts.TryParse(value, out var version) ? project with { LanguageVersion = version } : project.With(name, value);
        }

        return project;
    }

    private static MetadataReference Reference(MarkdownBlock block)
    {
        var empty = new RouterProject();
        using var stream = new MemoryStream();
        var compilation = CSharpCompilation.Create(block.AssemblyName, [CSharpSyntaxTree.ParseText(block.Text)], empty.References, empty.CompilerOptions);
        Assert.True(compilation.Emit(stream).Success);
        return MetadataReference.CreateFromImage(stream.ToArray());
    }

    // A fix shows the types that it changes; the others stay.
    private static IEnumerable<string> Replace(IEnumerable<string> sources, IReadOnlyList<string> changes)
    {
        var changed = changes.Select(text => text.Contains("namespace ", StringComparison.Ordinal) ? text : "namespace Shop;\n" + text).ToList();
        var names = changed.SelectMany(text => Types(text).Select(type => type.Identifier.ValueText)).ToHashSet(StringComparer.Ordinal);
        return sources.Select(text => CSharpSyntaxTree.ParseText(text).GetRoot())
            .Select(root => root.RemoveNodes(root.DescendantNodes().OfType<BaseTypeDeclarationSyntax>().Where(type => IsInShop(type) && names.Contains(type.Identifier.ValueText)), SyntaxRemoveOptions.KeepNoTrivia)!.ToString())
            .Concat(changed);
    }

    private static bool IsInShop(BaseTypeDeclarationSyntax type) => type.Parent is BaseNamespaceDeclarationSyntax { Name: IdentifierNameSyntax };

    private static BaseTypeDeclarationSyntax[] Types(string text) => [.. CSharpSyntaxTree.ParseText(text).GetRoot().DescendantNodes().OfType<BaseTypeDeclarationSyntax>()];
}
