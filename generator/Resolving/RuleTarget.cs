using Microsoft.CodeAnalysis;

namespace RouteGen.Generator.Resolving;

/// <summary>What rules are read for.</summary>
/// <param name="Type">The type of the value as emitted code has it.</param>
/// <param name="Length">The property that says how long the value is.</param>
/// <param name="WireName">Its name in the request, which a message calls it by unless it has another for people.</param>
/// <param name="Symbol">The declaration.</param>
/// <param name="Description">What it is in a message, at the start of a sentence.</param>
/// <param name="Owner">The type whose member it is; <see langword="null"/> for a parameter.</param>
/// <param name="IsWholeObject">Whether the rules are those of a type, and the value an object of it.</param>
internal sealed record RuleTarget(ITypeSymbol Type, CountProperty? Length, string WireName, ISymbol Symbol, string Description, INamedTypeSymbol? Owner, bool IsWholeObject = false)
{
    /// <summary>The type without the <c>?</c> of a struct.</summary>
    public ITypeSymbol PlainType => Type.WithoutNullable();

    /// <summary>Whether the value is a <c>Nullable</c>.</summary>
    public bool IsNullable => Type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T;

    public bool IsText => Type.SpecialType == SpecialType.System_String;
}

/// <summary>The property that says how many characters or items there are.</summary>
/// <param name="HasDefault">Whether the type is a struct that cannot say it by default.</param>
internal sealed record CountProperty(string Name, bool HasDefault)
{
    /// <summary>The <c>Length</c> or <c>Count</c> of a type that emitted code can ask for; <see langword="null"/> when there is none, or more than one.</summary>
    public static CountProperty? Of(ITypeSymbol type)
    {
        type = type.WithoutNullable();
        if (type is IArrayTypeSymbol) return new CountProperty("Length", HasDefault: false);
        if (type is not INamedTypeSymbol named) return null;
        IEnumerable<ITypeSymbol> declaring = type.TypeKind == TypeKind.Interface ? [type, .. type.AllInterfaces] : named.SelfAndBases();
        var found = declaring.SelectMany(current => current.GetMembers("Count").Concat(current.GetMembers("Length"))).Where(IsCount).ToList();
        if (found.Count == 0 || (type.TypeKind == TypeKind.Interface && found.Count > 1)) return null;
        return new CountProperty(found[0].Name, IsImmutableArray(type));
    }

    public static bool IsImmutableArray(ITypeSymbol type) => type.Is("System.Collections.Immutable", "ImmutableArray");

    private static bool IsCount(ISymbol member) =>
        member is IPropertySymbol { IsStatic: false, DeclaredAccessibility: Accessibility.Public, Type.SpecialType: SpecialType.System_Int32, GetMethod: not null };
}

/// <summary>What is wrong with a rule.</summary>
/// <param name="Symbol">The declaration that carries it; <see langword="null"/> for a warning, which is said once.</param>
internal sealed record RuleProblem(DiagnosticDescriptor Descriptor, ISymbol? Symbol, params string[] Arguments)
{
    public void Report(RouteReport report)
    {
        if (Symbol is null) report.AddOnce(Descriptor, Arguments);
        else report.Add(Descriptor, Symbol, Arguments);
    }
}
