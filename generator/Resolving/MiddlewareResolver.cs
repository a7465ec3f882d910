using Microsoft.CodeAnalysis;
using RouteGen.Generator.Model;
using RouteGen.Generator.Reporting;

namespace RouteGen.Generator.Resolving;

/// <summary>Finds the methods of <c>use:</c> and <c>around:</c> and binds their parameters: the request or the record, what comes next, and services.</summary>
internal sealed class MiddlewareResolver(HandlerLookup handlers, ServiceResolver services, TypeNames names)
{
    private const string Root = "RouteGen";
    private const string ReadyMade = "RouteGen.Middleware";

    /// <summary>What a method of <c>use:</c> is.</summary>
    private static readonly Style OfRequests = new("Next", "HttpResult", Descriptors.NotMiddleware);

    /// <summary>What a method of <c>around:</c> is.</summary>
    private static readonly Style OfEvents = new("NextRecord", Result: null, Descriptors.NotAround);

    /// <summary>The call; <see langword="null"/> after the problem was reported.</summary>
    public HandlerCall? Resolve(string @namespace, CallSite site, RouteReport report)
    {
        var style = site.IsAround ? OfEvents : OfRequests;
        if (handlers.Find(@namespace, report, site.IsAround ? null : ReadyMade) is not { } found) return null;
        var (type, method) = found;
        var name = TypeNames.Readable(type) + "." + method.Name;
        if (WhyNot(method, style) is { } reason) return Refuse(reason);

        var parameters = new List<BoundParameter>();
        foreach (var parameter in method.Parameters)
        {
            if (Bind(parameter, style, report) is { } bound) parameters.Add(bound);
        }

        if (parameters.Count < method.Parameters.Length) return null;
        names.Warnings.Add(method);
        var call = new HandlerCall(name, names.Bare(type), Identifier.Escape(method.Name), Instance: null, parameters.ToEquatableArray(), new ReturnModel(ReturnKind.Middleware, IsAwaited: method.ReturnType.Name == "Task", Json: null));
        return site.IsAround && call.RequestService is not null ? Refuse("one of its services takes the 'HttpRequest', which no event has") : call;

        HandlerCall? Refuse(string reason)
        {
            report.AddAtMethod(style.Refusal, method, name, reason, method.Name);
            return null;
        }
    }

    private static string? WhyNot(IMethodSymbol method, Style style)
    {
        if (!method.IsStatic) return "it is not static";
        if (!TaskTypes.IsTask(method.ReturnType) || !IsResult(TaskTypes.ResultOf(method.ReturnType), style)) return $"it returns '{TypeNames.Readable(method.ReturnType)}'";
        if (method.Parameters.Any(parameter => parameter.RefKind != RefKind.None)) return "it has a parameter by reference";
        if (style == OfEvents && method.Parameters.Any(parameter => ExchangeTypes.PartOf(parameter.Type) == ExchangePart.Request)) return "it takes the 'HttpRequest', which no event has";
        return method.Parameters.Count(parameter => parameter.Type.Is(Root, style.Next)) switch
        {
            0 => $"it takes no '{style.Next}', so that no handler behind it would ever be called",
            1 => null,
            _ => $"it takes '{style.Next}' twice",
        };
    }

    private static bool IsResult(ITypeSymbol? result, Style style) => style.Result is null ? result is null : result is INamedTypeSymbol { Arity: 0 } && result.Is(Root, style.Result);

    private BoundParameter? Bind(IParameterSymbol parameter, Style style, RouteReport report)
    {
        var type = parameter.Type;
        var (name, annotated) = (Identifier.Escape(parameter.Name), names.Annotated(type));
        if (type.Is(Root, style.Next)) return new NextParameter(name, annotated);
        if (style == OfEvents && type.Is(Root, RecordTypes.Any)) return new RecordParameter(name, annotated, Depth: 0, RecordForm.Itself);
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

    /// <param name="Next">The type of what comes next.</param>
    /// <param name="Result">What the task gives; <see langword="null"/> for nothing.</param>
    /// <param name="Refusal">Says why a method is none.</param>
    private sealed record Style(string Next, string? Result, DiagnosticDescriptor Refusal);
}
