using Microsoft.CodeAnalysis.Text;

namespace RouteGen.Generator.Tests.Reading;

/// <summary>A text in which <c>⟦</c> and <c>⟧</c> mark the place where an error is expected: a table of cases shows what is underlined.</summary>
internal sealed record MarkedText(string Text, TextSpan Span)
{
    public static MarkedText Parse(string marked)
    {
        var start = marked.IndexOf('⟦', StringComparison.Ordinal);
        var end = marked.IndexOf('⟧', StringComparison.Ordinal);
        Assert.True(start >= 0 && end > start, "The text marks no place: " + marked);
        return new MarkedText(marked.Remove(end, 1).Remove(start, 1), TextSpan.FromBounds(start, end - 1));
    }
}
