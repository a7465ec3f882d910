using Microsoft.CodeAnalysis;
using RouteGen.Generator.Model;

namespace RouteGen.Generator.Resolving;

/// <summary>Reads what the referenced version of Amazon.Lambda.Core asks of a context.</summary>
internal static class AmazonCoreReader
{
    /// <summary>The interface without which there is no Amazon.Lambda.Core.</summary>
    public const string Context = AmazonTypes.Core + ".ILambdaContext";

    private static readonly string[] Interfaces = ["ILambdaContext", "ILambdaLogger", "ICognitoIdentity", "IClientContext", "IClientApplication"];

    public static AmazonCore? Read(TypeLookup types, TypeNames names)
    {
        if (types.Find("", Context).Type is null) return null;
        var members = new List<InterfaceMember>();
        foreach (var name in Interfaces)
        {
            if (types.Find("", AmazonTypes.Core + "." + name).Type is not { } type) continue;
            foreach (var member in type.GetMembers())
            {
                if (member is IPropertySymbol { IsIndexer: false } property) members.Add(Of(name, property, names));
                else if (member is IMethodSymbol { MethodKind: MethodKind.Ordinary, IsStatic: false, IsGenericMethod: false } method) members.Add(Of(name, method, names));
            }
        }

        return new AmazonCore(members.ToEquatableArray());
    }

    private static InterfaceMember Of(string @interface, IPropertySymbol property, TypeNames names) =>
        new(@interface, property.Name, names.Bare(property.Type), [], property.IsAbstract, property.SetMethod is not null);

    private static InterfaceMember Of(string @interface, IMethodSymbol method, TypeNames names)
    {
        var signature = $"{method.Name}({string.Join(", ", method.Parameters.Select(parameter => parameter.Type is IArrayTypeSymbol array ? array.ElementType.Name + "[]" : parameter.Type.Name))})";
        var parameters = method.Parameters.Select(parameter => new InterfaceParameter((parameter.IsParams ? "params " : "") + names.Bare(parameter.Type), Identifier.Escape(parameter.Name))).ToEquatableArray();
        return new(@interface, signature, names.Bare(method.ReturnType), parameters, method.IsAbstract, HasSetter: false);
    }
}
