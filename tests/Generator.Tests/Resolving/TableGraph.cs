using System.Collections;
using System.Reflection;
using Microsoft.CodeAnalysis;
using RouteGen.Generator.Model;
using RouteGen.Generator.Reporting;

namespace RouteGen.Generator.Tests.Resolving;

/// <summary>Walks everything a table holds.</summary>
internal static class TableGraph
{
    // The properties of the models that emitted code writes as they are.
    private static readonly string[] Names = ["Type", "Element", "Context", "Contexts", "Expression"];

    /// <summary>A symbol, a tree or a place in one would keep a whole compilation alive, and never be equal to the next one.</summary>
    public static void AssertHoldsNoSymbols(object root)
    {
        foreach (var (item, path) in Walk(root))
        {
            Assert.False(
                item is ISymbol or Compilation or SyntaxNode or SyntaxTree or SyntaxToken or Location or MetadataReference or SemanticModel or Diagnostic,
                $"{path} is a {item.GetType()}");
        }
    }

    /// <summary>A name that does not begin at the global namespace means something else wherever a project has a namespace of that name.</summary>
    public static void AssertNamesAreGlobal(ResolvedTable table)
    {
        foreach (var (item, path) in Walk(table))
        {
            if (item is not string name || path.Contains("Diagnostics", StringComparison.Ordinal) || path.Contains("Exchange:", StringComparison.Ordinal)) continue;
            if (!Names.Contains(path.Split('.')[^1].Split('[')[0])) continue;
            var first = name.TrimStart('(').Split('<', '[', '?', '.', ' ', ':', ',')[0];
            Assert.True(first == "global" || Microsoft.CodeAnalysis.CSharp.SyntaxFacts.GetKeywordKind(first) != Microsoft.CodeAnalysis.CSharp.SyntaxKind.None, $"{path} is '{name}'");
        }
    }

    private static IEnumerable<(object Item, string Path)> Walk(object root)
    {
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var open = new Stack<(object Item, string Path)>([(root, "table")]);
        while (open.TryPop(out var next))
        {
            yield return next;
            var (item, path) = next;
            if (item is string || item.GetType().IsPrimitive || item.GetType().IsEnum || (!item.GetType().IsValueType && !seen.Add(item))) continue;
            if (item is DiagnosticDescriptor or TextLocation) continue;
            // Its expression names a member of the exchange, which is in scope where it is emitted.
            if (item is ServiceExpression { Kind: ServiceKind.Exchange }) path += ".Exchange:";
            if (item is IEnumerable list)
            {
                var index = 0;
                foreach (var element in list) open.Push((element, $"{path}[{index++}]"));
            }

            for (var type = item.GetType(); type is not null && type != typeof(object); type = type.BaseType)
            {
                foreach (var field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
                {
                    // "<Type>k__BackingField" is the property Type.
                    var name = field.Name.TrimStart('<').Split('>')[0];
                    if (field.GetValue(item) is { } value) open.Push((value, path + "." + name));
                }
            }
        }
    }
}
