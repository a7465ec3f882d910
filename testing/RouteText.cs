using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace RouteGen.Testing;

/// <summary>A route file as the build hands it to the generator.</summary>
internal sealed class RouteText(string path, string text, string kind) : AdditionalText
{
    public override string Path => path;

    /// <summary><c>app</c> or <c>fragment</c>.</summary>
    public string Kind => kind;

    public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text, Encoding.UTF8);

    public static IEnumerable<AdditionalText> Of(GeneratorProject project)
    {
        if (project.Routes is not null) yield return new RouteText(project.RoutesPath, project.Routes, "app");
        foreach (var (path, text) in project.Fragments) yield return new RouteText(path, text, "fragment");
    }
}
