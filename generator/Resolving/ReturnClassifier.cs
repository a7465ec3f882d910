using Microsoft.CodeAnalysis;
using RouteGen.Generator.Model;
using RouteGen.Generator.Reporting;

namespace RouteGen.Generator.Resolving;

/// <summary>Tells how what a handler returns is answered.</summary>
internal sealed class ReturnClassifier
{
    private readonly JsonContexts _json;

    public ReturnClassifier(JsonContexts json) => _json = json;

    /// <summary>The answer; <see langword="null"/> after the problem was reported at the route.</summary>
    public ReturnModel? Classify(BindingTarget target)
    {
        var declared = target.Method.ReturnType;
        var isAwaited = TaskTypes.IsTask(declared);
        var isNothing = target.Method.ReturnsVoid || (isAwaited && TaskTypes.ResultOf(declared) is null);
        if (isNothing) return new ReturnModel(target.Style.IsWhole ? ReturnKind.WholeNothing : ReturnKind.Nothing, isAwaited, null);
        var type = TaskTypes.ResultOf(declared) ?? declared;
        if (type.TypeKind == TypeKind.Error && AmazonTypes.PackageOfMissing(type.Name) is { } package)
        {
            target.Report.Add(Descriptors.AmazonPackageMissing, target.Method, target.HandlerName, type.Name, package);
            return null;
        }

        if (ClassifyWhole(type, target) is { } whole) return new ReturnModel(whole, isAwaited, null);
        if ((WhyNotAnswered(type) ?? WhyNotSent(target.Site)) is { } reason)
        {
            target.Report.Add(Descriptors.CannotBeAnswered, target.Method, target.HandlerName, TypeNames.Readable(type), reason);
            return null;
        }

        var (kind, json) = Classify(type);
        if (json is null) return new ReturnModel(kind, isAwaited, null);
        return _json.Reference(json, target.Report) is { } reference ? new ReturnModel(kind, isAwaited, reference) : null;
    }

    /// <summary>How the answer of a handler of Amazon's style is made; <see langword="null"/> for what is answered as any other handler's.</summary>
    private static ReturnKind? ClassifyWhole(ITypeSymbol type, BindingTarget target)
    {
        if (AmazonTypes.IsAnnotationsResult(type)) return target.Site.Event is null ? ReturnKind.AnnotationsResult : null;
        if (AmazonTypes.IsOfEvents(type)) return ReturnKind.Serialized;
        if (!target.Style.IsWhole || WhyNotAnswered(type) is not null || Classify(type).Kind is ReturnKind.Result or ReturnKind.TypedResult) return null;
        return Classify(type).Kind == ReturnKind.Stream ? ReturnKind.WholeStream : ReturnKind.Serialized;
    }

    private static string? WhyNotAnswered(ITypeSymbol type) => AmazonTypes.IsAuthorizerResult(type)
        ? "only Amazon.Lambda.Annotations itself serializes it. Return 'APIGatewayCustomAuthorizerResponse' or 'APIGatewayCustomAuthorizerV2SimpleResponse'."
        : TypeRefusals.AsAnswer(type);

    private static string? WhyNotSent(CallSite site) => site.Event is null ? null : "an event has nobody to answer a request's result to. Return nothing, or what the sender of the event reads.";

    private static (ReturnKind Kind, ITypeSymbol? Json) Classify(ITypeSymbol type)
    {
        if (type.SpecialType == SpecialType.System_String) return (ReturnKind.Text, null);
        if (type.IsByteArray()) return (ReturnKind.Bytes, null);
        if (type is not INamedTypeSymbol named) return (ReturnKind.Json, type);
        if (type.IsByteMemory()) return (ReturnKind.Memory, null);
        foreach (var current in named.SelfAndBases())
        {
            if (current.Is("System.IO", "Stream")) return (ReturnKind.Stream, null);
            if (!current.Is("RouteGen", "HttpResult")) continue;
            return current.Arity == 1 ? (ReturnKind.TypedResult, current.TypeArguments[0]) : (ReturnKind.Result, null);
        }

        return (ReturnKind.Json, type);
    }
}
