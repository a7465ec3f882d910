using Microsoft.CodeAnalysis;
using RouteGen.Generator.Model;

namespace RouteGen.Generator.Resolving;

/// <summary>An attribute of the project as the C# that makes it anew.</summary>
internal static class AttributeCreation
{
    public static string Of(AttributeData attribute, TypeNames names)
    {
        var arguments = string.Join(", ", attribute.ConstructorArguments.Select(argument => Of(argument, names)));
        var properties = string.Join(", ", attribute.NamedArguments.Select(argument => $"{Identifier.Escape(argument.Key)} = {Of(argument.Value, names)}"));
        return $"new {names.Bare(attribute.AttributeClass!)}({arguments}){(properties.Length == 0 ? "" : $" {{ {properties} }}")}";
    }

    private static string Of(TypedConstant constant, TypeNames names)
    {
        if (constant.IsNull) return $"({names.Bare(constant.Type!)})null";
        return constant.Kind switch
        {
            TypedConstantKind.Array => $"new {names.Bare(constant.Type!)} {{ {string.Join(", ", constant.Values.Select(value => Of(value, names)))} }}",
            TypedConstantKind.Type => $"typeof({names.Bare((ITypeSymbol)constant.Value!)})",
            _ => DefaultLiteral.Of(constant.Type!, constant.Value, names),
        };
    }
}
