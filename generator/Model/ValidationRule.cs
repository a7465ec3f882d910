namespace RouteGen.Generator.Model;

/// <summary>One rule of a value.</summary>
/// <param name="Message">What is said when it is broken.</param>
internal abstract record ValidationRule(RuleMessage Message);

/// <summary>What is said when a rule is broken.</summary>
/// <param name="Text">The text, finished, or the C# expression of a text to fill in.</param>
/// <param name="IsExpression">Whether it is an expression.</param>
/// <param name="Arguments">What is filled in, as text.</param>
internal sealed record RuleMessage(string Text, bool IsExpression, EquatableArray<string> Arguments);

/// <summary>The value has to be there.</summary>
/// <param name="RefusesBlank">Whether it is a text that must not be blank.</param>
internal sealed record RequiredRule(RuleMessage Message, bool RefusesBlank) : ValidationRule(Message);

/// <summary>The value has a length.</summary>
/// <param name="Property">The property that says it.</param>
/// <param name="Minimum">The least, inclusive; <see langword="null"/> without one.</param>
/// <param name="Maximum">The greatest, inclusive; <see langword="null"/> without one.</param>
/// <param name="HasDefault">As in <see cref="ListContent.HasDefault"/>.</param>
internal sealed record LengthRule(RuleMessage Message, string Property, int? Minimum, int? Maximum, bool HasDefault) : ValidationRule(Message);

/// <summary>The value lies between two others.</summary>
/// <param name="Minimum">The least as C#; <see langword="null"/> without one.</param>
/// <param name="Maximum">The greatest as C#; <see langword="null"/> without one.</param>
/// <param name="Comparison">How it is compared.</param>
/// <param name="IsNullable">Whether the value is a <c>Nullable</c>.</param>
internal sealed record RangeRule(RuleMessage Message, RangeBound? Minimum, RangeBound? Maximum, RangeComparison Comparison, bool IsNullable) : ValidationRule(Message);

/// <summary>One end of a range.</summary>
/// <param name="Literal">The end as C#.</param>
/// <param name="IsExclusive">Whether the end itself is out of the range.</param>
internal sealed record RangeBound(string Literal, bool IsExclusive);

internal enum RangeComparison
{
    /// <summary>By a pattern: the ends are constants.</summary>
    Pattern,

    /// <summary>By operators.</summary>
    Operators,

    /// <summary>By operators, and what is no number is in no range.</summary>
    FloatingPoint,
}

/// <summary>A pattern matches the whole text.</summary>
internal sealed record PatternRule(RuleMessage Message, string Pattern) : ValidationRule(Message);

/// <summary>The text has a format that the runtime knows.</summary>
/// <param name="Format">The method that knows it.</param>
/// <param name="Argument">What else that takes.</param>
internal sealed record TextFormatRule(RuleMessage Message, string Format, string? Argument) : ValidationRule(Message);

/// <summary>The value equals another member of the same object.</summary>
/// <param name="Other">The other member.</param>
/// <param name="Element">The type of both with <c>global::</c>.</param>
internal sealed record CompareRule(RuleMessage Message, string Other, string Element) : ValidationRule(Message);

/// <summary>The value is, or is not, one of some constants.</summary>
/// <param name="Constants">The constants as C#, each once.</param>
/// <param name="AreDenied">Whether it must not be one of them.</param>
internal sealed record ValuesRule(RuleMessage Message, EquatableArray<string> Constants, bool AreDenied) : ValidationRule(Message);

/// <summary>The value is a member of its enum.</summary>
/// <param name="IsFlags">Whether several together are too.</param>
/// <param name="IsNullable">Whether the value is a <c>Nullable</c>.</param>
internal sealed record EnumRule(RuleMessage Message, bool IsFlags, bool IsNullable) : ValidationRule(Message);

/// <summary>A static method of the project decides.</summary>
/// <param name="Method">The method with <c>global::</c>.</param>
/// <param name="Answer">What it answers.</param>
/// <param name="SkipsNull">Whether it is not asked about <see langword="null"/>.</param>
/// <param name="IsUnwrapped">Whether it takes the value of a <c>Nullable</c>.</param>
/// <param name="Context">For a method that takes a <c>ValidationContext</c>: what that says of the member.</param>
internal sealed record MethodRule(RuleMessage Message, string Method, MethodAnswer Answer, bool SkipsNull, bool IsUnwrapped, RuleContext? Context) : ValidationRule(Message);

/// <summary>What a <c>ValidationContext</c> says.</summary>
/// <param name="Member">The member's C# name; <see langword="null"/> for a whole object.</param>
/// <param name="DisplayName">Its name for people.</param>
internal sealed record RuleContext(string? Member, string DisplayName);

internal enum MethodAnswer
{
    /// <summary>Whether the value is right.</summary>
    Boolean,

    /// <summary>What is wrong, or <see langword="null"/>.</summary>
    Text,

    /// <summary>A <c>ValidationResult</c>, or <see langword="null"/>.</summary>
    Result,
}

/// <summary>A validation attribute of the project decides, and says what is wrong.</summary>
/// <param name="Type">The attribute with <c>global::</c>.</param>
/// <param name="Creation">How it is made, as C#.</param>
/// <param name="DisplayName">What it calls the value.</param>
internal sealed record AttributeRule(RuleMessage Message, string Type, string Creation, string DisplayName) : ValidationRule(Message);
