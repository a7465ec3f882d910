using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace RouteGen.Generator.Resolving;

/// <summary>What is asked of validation attributes.</summary>
internal static class RuleAttributes
{
    private const string Namespace = "System.ComponentModel.DataAnnotations";

    /// <summary>The validation attributes among some attributes. What only describes, as <c>[Display]</c> and <c>[DataType]</c>, is none.</summary>
    public static IEnumerable<AttributeData> Of(ImmutableArray<AttributeData> attributes) => attributes.Where(attribute => attribute.AttributeClass is { } type && IsRule(type));

    /// <summary>Whether it is the framework's attribute of that name.</summary>
    public static bool IsFramework(this AttributeData attribute) => attribute.AttributeClass!.IsIn(Namespace);

    /// <summary>The attribute as it is written: <c>[Range]</c>.</summary>
    public static string Display(this AttributeData attribute)
    {
        const string Suffix = "Attribute";
        var name = attribute.AttributeClass!.Name;
        return $"[{(name.EndsWith(Suffix, StringComparison.Ordinal) ? name.Substring(0, name.Length - Suffix.Length) : name)}]";
    }

    /// <summary>The value of a named argument.</summary>
    public static object? Named(this AttributeData attribute, string name)
    {
        foreach (var argument in attribute.NamedArguments)
        {
            if (argument.Key == name) return argument.Value.Kind == TypedConstantKind.Array ? null : argument.Value.Value;
        }

        return null;
    }

    /// <summary>The value of a constructor's argument.</summary>
    public static object? Argument(this AttributeData attribute, int index) =>
        index < attribute.ConstructorArguments.Length && attribute.ConstructorArguments[index].Kind != TypedConstantKind.Array ? attribute.ConstructorArguments[index].Value : null;

    /// <summary>Whether a class of the project overrides the <c>IsValid</c> that needs nothing but the value.</summary>
    public static bool CanBeAsked(INamedTypeSymbol type)
    {
        foreach (var current in type.SelfAndBases())
        {
            if (current.Is(Namespace, "ValidationAttribute")) return false;
            if (current.GetMembers("IsValid").Any(member => member is IMethodSymbol { IsOverride: true, Parameters.Length: 1 })) return true;
        }

        return false;
    }

    private static bool IsRule(INamedTypeSymbol type) => !(type.IsIn(Namespace) && type.Name == "DataTypeAttribute") && type.SelfAndBases().Any(current => current.Is(Namespace, "ValidationAttribute"));
}
