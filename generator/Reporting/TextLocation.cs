using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace RouteGen.Generator.Reporting;

/// <summary>A place in a file as data. A <see cref="Location"/> may hold a syntax tree, and with it a whole compilation, so it never enters a model.</summary>
internal sealed record TextLocation(string Path, TextSpan Span, LinePositionSpan Lines)
{
    /// <summary>The place of a span; line and column come from the text itself, never from arithmetic on marks.</summary>
    public static TextLocation Of(string path, SourceText text, TextSpan span) => new(path, span, text.Lines.GetLinePositionSpan(span));

    public Location ToLocation() => Location.Create(Path, Span, Lines);
}
