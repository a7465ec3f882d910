using Microsoft.CodeAnalysis;
using RouteGen.Generator.Model;
using RouteGen.Generator.Reporting;

namespace RouteGen.Generator.Resolving;

/// <summary>Finds the methods of <c>around:</c> and binds their parameters: the record, what comes next, and services.</summary>
internal sealed class AroundResolver(HandlerLookup handlers, ServiceResolver services, TypeNames names)
{
    /// <summary>The call; <see langword="null"/> after the problem was reported.</summary>
    public HandlerCall? Resolve(string @namespace, RouteReport report)
    {
        if (handlers.Find(@namespace, report) is not { } found) return null;
        var (type, method) = found;
        var name = TypeNames.Readable(type) + "." + method.Name;
        if (WhyNot(method) is { } reason)
        {
            report.AddAtMethod(Descriptors.NotAround, method, name, reason, method.Name);
            return null;
        }

        var parameters = method.Parameters.Select(parameter => Bind(parameter, report)).OfType<BoundParameter>().ToEquatableArray();
        if (parameters.Count < method.Parameters.Length) return null;
        names.Warnings.Add(method);
        var isTask = method.ReturnType.Name == "Task";
        var call = new HandlerCall(name, names.Bare(type), Identifier.Escape(method.Name), Instance: null, parameters, new ReturnModel(ReturnKind.Middleware, isTask, Json: null));
        if (!call.Services.Any(service => service is { Kind: ServiceKind.Exchange, Expression: nameof(ExchangePart.Request) })) return call;
        report.AddAtMethod(Descriptors.NotAround, method, name, "one of its services takes the 'HttpRequest', which no event has", method.Name);
        return null;
    }

    private static string? WhyNot(IMethodSymbol method)
    {
        if (!method.IsStatic) return "it is not static";
        if (!TaskTypes.IsTask(method.ReturnType) || TaskTypes.ResultOf(method.ReturnType) is not null) return $"it returns '{TypeNames.Readable(method.ReturnType)}'";
        if (method.Parameters.Any(parameter => parameter.RefKind != RefKind.None)) return "it has a parameter by reference";
        if (method.Parameters.FirstOrDefault(parameter => ExchangeTypes.PartOf(parameter.Type) == ExchangePart.Request) is not null) return "it takes the 'HttpRequest', which no event has";
        return method.Parameters.Count(parameter => IsNext(parameter.Type)) switch
        {
            0 => "it takes no 'NextRecord', so that no handler behind it would ever be called",
            1 => null,
            _ => "it takes 'NextRecord' twice",
        };
    }

    private BoundParameter? Bind(IParameterSymbol parameter, RouteReport report)
    {
        var type = parameter.Type;
        var (name, annotated) = (Identifier.Escape(parameter.Name), names.Annotated(type));
        if (IsNext(type)) return new NextParameter(name, annotated);
        if (type.Is("RouteGen", RecordTypes.Any)) return new RecordParameter(name, annotated, Depth: 0, RecordForm.Itself);
        if (ExchangeTypes.PartOf(type) is { } part) return new ExchangeParameter(name, annotated, part);
        if (!services.Services.Provides(type) && LoggerTypes.Of(parameter, names) is { } logger) return new ServiceParameter(name, annotated, logger);
        return services.Resolve(parameter, report) is { } service ? new ServiceParameter(name, annotated, service) : null;
    }

    private static bool IsNext(ITypeSymbol type) => type.Is("RouteGen", "NextRecord");
}
