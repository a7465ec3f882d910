namespace RouteGen.Generator.Model;

/// <summary>What is checked before a handler is called.</summary>
/// <param name="Arguments">The arguments that something is checked of.</param>
/// <param name="Types">The types of objects in them that have rules, or hold objects that have.</param>
internal sealed record HandlerValidation(EquatableArray<ValidatedArgument> Arguments, EquatableArray<ValidatedType> Types)
{
    /// <summary>All rules.</summary>
    public IEnumerable<ValidationRule> Rules => Arguments
        .SelectMany(argument => argument.Value.Rules.Concat(argument.Members.SelectMany(member => member.Value.Rules)).Concat(argument.ObjectRules))
        .Concat(Types.SelectMany(type => type.Members.SelectMany(member => member.Value.Rules).Concat(type.Rules)));
}

/// <summary>An argument that something is checked of.</summary>
/// <param name="Position">Its place among the handler's parameters.</param>
/// <param name="Path">What it is called in an error: <c>$</c> for the body, else its name in the request.</param>
/// <param name="Value">What is checked of it.</param>
/// <param name="Members">Of an object of the query or the form: what is checked of its members, by their names in the request.</param>
/// <param name="ObjectRules">Of such an object: the rules of its type, which are looked at when nothing is wrong with its members.</param>
internal sealed record ValidatedArgument(int Position, string Path, ValidatedValue Value, EquatableArray<ValidatedMember> Members, EquatableArray<ValidationRule> ObjectRules);

/// <summary>What is checked of a value.</summary>
/// <param name="Rules">The rules of the value itself, <see cref="RequiredRule"/> first.</param>
/// <param name="Content">What it holds, if that has rules.</param>
internal sealed record ValidatedValue(EquatableArray<ValidationRule> Rules, ValidatedContent? Content)
{
    public bool IsEmpty => Rules.Count == 0 && Content is null;
}

/// <summary>A type of objects in a body.</summary>
/// <param name="Members">The members that something is checked of.</param>
/// <param name="Rules">The rules of the object as a whole, which are looked at when nothing is wrong with its members.</param>
/// <param name="Derived">The types with rules that an object may really be of, the more derived first.</param>
internal sealed record ValidatedType(ValidatedTypeKey Key, EquatableArray<ValidatedMember> Members, EquatableArray<ValidationRule> Rules, EquatableArray<ValidatedTypeKey> Derived);

/// <summary>Tells validated types apart.</summary>
/// <param name="Type">The type with <c>global::</c>.</param>
/// <param name="Naming">How its members are called in JSON.</param>
internal sealed record ValidatedTypeKey(string Type, JsonNaming Naming);

/// <summary>A member that something is checked of.</summary>
/// <param name="Name">Its C# name, with <c>@</c> where it is a keyword.</param>
/// <param name="Path">Its part of the path in an error: <c>.name</c>, or its name in the request.</param>
internal sealed record ValidatedMember(string Name, string Path, ValidatedValue Value);

/// <summary>What a value holds that has rules.</summary>
/// <param name="CanBeNull">Whether the value may be <see langword="null"/>.</param>
internal abstract record ValidatedContent(bool CanBeNull);

/// <summary>The value is an object.</summary>
internal sealed record ObjectContent(bool CanBeNull, ValidatedTypeKey Type) : ValidatedContent(CanBeNull);

/// <summary>The value is a list.</summary>
/// <param name="Length">The property that says how long it is, where items are had by their place; <see langword="null"/> where they have to be gone through.</param>
/// <param name="HasDefault">Whether the list is a struct that has no items at all by default.</param>
/// <param name="Through">The interface that it is gone through as, where the type itself may have other ways.</param>
internal sealed record ListContent(bool CanBeNull, string? Length, bool HasDefault, string? Through, ValidatedContent Item) : ValidatedContent(CanBeNull);

/// <summary>The value is a dictionary.</summary>
/// <param name="Through">As in <see cref="ListContent"/>.</param>
internal sealed record DictionaryContent(bool CanBeNull, string? Through, ValidatedContent Value) : ValidatedContent(CanBeNull);

/// <summary>How members are called in JSON: <c>JsonKnownNamingPolicy</c>, with its values.</summary>
internal enum JsonNaming
{
    AsDeclared,
    CamelCase,
    SnakeCaseLower,
    SnakeCaseUpper,
    KebabCaseLower,
    KebabCaseUpper,
}
