using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using RouteGen.Generator.Model;

namespace RouteGen.Generator.Resolving;

/// <summary>
/// The warnings that the emitted code would repeat: of <c>[Obsolete]</c> and <c>[Experimental]</c> on what it uses because a handler does.
/// Whoever wrote the handler has had them there, and can do nothing about them in the router.
/// </summary>
internal sealed class AcknowledgedWarnings
{
    private readonly HashSet<ISymbol> _seen = new(SymbolEqualityComparer.Default);
    private readonly SortedSet<string> _ids = new(StringComparer.Ordinal);

    /// <summary>Notes a declaration that the emitted code uses, and the types around it and in it.</summary>
    public void Add(ISymbol symbol)
    {
        if (!_seen.Add(symbol)) return;
        foreach (var attribute in symbol.GetAttributes()) Add(attribute);
        switch (symbol)
        {
            case IArrayTypeSymbol array:
                Add(array.ElementType);
                break;
            case INamedTypeSymbol { IsGenericType: true } type:
                foreach (var argument in type.TypeArguments) Add(argument);
                break;
            case IPropertySymbol property:
                if (property.GetMethod is { } getter) Add(getter);
                if (property.SetMethod is { } setter) Add(setter);
                break;
        }

        if (symbol.ContainingType is { } outer) Add(outer);
        else if (symbol.ContainingAssembly is { } assembly) Add(assembly);
    }

    public EquatableArray<string> ToIds() => _ids.ToEquatableArray();

    private void Add(AttributeData attribute)
    {
        if (attribute.AttributeClass is not { } type) return;
        string? id = null;
        if (type.Is("System", "ObsoleteAttribute"))
        {
            id = attribute.NamedArguments.FirstOrDefault(argument => argument.Key == "DiagnosticId").Value.Value as string;
            // Without a message and with one.
            if (id is null) _ids.UnionWith(["CS0612", "CS0618"]);
        }
        else if (type.Is("System.Diagnostics.CodeAnalysis", "ExperimentalAttribute"))
        {
            id = attribute.ConstructorArguments.FirstOrDefault().Value as string;
        }

        // Whatever else an attribute says there would not be one word of a #pragma.
        if (id is not null && SyntaxFacts.IsValidIdentifier(id)) _ids.Add(id);
    }
}
