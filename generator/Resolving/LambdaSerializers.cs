using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using RouteGen.Generator.Reporting;

namespace RouteGen.Generator.Resolving;

/// <summary>Finds the serializer of a handler as Amazon's runtime client does: the method's own, else that of its assembly.</summary>
internal sealed class LambdaSerializers
{
    private readonly Compilation _compilation;
    private readonly TypeNames _names;

    public LambdaSerializers(Compilation compilation, TypeNames names)
    {
        _compilation = compilation;
        _names = names;
    }

    /// <summary>The serializer's type as emitted code writes it; <see langword="null"/> after the problem was reported at the route.</summary>
    public string? Find(BindingTarget target)
    {
        var method = target.Method;
        // A handler of a referenced library may leave the choice to the program.
        if ((Among(method.GetAttributes()) ?? Among(method.ContainingAssembly.GetAttributes()) ?? Among(_compilation.Assembly.GetAttributes())) is not { } type)
        {
            target.Report.Add(Descriptors.NoLambdaSerializer, method, target.HandlerName);
            return null;
        }

        if (WhyNot(type) is not { } reason) return _names.Bare(type);
        target.Report.Add(Descriptors.LambdaSerializerUnusable, type, TypeNames.Readable(type), target.HandlerName, reason);
        return null;
    }

    private static INamedTypeSymbol? Among(ImmutableArray<AttributeData> attributes)
    {
        foreach (var attribute in attributes)
        {
            if (AmazonTypes.IsSerializerAttribute(attribute) && attribute.ConstructorArguments.FirstOrDefault().Value is INamedTypeSymbol type) return type;
        }

        return null;
    }

    private string? WhyNot(INamedTypeSymbol type)
    {
        if (type.TypeKind == TypeKind.Error) return "the compiler does not know it";
        if (!type.IsAccessibleIn(_compilation)) return "the router cannot use it: make it internal or public";
        if (!type.AllInterfaces.Any(implemented => implemented.Is(AmazonTypes.Core, "ILambdaSerializer"))) return "it is no ILambdaSerializer";
        return type.IsAbstract || !Constructors.CallableOf(type, _compilation).Exists(constructor => constructor.Parameters.IsEmpty) ? "it has no constructor without parameters" : null;
    }
}
