using Microsoft.CodeAnalysis;
using RouteGen.Generator.Reporting;

namespace RouteGen.Generator.Resolving;

/// <summary>What the stage asks of symbols again and again.</summary>
internal static class SymbolExtensions
{
    /// <summary>Whether a type is the framework's (or RouteGen's) of that name. By name, because a lookup by metadata name fails when two references define the type.</summary>
    public static bool Is(this ITypeSymbol type, string @namespace, string name) => type.Name == name && type.ContainingType is null && type.IsIn(@namespace);

    /// <summary>Whether a type stands in exactly that namespace.</summary>
    public static bool IsIn(this ITypeSymbol type, string @namespace)
    {
        var current = type.ContainingNamespace;
        for (var end = @namespace.Length; ;)
        {
            if (current is null || current.IsGlobalNamespace) return false;
            var start = end - current.Name.Length;
            if (start < 0 || string.CompareOrdinal(@namespace, start, current.Name, 0, current.Name.Length) != 0) return false;
            current = current.ContainingNamespace;
            if (start == 0) return current?.IsGlobalNamespace == true;
            if (@namespace[start - 1] != '.') return false;
            end = start - 1;
        }
    }

    /// <summary>The first part of a type's namespace: of <c>Amazon.Lambda.Core</c> the <c>Amazon</c>; <see langword="null"/> in the global one.</summary>
    public static string? RootNamespace(this ITypeSymbol type)
    {
        var root = type.ContainingNamespace;
        while (root?.ContainingNamespace is { IsGlobalNamespace: false } outer) root = outer;
        return root?.Name;
    }

    /// <summary>The type itself and what it derives from, up to but not including <see cref="object"/> and the bases of all structs, enums and delegates.</summary>
    public static IEnumerable<INamedTypeSymbol> SelfAndBases(this INamedTypeSymbol type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (current.SpecialType is SpecialType.System_Object or SpecialType.System_ValueType or SpecialType.System_Enum or SpecialType.System_MulticastDelegate) yield break;
            yield return current;
        }
    }

    /// <summary>Whether a type is <c>byte[]</c>.</summary>
    public static bool IsByteArray(this ITypeSymbol type) => type is IArrayTypeSymbol { IsSZArray: true, ElementType.SpecialType: SpecialType.System_Byte };

    /// <summary>Whether a type is <c>ReadOnlyMemory&lt;byte&gt;</c>.</summary>
    public static bool IsByteMemory(this ITypeSymbol type) => type is INamedTypeSymbol { Arity: 1 } memory && type.Is("System", "ReadOnlyMemory") && memory.TypeArguments[0].SpecialType == SpecialType.System_Byte;

    /// <summary><c>T</c> of <c>T?</c> for a struct, else the type.</summary>
    public static ITypeSymbol WithoutNullable(this ITypeSymbol type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : type;

    /// <summary>Whether <see langword="null"/> was allowed for in the declaration: <c>T?</c> of a struct, or of a reference type.</summary>
    public static bool IsDeclaredNullable(this ITypeSymbol type) =>
        type.NullableAnnotation == NullableAnnotation.Annotated || type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T;

    /// <summary>Whether the emitted router, a class of this assembly, can name the symbol.</summary>
    public static bool IsAccessibleIn(this ISymbol symbol, Compilation compilation)
    {
        for (var type = symbol as INamedTypeSymbol ?? symbol.ContainingType; type is not null; type = type.ContainingType)
        {
            if (type.IsFileLocal) return false;
        }

        return compilation.IsSymbolAccessibleWithin(symbol, compilation.Assembly) && !symbol.IsObsoleteAsError();
    }

    /// <summary>Whether a use of the symbol is an error: <c>[Obsolete("...", error: true)]</c> on it or on a type around it.</summary>
    public static bool IsObsoleteAsError(this ISymbol symbol)
    {
        for (var current = symbol; current is not null; current = current.ContainingType)
        {
            if (current.GetAttributes().Any(attribute => attribute.AttributeClass?.Is("System", "ObsoleteAttribute") == true && attribute.ConstructorArguments.LastOrDefault().Value is true)) return true;
        }

        return false;
    }

    /// <summary>Whether a symbol is this project's own, and not a reference's.</summary>
    public static bool IsDeclaredIn(this ISymbol symbol, Compilation compilation) => SymbolEqualityComparer.Default.Equals(symbol.ContainingAssembly, compilation.Assembly);

    /// <summary>Where a symbol is declared in this project's source, if it is.</summary>
    public static TextLocation? DeclarationPlace(this ISymbol symbol)
    {
        foreach (var location in symbol.Locations)
        {
            if (location.IsInSource) return new TextLocation(location.SourceTree.FilePath, location.SourceSpan, location.GetLineSpan().Span);
        }

        return null;
    }
}
