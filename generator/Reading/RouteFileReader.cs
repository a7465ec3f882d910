using Microsoft.CodeAnalysis.Text;
using RouteGen.Generator.Model;
using RouteGen.Generator.Reporting;

namespace RouteGen.Generator.Reading;

/// <summary>Reads one route file: text in, routes and diagnostics out. Sees no compilation, so it runs only when the file changes.</summary>
internal static class RouteFileReader
{
    /// <summary>Reads a file of any content whatsoever; what is wrong with it is in the result.</summary>
    public static DeclaredFile Read(string path, SourceText text, RouteFileKind kind)
    {
        var diagnostics = new FileDiagnostics(path, text);
        if (text.Length > RouteFileLimits.FileLength)
        {
            diagnostics.Report(Descriptors.FileTooLarge, new TextSpan(0, 0), RouteFileLimits.FileLength, "characters");
            return Broken();
        }

        if (YamlTraps.Remove(text, diagnostics) is not { } clean) return Broken();

        var hasTraps = diagnostics.Count > 0;
        var root = YamlTree.Read(clean.Content, diagnostics, reportsSyntax: !hasTraps, out var isComplete);
        var file = new RouteFileSchema(kind, clean, diagnostics);
        if (root is null or YamlScalar { IsNull: true })
        {
            if (diagnostics.Count == 0) diagnostics.Report(Descriptors.EmptyFile, new TextSpan(0, 0));
        }
        else
        {
            file.Read(root);
        }

        return new DeclaredFile(path, kind, file.App, [.. file.Routes], diagnostics.InFileOrder())
        {
            Events = [.. file.Events],
            IsBroken = !isComplete,
            Anchor = diagnostics.At(file.RoutesKey ?? new TextSpan(0, 0)),
        };

        DeclaredFile Broken() => new(path, kind, new DeclaredApp(), [], diagnostics.InFileOrder())
        {
            IsBroken = true,
            Anchor = diagnostics.At(new TextSpan(0, 0)),
        };
    }
}
