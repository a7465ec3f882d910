using Microsoft.CodeAnalysis;
using RouteGen.Generator.Model;

namespace RouteGen.Generator.Resolving;

/// <summary>What emitted code names, as text. Making a type's costs microseconds and a table asks for the same few thousands of times, so each is made once.</summary>
internal sealed class TypeNames
{
    private static readonly SymbolDisplayFormat BareFormat = SymbolDisplayFormat.FullyQualifiedFormat;

    private static readonly SymbolDisplayFormat AnnotatedFormat = BareFormat.AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    private static readonly SymbolDisplayFormat ReadableFormat = BareFormat.WithGlobalNamespaceStyle(SymbolDisplayGlobalNamespaceStyle.Omitted);

    private readonly Dictionary<ITypeSymbol, string> _bare = new(SymbolEqualityComparer.IncludeNullability);
    private readonly Dictionary<ITypeSymbol, string> _annotated = new(SymbolEqualityComparer.IncludeNullability);

    /// <summary>The warnings that come with the types and members named here.</summary>
    public AcknowledgedWarnings Warnings { get; } = new();

    /// <summary>The type as emitted code writes it: <c>global::</c>, and without the <c>?</c> of reference types.</summary>
    public string Bare(ITypeSymbol type)
    {
        Warnings.Add(type);
        if (!_bare.TryGetValue(type, out var name)) _bare.Add(type, name = type.ToDisplayString(BareFormat));
        return name;
    }

    /// <summary>A static member as emitted code writes it: <c>global::Shop.Services.Store</c>.</summary>
    public string Member(ISymbol member)
    {
        Warnings.Add(member);
        return Bare(member.ContainingType) + "." + Identifier.Escape(member.Name);
    }

    /// <summary>The type as it was declared: <c>global::</c>, and with every <c>?</c>.</summary>
    public string Annotated(ITypeSymbol type)
    {
        if (!_annotated.TryGetValue(type, out var name)) _annotated.Add(type, name = type.ToDisplayString(AnnotatedFormat));
        return name;
    }

    /// <summary>The type in a message: its full name, without <c>global::</c>.</summary>
    public static string Readable(ITypeSymbol type) => type.ToDisplayString(ReadableFormat);

    /// <summary>A method in a message, told apart from its overloads: <c>Get(System.Guid)</c>.</summary>
    public static string Readable(IMethodSymbol method) => method.Name + "(" + string.Join(", ", method.Parameters.Select(parameter => Readable(parameter.Type))) + ")";
}
