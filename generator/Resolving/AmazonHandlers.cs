using Microsoft.CodeAnalysis;
using RouteGen.Generator.Model;
using RouteGen.Generator.Reporting;

namespace RouteGen.Generator.Resolving;

/// <summary>What holds of handlers of Amazon's style alone: which events have their shape, what serializes, how long their instance lives.</summary>
internal sealed class AmazonHandlers
{
    private readonly LambdaSerializers _serializers;
    private readonly Dictionary<INamedTypeSymbol, bool> _classes = new(SymbolEqualityComparer.Default);

    public AmazonHandlers(LambdaSerializers serializers) => _serializers = serializers;

    /// <summary>Completes the call; <see langword="null"/> after the problem was reported at the route.</summary>
    public HandlerCall? Complete(HandlerCall call, BindingTarget target)
    {
        string? serializer = null;
        if (NeedsSerializer(call))
        {
            serializer = _serializers.Find(target);
            if (serializer is null) return null;
        }

        return FindShape(target) is not { } shape ? null : call with
        {
            Serializer = serializer,
            Shape = shape.Fronts,
            Kinds = shape.Kinds,
            EventType = shape.Type,
        };
    }

    /// <summary>
    /// Makes an instance one for the process, as Lambda does: handlers keep clients and connections in its fields. So it is for all methods of a class that has one of
    /// Amazon's style, and for none whose constructor takes what is made for the invocation.
    /// </summary>
    public ServiceExpression? Share(ServiceExpression? instance, INamedTypeSymbol type, BindingTarget target)
    {
        var canBeShared = instance is { Kind: ServiceKind.Constructor } && type.IsReferenceType && instance.Arguments.All(argument => argument.Kind == ServiceKind.Member);
        if (!canBeShared || !(target.Style.IsAmazons || HasMethodOfAmazons(type))) return instance;
        return instance! with { Kind = ServiceKind.SharedConstructor, Disposal = ServiceDisposal.None };
    }

    private bool HasMethodOfAmazons(INamedTypeSymbol type)
    {
        if (!_classes.TryGetValue(type, out var known)) _classes.Add(type, known = type.SelfAndBases().SelectMany(current => current.GetMembers()).Any(IsOfAmazons));
        return known;
    }

    private static bool IsOfAmazons(ISymbol member) =>
        member is IMethodSymbol { MethodKind: MethodKind.Ordinary, DeclaredAccessibility: Accessibility.Public } method && HandlerStyle.Of(method, CallSite.NotFound).IsAmazons;

    private static bool NeedsSerializer(HandlerCall call) =>
        call.Return.Kind is ReturnKind.Serialized or ReturnKind.AnnotationsResult || call.Parameters.Any(parameter => parameter is EventParameter);

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
