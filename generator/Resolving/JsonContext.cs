using Microsoft.CodeAnalysis;
using RouteGen.Generator.Model;

namespace RouteGen.Generator.Resolving;

/// <summary>A class of the project that System.Text.Json's own generator completes. That generator's output cannot be seen from here, so its naming rules are applied again.</summary>
internal sealed class JsonContext
{
    // The framework's enum values: JsonSerializerDefaults.Web, JsonKnownNamingPolicy.CamelCase.
    private const int WebDefaults = 1;
    private const int CamelCase = 1;

    private readonly Dictionary<ITypeSymbol, string> _properties = new(SymbolEqualityComparer.Default);

    public JsonContext(INamedTypeSymbol type, TypeNames names)
    {
        Type = type;
        Name = names.Bare(type);
        foreach (var attribute in type.GetAttributes())
        {
            if (attribute.AttributeClass is not { } attributeClass || !attributeClass.IsIn("System.Text.Json.Serialization")) continue;
            if (attributeClass.Name == "JsonSourceGenerationOptionsAttribute") (HasWebDefaults, Naming, SaysNaming) = (IsWeb(attribute), NamingOf(attribute), attribute.Named("PropertyNamingPolicy") is > CamelCase);
            if (attributeClass.Name == "JsonSerializableAttribute" && attribute.ConstructorArguments.FirstOrDefault().Value is ITypeSymbol serializable) Add(serializable, attribute);
        }
    }

    public INamedTypeSymbol Type { get; }

    /// <summary>The class with <c>global::</c>.</summary>
    public string Name { get; }

    /// <summary>Whether members are camelCase and read in any case, as they are without a context.</summary>
    public bool HasWebDefaults { get; }

    /// <summary>Whether a policy other than the web's was chosen: other services have names of their own, as <c>snake_case</c>. Without one nobody may have thought of the names.</summary>
    public bool SaysNaming { get; }

    /// <summary>How members are called.</summary>
    public JsonNaming Naming { get; }

    public bool Knows(ITypeSymbol type) => _properties.ContainsKey(type);

    /// <summary>The name that System.Text.Json gives the type's property.</summary>
    public string NameOf(ITypeSymbol type) => _properties[type];

    /// <summary>The type's property; <see langword="null"/> when two types have one name, of which System.Text.Json drops one.</summary>
    public string? PropertyOf(ITypeSymbol type)
    {
        var name = _properties[type];
        return _properties.Values.Count(other => other == name) == 1 ? name : null;
    }

    private void Add(ITypeSymbol type, AttributeData attribute)
    {
        var name = attribute.NamedArguments.FirstOrDefault(argument => argument.Key == "TypeInfoPropertyName").Value.Value as string;
        _properties[type] = name ?? JsonPropertyName.Of(type);
    }

    private static JsonNaming NamingOf(AttributeData options)
    {
        if (options.Named("PropertyNamingPolicy") is int policy) return (JsonNaming)policy;
        return options.ConstructorArguments.FirstOrDefault().Value is WebDefaults ? JsonNaming.CamelCase : JsonNaming.AsDeclared;
    }

    private static bool IsWeb(AttributeData options)
    {
        var isWeb = options.ConstructorArguments.FirstOrDefault().Value is WebDefaults;
        var isCamelCase = isWeb;
        var ignoresCase = isWeb;
        foreach (var argument in options.NamedArguments)
        {
            if (argument.Key == "PropertyNamingPolicy") isCamelCase = argument.Value.Value is CamelCase;
            if (argument.Key == "PropertyNameCaseInsensitive") ignoresCase = argument.Value.Value is true;
        }

        return isCamelCase && ignoresCase;
    }
}
