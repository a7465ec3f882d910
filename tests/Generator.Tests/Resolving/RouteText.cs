using Microsoft.CodeAnalysis.Text;
using RouteGen.Generator.Model;
using RouteGen.Generator.Reading;

namespace RouteGen.Generator.Tests.Resolving;

/// <summary>Route files in short: <c>services: X</c> and the like, then routes, without <c>routes:</c> and indentation.</summary>
internal static class RouteText
{
    /// <summary>The whole file; a text that is one already stays as it is.</summary>
    public static string Complete(string text)
    {
        if (text.Contains("routes:", StringComparison.Ordinal)) return text;
        var lines = text.Split('\n').ToLookup(line => line.Contains(" /", StringComparison.Ordinal));
        return string.Join('\n', lines[false].Append("routes:").Concat(lines[true].Select(line => "  " + line)));
    }

    /// <summary>The table of a file in which nothing is wrong.</summary>
    public static DeclaredTable Read(string text)
    {
        var declared = RouteFileMerger.Merge([RouteFileReader.Read("routes.yaml", SourceText.From(Complete(text)), RouteFileKind.App)]);
        Assert.Empty(declared.Diagnostics.Select(diagnostic => diagnostic.ToDiagnostic().ToString()));
        return declared;
    }
}
