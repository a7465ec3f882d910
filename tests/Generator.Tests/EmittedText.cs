using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RouteGen.Tests.Harness;

namespace RouteGen.Generator.Tests;

/// <summary>What is true of all emitted text.</summary>
internal static class EmittedText
{
    public static void AssertIsPlain(RouterRun run)
    {
        Assert.NotEmpty(run.Result.GeneratedSources);
        foreach (var source in run.Result.GeneratedSources)
        {
            var text = source.SourceText.ToString();
            Assert.DoesNotContain('\r', text);
            Assert.DoesNotContain('\t', text);
            Assert.DoesNotContain(text.Split('\n'), line => line.EndsWith(' '));
            Assert.DoesNotContain("\n\n\n", text, StringComparison.Ordinal);
            Assert.DoesNotContain("{\n\n", text, StringComparison.Ordinal);
            // The functions are attributes of the assembly.
            Assert.EndsWith(source.HintName == "Router.Functions.g.cs" ? "]\n" : "}\n", text, StringComparison.Ordinal);
            AssertNamesAreGlobal(run.Output.GetSemanticModel(source.SyntaxTree));
        }
    }

    // A name without global:: means something else as soon as the project declares a type or namespace of that name.
    private static void AssertNamesAreGlobal(SemanticModel model)
    {
        var root = model.SyntaxTree.GetRoot();
        foreach (var name in root.DescendantNodes().OfType<SimpleNameSyntax>())
        {
            if (name.Identifier.ValueText == "var" || name.Ancestors().Any(ancestor => ancestor is BaseNamespaceDeclarationSyntax declaration && declaration.Name.Span.Contains(name.Span))) continue;
            if (model.GetSymbolInfo(name).Symbol is not INamespaceOrTypeSymbol symbol || symbol is ITypeParameterSymbol || IsEmitted(symbol, model)) continue;
            var isQualified = name.Parent switch
            {
                AliasQualifiedNameSyntax => true,
                QualifiedNameSyntax qualified => qualified.Right == name,
                MemberAccessExpressionSyntax access => access.Name == name,
                _ => false,
            };
            Assert.True(isQualified, $"'{name}' in '{name.Parent?.Parent}' is not written with global::");
        }
    }

    // The router's own members, seen from inside of it.
    private static bool IsEmitted(ISymbol symbol, SemanticModel model) => symbol.Name == "Router" || symbol.ContainingType?.Name == "Router" || symbol.Locations.Any(location => location.SourceTree == model.SyntaxTree);
}
