using System.Globalization;
using Microsoft.CodeAnalysis;
using RouteGen.Generator.Model;
using RouteGen.Generator.Reporting;

namespace RouteGen.Generator.Resolving;

/// <summary>Reads validation attributes as rules of a value.</summary>
internal sealed class RuleReader
{
    private readonly Compilation _compilation;
    private readonly TypeNames _names;
    private readonly RuleMessages _messages;
    private readonly RuleMethods _methods;
    private readonly LengthReader _lengths;
    private readonly ValuesReader _values;

    public RuleReader(Compilation compilation, TypeNames names)
    {
        _compilation = compilation;
        _names = names;
        _messages = new RuleMessages(compilation, names);
        _methods = new RuleMethods(compilation, names, _messages);
        _lengths = new LengthReader(_messages);
        _values = new ValuesReader(compilation, names, _messages);
    }

    /// <summary>The rules, <c>[Required]</c> first and the others as they are written.</summary>
    public EquatableArray<ValidationRule> Read(IEnumerable<AttributeData> attributes, RuleTarget target, List<RuleProblem> problems) => attributes
        .Select(attribute => Read(attribute, target, problems))
        .OfType<ValidationRule>()
        .OrderBy(rule => rule is RequiredRule ? 0 : 1)
        .ToEquatableArray();

    private ValidationRule? Read(AttributeData attribute, RuleTarget target, List<RuleProblem> problems)
    {
        if (!attribute.IsFramework()) return ReadOwn(attribute, target, problems);
        switch (attribute.AttributeClass!.Name)
        {
            case "CustomValidationAttribute":
                return _methods.Read(attribute, target, problems);
            case var _ when target.IsWholeObject:
                return DoesNotFit("it is for values. Put it on a member.");
            case "RequiredAttribute":
                return ReadRequired(attribute, target, problems);
            case "StringLengthAttribute" or "MinLengthAttribute" or "MaxLengthAttribute" or "LengthAttribute":
                return _lengths.Read(attribute, target, problems);
            case "RangeAttribute":
                return ReadRangeRule(attribute, target, problems);
            case "RegularExpressionAttribute":
                return ReadPattern(attribute, target, problems);
            case "EmailAddressAttribute":
                return Format("IsEmailAddress", "The value must be an email address.");
            case "UrlAttribute":
                return Format("IsUrl", "The value must be a URL that begins with http://, https:// or ftp://.");
            case "PhoneAttribute":
                return Format("IsPhone", "The value must be a phone number.");
            case "CreditCardAttribute":
                return Format("IsCreditCard", "The value must be a credit card number.");
            case "Base64StringAttribute":
                return Format("IsBase64", "The value must be base64.");
            case "FileExtensionsAttribute":
                var extensions = (attribute.Named("Extensions") as string ?? "png,jpg,jpeg,gif").Replace(" ", "").Replace(".", "").ToLowerInvariant().Split(',').Select(extension => "." + extension).ToList();
                return Format("HasExtension", $"The value must be a file name that ends in {string.Join(", ", extensions)}.", string.Join(",", extensions), string.Join(", ", extensions));
            case "CompareAttribute":
                return ReadCompare(attribute, target, problems);
            case "AllowedValuesAttribute" or "DeniedValuesAttribute":
                return _values.Read(attribute, target, problems);
            case "EnumDataTypeAttribute":
                return ReadEnum(attribute, target, problems);
            default:
                return null;
        }

        ValidationRule? DoesNotFit(string reason)
        {
            problems.Add(Refuse(attribute, target, reason));
            return null;
        }

        ValidationRule? Format(string method, string text, string? argument = null, params object[] arguments)
        {
            if (!target.IsText) return DoesNotFit("it is for text.");
            return _messages.Read(attribute, target, text, problems, arguments) is { } message ? new TextFormatRule(message, method, argument) : null;
        }
    }

    /// <summary>A problem with the type of a value.</summary>
    public static RuleProblem Refuse(AttributeData attribute, RuleTarget target, string reason) =>
        new(Descriptors.RuleDoesNotFit, target.Symbol, target.Description, attribute.Display(), TypeNames.Readable(target.Type), reason);

    /// <summary>A problem with what an attribute says.</summary>
    public static RuleProblem Invalid(AttributeData attribute, RuleTarget target, string reason) =>
        new(Descriptors.RuleIsInvalid, target.Symbol, target.Description, attribute.Display(), reason);

    private RequiredRule? ReadRequired(AttributeData attribute, RuleTarget target, List<RuleProblem> problems)
    {
        // A number is always there.
        if (target.Type.IsValueType && !target.IsNullable) return null;
        var refusesBlank = target.IsText && attribute.Named("AllowEmptyStrings") is not true;
        return _messages.Read(attribute, target, "The value is required.", problems) is { } message ? new RequiredRule(message, refusesBlank) : null;
    }

    private RangeRule? ReadRangeRule(AttributeData attribute, RuleTarget target, List<RuleProblem> problems)
    {
        var (range, problem) = RangeReader.Read(attribute, target.PlainType, _names);
        if (range is null)
        {
            problems.Add(problem == ReadRange.DoesNotFit ? Refuse(attribute, target, problem) : Invalid(attribute, target, problem!));
            return null;
        }

        var (minimum, maximum) = (Text(range.MinimumText), Text(range.MaximumText));
        var isExclusive = (Minimum: attribute.Named("MinimumIsExclusive") is true, Maximum: attribute.Named("MaximumIsExclusive") is true);
        var below = isExclusive.Maximum ? "less than " + maximum : "at most " + maximum;
        var text = isExclusive is (false, false) ? $"between {minimum} and {maximum}" : $"{(isExclusive.Minimum ? "greater than" : "at least")} {minimum} and {below}";
        if (range.Maximum is null) text = (isExclusive.Minimum ? "greater than " : "at least ") + minimum;
        else if (range.Minimum is null) text = below;
        if (_messages.Read(attribute, target, $"The value must be {text}.", problems, range.MinimumText, range.MaximumText) is not { } message) return null;
        return range.Minimum is null && range.Maximum is null ? null : new RangeRule(message, range.Minimum, range.Maximum, range.Comparison, target.IsNullable);
    }

    private PatternRule? ReadPattern(AttributeData attribute, RuleTarget target, List<RuleProblem> problems)
    {
        if (!target.IsText)
        {
            problems.Add(Refuse(attribute, target, "it is for text."));
            return null;
        }

        var pattern = attribute.Argument(0) as string ?? "";
        if ((pattern.Length == 0 ? "it is empty." : PatternCheck.Refusal(pattern)) is { } refusal)
        {
            problems.Add(new RuleProblem(Descriptors.PatternIsRefused, target.Symbol, target.Description, refusal));
            return null;
        }

        // A pattern tells a client's author more than most words do, and is no secret: it is our own word.
        return _messages.Read(attribute, target, $"The value must match {pattern}.", problems, pattern) is { } message ? new PatternRule(message, pattern) : null;
    }

    private CompareRule? ReadCompare(AttributeData attribute, RuleTarget target, List<RuleProblem> problems)
    {
        var name = attribute.Argument(0) as string ?? "";
        var other = target.Owner?.SelfAndBases().SelectMany(type => type.GetMembers(name)).OfType<IPropertySymbol>().FirstOrDefault(property => property.GetMethod?.IsAccessibleIn(_compilation) == true && !property.IsStatic);
        if (other is null || !SymbolEqualityComparer.Default.Equals(other.Type, target.Type))
        {
            problems.Add(Invalid(attribute, target, target.Owner is null ? "a parameter has no other members. Use an object whose members are both." : $"'{TypeNames.Readable(target.Owner)}' has no property '{name}' of the same type that the router can read."));
            return null;
        }

        var otherName = RuleMessages.DisplayName(target with { Symbol = other, WireName = WireNames.CamelCase(other.Name) });
        return _messages.Read(attribute, target, $"The value must be equal to {otherName}.", problems, otherName) is { } message
            ? new CompareRule(message, Identifier.Escape(name), _names.Bare(target.Type))
            : null;
    }

    private EnumRule? ReadEnum(AttributeData attribute, RuleTarget target, List<RuleProblem> problems)
    {
        if (target.PlainType.TypeKind != TypeKind.Enum || !SymbolEqualityComparer.Default.Equals(attribute.Argument(0) as ITypeSymbol, target.PlainType))
        {
            problems.Add(Refuse(attribute, target, "it is for a value of the enum that it names. Give the value that type."));
            return null;
        }

        var isFlags = target.PlainType.GetAttributes().Any(other => other.AttributeClass?.Is("System", "FlagsAttribute") == true);
        return _messages.Read(attribute, target, "The value is not one of those allowed.", problems) is { } message ? new EnumRule(message, isFlags, target.IsNullable) : null;
    }

    private AttributeRule? ReadOwn(AttributeData attribute, RuleTarget target, List<RuleProblem> problems)
    {
        var type = attribute.AttributeClass!;
        var reason = !type.IsAccessibleIn(_compilation) || attribute.AttributeConstructor?.IsAccessibleIn(_compilation) != true ? "the router cannot make one. Make it internal or public."
            : !RuleAttributes.CanBeAsked(type) ? "it does not override 'bool IsValid(object? value)', and there is no ValidationContext to call the other one with. Override that, or use [CustomValidation]."
            : null;
        if (reason is not null)
        {
            problems.Add(new RuleProblem(Descriptors.RuleCannotBeAsked, target.Symbol, target.Description, attribute.Display(), reason));
            return null;
        }

        _names.Warnings.Add(attribute.AttributeConstructor!);
        return new AttributeRule(new RuleMessage("", IsExpression: false, []), _names.Bare(type), AttributeCreation.Of(attribute, _names), RuleMessages.DisplayName(target));
    }

    private static string Text(object end) => Convert.ToString(end, CultureInfo.InvariantCulture)!;
}
