using Microsoft.CodeAnalysis;

namespace RouteGen.Generator.Resolving;

/// <summary>Whether a handler is written for Amazon's runtime client, which gives it the whole event and sends what it returns.</summary>
/// <param name="IsAmazons">Whether it takes an event, gives a response, or is annotated for one of Amazon's packages.</param>
/// <param name="IsWhole">Whether it takes nothing but the event: then what it returns is the whole answer too.</param>
/// <param name="TakesStream">Whether a <c>Stream</c> is the event and not the body of a request.</param>
internal sealed record HandlerStyle(bool IsAmazons, bool IsWhole, bool TakesStream)
{
    public static HandlerStyle Of(IMethodSymbol method, CallSite site)
    {
        var isEvent = site.Event is not null;
        // (Stream, ILambdaContext) is how a function without a serializer is written; a Stream alone is the body of a request.
        var takesStream = isEvent || (method.Parameters.Any(IsStream) && method.Parameters.Any(IsContext) && method.Parameters.All(parameter => IsStream(parameter) || IsContext(parameter)));
        var takesEvent = method.Parameters.Any(parameter => AmazonTypes.EventOf(parameter.Type) is not null || (takesStream && IsStream(parameter)));
        var returned = TaskTypes.ResultOf(method.ReturnType) ?? method.ReturnType;
        var isAnnotated = AmazonTypes.IsAnnotated(method) || AmazonTypes.IsAnnotationsResult(returned);
        if (isEvent)
        {
            var takesAll = takesEvent || AmazonTypes.IsOfEvents(returned);
            return new HandlerStyle(takesAll, takesAll, takesStream);
        }

        var isWhole = takesEvent && !isAnnotated && !IsResult(returned) && method.Parameters.All(IsOfWhole);
        return new HandlerStyle(takesEvent || isAnnotated || AmazonTypes.IsOfEvents(returned), isWhole, takesStream);

        bool IsOfWhole(IParameterSymbol parameter) => IsContext(parameter) || AmazonTypes.EventOf(parameter.Type) is not null || (takesStream && IsStream(parameter));
    }

    /// <summary>Whether a parameter takes the whole event as a stream.</summary>
    public bool IsEventStream(IParameterSymbol parameter) => TakesStream && IsStream(parameter);

    private static bool IsStream(IParameterSymbol parameter) => parameter.Type.Is("System.IO", "Stream") && BindingAttributes.Of(parameter.GetAttributes()).Count == 0;

    private static bool IsContext(IParameterSymbol parameter) => ExchangeTypes.PartOf(parameter.Type) is Model.ExchangePart.AmazonContext or Model.ExchangePart.AmazonLogger;

    private static bool IsResult(ITypeSymbol type) => type is INamedTypeSymbol named && named.SelfAndBases().Any(current => current.Is("RouteGen", "HttpResult"));
}
