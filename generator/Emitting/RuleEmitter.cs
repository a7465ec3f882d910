using System.Globalization;
using RouteGen.Generator.Model;

namespace RouteGen.Generator.Emitting;

/// <summary>Writes the statement of one rule.</summary>
internal sealed class RuleEmitter
{
    /// <summary>The class of the fields that rules share.</summary>
    public const string FieldsClass = "RuleFields";

    private readonly Dictionary<ValidatedTypeKey, string> _validators;
    private readonly Dictionary<string, string> _patterns;
    private readonly Dictionary<string, string> _attributes;

    public RuleEmitter(ValidationMembers members)
    {
        _validators = members.Validators.ToDictionary(validator => validator.Type.Key, validator => validator.Name);
        _patterns = members.Patterns.ToDictionary(field => field.Value, field => field.Name, StringComparer.Ordinal);
        _attributes = members.Attributes.ToDictionary(field => field.Value, field => field.Name, StringComparer.Ordinal);
    }

    /// <summary>The class that checks the objects of a type.</summary>
    public string ValidatorOf(ValidatedTypeKey type) => _validators[type];

    /// <param name="value">The value as C#.</param>
    /// <param name="path">Where an error is, as C#.</param>
    /// <param name="owner">The object that the value is a member of, as C#.</param>
    /// <param name="errors">The list of errors.</param>
    public string Statement(ValidationRule rule, string value, string path, string owner, string errors)
    {
        var message = Message(rule.Message);
        switch (rule)
        {
            case MethodRule { Answer: not MethodAnswer.Boolean } method:
                var fallback = method.Answer == MethodAnswer.Result ? $", {message}" : "";
                var report = $"{errors}.Report({path}, {Call(method, value, owner)}{fallback});";
                return method.SkipsNull ? $"if ({value} is not null) {report}" : report;
            case AttributeRule attribute:
                var instance = $"{FieldsClass}.{_attributes[attribute.Creation]}";
                return $"if (!{instance}.IsValid({value})) {errors}.Add({path}, {instance}.FormatErrorMessage({Literals.Of(attribute.DisplayName)}));";
            default:
                return $"if ({Condition(rule, value, owner)}) {errors}.Add({path}, {message});";
        }
    }

    /// <summary>What is true when the rule is broken.</summary>
    private string Condition(ValidationRule rule, string value, string owner) => rule switch
    {
        RequiredRule { RefusesBlank: true } => $"string.IsNullOrWhiteSpace({value})",
        RequiredRule => $"{value} is null",
        LengthRule length => $"{value} is {{ {(length.HasDefault ? "IsDefault: false, " : "")}{length.Property}: {(length.Minimum == length.Maximum ? "not " + Bound(length.Minimum)!.Literal : Outside(Bound(length.Minimum), Bound(length.Maximum)))} }}",
        RangeRule range => OutOfRange(range, value),
        PatternRule pattern => $"!{GlobalNames.TextPattern}.IsMatch(ref {FieldsClass}.{_patterns[pattern.Pattern]}, {value}, {Literals.Of(pattern.Pattern)})",
        TextFormatRule format => $"!{GlobalNames.TextFormats}.{format.Format}({value}{(format.Argument is null ? "" : ", " + Literals.Of(format.Argument))})",
        CompareRule { Element: "string" } compare => $"{value} != {owner}.{compare.Other}",
        CompareRule compare => $"!{GlobalNames.EqualityComparer}<{compare.Element}>.Default.Equals({value}, {owner}.{compare.Other})",
        ValuesRule { AreDenied: true } values => $"{value} is {string.Join(" or ", values.Constants)}",
        ValuesRule values => values.Constants.Count == 1 ? $"{value} is not {values.Constants[0]}" : $"{value} is not ({string.Join(" or ", values.Constants)})",
        EnumRule @enum => NotNull(@enum.IsNullable, value) + (@enum.IsFlags ? $"!{GlobalNames.TextFormats}.IsCombination({Unwrap(@enum.IsNullable, value)})" : $"!{GlobalNames.Enum}.IsDefined({Unwrap(@enum.IsNullable, value)})"),
        MethodRule method => (method.SkipsNull ? value + " is not null && " : "") + "!" + Call(method, value, owner),
        _ => throw new InvalidOperationException($"No emitter for {rule.GetType().Name}."),
    };

    private static string Call(MethodRule method, string value, string owner)
    {
        var context = method.Context is { } described
            ? $", new {GlobalNames.ValidationContext}({owner}, {Literals.Of(described.DisplayName)}, null, null){(described.Member is null ? "" : $" {{ MemberName = {Literals.Of(described.Member)} }}")}"
            : "";
        return $"{method.Method}({Unwrap(method.IsUnwrapped, value)}{context})";
    }

    private static string OutOfRange(RangeRule range, string value)
    {
        if (range is { Comparison: RangeComparison.Pattern, Minimum: not null, Maximum: not null }) return $"{value} is {Outside(range.Minimum, range.Maximum)}";
        if (range.Comparison != RangeComparison.FloatingPoint)
        {
            return string.Join(" || ", new[]
            {
                range.Minimum is { } least ? $"{value} {Below(least)} {least.Literal}" : null,
                range.Maximum is { } greatest ? $"{value} {Above(greatest)} {greatest.Literal}" : null,
            }.Where(part => part is not null));
        }

        // NaN is neither less nor greater than anything.
        var inside = string.Join(" && ", new[]
        {
            range.Minimum is { } minimum ? $"{value} {(minimum.IsExclusive ? ">" : ">=")} {minimum.Literal}" : null,
            range.Maximum is { } maximum ? $"{value} {(maximum.IsExclusive ? "<" : "<=")} {maximum.Literal}" : null,
        }.Where(part => part is not null));
        return $"{NotNull(range.IsNullable, value)}!({inside})";
    }

    // "< 1 or > 100".
    private static string Outside(RangeBound? minimum, RangeBound? maximum)
    {
        return string.Join(" or ", new[]
        {
            minimum is null ? null : $"{Below(minimum)} {minimum.Literal}",
            maximum is null ? null : $"{Above(maximum)} {maximum.Literal}",
        }.Where(part => part is not null));
    }

    private static string Below(RangeBound bound) => bound.IsExclusive ? "<=" : "<";

    private static string Above(RangeBound bound) => bound.IsExclusive ? ">=" : ">";

    private static RangeBound? Bound(int? length) => length is { } number ? new RangeBound(number.ToString(CultureInfo.InvariantCulture), IsExclusive: false) : null;

    private static string NotNull(bool isNullable, string value) => isNullable ? value + " is not null && " : "";

    private static string Unwrap(bool isNullable, string value) => isNullable ? value + ".Value" : value;

    private static string Message(RuleMessage message)
    {
        if (!message.IsExpression) return Literals.Of(message.Text);
        return $"string.Format({GlobalNames.CultureInfo}.CurrentCulture, {message.Text}, {string.Join(", ", message.Arguments.Select(Literals.Of))})";
    }
}
