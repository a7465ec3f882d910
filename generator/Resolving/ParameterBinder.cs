using Microsoft.CodeAnalysis;
using RouteGen.Generator.Model;
using RouteGen.Generator.Reporting;

namespace RouteGen.Generator.Resolving;

/// <summary>Binds a handler's parameters by the first rule that fits of docs/handlers.md.</summary>
internal sealed class ParameterBinder
{
    private readonly TypeNames _names;
    private readonly ValueShapes _shapes;
    private readonly ValueBinder _values;
    private readonly ObjectBinder _objects;
    private readonly ServiceResolver _services;
    private readonly JsonContexts _json;
    private readonly RecordBinder _records;

    public ParameterBinder(Compilation compilation, TypeNames names, ValueShapes shapes, ServiceResolver services, JsonContexts json)
    {
        _names = names;
        _shapes = shapes;
        _values = new ValueBinder(shapes);
        _objects = new ObjectBinder(compilation, names, _values, shapes);
        _services = services;
        _json = json;
        _records = new RecordBinder(names, shapes, services, json);
    }

    /// <summary>All parameters; <see langword="null"/> after every problem was reported at the route.</summary>
    public EquatableArray<BoundParameter>? Bind(BindingTarget target)
    {
        var bound = new List<BoundParameter>();
        foreach (var parameter in target.Method.Parameters)
        {
            if (Bind(parameter, target) is { } one) bound.Add(one);
        }

        return bound.Count == target.Method.Parameters.Length ? bound.ToEquatableArray() : null;
    }

    private BoundParameter? Bind(IParameterSymbol parameter, BindingTarget target)
    {
        var type = parameter.Type;
        if (parameter.RefKind != RefKind.None)
        {
            // The path parameter of that name is asked for already, only in a way that cannot be.
            target.TryTakePathParameter(parameter.Name, out _, out _);
            target.Report.Add(Descriptors.ByReference, parameter, target.Describe(parameter));
            return null;
        }

        if (ExchangeTypes.PartOf(type) is { } part && !(part == ExchangePart.Request && target.Site.Event is not null))
        {
            target.TakesRequest |= part == ExchangePart.Request;
            return new ExchangeParameter(Name(parameter), _names.Annotated(type), part);
        }

        if (!_services.Services.Provides(type) && LoggerTypes.Of(parameter, _names) is { } logger) return new ServiceParameter(Name(parameter), _names.Annotated(type), logger);

        if (target.Style.IsEventStream(parameter))
        {
            target.TakesRequest = true;
            return new EventStreamParameter(Name(parameter), _names.Annotated(type));
        }

        if (type.TypeKind == TypeKind.Error && AmazonTypes.PackageOfMissing(type.Name) is { } package)
        {
            target.Report.Add(Descriptors.AmazonPackageMissing, parameter, target.HandlerName, type.Name, package);
            return null;
        }

        if (TypeRefusals.Always(type) is { } refusal)
        {
            target.TryTakePathParameter(parameter.Name, out _, out _);
            return Refuse(parameter, refusal, target);
        }

        var attributes = BindingAttributes.Of(parameter.GetAttributes());
        if (attributes.Count > 1)
        {
            target.Report.Add(Descriptors.TwoAttributes, parameter, target.Describe(parameter), attributes[0].Display, attributes[1].Display);
            return null;
        }

        if (attributes.Count == 0 && AmazonTypes.EventOf(type) is { } @event) return BindEvent(parameter, @event, target);
        if (target.Site.Event is { } verb && !_services.Services.Provides(type) && !IsOfContainer(type) && !attributes.Exists(attribute => attribute.Source == BindingSource.Services))
        {
            if (target.IsOfRecords) return _records.Bind(parameter, attributes.FirstOrDefault(), target);
            target.Report.Add(Descriptors.NotPartOfEvent, parameter, target.Describe(parameter), TypeNames.Readable(type), EventVerbs.NameOf(verb), Choices(target));
            return null;
        }

        return attributes.Count == 1 ? BindAttributed(parameter, attributes[0], target) : BindInferred(parameter, target);
    }

    /// <summary>Reports a service of an event's handler that is made of a request, which an event has not.</summary>
    public static bool NeedsNoRequest(HandlerCall call, BindingTarget target)
    {
        if (target.Site.Event is not { } verb || call.RequestService is not { } request) return true;
        target.Report.Add(Descriptors.NotPartOfEvent, target.Method, $"What a service of '{target.HandlerName}' takes", request.Type.Replace("global::", ""), EventVerbs.NameOf(verb), Choices(target));
        return false;
    }

    private EventParameter? BindEvent(IParameterSymbol parameter, AmazonEvent @event, BindingTarget target)
    {
        target.TakesRequest = true;
        if (@event.Fits(target.Site)) return new EventParameter(Name(parameter), _names.Annotated(parameter.Type));
        var wanted = target.Site.Event is { } verb ? EventVerbs.NameOf(verb) : "requests";
        target.Report.Add(Descriptors.EventOfOtherShape, parameter, target.Describe(parameter), @event.FullName, @event.Source, wanted, Choices(target));
        return null;
    }

    private static string Choices(BindingTarget target) =>
        target.IsOfRecords ? RecordBinder.Choices(target) : string.Join("", AmazonTypes.EventsOf(target.Site).Select(choice => $"'{choice.FullName}' or ")) + "'System.IO.Stream'";

    private BoundParameter? BindAttributed(IParameterSymbol parameter, BindingAttribute attribute, BindingTarget target)
    {
        if (attribute.Source == BindingSource.Services) return BindService(parameter, target);
        if (TypeRefusals.FromRequest(parameter.Type) is { } refusal) return Refuse(parameter, refusal, target);
        if (attribute.Source == BindingSource.Body) return BindBody(parameter, target);
        var hasMembers = attribute.Source is BindingSource.Query or BindingSource.Form && _shapes.Of(parameter.Type) is null && ObjectBinder.IsObject(parameter.Type);
        return hasMembers ? _objects.Bind(parameter, attribute, target) : BindValue(parameter, attribute.Source, attribute.Name, target);
    }

    private BoundParameter? BindInferred(IParameterSymbol parameter, BindingTarget target)
    {
        var type = parameter.Type;
        if (target.TryTakePathParameter(parameter.Name, out _, out _)) return BindValue(parameter, BindingSource.Route, name: null, target);
        var shape = _shapes.Of(type);
        // A services class may well hold a string or a number for its own use: only [FromServices] takes that instead of the query.
        if (shape?.IsCommon != true && _services.Services.Provides(type)) return BindService(parameter, target);
        if (TypeRefusals.FromRequest(type) is { } refusal) return Refuse(parameter, refusal, target);
        if (shape is not null) return BindValue(parameter, shape.IsFile ? BindingSource.Form : BindingSource.Query, name: null, target);
        if (_services.Services.IsBroken) return null;
        if (IsOfContainer(type)) return BindService(parameter, target);
        if (type.IsAbstract && RawBodyKind(type) is null)
        {
            var hint = TypeRefusals.FromJson(type) is null ? $"Write [FromBody] to read it from the body, or {ServiceChoice}." : _services.Hint(type);
            target.Report.Add(Descriptors.NothingProvides, parameter, TypeNames.Readable(type), parameter.Name, target.HandlerName, hint);
            return null;
        }

        if (target.InfersBody) return BindBody(parameter, target);
        target.Report.Add(Descriptors.BodyNotInferred, parameter, target.Describe(parameter), TypeNames.Readable(type), ServiceChoice);
        return null;
    }

    private string ServiceChoice => _services.HasContainer ? "[FromServices] to take it from the service container" : "let the services class provide it";

    /// <summary>Whether a type can be nothing of a request, so that it is left to the container without an attribute.</summary>
    private bool IsOfContainer(ITypeSymbol type) =>
        _services.HasContainer && type.IsAbstract && _shapes.Of(type) is null && RawBodyKind(type) is null && TypeRefusals.FromRequest(type) is null && TypeRefusals.FromJson(type) is not null;

    private ValueParameter? BindValue(IParameterSymbol parameter, BindingSource source, string? name, BindingTarget target) =>
        _values.Bind(ValueSlot.OfParameter(parameter, target, _names), source, name, target) is { } value
            ? new ValueParameter(Name(parameter), _names.Annotated(parameter.Type), value)
            : null;

    private ServiceParameter? BindService(IParameterSymbol parameter, BindingTarget target) =>
        _services.Resolve(parameter, target.Report) is { } service ? new ServiceParameter(Name(parameter), _names.Annotated(parameter.Type), service) : null;

    private BoundParameter? BindBody(IParameterSymbol parameter, BindingTarget target)
    {
        if (!target.TryTakeBody(parameter)) return null;
        var @default = SlotDefault.Of(parameter, _names);
        if (@default.Literal is not (null or "default"))
        {
            target.Report.Add(Descriptors.BodyDefault, parameter, target.Describe(parameter), @default.Literal);
            return null;
        }

        var type = parameter.Type;
        var isOptional = @default.Exists || type.IsDeclaredNullable();
        var kind = type.SpecialType == SpecialType.System_String ? BodyKind.Text : RawBodyKind(type);
        if (kind is not null) return new BodyParameter(Name(parameter), _names.Annotated(type), kind.Value, null, isOptional);
        if (TypeRefusals.FromJson(type) is { } refusal) return Refuse(parameter, refusal, target);
        return _json.Reference(type, target.Report) is { } json ? new BodyParameter(Name(parameter), _names.Annotated(type), BodyKind.Json, json, isOptional) : null;
    }

    /// <summary>How the types of raw bytes take a body; <see langword="null"/> for every other type.</summary>
    private static BodyKind? RawBodyKind(ITypeSymbol type)
    {
        type = type.WithoutNullable();
        if (type.IsByteArray()) return BodyKind.Bytes;
        if (type.IsByteMemory()) return BodyKind.Memory;
        return type.Is("System.IO", "Stream") ? BodyKind.Stream : null;
    }

    private static BoundParameter? Refuse(IParameterSymbol parameter, string reason, BindingTarget target)
    {
        target.Report.Add(Descriptors.CannotBeBound, parameter, target.Describe(parameter), TypeNames.Readable(parameter.Type), reason);
        return null;
    }

    private static string Name(IParameterSymbol parameter) => Identifier.Escape(parameter.Name);
}
