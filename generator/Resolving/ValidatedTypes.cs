using Microsoft.CodeAnalysis;
using RouteGen.Generator.Model;
using RouteGen.Generator.Reporting;

namespace RouteGen.Generator.Resolving;

/// <summary>Reads the rules of the types of bodies, each once a run. A type may hold itself: what holds what is followed by name.</summary>
internal sealed class ValidatedTypes
{
    private readonly TypeNames _names;
    private readonly RuleReader _rules;
    private readonly ContentReader _contents;
    private readonly ValidatedMembers _members;
    private readonly Dictionary<ValidatedTypeKey, Entry> _known = [];

    public ValidatedTypes(TypeNames names, RuleReader rules, ContentReader contents, ValidatedMembers members)
    {
        _names = names;
        _rules = rules;
        _contents = contents;
        _members = members;
    }

    /// <summary>The types that have rules, or hold something that has, among some types and all that they hold.</summary>
    /// <param name="problems">Gets what is wrong with any of them.</param>
    public IReadOnlyDictionary<ValidatedTypeKey, ValidatedType> Read(IEnumerable<INamedTypeSymbol> types, JsonNaming naming, List<RuleProblem> problems)
    {
        var reached = new Dictionary<ValidatedTypeKey, Entry>();
        var open = new Queue<INamedTypeSymbol>(types);
        while (open.Count > 0)
        {
            var type = open.Dequeue();
            var key = new ValidatedTypeKey(_names.Bare(type), naming);
            if (reached.ContainsKey(key)) continue;
            if (!_known.TryGetValue(key, out var entry))
            {
                var (made, warnings) = _names.Warnings.Record(() => Make(type, key));
                _known.Add(key, entry = made with { Warnings = warnings });
            }

            reached.Add(key, entry);
            foreach (var held in entry.Holds) open.Enqueue(held);
        }

        var validated = WithRules(reached);
        foreach (var entry in reached.Values)
        {
            problems.AddRange(entry.Problems);
            if (validated.Contains(entry.Type.Key)) _names.Warnings.Add(entry.Warnings);
        }

        return validated.ToDictionary(key => key, key => Prune(reached[key].Type, validated));
    }

    /// <summary>The content without the parts that have no rules.</summary>
    public static ValidatedContent? Prune(ValidatedContent? content, Func<ValidatedTypeKey, bool> hasRules) => content switch
    {
        ObjectContent @object => hasRules(@object.Type) ? @object : null,
        ListContent list => Prune(list.Item, hasRules) is { } item ? list with { Item = item } : null,
        DictionaryContent dictionary => Prune(dictionary.Value, hasRules) is { } value ? dictionary with { Value = value } : null,
        _ => null,
    };

    private Entry Make(INamedTypeSymbol type, ValidatedTypeKey key)
    {
        var problems = new List<RuleProblem>();
        var holds = new List<INamedTypeSymbol>();
        var members = new List<ValidatedMember>();
        foreach (var member in ValidatedMembers.OfJson(type))
        {
            if (ReadMember(member, type, key.Naming, holds, problems) is { Value.IsEmpty: false } validated) members.Add(validated);
        }

        problems.AddRange(_members.Unread(type, parameter => Describe(parameter, type)));
        if (type.AllInterfaces.Any(candidate => candidate.Is("System.ComponentModel.DataAnnotations", "IValidatableObject"))) problems.Add(new RuleProblem(Descriptors.ValidateIsNotCalled, null, TypeNames.Readable(type)));
        var target = new RuleTarget(type, null, type.Name, type, $"The type '{TypeNames.Readable(type)}'", type, IsWholeObject: true);
        var rules = _rules.Read(ValidatedMembers.RulesOf(type), target, problems);
        var derived = DerivedOf(type).ToList();
        holds.AddRange(derived);
        var keys = derived.Select(other => new ValidatedTypeKey(_names.Bare(other), key.Naming));
        return new Entry(new ValidatedType(key, members.ToEquatableArray(), rules, keys.ToEquatableArray()), holds, problems, []);
    }

    private ValidatedMember? ReadMember(ISymbol member, INamedTypeSymbol type, JsonNaming naming, List<INamedTypeSymbol> holds, List<RuleProblem> problems)
    {
        var attributes = ValidatedMembers.RulesOf(member, type);
        if (!_members.IsReadable(member))
        {
            if (attributes.Count > 0) problems.Add(new RuleProblem(Descriptors.RuleHasNoMember, member, Describe(member, type), attributes[0].Display(), "it has no internal or public getter."));
            return null;
        }

        var memberType = member is IPropertySymbol property ? property.Type : ((IFieldSymbol)member).Type;
        var name = JsonMemberNames.Of(member, naming);
        var rules = attributes.Count == 0 ? [] : _rules.Read(attributes, new RuleTarget(memberType, CountProperty.Of(memberType), name, member, Describe(member, type), type), problems);
        var content = ValidatedMembers.IsSet(member, type) ? _contents.Read(memberType, naming, holds) : null;
        if (rules.Count > 0 || content is not null) _names.Warnings.Add(member);
        return new ValidatedMember(Identifier.Escape(member.Name), JsonMemberNames.PathOf(name), new ValidatedValue(rules, content));
    }

    // A type has rules when it holds one that has, however far down.
    private static HashSet<ValidatedTypeKey> WithRules(Dictionary<ValidatedTypeKey, Entry> reached)
    {
        var validated = new HashSet<ValidatedTypeKey>();
        for (var before = -1; before < validated.Count;)
        {
            before = validated.Count;
            foreach (var entry in reached.Values)
            {
                var type = entry.Type;
                if (type.Rules.Count > 0 || type.Derived.Any(validated.Contains) || type.Members.Any(member => member.Value.Rules.Count > 0 || Prune(member.Value.Content, validated.Contains) is not null)) validated.Add(type.Key);
            }
        }

        return validated;
    }

    private static ValidatedType Prune(ValidatedType type, HashSet<ValidatedTypeKey> validated) => type with
    {
        Members = type.Members
            .Select(member => member with { Value = member.Value with { Content = Prune(member.Value.Content, validated.Contains) } })
            .Where(member => !member.Value.IsEmpty)
            .ToEquatableArray(),
        Derived = type.Derived.Where(validated.Contains).ToEquatableArray(),
    };

    // The more derived first: an object is of the first of them that it can be of.
    private static IEnumerable<INamedTypeSymbol> DerivedOf(INamedTypeSymbol type) => type.GetAttributes()
        .Where(attribute => attribute.AttributeClass?.Is("System.Text.Json.Serialization", "JsonDerivedTypeAttribute") == true)
        .Select(attribute => attribute.Argument(0))
        .OfType<INamedTypeSymbol>()
        .Where(derived => !SymbolEqualityComparer.Default.Equals(derived, type) && !derived.IsUnboundGenericType)
        .OrderByDescending(derived => derived.SelfAndBases().Count());

    private static string Describe(ISymbol member, INamedTypeSymbol type) => $"Member '{member.Name}' of '{TypeNames.Readable(type)}'";

    /// <summary>A type as it was read.</summary>
    /// <param name="Type">With all content, whether that has rules or not.</param>
    /// <param name="Holds">The types of the objects that it holds, or may really be.</param>
    private sealed record Entry(ValidatedType Type, IReadOnlyList<INamedTypeSymbol> Holds, IReadOnlyList<RuleProblem> Problems, ICollection<string> Warnings);
}
