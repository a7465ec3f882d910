using Microsoft.CodeAnalysis;
using RouteGen.Generator.Model;

namespace RouteGen.Generator.Resolving;

/// <summary>Tells what a value of a type holds: an object, or a list or dictionary of something.</summary>
internal sealed class ContentReader
{
    private readonly Compilation _compilation;
    private readonly TypeNames _names;

    public ContentReader(Compilation compilation, TypeNames names)
    {
        _compilation = compilation;
        _names = names;
    }

    /// <summary>The content; <see langword="null"/> for a type that holds nothing of the project's.</summary>
    /// <param name="objects">Gets the types of the objects.</param>
    public ValidatedContent? Read(ITypeSymbol type, JsonNaming naming, ICollection<INamedTypeSymbol> objects)
    {
        var canBeNull = !type.IsValueType || type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T;
        type = type.WithoutNullable();
        if (type is IArrayTypeSymbol { IsSZArray: true } array) return OfList(canBeNull, "Length", hasDefault: false, through: null, array.ElementType, naming, objects);
        if (type is not INamedTypeSymbol named || type.SpecialType == SpecialType.System_String || type.TypeKind is not (TypeKind.Class or TypeKind.Struct or TypeKind.Interface)) return null;
        if (!type.IsAccessibleIn(_compilation)) return null;
        var lists = named.AllInterfaces.Add(named).Where(candidate => candidate.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T).ToList();
        if (lists.Count == 0) return OfObject(canBeNull, named, naming, objects);
        if (lists.Count > 1) return null;

        var element = lists[0].TypeArguments[0];
        // The framework's collections are gone through as they are, so that their enumerators need no memory; another type may have an enumerator of its own.
        var through = named.RootNamespace() == "System" ? null : _names.Bare(lists[0]);
        if (named.AllInterfaces.Add(named).Any(IsDictionary) && element is INamedTypeSymbol { Name: "KeyValuePair", TypeArguments.Length: 2 } entry)
        {
            return Read(entry.TypeArguments[1], naming, objects) is { } value ? new DictionaryContent(canBeNull, through, value) : null;
        }

        var isImmutable = CountProperty.IsImmutableArray(named);
        var isIndexed = isImmutable || (named.IsIn("System.Collections.Generic") && named.Name is "List" or "IList" or "IReadOnlyList");
        return OfList(canBeNull, isImmutable ? "Length" : isIndexed ? "Count" : null, isImmutable, through, element, naming, objects);
    }

    private ListContent? OfList(bool canBeNull, string? length, bool hasDefault, string? through, ITypeSymbol element, JsonNaming naming, ICollection<INamedTypeSymbol> objects) =>
        Read(element, naming, objects) is { } item ? new ListContent(canBeNull, length, hasDefault, through, item) : null;

    // The framework's own classes carry no rules.
    private ObjectContent? OfObject(bool canBeNull, INamedTypeSymbol type, JsonNaming naming, ICollection<INamedTypeSymbol> objects)
    {
        if (type.RootNamespace() == "System" && !type.ContainingAssembly.Equals(_compilation.Assembly, SymbolEqualityComparer.Default)) return null;
        if (type.SpecialType != SpecialType.None || type.IsTupleType) return null;
        objects.Add(type);
        return new ObjectContent(canBeNull, new ValidatedTypeKey(_names.Bare(type), naming));
    }

    private static bool IsDictionary(INamedTypeSymbol type) => type.IsIn("System.Collections.Generic") && type is { Arity: 2, Name: "IDictionary" or "IReadOnlyDictionary" };
}
