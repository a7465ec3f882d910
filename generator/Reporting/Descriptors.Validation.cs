using Microsoft.CodeAnalysis;

namespace RouteGen.Generator.Reporting;

/// <summary>RG4020 to RG4027: the rules that are checked before a handler is called.</summary>
internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor RuleDoesNotFit = Error(
        "RG4020",
        "Validation attribute does not fit its type",
        "{0} has {1}, which cannot say anything of a '{2}': {3}");

    public static readonly DiagnosticDescriptor RuleIsInvalid = Error(
        "RG4021",
        "Validation attribute is not valid",
        "{0} has a {1} that cannot be used: {2}");

    public static readonly DiagnosticDescriptor PatternIsRefused = Error(
        "RG4022",
        "Pattern cannot be matched safely",
        "{0} has a pattern that cannot be used: {1}");

    public static readonly DiagnosticDescriptor RuleMethodNotFound = Error(
        "RG4023",
        "Validation method cannot be called",
        "{0} is to be validated by '{1}', but {2} Write 'static string? {3}({4} value)', which gives what is wrong or null.");

    public static readonly DiagnosticDescriptor RuleCannotBeAsked = Error(
        "RG4024",
        "Validation attribute cannot be asked",
        "{0} has {1}, which cannot be asked: {2}");

    public static readonly DiagnosticDescriptor ValidateIsNotCalled = Warning(
        "RG4025",
        "IValidatableObject is not called",
        "'{0}' implements IValidatableObject, which RouteGen does not call. Put [CustomValidation(typeof({0}), \"Check\")] on it, with a 'static string? Check({0} value)' that gives what is wrong or null.");

    public static readonly DiagnosticDescriptor RuleHasNoMember = Error(
        "RG4026",
        "Validated member cannot be read",
        "{0} has {1}, but the router cannot read its value: {2}");

    public static readonly DiagnosticDescriptor RuleMessageNotFound = Error(
        "RG4027",
        "Validation message is not found",
        "{0} has a {1} whose message is '{2}', and there is no such static text that the router can read. Make it an internal or public static property of type 'string', and name its type in ErrorMessageResourceType.");
}
