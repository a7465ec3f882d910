using Microsoft.CodeAnalysis;

namespace RouteGen.Generator.Resolving;

/// <summary>What a value goes into: a handler's parameter, or a constructor parameter or property of a bound object.</summary>
/// <param name="Name">Its C# name.</param>
/// <param name="DefaultWireName">Its name in a query, form, cookie or claim when no attribute gives one.</param>
/// <param name="Symbol">The declaration, for messages.</param>
/// <param name="Description">What it is in a message, at the start of a sentence: <c>Parameter 'id' of 'Shop.Users.Get'</c>.</param>
/// <param name="Default">What it is when nothing is sent.</param>
internal sealed record ValueSlot(string Name, string DefaultWireName, ITypeSymbol Type, ISymbol Symbol, string Description, SlotDefault Default)
{
    public static ValueSlot OfParameter(IParameterSymbol parameter, BindingTarget target, TypeNames names) =>
        new(parameter.Name, parameter.Name, parameter.Type, parameter, target.Describe(parameter), SlotDefault.Of(parameter, names));
}

/// <summary>A default of the C# declaration.</summary>
/// <param name="Exists">Whether there is one.</param>
/// <param name="Literal">It as C# text; <see langword="null"/> for <see langword="null"/>.</param>
internal readonly record struct SlotDefault(bool Exists, string? Literal)
{
    public static SlotDefault Of(IParameterSymbol parameter, TypeNames names)
    {
        if (!parameter.HasExplicitDefaultValue) return default;
        var isNull = parameter.ExplicitDefaultValue is null && (parameter.Type.IsReferenceType || parameter.Type.IsDeclaredNullable());
        return new SlotDefault(Exists: true, isNull ? null : DefaultLiteral.Of(parameter.Type, parameter.ExplicitDefaultValue, names));
    }
}
