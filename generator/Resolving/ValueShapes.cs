using Microsoft.CodeAnalysis;
using RouteGen.Generator.Model;

namespace RouteGen.Generator.Resolving;

/// <summary>A type that text can be read as: one value, or a list of them.</summary>
/// <param name="Element">As in <see cref="ValueBinding.Element"/>.</param>
/// <param name="Parser">As in <see cref="ValueBinding.Parser"/>.</param>
/// <param name="Collection">As in <see cref="ValueBinding.Collection"/>.</param>
/// <param name="IsValueType">As in <see cref="ValueBinding.IsValueType"/>.</param>
/// <param name="IsFile">Whether a value is a file of a form.</param>
/// <param name="Enum">As in <see cref="ValueBinding.Enum"/>.</param>
/// <param name="IsCommon">Whether it is a type of everyday values (text, numbers, dates, enums), which says nothing of what it is for.</param>
internal sealed record ValueShape(string Element, string? Parser, ValueCollection Collection, bool IsValueType, bool IsFile, EnumModel? Enum, bool IsCommon);

/// <summary>Tells which types are simple, and how each is read.</summary>
internal sealed class ValueShapes
{
    private readonly TypeNames _names;
    private readonly SymbolCache<ValueShape?> _known;

    public ValueShapes(TypeNames names)
    {
        _names = names;
        _known = new(SymbolEqualityComparer.IncludeNullability, names.Warnings);
    }

    /// <summary>The shape of a simple type, of a file, or of a list of either; <see langword="null"/> for every other type. Whether the type is nullable does not matter.</summary>
    public ValueShape? Of(ITypeSymbol type) => _known.GetOrAdd(type, type => OfElement(type.WithoutNullable()) ?? OfCollection(type));

    private ValueShape? OfCollection(ITypeSymbol type)
    {
        var (element, collection) = type switch
        {
            IArrayTypeSymbol { IsSZArray: true } array => (array.ElementType, ValueCollection.Array),
            INamedTypeSymbol { Arity: 1 } named when named.IsIn("System.Collections.Generic") => (named.TypeArguments[0], named.Name switch
            {
                "List" => ValueCollection.List,
                "IList" or "IReadOnlyList" or "ICollection" or "IReadOnlyCollection" or "IEnumerable" => ValueCollection.Array,
                _ => ValueCollection.None,
            }),
            _ => (type, ValueCollection.None),
        };
        // One of several values is never absent, so that a list of int? would promise what cannot come.
        if (collection == ValueCollection.None || element.IsDeclaredNullable()) return null;
        // byte[] is the bytes of a body and not a list of small numbers.
        if (type is IArrayTypeSymbol && element.SpecialType == SpecialType.System_Byte) return null;
        return OfElement(element) is { } shape ? shape with { Collection = collection } : null;
    }

    private ValueShape? OfElement(ITypeSymbol type)
    {
        if (type.TypeKind == TypeKind.Enum) return Shape(type, parser: null, isCommon: true) with { Enum = EnumOf(type) };
        if (IsKnownToTheRuntime(type)) return Shape(type, parser: null, isCommon: true);
        if (type.Is("RouteGen", "FormFile")) return new ValueShape(_names.Bare(type), null, ValueCollection.None, IsValueType: false, IsFile: true, Enum: null, IsCommon: false);
        if (IsRareNumber(type)) return Shape(type, $"global::RouteGen.Binding.NumberText<{_names.Bare(type)}>", isCommon: true);
        return ParserOf(type) is { } parser ? Shape(type, $"global::RouteGen.Binding.{parser}<{_names.Bare(type)}>", isCommon: false) : null;
    }

    private EnumModel EnumOf(ITypeSymbol type)
    {
        var members = type.GetMembers().OfType<IFieldSymbol>().Where(member => member.HasConstantValue && !member.IsObsoleteAsError()).ToList();
        foreach (var member in members) _names.Warnings.Add(member);
        return new EnumModel(_names.Bare(type), members.Select(member => member.Name).ToEquatableArray());
    }

    private ValueShape Shape(ITypeSymbol type, string? parser, bool isCommon) => new(_names.Bare(type), parser, ValueCollection.None, type.IsValueType, IsFile: false, Enum: null, isCommon);

    private static bool IsKnownToTheRuntime(ITypeSymbol type) => type.SpecialType switch
    {
        SpecialType.System_String or SpecialType.System_Boolean or SpecialType.System_Char or SpecialType.System_DateTime => true,
        SpecialType.System_SByte or SpecialType.System_Int16 or SpecialType.System_Int32 or SpecialType.System_Int64 => true,
        SpecialType.System_Byte or SpecialType.System_UInt16 or SpecialType.System_UInt32 or SpecialType.System_UInt64 => true,
        SpecialType.System_Single or SpecialType.System_Double or SpecialType.System_Decimal => true,
        SpecialType.None => type.Name is "Guid" or "DateTimeOffset" or "DateOnly" or "TimeOnly" or "TimeSpan" or "Uri" && type.Is("System", type.Name),
        _ => false,
    };

    private static bool IsRareNumber(ITypeSymbol type) =>
        (type.Name is "Half" or "Int128" or "UInt128" && type.Is("System", type.Name)) || type.Is("System.Numerics", "BigInteger");

    /// <summary>The runtime's reader of a type that can parse itself; from UTF-8 where it can, because that is what a request is.</summary>
    private static string? ParserOf(ITypeSymbol type)
    {
        // The framework's nint can parse itself, but is as long as the machine likes.
        if (type.TypeKind is not (TypeKind.Class or TypeKind.Struct) || type.SpecialType != SpecialType.None) return null;
        var parsesText = false;
        foreach (var candidate in type.AllInterfaces)
        {
            var isOfItself = candidate.Arity == 1 && SymbolEqualityComparer.Default.Equals(candidate.TypeArguments[0], type);
            if (!isOfItself || !candidate.IsIn("System")) continue;
            if (candidate.Name == "IUtf8SpanParsable") return "Utf8ParsableText";
            parsesText |= candidate.Name is "IParsable" or "ISpanParsable";
        }

        return parsesText ? "ParsableText" : null;
    }
}
