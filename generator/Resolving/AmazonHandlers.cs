using Microsoft.CodeAnalysis;
using RouteGen.Generator.Model;
using RouteGen.Generator.Reporting;

namespace RouteGen.Generator.Resolving;

/// <summary>What holds of handlers of Amazon's style alone: which events have their shape, what serializes, how long their instance lives.</summary>
internal static class AmazonHandlers
{
    /// <summary>Completes the call; <see langword="null"/> after the problem was reported at the route.</summary>
    public static HandlerCall? Complete(HandlerCall call, BindingTarget target, LambdaSerializers serializers)
    {
        string? serializer = null;
        if (NeedsSerializer(call))
        {
            serializer = serializers.Find(target);
            if (serializer is null) return null;
        }

        return FindShape(target) is not { } shape ? null : call with
        {
            Instance = ShareInstance(call.Instance, target.Method),
            Serializer = serializer,
            Shape = shape.Fronts,
            Kinds = shape.Kinds,
            EventType = shape.Type,
        };
    }

    private static bool NeedsSerializer(HandlerCall call) =>
        call.Return.Kind is ReturnKind.Serialized or ReturnKind.AnnotationsResult || call.Parameters.Any(parameter => parameter is EventParameter);

    // Lambda makes one instance for the process, and handlers keep clients and connections in its fields.
    private static ServiceExpression? ShareInstance(ServiceExpression? instance, IMethodSymbol method)
    {
        var isShared = instance is { Kind: ServiceKind.Constructor } && method.ContainingType.IsReferenceType && instance.Arguments.All(argument => argument.Kind == ServiceKind.Member);
        return isShared ? instance! with { Kind = ServiceKind.SharedConstructor, Disposal = ServiceDisposal.None } : instance;
    }

    private static (RequestFronts Fronts, EventKinds Kinds, string? Type)? FindShape(BindingTarget target)
    {
        var site = target.Site;
        var fronts = RequestFronts.All;
        var kinds = site.Kinds;
        AmazonEvent? first = null;
        foreach (var parameter in target.Method.Parameters)
        {
            if (AmazonTypes.EventOf(parameter.Type) is not { } @event) continue;
            if (first is not null && first != @event)
            {
                target.Report.Add(Descriptors.TwoEvents, parameter, target.HandlerName, first.Name, @event.Name);
                return null;
            }

            first = @event;
            fronts &= @event.Fronts;
            kinds &= @event.Kinds;
        }

        if (first is not null && site.NamesSources && (site.Sources & ~fronts) is not RequestFronts.None and var others)
        {
            target.Report.Add(Descriptors.SourceOfOtherShape, target.Method, target.HandlerName, first.FullName, first.Source, FrontNames.Of(others));
            return null;
        }

        return (fronts, kinds, first?.FullName);
    }
}
