using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RouteGen.Generator.Resolving;

/// <summary>Which constructor the router calls.</summary>
internal static class Constructors
{
    /// <summary>The constructors that the router can call. A struct's own ones go before the one that every struct has.</summary>
    public static List<IMethodSymbol> CallableOf(INamedTypeSymbol type, Compilation compilation)
    {
        var constructors = type.InstanceConstructors
            .Where(constructor => constructor.IsAccessibleIn(compilation) && constructor.Parameters.All(parameter => parameter.RefKind == RefKind.None))
            .ToList();
        if (type.IsValueType && constructors.Count > 1) constructors.RemoveAll(constructor => constructor.IsImplicitlyDeclared);
        return constructors;
    }

    /// <summary>The constructor to fill from a query or a form: the primary one, the only one, else the one without parameters.</summary>
    public static IMethodSymbol? ForBinding(INamedTypeSymbol type, Compilation compilation)
    {
        var constructors = CallableOf(type, compilation);
        if (constructors.Count <= 1) return constructors.FirstOrDefault();
        return constructors.Find(constructor => IsPrimary(constructor, compilation)) ?? constructors.Find(constructor => constructor.Parameters.IsEmpty);
    }

    /// <summary>A <c>required</c> member that the constructor leaves to an object initializer.</summary>
    public static ISymbol? UnsetRequiredMember(IMethodSymbol constructor)
    {
        if (SetsRequiredMembers(constructor)) return null;
        foreach (var type in constructor.ContainingType.SelfAndBases())
        {
            foreach (var member in type.GetMembers())
            {
                if (member is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true }) return member;
            }
        }

        return null;
    }

    public static bool SetsRequiredMembers(IMethodSymbol constructor) =>
        constructor.GetAttributes().Any(attribute => attribute.AttributeClass?.Is("System.Diagnostics.CodeAnalysis", "SetsRequiredMembersAttribute") == true);

    // Metadata does not mark a primary constructor, but a positional record has a Deconstruct with the same parameters.
    private static bool IsPrimary(IMethodSymbol constructor, Compilation compilation)
    {
        if (constructor.Parameters.IsEmpty) return false;
        if (constructor.IsDeclaredIn(compilation)) return constructor.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is TypeDeclarationSyntax;
        return constructor.ContainingType.IsRecord && constructor.ContainingType.GetMembers("Deconstruct").OfType<IMethodSymbol>().Any(method => HasParametersOf(method, constructor));
    }

    private static bool HasParametersOf(IMethodSymbol deconstruct, IMethodSymbol constructor)
    {
        if (deconstruct.Parameters.Length != constructor.Parameters.Length) return false;
        for (var i = 0; i < constructor.Parameters.Length; i++)
        {
            if (deconstruct.Parameters[i].Name != constructor.Parameters[i].Name) return false;
        }

        return true;
    }
}
