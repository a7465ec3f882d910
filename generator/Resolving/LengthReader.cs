using System.Globalization;
using Microsoft.CodeAnalysis;
using RouteGen.Generator.Model;

namespace RouteGen.Generator.Resolving;

/// <summary>Reads <c>[StringLength]</c>, <c>[MinLength]</c>, <c>[MaxLength]</c> and <c>[Length]</c>.</summary>
internal sealed class LengthReader
{
    private readonly RuleMessages _messages;

    public LengthReader(RuleMessages messages) => _messages = messages;

    /// <summary>The rule; <see langword="null"/> when every length is right, or after the problem was noted.</summary>
    public LengthRule? Read(AttributeData attribute, RuleTarget target, List<RuleProblem> problems)
    {
        var isStringLength = attribute.AttributeClass!.Name == "StringLengthAttribute";
        if (isStringLength && !target.IsText)
        {
            problems.Add(RuleReader.Refuse(attribute, target, "it is for text. Use [Length], [MinLength] or [MaxLength] for lists."));
            return null;
        }

        if (target.Length is not { } length)
        {
            problems.Add(RuleReader.Refuse(attribute, target, "it is for text and for lists that say how long they are."));
            return null;
        }

        var first = attribute.Argument(0) as int?;
        var (minimum, maximum) = attribute.AttributeClass.Name switch
        {
            "StringLengthAttribute" => (attribute.Named("MinimumLength") as int? ?? 0, first),
            "MinLengthAttribute" => (first ?? 0, null),
            "LengthAttribute" => (first ?? 0, attribute.Argument(1) as int?),
            // Without an argument, or with -1, any length is right.
            _ => (0, first is null or -1 ? null : first),
        };
        if (minimum < 0 || maximum < 0 || maximum < minimum || (attribute.AttributeClass.Name == "MaxLengthAttribute" && maximum == 0))
        {
            problems.Add(RuleReader.Invalid(attribute, target, "there is no such length."));
            return null;
        }

        object[] arguments = attribute.AttributeClass.Name switch
        {
            "StringLengthAttribute" => [maximum!, minimum],
            "MinLengthAttribute" => [minimum],
            "LengthAttribute" => [minimum, maximum!],
            _ => [maximum ?? -1],
        };
        if (_messages.Read(attribute, target, Text(minimum, maximum, target.IsText), problems, arguments) is not { } message) return null;
        return minimum == 0 && maximum is null ? null : new LengthRule(message, length.Name, minimum == 0 ? null : minimum, maximum, length.HasDefault);
    }

    private static string Text(int minimum, int? maximum, bool isText)
    {
        var amount = (minimum, maximum) switch
        {
            (0, { } most) => $"at most {Number(most)}",
            (_, null) => $"at least {Number(minimum)}",
            (_, { } most) when most == minimum => $"exactly {Number(most)}",
            (_, { } most) => $"between {Number(minimum)} and {Number(most)}",
        };
        var isOne = (maximum ?? minimum) == 1;
        return isText ? $"The value must be {amount} character{(isOne ? "" : "s")} long." : $"The value must have {amount} item{(isOne ? "" : "s")}.";
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
