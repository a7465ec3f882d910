using Microsoft.CodeAnalysis;
using RouteGen.Generator.Model;
using RouteGen.Generator.Reporting;

namespace RouteGen.Generator.Resolving;

/// <summary>Binds the parameters of a handler of events that are the record, the batch, or what the record holds.</summary>
internal sealed class RecordBinder(TypeNames names, ValueShapes shapes, ServiceResolver services, JsonContexts json)
{
    private const string Root = "RouteGen";

    /// <summary>What the handler is called with.</summary>
    public static RecordModel ModelOf(BindingTarget target)
    {
        var verb = target.Site.Event!.Value;
        return new RecordModel(RecordTypes.Of(verb), target.Method.Parameters.Any(parameter => BatchOf(parameter.Type) is not null), target.Site.Unwrap);
    }

    /// <summary>The parameter; <see langword="null"/> after the problem was reported.</summary>
    public BoundParameter? Bind(IParameterSymbol parameter, BindingAttribute? attribute, BindingTarget target)
    {
        var model = ModelOf(target);
        if ((attribute is not null && attribute.Source != BindingSource.Body) || ExchangeTypes.PartOf(parameter.Type) is not null) return ReportNotPart(parameter, target);
        if (attribute is null && BatchOf(parameter.Type) is { } batch) return BindBatch(parameter, batch, model, target);
        if (attribute is null && IsRuntimes(parameter.Type)) return BindRecord(parameter, model, target);
        return model.IsBatch ? ReportNotPart(parameter, target) : BindData(parameter, model, target);
    }

    private BoundParameter? BindRecord(IParameterSymbol parameter, RecordModel model, BindingTarget target)
    {
        var type = parameter.Type;
        if (type.Name == "TumblingWindow")
        {
            if (model.IsBatch && target.Site.Event is EventVerb.Kinesis or EventVerb.DynamoDb) return new RecordParameter(Name(parameter), names.Annotated(type), Depth: 0, RecordForm.Window);
            target.Report.Add(Descriptors.NoBatch, parameter, target.HandlerName, "a window", "only a handler of a batch of 'KINESIS' or 'DYNAMODB' has one. Take the records as 'EventBatch<T>' beside it");
            return null;
        }

        if (type.Name == "AttributeMap" && model.Kind == RecordTypes.DynamoDb && !model.IsBatch) return new RecordDataParameter(Name(parameter), names.Annotated(type), RecordDataKind.Attributes, Json: null, IsOptional(parameter)) { Image = ImageOf(parameter) };
        var depth = type.Name == RecordTypes.Any ? 0 : model.Kinds.ToList().IndexOf(type.Name);
        if (depth < 0 || (model.IsBatch && type.Name != RecordTypes.Any)) return ReportNotPart(parameter, target);
        return new RecordParameter(Name(parameter), names.Annotated(type), depth, RecordForm.Itself);
    }

    private BoundParameter? BindBatch(IParameterSymbol parameter, BatchType batch, RecordModel model, BindingTarget target)
    {
        var verb = target.Site.Event!.Value;
        if (batch.Record != model.Kind) return ReportNotPart(parameter, target);
        if (EventVerbs.HasBatches(verb) && model.Unwrap.Count == 0) return new RecordParameter(Name(parameter), names.Annotated(parameter.Type), Depth: 0, batch.Form);
        var reason = model.Unwrap.Count > 0 ? "what is unwrapped is handled one by one" : $"events of '{EventVerbs.NameOf(verb)}' come one by one";
        target.Report.Add(Descriptors.NoBatch, parameter, target.HandlerName, "several records", $"{reason}. Take '{batch.Record}'");
        return null;
    }

    private RecordDataParameter? BindData(IParameterSymbol parameter, RecordModel model, BindingTarget target)
    {
        var type = parameter.Type;
        var innermost = model.Kinds.Last();
        var isObject = innermost == RecordTypes.DynamoDb;
        if (innermost is RecordTypes.S3 || target.Site.Event == EventVerb.Authorizer) return ReportNotPart<RecordDataParameter>(parameter, target);
        if (TypeRefusals.FromRequest(type) is { } foreign) return Refuse(parameter, foreign, target);
        var kind = isObject ? RecordDataKind.Json : KindOf(type);
        if (kind == RecordDataKind.Json && shapes.Of(type) is { IsFile: true } or { Collection: ValueCollection.None }) return ReportNotPart<RecordDataParameter>(parameter, target);
        if (services.Services.IsBroken && type.IsAbstract) return null;
        if (kind == RecordDataKind.Json && TypeRefusals.FromJson(type) is { } refusal)
        {
            if (type.TypeKind != TypeKind.Interface && !type.IsAbstract) return Refuse(parameter, refusal, target);
            target.Report.Add(Descriptors.NothingProvides, parameter, TypeNames.Readable(type), parameter.Name, target.HandlerName, services.Hint(type));
            return null;
        }

        if (!isObject && !target.TryTakeBody(parameter)) return null;
        var @default = SlotDefault.Of(parameter, names);
        if (@default.Literal is not (null or "default"))
        {
            target.Report.Add(Descriptors.BodyDefault, parameter, target.Describe(parameter), @default.Literal);
            return null;
        }

        var reference = kind == RecordDataKind.Json ? json.Reference(type, target.Report) : null;
        if (kind == RecordDataKind.Json && reference is null) return null;
        return new RecordDataParameter(Name(parameter), names.Annotated(type), kind, reference, IsOptional(parameter)) { Image = isObject ? ImageOf(parameter) : RecordImage.None };
    }

    private static bool IsOptional(IParameterSymbol parameter) => parameter.HasExplicitDefaultValue || parameter.Type.IsDeclaredNullable();

    private static RecordDataKind KindOf(ITypeSymbol type)
    {
        if (type.SpecialType == SpecialType.System_String) return RecordDataKind.Text;
        type = type.WithoutNullable();
        if (type.IsByteArray() || type.IsByteMemory()) return RecordDataKind.Bytes;
        return type.Is("System.Text.Json", "JsonElement") ? RecordDataKind.Element : RecordDataKind.Json;
    }

    // By its name, since the items are all of one type.
    private static RecordImage ImageOf(IParameterSymbol parameter) => parameter.Name.ToUpperInvariant() switch
    {
        "OLDIMAGE" or "OLD" or "BEFORE" or "PREVIOUS" => RecordImage.OldImage,
        "KEYS" or "KEY" => RecordImage.Keys,
        _ => RecordImage.NewImage,
    };

    private static bool IsRuntimes(ITypeSymbol type) =>
        type.IsIn(Root) && type is INamedTypeSymbol { Arity: 0 } named && (type.Name is "TumblingWindow" or "AttributeMap" || named.SelfAndBases().Any(current => current.Is(Root, RecordTypes.Any)));

    /// <summary>How a type takes several records; <see langword="null"/> for one that does not.</summary>
    private static BatchType? BatchOf(ITypeSymbol type)
    {
        if (type is IArrayTypeSymbol { IsSZArray: true } array) return IsRecord(array.ElementType) ? new BatchType(array.ElementType.Name, RecordForm.Array) : null;
        if (type is not INamedTypeSymbol { Arity: 1 } named || !IsRecord(named.TypeArguments[0])) return null;
        var record = named.TypeArguments[0].Name;
        if (type.Is(Root, RecordTypes.Batch)) return new BatchType(record, RecordForm.Itself);
        if (!type.IsIn("System.Collections.Generic")) return null;
        return type.Name switch
        {
            "IReadOnlyList" or "IReadOnlyCollection" or "IEnumerable" => new BatchType(record, RecordForm.Itself),
            "IList" or "ICollection" or "List" => new BatchType(record, RecordForm.List),
            _ => null,
        };
    }

    private static bool IsRecord(ITypeSymbol type) => type.IsIn(Root) && type is INamedTypeSymbol named && named.SelfAndBases().Any(current => current.Is(Root, RecordTypes.Any));

    private static BoundParameter? ReportNotPart(IParameterSymbol parameter, BindingTarget target) => ReportNotPart<BoundParameter>(parameter, target);

    private static T? ReportNotPart<T>(IParameterSymbol parameter, BindingTarget target)
        where T : BoundParameter
    {
        target.Report.Add(Descriptors.NotPartOfEvent, parameter, target.Describe(parameter), TypeNames.Readable(parameter.Type), EventVerbs.NameOf(target.Site.Event!.Value), Choices(target));
        return null;
    }

    private static RecordDataParameter? Refuse(IParameterSymbol parameter, string reason, BindingTarget target)
    {
        target.Report.Add(Descriptors.CannotBeBound, parameter, target.Describe(parameter), TypeNames.Readable(parameter.Type), reason);
        return null;
    }

    /// <summary>What a handler of the route's events may take, as the end of a sentence that begins with "Take".</summary>
    public static string Choices(BindingTarget target)
    {
        var verb = target.Site.Event!.Value;
        var model = ModelOf(target);
        var choices = model.IsBatch ? [$"EventBatch<{model.Kind}>"] : model.Kinds.Reverse().ToList();
        var data = DataOf(model.Kinds.Last(), verb);
        return string.Join(", ", choices.Select(choice => $"'{choice}'")) + (model.IsBatch || data is null ? "" : $", or {data} as 'string', 'byte[]' or a class that it is read into") + ", a service, or the whole event as 'System.IO.Stream'";
    }

    private static string? DataOf(string record, EventVerb verb) => record switch
    {
        RecordTypes.S3 => null,
        RecordTypes.DynamoDb => "an item",
        RecordTypes.EventBridge => "its detail",
        RecordTypes.Raw => verb == EventVerb.Invoke ? "the payload" : "the event",
        _ => verb switch
        {
            EventVerb.Authorizer => null,
            EventVerb.Cognito => "its request",
            EventVerb.Kinesis => "its data",
            _ => "its body",
        },
    };

    private static string Name(IParameterSymbol parameter) => Identifier.Escape(parameter.Name);

    private sealed record BatchType(string Record, RecordForm Form);
}
