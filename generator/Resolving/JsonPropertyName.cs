using System.Text;
using Microsoft.CodeAnalysis;

namespace RouteGen.Generator.Resolving;

/// <summary>The name that System.Text.Json's generator gives the property of a type in a context: <c>ListUser</c> in <c>ShopJson.Default.ListUser</c>.</summary>
internal static class JsonPropertyName
{
    public static string Of(ITypeSymbol type)
    {
        if (type is IArrayTypeSymbol array) return Of(array.ElementType) + (array.Rank == 1 ? "Array" : $"Array{array.Rank}D");
        if (type is not INamedTypeSymbol named) return "Object"; // dynamic is object to everybody but the compiler
        var name = new StringBuilder();
        // A tuple's names are the compiler's alone: underneath it is a ValueTuple.
        AppendTypeArguments(name.Append(named.IsTupleType ? "ValueTuple" : named.Name), named);
        return name.ToString();
    }

    // Those of the containing types come first, as in metadata; the containing types' own names do not count.
    private static void AppendTypeArguments(StringBuilder name, INamedTypeSymbol type)
    {
        if (type.ContainingType is { } outer) AppendTypeArguments(name, outer);
        foreach (var argument in (type.TupleUnderlyingType ?? type).TypeArguments) name.Append(Of(argument));
    }
}
