using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace RouteGen.Benchmarks;

/// <summary><c>routes.yaml</c>.</summary>
internal sealed class RouteFile(string text) : AdditionalText
{
    private readonly SourceText _text = SourceText.From(text, Encoding.UTF8);

    public override string Path => "routes.yaml";

    public override SourceText GetText(CancellationToken cancellationToken = default) => _text;
}
