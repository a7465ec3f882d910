using Microsoft.CodeAnalysis;
using RouteGen.Generator.Model;

namespace RouteGen.Generator.Resolving;

/// <summary>The enums that values are bound to, and the name of each one's emitted parser.</summary>
internal sealed class EnumParsers
{
    private readonly TypeNames _names;
    private readonly Dictionary<ITypeSymbol, EnumModel> _models = new(SymbolEqualityComparer.Default);
    private readonly HashSet<string> _parsers = [];

    public EnumParsers(TypeNames names) => _names = names;

    /// <summary>The parser of an enum: <c>OrderStatusText</c>; with a number for the second enum called <c>OrderStatus</c>.</summary>
    public string ParserOf(INamedTypeSymbol type)
    {
        if (_models.TryGetValue(type, out var known)) return known.Parser;
        var parser = type.Name + "Text";
        for (var number = 2; !_parsers.Add(parser); number++) parser = type.Name + "Text" + number;
        var members = type.GetMembers().OfType<IFieldSymbol>().Where(member => member.HasConstantValue && !member.IsObsoleteAsError()).ToList();
        foreach (var member in members) _names.Warnings.Add(member);
        _models.Add(type, new EnumModel(_names.Bare(type), parser, members.Select(member => member.Name).ToEquatableArray()));
        return parser;
    }

    /// <summary>All of them, by the name of the type.</summary>
    public EquatableArray<EnumModel> ToModels() => _models.Values.OrderBy(model => model.Type, StringComparer.Ordinal).ToEquatableArray();
}
