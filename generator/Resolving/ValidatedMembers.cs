using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using RouteGen.Generator.Reporting;

namespace RouteGen.Generator.Resolving;

/// <summary>Which members of a type validation looks at, and which attributes are theirs.</summary>
internal sealed class ValidatedMembers
{
    private const string Json = "System.Text.Json.Serialization";

    private readonly Compilation _compilation;

    public ValidatedMembers(Compilation compilation) => _compilation = compilation;

    /// <summary>What JSON fills: public properties and what <c>[JsonInclude]</c> adds, inherited ones too, but not what <c>[JsonIgnore]</c> takes out.</summary>
    public static IEnumerable<ISymbol> OfJson(INamedTypeSymbol type)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        IEnumerable<INamedTypeSymbol> declaring = type.TypeKind == TypeKind.Interface ? [type, .. type.AllInterfaces] : type.SelfAndBases();
        foreach (var member in declaring.SelectMany(current => current.GetMembers()))
        {
            if (member.IsStatic || member is not (IPropertySymbol { IsIndexer: false } or IFieldSymbol { IsImplicitlyDeclared: false }) || !seen.Add(member.Name)) continue;
            var isIncluded = HasJson(member, "JsonIncludeAttribute") || member is IPropertySymbol { DeclaredAccessibility: Accessibility.Public };
            if (isIncluded && !IsIgnored(member) && !HasJson(member, "JsonExtensionDataAttribute")) yield return member;
        }
    }

    /// <summary>A member's validation attributes: its own, those of the constructor parameter that sets it, and those of what it overrides.</summary>
    public static IReadOnlyList<AttributeData> RulesOf(ISymbol member, INamedTypeSymbol type)
    {
        var found = new List<AttributeData>(RuleAttributes.Of(member.GetAttributes()));
        foreach (var constructor in ConstructorsOf(type, member))
        {
            if (ParameterOf(constructor, member) is { } parameter) AddMissing(found, parameter.GetAttributes());
        }

        for (var overridden = (member as IPropertySymbol)?.OverriddenProperty; overridden is not null; overridden = overridden.OverriddenProperty) AddMissing(found, overridden.GetAttributes());
        return found;
    }

    /// <summary>The attributes of a type and of what it derives from.</summary>
    public static IReadOnlyList<AttributeData> RulesOf(INamedTypeSymbol type)
    {
        var found = new List<AttributeData>();
        foreach (var current in type.SelfAndBases()) AddMissing(found, current.GetAttributes());
        if (type.TypeKind == TypeKind.Interface) AddMissing(found, type.GetAttributes());
        return found;
    }

    public bool IsReadable(ISymbol member) => member switch
    {
        IPropertySymbol property => property.GetMethod is { } getter && property.IsAccessibleIn(_compilation) && getter.IsAccessibleIn(_compilation),
        _ => member.IsAccessibleIn(_compilation),
    };

    /// <summary>Whether JSON puts a value there. What a getter makes up may lead back to the object itself.</summary>
    public static bool IsSet(ISymbol member, INamedTypeSymbol type) =>
        member is IFieldSymbol or IPropertySymbol { SetMethod: not null }
        || ConstructorsOf(type, member).Any(constructor => ParameterOf(constructor, member) is not null);

    /// <summary>Constructor parameters with rules that no property has: nothing could be read to look at them.</summary>
    public IEnumerable<RuleProblem> Unread(INamedTypeSymbol type, Func<ISymbol, string> describe)
    {
        foreach (var parameter in type.InstanceConstructors.Where(constructor => !IsCopy(constructor)).SelectMany(constructor => constructor.Parameters))
        {
            if (RuleAttributes.Of(parameter.GetAttributes()).FirstOrDefault() is not { } rule) continue;
            var hasMember = type.SelfAndBases().SelectMany(current => current.GetMembers()).Any(member => member is IPropertySymbol or IFieldSymbol { IsImplicitlyDeclared: false } && Matches(parameter, member) && IsReadable(member));
            if (!hasMember) yield return new RuleProblem(Descriptors.RuleHasNoMember, parameter, describe(parameter), rule.Display(), "the type has no property of that name with an internal or public getter.");
        }
    }

    private static IEnumerable<IMethodSymbol> ConstructorsOf(INamedTypeSymbol type, ISymbol member)
    {
        var own = type.InstanceConstructors;
        if (SymbolEqualityComparer.Default.Equals(type, member.ContainingType)) return own.Where(constructor => !IsCopy(constructor));
        return own.Concat(member.ContainingType.InstanceConstructors).Where(constructor => !IsCopy(constructor));
    }

    private static IParameterSymbol? ParameterOf(IMethodSymbol constructor, ISymbol member) => constructor.Parameters.FirstOrDefault(parameter => Matches(parameter, member));

    private static bool Matches(IParameterSymbol parameter, ISymbol member) => string.Equals(parameter.Name, member.Name, StringComparison.OrdinalIgnoreCase);

    private static bool IsCopy(IMethodSymbol constructor) => constructor.Parameters.Length == 1 && SymbolEqualityComparer.Default.Equals(constructor.Parameters[0].Type, constructor.ContainingType);

    // Of an attribute that may stand once only the nearest counts.
    private static void AddMissing(List<AttributeData> found, ImmutableArray<AttributeData> attributes)
    {
        var nearer = found.Count;
        foreach (var attribute in RuleAttributes.Of(attributes))
        {
            var isThere = found.Take(nearer).Any(other => SymbolEqualityComparer.Default.Equals(other.AttributeClass, attribute.AttributeClass));
            if (!isThere || attribute.AttributeClass!.Name == "CustomValidationAttribute") found.Add(attribute);
        }
    }

    private static bool IsIgnored(ISymbol member)
    {
        const int Always = 1;
        const int WhenReading = 5;
        foreach (var attribute in member.GetAttributes())
        {
            if (attribute.AttributeClass?.Is(Json, "JsonIgnoreAttribute") != true) continue;
            return (attribute.Named("Condition") as int? ?? Always) is Always or WhenReading;
        }

        return false;
    }

    private static bool HasJson(ISymbol member, string name) => member.GetAttributes().Any(attribute => attribute.AttributeClass?.Is(Json, name) == true);
}
