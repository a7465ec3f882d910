using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RouteGen.Generator.Model;
using RouteGen.Generator.Reporting;

namespace RouteGen.Generator.Resolving;

/// <summary>The emitted class is called <c>Router</c>. A project may declare a part of it, to add members, and nothing else of that name beside it.</summary>
internal static class RouterName
{
    public const string Name = "Router";

    /// <summary>What takes the name in the namespace of the router, as a diagnostic at its declaration.</summary>
    public static DiagnosticInfo? FindTaker(string @namespace, Compilation compilation)
    {
        INamespaceSymbol? container = compilation.Assembly.GlobalNamespace;
        foreach (var part in @namespace.Length == 0 ? [] : @namespace.Split('.')) container = container?.GetMembers(part).OfType<INamespaceSymbol>().FirstOrDefault();
        var fullName = @namespace.Length == 0 ? Name : @namespace + "." + Name;
        foreach (var member in container?.GetMembers(Name) ?? [])
        {
            if (member is INamespaceSymbol) return new DiagnosticInfo(Descriptors.RouterNameTaken, member.DeclarationPlace(), fullName, "a namespace", "");
            if (member is INamedTypeSymbol { Arity: 0, IsFileLocal: false } type && !IsPartOfRouter(type)) return new DiagnosticInfo(Descriptors.RouterNameTaken, type.DeclarationPlace(), fullName, "a type", $", or declare it 'public partial class {Name}' to add members to the router");
        }

        return null;
    }

    private static bool IsPartOfRouter(INamedTypeSymbol type) =>
        type is { TypeKind: TypeKind.Class, IsRecord: false, IsStatic: false, IsAbstract: false, BaseType.SpecialType: SpecialType.System_Object }
        && type.DeclaringSyntaxReferences.All(reference => reference.GetSyntax() is ClassDeclarationSyntax { Modifiers: var modifiers } && modifiers.Any(SyntaxKind.PartialKeyword) && !modifiers.Any(SyntaxKind.InternalKeyword));
}
