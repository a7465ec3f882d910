using Microsoft.CodeAnalysis;

namespace RouteGen.Generator.Reporting;

/// <summary>RG502x: event patterns of EventBridge.</summary>
internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor PatternValuesNotListed = Error(
        "RG5020",
        "Values of a pattern are not a list",
        "The values of '{0}' stand in a list, even one alone. Write '{0}: [{1}]'.");

    public static readonly DiagnosticDescriptor PatternEmpty = Error(
        "RG5021",
        "Part of a pattern is empty",
        "{0} holds nothing, and EventBridge refuses that. {1}.");

    public static readonly DiagnosticDescriptor PatternOperatorUnknown = Error(
        "RG5022",
        "Operator of a pattern is unknown",
        "'{0}' is no operator of {1}{2} There are: {3}.");

    public static readonly DiagnosticDescriptor PatternOperandWrong = Error(
        "RG5023",
        "Operator of a pattern cannot take the value",
        "'{0}' takes {1}, and this is {2}.");

    public static readonly DiagnosticDescriptor PatternNumberForText = Error(
        "RG5024",
        "Number in a pattern where events have a text",
        "'{0}' of an event is a text, which no number equals. Write {1}.");

    public static readonly DiagnosticDescriptor PatternChoiceWrong = Error(
        "RG5025",
        "'$or' of a pattern is not a choice",
        "'$or' takes a list of two mappings or more, and this is {0}.");

    public static readonly DiagnosticDescriptor PatternTooLarge = Error(
        "RG5026",
        "Pattern is too large",
        "The pattern {0}, and the most is {1}. Part it into several routes.");

    public static readonly DiagnosticDescriptor PatternFieldTwice = Error(
        "RG5027",
        "Pattern names a field twice",
        "'{0}' has values already: a dot in a key stands for a level. Write all of them in one list, or remove one.");

    public static readonly DiagnosticDescriptor PatternTextWrong = Error(
        "RG5029",
        "Text in a pattern is not valid",
        "{0}. {1}.");
}
