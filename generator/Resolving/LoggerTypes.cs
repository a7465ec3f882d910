using Microsoft.CodeAnalysis;
using RouteGen.Generator.Model;

namespace RouteGen.Generator.Resolving;

/// <summary>The loggers of Microsoft.Extensions.Logging, which RouteGen itself does not need.</summary>
internal static class LoggerTypes
{
    /// <summary>The interface without which there are none.</summary>
    public const string Provider = Namespace + ".ILoggerProvider";

    private const string Namespace = "Microsoft.Extensions.Logging";

    /// <summary>The logger that a parameter asks for, of the invocation; <see langword="null"/> for a parameter of another type.</summary>
    public static ServiceExpression? Of(IParameterSymbol parameter, TypeNames names)
    {
        if (parameter.Type is not INamedTypeSymbol { Name: "ILogger" } type || !type.Is(Namespace, "ILogger")) return null;
        // Without a type of its own a logger is its asker's.
        var category = type.Arity == 1 ? type.TypeArguments[0] : parameter.ContainingType;
        var argument = type.Arity == 1 ? new EquatableArray<ServiceExpression>([new ServiceExpression(names.Bare(category), ServiceKind.Logger, "", [], ServiceDisposal.None)]) : [];
        return new ServiceExpression(names.Bare(type), ServiceKind.Logger, TypeNames.Readable(category), argument, ServiceDisposal.None);
    }
}
