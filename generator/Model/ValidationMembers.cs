namespace RouteGen.Generator.Model;

/// <summary>What the rules of a file's routes share.</summary>
/// <param name="Validators">The classes that check objects.</param>
/// <param name="Patterns">The patterns.</param>
/// <param name="Attributes">The validation attributes of the project.</param>
internal sealed record ValidationMembers(EquatableArray<PlannedValidator> Validators, EquatableArray<PlannedRuleField> Patterns, EquatableArray<PlannedRuleField> Attributes)
{
    public static ValidationMembers None { get; } = new([], [], []);
}

/// <summary>The emitted class that checks the objects of a type.</summary>
/// <param name="Name">The class's name: <c>NewUserRules</c>.</param>
internal sealed record PlannedValidator(string Name, ValidatedType Type);

/// <summary>A field that keeps what a rule makes once.</summary>
/// <param name="Name">The field's name.</param>
/// <param name="Type">Its type with <c>global::</c>; <see langword="null"/> for a compiled pattern.</param>
/// <param name="Value">The pattern, or how the attribute is made.</param>
internal sealed record PlannedRuleField(string Name, string? Type, string Value);
