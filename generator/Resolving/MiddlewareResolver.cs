using Microsoft.CodeAnalysis;
using RouteGen.Generator.Model;
using RouteGen.Generator.Reporting;

namespace RouteGen.Generator.Resolving;

/// <summary>Finds the methods of <c>use:</c> and binds their parameters: the request, what comes next, and services.</summary>
internal sealed class MiddlewareResolver(HandlerLookup handlers, ServiceResolver services, TypeNames names)
{
    private const string ReadyMade = "RouteGen.Middleware";

    /// <summary>The call; <see langword="null"/> after the problem was reported.</summary>
    public HandlerCall? Resolve(string @namespace, RouteReport report)
    {
        if (handlers.Find(@namespace, report, ReadyMade) is not { } found) return null;
        var (type, method) = found;
        var name = TypeNames.Readable(type) + "." + method.Name;
        if (WhyNot(method) is { } reason)
        {
            report.AddAtMethod(Descriptors.NotMiddleware, method, name, reason, method.Name);
            return null;
        }

        var parameters = new List<BoundParameter>();
        foreach (var parameter in method.Parameters)
        {
            if (Bind(parameter, report) is { } bound) parameters.Add(bound);
        }

        if (parameters.Count < method.Parameters.Length) return null;
        names.Warnings.Add(method);
        var isTask = method.ReturnType.Name == "Task";
        return new HandlerCall(name, names.Bare(type), Identifier.Escape(method.Name), Instance: null, parameters.ToEquatableArray(), new ReturnModel(ReturnKind.Middleware, isTask, Json: null));
    }

    private static string? WhyNot(IMethodSymbol method)
    {
        if (!method.IsStatic) return "it is not static";
        if (!TaskTypes.IsTask(method.ReturnType) || TaskTypes.ResultOf(method.ReturnType) is not INamedTypeSymbol { Arity: 0 } result || !result.Is("RouteGen", "HttpResult")) return $"it returns '{TypeNames.Readable(method.ReturnType)}'";
        if (method.Parameters.Any(parameter => parameter.RefKind != RefKind.None)) return "it has a parameter by reference";
        return method.Parameters.Count(parameter => IsNext(parameter.Type)) switch
        {
            0 => "it takes no 'Next', so that no handler behind it would ever be called",
            1 => null,
            _ => "it takes 'Next' twice",
        };
    }

    private BoundParameter? Bind(IParameterSymbol parameter, RouteReport report)
    {
        var type = parameter.Type;
        var (name, annotated) = (Identifier.Escape(parameter.Name), names.Annotated(type));
        if (IsNext(type)) return new NextParameter(name, annotated);
        if (ExchangeTypes.PartOf(type) is { } part) return new ExchangeParameter(name, annotated, part);
        if (!services.Services.Provides(type) && LoggerTypes.Of(parameter, names) is { } logger) return new ServiceParameter(name, annotated, logger);
        // Ready-made middleware has settings that the services class may provide, or not.
        var isOptional = parameter.HasExplicitDefaultValue || type.IsDeclaredNullable();
        if (isOptional && !IsProvided(parameter)) return new LiteralParameter(name, annotated, SlotDefault.Of(parameter, names).Literal ?? "null");
        return services.Resolve(parameter, report) is { } service ? new ServiceParameter(name, annotated, service) : null;
    }

    // A container may have anything: it is asked for what it alone can have, and for what is asked of it by attribute.
    private bool IsProvided(IParameterSymbol parameter) =>
        services.Services.Provides(parameter.Type)
        || (services.HasContainer && parameter.Type.IsAbstract)
        || BindingAttributes.Of(parameter.GetAttributes()).Exists(attribute => attribute.Source == BindingSource.Services);

    private static bool IsNext(ITypeSymbol type) => type.Is("RouteGen", "Next");
}
