using Microsoft.CodeAnalysis;
using RouteGen.Generator.Model;
using RouteGen.Generator.Reporting;

namespace RouteGen.Generator.Resolving;

/// <summary>Binds the members of a class or record to values of the query or the form.</summary>
internal sealed class ObjectBinder
{
    private readonly Compilation _compilation;
    private readonly TypeNames _names;
    private readonly ValueBinder _values;
    private readonly ValueShapes _shapes;

    public ObjectBinder(Compilation compilation, TypeNames names, ValueBinder values, ValueShapes shapes)
    {
        _compilation = compilation;
        _names = names;
        _values = values;
        _shapes = shapes;
    }

    /// <summary>Whether a type is a class or struct of members, and not a list of something.</summary>
    public static bool IsObject(ITypeSymbol type)
    {
        var plain = type.WithoutNullable();
        return plain is { TypeKind: TypeKind.Class or TypeKind.Struct, IsAbstract: false, SpecialType: SpecialType.None }
            && !plain.AllInterfaces.Any(candidate => candidate.SpecialType == SpecialType.System_Collections_IEnumerable);
    }

    /// <summary>The object; <see langword="null"/> after every problem was reported at the route.</summary>
    public ObjectParameter? Bind(IParameterSymbol parameter, BindingAttribute attribute, BindingTarget target)
    {
        var type = (INamedTypeSymbol)parameter.Type.WithoutNullable();
        var description = target.Describe(parameter);
        if (attribute.Name is { } name)
        {
            target.Report.Add(Descriptors.NameIsInvalid, parameter, description, name, "its members have names of their own. Name those.");
            return null;
        }

        if (Constructors.ForBinding(type, _compilation) is not { } constructor)
        {
            target.Report.Add(Descriptors.NoConstructorToBind, type, description, TypeNames.Readable(type));
            return null;
        }

        _names.Warnings.Add(constructor);
        var arguments = new List<MemberBinding>();
        var members = new List<MemberBinding>();
        var isComplete = BindArguments(type, constructor, attribute.Source, target, arguments) & BindMembers(type, constructor, attribute.Source, target, members);
        if (isComplete && arguments.Count + members.Count == 0)
        {
            var place = attribute.Source == BindingSource.Form ? "a form" : "the query";
            target.Report.Add(Descriptors.NotASimpleType, parameter, description, place, TypeNames.Readable(type), "a simple type, nor has it members that can be set");
            return null;
        }

        return isComplete ? new ObjectParameter(Identifier.Escape(parameter.Name), _names.Bare(type), arguments.ToEquatableArray(), members.ToEquatableArray()) : null;
    }

    private bool BindArguments(INamedTypeSymbol type, IMethodSymbol constructor, BindingSource source, BindingTarget target, List<MemberBinding> arguments)
    {
        foreach (var parameter in constructor.Parameters)
        {
            // A positional record's attributes stand on the parameter, or with "property:" on the property.
            var attributes = BindingAttributes.Of(parameter.GetAttributes());
            if (attributes.Count == 0 && PropertyOf(type, parameter.Name) is { } property) attributes = BindingAttributes.Of(property.GetAttributes());
            var slot = new ValueSlot(parameter.Name, WireNames.CamelCase(parameter.Name), parameter.Type, parameter, Describe(parameter, type), SlotDefault.Of(parameter, _names));
            if (BindMember(slot, attributes, source, target) is { } argument) arguments.Add(argument);
        }

        return arguments.Count == constructor.Parameters.Length;
    }

    private bool BindMembers(INamedTypeSymbol type, IMethodSymbol constructor, BindingSource source, BindingTarget target, List<MemberBinding> members)
    {
        var isComplete = true;
        var setsRequired = Constructors.SetsRequiredMembers(constructor);
        var arguments = new HashSet<string>(constructor.Parameters.Select(parameter => parameter.Name), StringComparer.OrdinalIgnoreCase);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in type.SelfAndBases().SelectMany(current => current.GetMembers()))
        {
            if (SettableTypeOf(member) is not { } memberType || !seen.Add(member.Name)) continue;
            var isRequired = !setsRequired && member is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true };
            // The compiler wants a required member in the initializer even where the constructor has set it.
            if (!isRequired && arguments.Contains(member.Name)) continue;
            var isReadable = InitializerDefault.TryRead(member, memberType, _compilation, _names, out var @default);
            if (!isReadable && !isRequired)
            {
                const string Reason = "its initializer is no constant, so that RouteGen cannot keep it. Make the member nullable and give its default where it is used.";
                target.Report.Add(Descriptors.MemberCannotBeBound, member, Describe(member, type), Reason);
                isComplete = false;
                continue;
            }

            var slot = new ValueSlot(member.Name, WireNames.CamelCase(member.Name), memberType, member, Describe(member, type), isRequired ? default : @default);
            _names.Warnings.Add(member);
            if (BindMember(slot, BindingAttributes.Of(member.GetAttributes()), source, target) is { } bound) members.Add(bound);
            else isComplete = false;
        }

        return isComplete;
    }

    private MemberBinding? BindMember(ValueSlot slot, List<BindingAttribute> attributes, BindingSource source, BindingTarget target)
    {
        if (attributes.Count > 1)
        {
            target.Report.Add(Descriptors.TwoAttributes, slot.Symbol, slot.Description, attributes[0].Display, attributes[1].Display);
            return null;
        }

        var attribute = attributes.FirstOrDefault();
        var memberSource = attribute?.Source ?? source;
        if (_shapes.Of(slot.Type) is null || memberSource is BindingSource.Body or BindingSource.Services)
        {
            var reason = $"'{TypeNames.Readable(slot.Type)}' is not a simple type or a list of one. Only such members can be sent in a query or a form.";
            target.Report.Add(Descriptors.MemberCannotBeBound, slot.Symbol, slot.Description, reason);
            return null;
        }

        return _values.Bind(slot, memberSource, attribute?.Name, target) is { } value
            ? new MemberBinding(Identifier.Escape(slot.Name), _names.Annotated(slot.Type), value)
            : null;
    }

    /// <summary>The type of a member that an object initializer can set: a property, or a field that is <c>required</c>.</summary>
    private ITypeSymbol? SettableTypeOf(ISymbol member)
    {
        if (member.IsStatic || !member.IsAccessibleIn(_compilation)) return null;
        return member switch
        {
            IPropertySymbol { IsIndexer: false, SetMethod: { } setter } property when setter.IsAccessibleIn(_compilation) => property.Type,
            IFieldSymbol { IsRequired: true } field => field.Type,
            _ => null,
        };
    }

    private static IPropertySymbol? PropertyOf(INamedTypeSymbol type, string name) =>
        type.SelfAndBases().SelectMany(current => current.GetMembers(name)).OfType<IPropertySymbol>().FirstOrDefault();

    private static string Describe(ISymbol member, INamedTypeSymbol type) => $"Member '{member.Name}' of '{TypeNames.Readable(type)}'";
}
