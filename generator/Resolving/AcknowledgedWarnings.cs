using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace RouteGen.Generator.Resolving;

/// <summary>
/// The warnings that the emitted code would repeat: of <c>[Obsolete]</c> and <c>[Experimental]</c> on what it uses because a handler does.
/// Whoever wrote the handler has had them there, and can do nothing about them in the router.
/// </summary>
internal sealed class AcknowledgedWarnings
{
    private readonly Dictionary<ISymbol, HashSet<string>> _known = new(SymbolEqualityComparer.Default);
    private HashSet<string> _ids = [];

    /// <summary>Notes a declaration that the emitted code uses, and the types around it and in it.</summary>
    public void Add(ISymbol symbol) => _ids.UnionWith(IdsOf(symbol));

    /// <summary>Notes what was recorded before.</summary>
    public void Add(IEnumerable<string> ids) => _ids.UnionWith(ids);

    /// <summary>Runs something and gives, beside its result, the warnings that it noted.</summary>
    public (T Result, ICollection<string> Ids) Record<T>(Func<T> action)
    {
        var outer = _ids;
        try
        {
            _ids = [];
            return (action(), _ids);
        }
        finally
        {
            _ids = outer;
        }
    }

    private HashSet<string> IdsOf(ISymbol symbol)
    {
        if (_known.TryGetValue(symbol, out var known)) return known;
        var ids = new HashSet<string>(StringComparer.Ordinal);
        _known.Add(symbol, ids);
        foreach (var attribute in symbol.GetAttributes()) Add(attribute, ids);
        foreach (var other in PartsOf(symbol)) ids.UnionWith(IdsOf(other));
        if (symbol.ContainingType is { } outer) ids.UnionWith(IdsOf(outer));
        else if (symbol.ContainingAssembly is { } assembly) ids.UnionWith(IdsOf(assembly));
        return ids;
    }

    private static IEnumerable<ISymbol> PartsOf(ISymbol symbol) => symbol switch
    {
        IArrayTypeSymbol array => [array.ElementType],
        INamedTypeSymbol { IsGenericType: true } type => type.TypeArguments,
        IPropertySymbol property => new ISymbol?[] { property.GetMethod, property.SetMethod }.OfType<ISymbol>(),
        _ => [],
    };

    private static void Add(AttributeData attribute, HashSet<string> ids)
    {
        if (attribute.AttributeClass is not { } type) return;
        string? id = null;
        if (type.Is("System", "ObsoleteAttribute"))
        {
            id = attribute.NamedArguments.FirstOrDefault(argument => argument.Key == "DiagnosticId").Value.Value as string;
            // Without a message and with one.
            if (id is null) ids.UnionWith(["CS0612", "CS0618"]);
        }
        else if (type.Is("System.Diagnostics.CodeAnalysis", "ExperimentalAttribute"))
        {
            id = attribute.ConstructorArguments.FirstOrDefault().Value as string;
        }

        // Whatever else an attribute says there would not be one word of a #pragma.
        if (id is not null && SyntaxFacts.IsValidIdentifier(id)) ids.Add(id);
    }
}
