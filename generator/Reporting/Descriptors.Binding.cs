using Microsoft.CodeAnalysis;

namespace RouteGen.Generator.Reporting;

/// <summary>RG4xxx: a handler's parameters, its answer and its JSON types.</summary>
internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor PathParameterNotTaken = Error(
        "RG4001",
        "Path parameter is not taken",
        "'{0}' does not take the path parameter '{1}'. {2}");

    public static readonly DiagnosticDescriptor NoSuchPathParameter = Error(
        "RG4002",
        "Path has no such parameter",
        "{0} is taken from the path, which has no '{{{1}}}'. Correct the name, or add the parameter to the path.");

    public static readonly DiagnosticDescriptor TwoAttributes = Error(
        "RG4003",
        "Parameter has two binding attributes",
        "{0} has both {1} and {2}. Keep one.");

    public static readonly DiagnosticDescriptor NothingProvides = Error(
        "RG4004",
        "Nothing provides the parameter",
        "Nothing provides '{0}' for the parameter '{1}' of '{2}', and no request is read as one by itself. {3}");

    public static readonly DiagnosticDescriptor BodyNotInferred = Error(
        "RG4005",
        "Body has to be asked for",
        "{0} is a '{1}', and only POST, PUT and PATCH routes take such a type from the body by themselves. Write [FromBody], write [FromQuery] to bind its members, or {2}.");

    public static readonly DiagnosticDescriptor TwoBodies = Error(
        "RG4006",
        "Handler takes two bodies",
        "'{0}' takes the body twice, as '{1}' and as '{2}'. Join them in one type, or say with an attribute where the other comes from.");

    public static readonly DiagnosticDescriptor BodyAndForm = Error(
        "RG4007",
        "Handler takes a body and a form",
        "'{0}' takes the body whole, as '{1}', and as a form, as '{2}'. Choose one.");

    public static readonly DiagnosticDescriptor NotASimpleType = Error(
        "RG4008",
        "Type is not simple",
        "{0} cannot be read from {1}: '{2}' is not {3}. Simple types are text, numbers, dates, enums and what implements IParsable<T>.");

    public static readonly DiagnosticDescriptor CannotBeBound = Error(
        "RG4009",
        "Parameter cannot be bound",
        "{0} is a '{1}' and cannot be bound: {2}");

    public static readonly DiagnosticDescriptor ByReference = Error(
        "RG4010",
        "Parameter is passed by reference",
        "{0} is passed by reference. Remove 'ref', 'out' or 'in'.");

    public static readonly DiagnosticDescriptor NoConstructorToBind = Error(
        "RG4011",
        "No constructor to bind",
        "{0} is a '{1}', which has no constructor that the router can choose. Give it one accessible constructor, or one without parameters.");

    public static readonly DiagnosticDescriptor MemberCannotBeBound = Error(
        "RG4012",
        "Member cannot be bound",
        "{0} cannot be bound: {1}");

    public static readonly DiagnosticDescriptor NameIsInvalid = Error(
        "RG4013",
        "Name in the request is not valid",
        "{0} cannot be called '{1}' in the request: {2}");

    public static readonly DiagnosticDescriptor BodyDefault = Error(
        "RG4014",
        "Default of a body is not null",
        "{0} has the default {1}, but a body that is not sent can only be null. Use '= null' and give the default in the method.");

    public static readonly DiagnosticDescriptor CannotBeAnswered = Error(
        "RG4015",
        "Return type cannot be answered",
        "'{0}' returns '{1}', which cannot be an answer: {2}");

    public static readonly DiagnosticDescriptor JsonTypeMissing = Error(
        "RG4016",
        "JSON type is in no context",
        "'{0}' is read or written as JSON, but no JSON context lists it, and a program that is trimmed or compiled ahead of time has no other way. {1}");

    public static readonly DiagnosticDescriptor JsonByReflection = Warning(
        "RG4017",
        "JSON type is read by reflection",
        "'{0}' is read or written as JSON by reflection, because no JSON context lists it: slow at start, and impossible when trimmed or compiled ahead of time. {1}");

    public static readonly DiagnosticDescriptor JsonContextNaming = Warning(
        "RG4018",
        "JSON context does not name members as the web does",
        "The JSON context '{0}' does not name members as the web does, so that its JSON differs from all other JSON of the application. Put [JsonSourceGenerationOptions(JsonSerializerDefaults.Web)] on it.");

    public static readonly DiagnosticDescriptor JsonNameTwice = Warning(
        "RG4019",
        "JSON context has two types of one name",
        "The JSON context '{0}' lists two types as '{1}', and System.Text.Json drops one of them. Give '{2}' a name with TypeInfoPropertyName.");
}
