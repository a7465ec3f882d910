using RouteGen.Generator.Model;

namespace RouteGen.Generator.Planning;

/// <summary>Names what the rules of a file's handlers share.</summary>
internal static class ValidationPlanner
{
    /// <summary>Each type, pattern and attribute once: <c>NewUserRules</c>, with a number for the second type called <c>NewUser</c>.</summary>
    public static ValidationMembers Of(IEnumerable<HandlerCall> handlers)
    {
        var checks = handlers.Select(handler => handler.Validation).OfType<HandlerValidation>().ToList();
        if (checks.Count == 0) return ValidationMembers.None;
        var names = new UniqueNames(separator: "");
        var types = checks.SelectMany(check => check.Types).GroupBy(type => type.Key).OrderBy(group => group.Key.Type, StringComparer.Ordinal).ThenBy(group => group.Key.Naming);
        var rules = checks.SelectMany(check => check.Rules).ToList();
        return new ValidationMembers(
            types.Select(group => new PlannedValidator(names.Take(NameOf(group.Key.Type) + "Rules"), group.First())).ToEquatableArray(),
            Fields(rules.OfType<PatternRule>().Select(rule => ("Pattern", (string?)null, rule.Pattern))),
            Fields(rules.OfType<AttributeRule>().Select(rule => (NameOf(rule.Type), (string?)rule.Type, rule.Creation))));
    }

    private static EquatableArray<PlannedRuleField> Fields(IEnumerable<(string Name, string? Type, string Value)> fields)
    {
        var names = new UniqueNames(separator: "");
        return fields.Distinct()
            .OrderBy(field => field.Name, StringComparer.Ordinal).ThenBy(field => field.Value, StringComparer.Ordinal)
            .Select(field => new PlannedRuleField(names.Take(field.Name), field.Type, field.Value))
            .ToEquatableArray();
    }

    // global::Shop.Page<global::Shop.User> is Page.
    private static string NameOf(string type)
    {
        var end = type.IndexOf('<');
        var name = end < 0 ? type : type.Substring(0, end);
        return name.Substring(name.LastIndexOfAny(['.', ':']) + 1).TrimStart('@');
    }
}
