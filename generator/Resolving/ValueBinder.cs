using Microsoft.CodeAnalysis;
using RouteGen.Generator.Model;
using RouteGen.Generator.Reporting;

namespace RouteGen.Generator.Resolving;

/// <summary>Binds one value of a request's text.</summary>
internal sealed class ValueBinder
{
    private readonly ValueShapes _shapes;

    public ValueBinder(ValueShapes shapes) => _shapes = shapes;

    /// <summary>The binding; <see langword="null"/> after the problem was reported at the route.</summary>
    /// <param name="name">The name that an attribute gives.</param>
    public ValueBinding? Bind(ValueSlot slot, BindingSource source, string? name, BindingTarget target)
    {
        var position = -1;
        string? wireName;
        if (source == BindingSource.Route)
        {
            if (!target.TryTakePathParameter(name ?? slot.Name, out position, out wireName))
            {
                target.Report.Add(Descriptors.NoSuchPathParameter, slot.Symbol, slot.Description, name ?? slot.Name);
                return null;
            }
        }
        else
        {
            wireName = WireName(slot, source, name, target.Report);
        }

        var shape = _shapes.Of(slot.Type);
        if (shape is null || (shape.IsFile && source != BindingSource.Form) || (source == BindingSource.Route && shape.Collection != ValueCollection.None))
        {
            var (place, types) = Describe(source);
            target.Report.Add(Descriptors.NotASimpleType, slot.Symbol, slot.Description, place, TypeNames.Readable(slot.Type), types);
            return null;
        }

        if (wireName is null || (source == BindingSource.Form && !target.TryTakeForm(slot.Symbol))) return null;
        var presence = PresenceOf(slot, shape);
        return new ValueBinding(
            shape.IsFile ? ValueSource.FormFile : ToModel(source),
            wireName,
            Math.Max(position, 0),
            shape.Element,
            shape.Parser,
            shape.Collection,
            presence,
            presence == ValuePresence.Default ? slot.Default.Literal : null)
        {
            IsValueType = shape.IsValueType,
            Enum = shape.Enum,
        };
    }

    private static ValuePresence PresenceOf(ValueSlot slot, ValueShape shape)
    {
        if (slot.Default is { Exists: true, Literal: null }) return ValuePresence.Optional;
        if (shape.Collection == ValueCollection.None && slot.Default.Exists) return ValuePresence.Default;
        return slot.Type.IsDeclaredNullable() ? ValuePresence.Optional : ValuePresence.Required;
    }

    private static string? WireName(ValueSlot slot, BindingSource source, string? name, RouteReport report)
    {
        var wireName = source == BindingSource.Header ? name?.ToLowerInvariant() ?? WireNames.HeaderName(slot.Name) : name ?? slot.DefaultWireName;
        var isToken = source is BindingSource.Header or BindingSource.Cookie;
        if (isToken ? WireNames.IsToken(wireName) : wireName.Length > 0) return wireName;
        var reason = isToken ? "the name of a header or cookie is letters, digits and '-'" : "the name is empty";
        report.Add(Descriptors.NameIsInvalid, slot.Symbol, slot.Description, name ?? wireName, reason + ". Give one with 'Name'.");
        return null;
    }

    private static ValueSource ToModel(BindingSource source) => source switch
    {
        BindingSource.Route => ValueSource.Route,
        BindingSource.Header => ValueSource.Header,
        BindingSource.Cookie => ValueSource.Cookie,
        BindingSource.Form => ValueSource.Form,
        BindingSource.Claim => ValueSource.Claim,
        _ => ValueSource.Query,
    };

    private static (string Source, string Types) Describe(BindingSource source) => source switch
    {
        BindingSource.Route => ("the path", "a simple type"),
        BindingSource.Header => ("a header", "a simple type or a list of one"),
        BindingSource.Cookie => ("a cookie", "a simple type or a list of one"),
        BindingSource.Claim => ("a claim", "a simple type or a list of one"),
        BindingSource.Form => ("a form", "a simple type, a list of one, a file or a class of these"),
        _ => ("the query", "a simple type, a list of one or a class of these"),
    };
}
