using Microsoft.CodeAnalysis;

namespace RouteGen.Generator.Resolving;

/// <summary>What somebody asks to be provided with.</summary>
/// <param name="Type">The service's type.</param>
/// <param name="Name">The member or key, when it is not asked for by its type alone.</param>
/// <param name="IsOptional">Whether <see langword="null"/> does where nothing is known to provide it.</param>
internal readonly record struct ServiceRequest(ITypeSymbol Type, string? Name = null, bool IsOptional = false)
{
    /// <param name="attribute">The parameter's <c>[FromServices]</c>, if any.</param>
    public static ServiceRequest Of(IParameterSymbol parameter, BindingAttribute? attribute)
    {
        var hasNullDefault = parameter is { HasExplicitDefaultValue: true, ExplicitDefaultValue: null } && parameter.Type.IsReferenceType;
        return new ServiceRequest(parameter.Type, attribute?.Name, parameter.Type.IsDeclaredNullable() || hasNullDefault);
    }

    /// <summary>The service in a message, in the place of one that is quoted.</summary>
    public override string ToString() => TypeNames.Readable(Type) + (Name is null ? "" : $" \"{Name}\"");
}
