using Microsoft.CodeAnalysis;
using RouteGen.Generator.Model;

namespace RouteGen.Generator.Resolving;

/// <summary>Reads what is checked of a handler's arguments before it is called.</summary>
internal sealed class ValidationReader
{
    private const string Body = "$";

    private readonly TypeNames _names;
    private readonly JsonContexts _json;
    private readonly RuleReader _rules;
    private readonly ContentReader _contents;
    private readonly ValidatedMembers _members;
    private readonly ValidatedTypes _types;

    public ValidationReader(Compilation compilation, TypeNames names, JsonContexts json)
    {
        _names = names;
        _json = json;
        _rules = new RuleReader(compilation, names);
        _contents = new ContentReader(compilation, names);
        _members = new ValidatedMembers(compilation);
        _types = new ValidatedTypes(names, _rules, _contents, _members);
    }

    /// <summary>The rules; <see langword="null"/> when there are none, or after every problem was reported at the route.</summary>
    /// <param name="isRight">Whether no rule is wrong: a route that left one out would take what it should refuse.</param>
    public HandlerValidation? Read(BindingTarget target, EquatableArray<BoundParameter> parameters, out bool isRight)
    {
        isRight = true;
        var problems = new List<RuleProblem>();
        var arguments = new List<ValidatedArgument>();
        var types = new Dictionary<ValidatedTypeKey, ValidatedType>();
        for (var i = 0; i < parameters.Count; i++)
        {
            var symbol = target.Method.Parameters[i];
            var argument = parameters[i] switch
            {
                ValueParameter value => OfValue(i, value.Value, symbol, target, problems),
                ObjectParameter @object => OfObject(i, @object, symbol, target, problems),
                BodyParameter body => OfBody(i, body.Kind == BodyKind.Json, body.IsOptional, symbol, target, types, problems),
                RecordDataParameter { Kind: not RecordDataKind.Attributes } data => OfBody(i, data.Kind == RecordDataKind.Json, data.IsOptional, symbol, target, types, problems),
                _ => null,
            };
            if (argument is not null && !(argument.Value.IsEmpty && argument.Members.Count == 0 && argument.ObjectRules.Count == 0)) arguments.Add(argument);
        }

        foreach (var problem in problems) problem.Report(target.Report);
        isRight = problems.TrueForAll(problem => problem.Descriptor.DefaultSeverity != DiagnosticSeverity.Error);
        return arguments.Count == 0 ? null : new HandlerValidation(arguments.ToEquatableArray(), types.Values.OrderBy(type => type.Key.Type, StringComparer.Ordinal).ThenBy(type => type.Key.Naming).ToEquatableArray());
    }

    private ValidatedArgument OfValue(int position, ValueBinding value, IParameterSymbol parameter, BindingTarget target, List<RuleProblem> problems)
    {
        var length = value.Collection switch
        {
            ValueCollection.Array => new CountProperty("Length", HasDefault: false),
            ValueCollection.List => new CountProperty("Count", HasDefault: false),
            _ => CountProperty.Of(parameter.Type),
        };
        // A value that is never absent is bound without its "?".
        var type = value.Presence == ValuePresence.Optional ? parameter.Type : parameter.Type.WithoutNullable();
        var rules = ReadRules(parameter, new RuleTarget(type, length, value.WireName, parameter, target.Describe(parameter), Owner: null), problems);
        return new ValidatedArgument(position, value.WireName, new ValidatedValue(rules, null), [], []);
    }

    private ValidatedArgument OfObject(int position, ObjectParameter @object, IParameterSymbol parameter, BindingTarget target, List<RuleProblem> problems)
    {
        var type = (INamedTypeSymbol)parameter.Type.WithoutNullable();
        var members = new List<ValidatedMember>();
        var found = type.SelfAndBases().SelectMany(current => current.GetMembers()).Where(member => !member.IsStatic && member is IPropertySymbol or IFieldSymbol { IsImplicitlyDeclared: false } && _members.IsReadable(member)).ToList();
        foreach (var bound in @object.Arguments.Concat(@object.Members))
        {
            var name = bound.Name.TrimStart('@');
            var member = found.Find(candidate => candidate.Name == name) ?? found.Find(candidate => string.Equals(candidate.Name, name, StringComparison.OrdinalIgnoreCase));
            // A required member may be set beside the constructor's parameter of its name.
            if (member is null || members.Exists(other => other.Name == Identifier.Escape(member.Name))) continue;
            var memberType = member is IPropertySymbol property ? property.Type : ((IFieldSymbol)member).Type;
            var description = $"Member '{member.Name}' of '{TypeNames.Readable(type)}'";
            var rules = _rules.Read(ValidatedMembers.RulesOf(member, type), new RuleTarget(memberType, CountProperty.Of(memberType), bound.Value.WireName, member, description, type), problems);
            if (rules.Count == 0) continue;
            _names.Warnings.Add(member);
            members.Add(new ValidatedMember(Identifier.Escape(member.Name), bound.Value.WireName, new ValidatedValue(rules, null)));
        }

        problems.AddRange(_members.Unread(type, symbol => $"Member '{symbol.Name}' of '{TypeNames.Readable(type)}'"));
        var whole = new RuleTarget(type, null, parameter.Name, type, $"The type '{TypeNames.Readable(type)}'", type, IsWholeObject: true);
        var argument = ReadRules(parameter, new RuleTarget(type, null, parameter.Name, parameter, target.Describe(parameter), Owner: null), problems);
        return new ValidatedArgument(position, parameter.Name, new ValidatedValue(argument, null), members.ToEquatableArray(), _rules.Read(ValidatedMembers.RulesOf(type), whole, problems));
    }

    private ValidatedArgument OfBody(int position, bool isJson, bool isOptional, IParameterSymbol parameter, BindingTarget target, Dictionary<ValidatedTypeKey, ValidatedType> types, List<RuleProblem> problems)
    {
        var rules = ReadRules(parameter, new RuleTarget(parameter.Type, CountProperty.Of(parameter.Type), parameter.Name, parameter, target.Describe(parameter), Owner: null), problems);
        if (!isJson) return new ValidatedArgument(position, Body, new ValidatedValue(rules, null), [], []);
        var naming = _json.NamingOf(parameter.Type);
        var objects = new List<INamedTypeSymbol>();
        var content = _contents.Read(parameter.Type, naming, objects);
        foreach (var type in _types.Read(objects, naming, problems)) types[type.Key] = type.Value;
        content = ValidatedTypes.Prune(content, types.ContainsKey);
        // A body that has to be there is not null.
        if (content is not null) content = content with { CanBeNull = content.CanBeNull && isOptional };
        return new ValidatedArgument(position, Body, new ValidatedValue(rules, content), [], []);
    }

    private EquatableArray<ValidationRule> ReadRules(IParameterSymbol parameter, RuleTarget target, List<RuleProblem> problems) =>
        _rules.Read(RuleAttributes.Of(parameter.GetAttributes()), target, problems);
}
