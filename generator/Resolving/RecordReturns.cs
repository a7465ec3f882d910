using Microsoft.CodeAnalysis;
using RouteGen.Generator.Model;
using RouteGen.Generator.Reporting;

namespace RouteGen.Generator.Resolving;

/// <summary>Tells how what a handler of typed events returns is answered: few events have anybody who waits for an answer.</summary>
internal sealed class RecordReturns(JsonContexts json)
{
    /// <summary>The answer; <see langword="null"/> after the problem was reported at the route.</summary>
    public ReturnModel? Classify(BindingTarget target)
    {
        var declared = target.Method.ReturnType;
        var isAwaited = TaskTypes.IsTask(declared);
        var verb = target.Site.Event!.Value;
        var isNothing = target.Method.ReturnsVoid || (isAwaited && TaskTypes.ResultOf(declared) is null);
        if (isNothing) return verb == EventVerb.Authorizer ? Refuse(declared, "an authorizer has to decide. Return 'RouteGen.AuthorizerResult' or 'bool'.", target) : new ReturnModel(ReturnKind.Nothing, isAwaited, null);
        var type = TaskTypes.ResultOf(declared) ?? declared;
        if (TypeRefusals.AsAnswer(type) is { } foreign) return Refuse(type, foreign, target);
        return verb switch
        {
            EventVerb.Authorizer => IsDecision(type) ? new ReturnModel(ReturnKind.RecordAnswer, isAwaited, null) : Refuse(type, "an authorizer has to decide. Return 'RouteGen.AuthorizerResult' or 'bool'.", target),
            EventVerb.WebSocket when IsResult(type) => new ReturnModel(ReturnKind.RecordResult, isAwaited, null),
            EventVerb.WebSocket or EventVerb.Raw or EventVerb.Invoke when type.SpecialType == SpecialType.System_String => new ReturnModel(ReturnKind.RecordAnswer, isAwaited, null),
            EventVerb.WebSocket or EventVerb.Cognito or EventVerb.Raw or EventVerb.Invoke => ClassifyJson(type, isAwaited, target),
            _ => Refuse(type, $"whoever sends events of '{EventVerbs.NameOf(verb)}' waits for no answer. Return nothing, and throw for what failed.", target),
        };
    }

    private ReturnModel? ClassifyJson(ITypeSymbol type, bool isAwaited, BindingTarget target)
    {
        if (IsResult(type)) return Refuse(type, "there is no request that it could be the result of. Return what is written as JSON.", target);
        return json.Reference(type, target.Report) is { } reference ? new ReturnModel(ReturnKind.RecordJson, isAwaited, reference) : null;
    }

    private static bool IsDecision(ITypeSymbol type) => type.Is("RouteGen", "AuthorizerResult") || type.SpecialType == SpecialType.System_Boolean;

    private static bool IsResult(ITypeSymbol type) => type is INamedTypeSymbol named && named.SelfAndBases().Any(current => current.Is("RouteGen", "HttpResult"));

    private static ReturnModel? Refuse(ITypeSymbol type, string reason, BindingTarget target)
    {
        target.Report.Add(Descriptors.CannotBeAnswered, target.Method, target.HandlerName, TypeNames.Readable(type), reason);
        return null;
    }
}
