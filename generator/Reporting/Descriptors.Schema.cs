using Microsoft.CodeAnalysis;

namespace RouteGen.Generator.Reporting;

internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor NoRoutes = Error(
        "RG1001",
        "The app has no routes",
        "No route is declared, so the function would answer nothing. Write one under 'routes:', such as 'GET /users: Users.List'.");

    public static readonly DiagnosticDescriptor UnknownOption = Error(
        "RG1002",
        "An option is unknown",
        "'{0}' is no option of {1}{2} Allowed here: {3}.");

    public static readonly DiagnosticDescriptor OptionInWrongPlace = Error(
        "RG1004",
        "An option stands in the wrong place",
        "'{0}' is no option of {1}. Write it {2}.");

    public static readonly DiagnosticDescriptor RouteInWrongPlace = Error(
        "RG1005",
        "A route or group stands in the wrong place",
        "'{0}' is a {1}, and {2} holds none. {3}.");

    public static readonly DiagnosticDescriptor WrongKind = Error(
        "RG1006",
        "A value is of the wrong kind",
        "{0} is {1}, and here stands {2}. {3}.");

    public static readonly DiagnosticDescriptor MissingValue = Error(
        "RG1007",
        "A value is missing",
        "'{0}' has no value. Write {1}.");

    public static readonly DiagnosticDescriptor WrongValue = Error(
        "RG1008",
        "A value is not one of the allowed ones",
        "'{0}' is no value of '{1}'. Write {2}.");

    public static readonly DiagnosticDescriptor MissingVerb = Error(
        "RG1009",
        "A route has no verb",
        "'{0}' names a path but no verb, so it would be a group of routes. Write '{1}' for a route.");

    public static readonly DiagnosticDescriptor UnknownVerb = Error(
        "RG1010",
        "A verb is unknown",
        "'{0}' is no verb{1} The verbs are GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS and ANY; of events WS, SQS, SNS, S3, DYNAMODB, KINESIS, EVENT, SCHEDULE, COGNITO, AUTHORIZER, RAW and INVOKE.");

    public static readonly DiagnosticDescriptor KeySpacing = Error(
        "RG1012",
        "A key's parts are not parted by one space",
        "The two parts of a key are parted by exactly one space. Write '{0}'.");

    public static readonly DiagnosticDescriptor PathStart = Error(
        "RG1013",
        "A path does not begin with '/'",
        "A path begins with '/'. Write '{0}'.");

    public static readonly DiagnosticDescriptor ForeignPathSyntax = Error(
        "RG1014",
        "A path is written in another router's notation",
        "'{0}' is another router's notation; write the path as '{1}'.{2}");

    public static readonly DiagnosticDescriptor PathCharacter = Error(
        "RG1015",
        "A character cannot stand in a path",
        "'{0}' cannot stand in a path. {1}.");

    public static readonly DiagnosticDescriptor PathEscape = Error(
        "RG1016",
        "A percent escape is wrong",
        "The escape '{0}' cannot stand in a path: {1}.");

    public static readonly DiagnosticDescriptor EmptySegment = Error(
        "RG1017",
        "A path has an empty segment",
        "Nothing stands between these two slashes. Remove one.");

    public static readonly DiagnosticDescriptor DotSegment = Error(
        "RG1018",
        "A path has a dot segment",
        "The segment '{0}' never arrives: clients and gateways resolve '.' and '..' before they send a request. Write the path that results.");

    public static readonly DiagnosticDescriptor ParameterName = Error(
        "RG1019",
        "A path parameter's name is not valid",
        "'{0}' is no name of a path parameter. Names are letters, digits, '_' and '-', such as '{{id}}'.");

    public static readonly DiagnosticDescriptor DuplicateParameter = Error(
        "RG1020",
        "A path has two parameters of one name",
        "This path has a parameter '{0}' already, and names that differ only in case, '-' and '_' are one. Rename one of the two.");

    public static readonly DiagnosticDescriptor AdjacentParameters = Error(
        "RG1021",
        "Two path parameters touch",
        "Nothing tells where the parameter before '{0}' ends. Write a '/' or other text between the two.");

    public static readonly DiagnosticDescriptor GreedyParameter = Error(
        "RG1022",
        "A greedy parameter is not the last segment",
        "'{0}' takes the rest of the path, so it must be the whole last segment. {1}.");

    public static readonly DiagnosticDescriptor UnbalancedBrace = Error(
        "RG1023",
        "A brace has no partner",
        "This '{0}' has no '{1}'. A parameter is written '{{name}}'.");

    public static readonly DiagnosticDescriptor PathTooLong = Error(
        "RG1024",
        "A path is too long",
        "A path has at most {0} {1}, group prefixes included, and this one has {2}.");

    public static readonly DiagnosticDescriptor HandlerName = Error(
        "RG1025",
        "A handler is not written as Type.Method",
        "A handler is written 'Type.Method' or 'Namespace.Type.Method', and '{0}' does not fit that. {1}.");

    public static readonly DiagnosticDescriptor InvalidName = Error(
        "RG1026",
        "A C# name is not valid",
        "'{0}' is {1}, and '{2}' does not fit that. {3}.");

    public static readonly DiagnosticDescriptor GroupPrefix = Error(
        "RG1027",
        "A group's prefix is not valid",
        "{0}. {1}.");

    public static readonly DiagnosticDescriptor GroupName = Error(
        "RG1028",
        "A group's name is not valid",
        "'{0}' is no name of a group. Write 'group' and one word of letters, digits, '_' and '-', such as 'group admin'.");

    public static readonly DiagnosticDescriptor BasePath = Error(
        "RG1029",
        "The base path is not valid",
        "{0}. {1}.");

    public static readonly DiagnosticDescriptor MissingHandler = Error(
        "RG1030",
        "A route has no handler",
        "'{0}' names no handler. Write {1}.");

    public static readonly DiagnosticDescriptor DuplicateItem = Error(
        "RG1031",
        "A word is in a list twice",
        "'{0}' is in the list of '{1}' twice. Remove one.");

    public static readonly DiagnosticDescriptor TargetPart = Error(
        "RG1032",
        "A part of an event's target is missing",
        "'{0}' lacks {1}. Write {2}.");

    public static readonly DiagnosticDescriptor TargetCharacter = Error(
        "RG1033",
        "A character cannot stand in an event's target",
        "'{0}' cannot stand in {1}. {2}.");

    public static readonly DiagnosticDescriptor TargetLength = Error(
        "RG1034",
        "An event's target is too long or too short",
        "{0} has {1} to {2} characters, and this one has {3}. {4}.");

    public static readonly DiagnosticDescriptor StarsInRow = Error(
        "RG1035",
        "Stars stand in a row",
        "'{0}' says no more than '*', which stands for any characters, slashes too. Write '*'.");

    public static readonly DiagnosticDescriptor TargetIsAddress = Error(
        "RG1036",
        "An event's target is an ARN or URL",
        "'{0}' routes go by {1}, and this is {2}. Write '{3}'.");

    public static readonly DiagnosticDescriptor CorsCredentials = Error(
        "RG1037",
        "Credentials are allowed to any origin",
        "With 'credentials: true' every origin is written out: '{0}' would let pages of other people act as the user. List the origins, or leave the credentials out.");

    public static readonly DiagnosticDescriptor UnknownFunction = Error(
        "RG1038",
        "A function is not declared",
        "'functions' has no '{0}'{1} Declare it at the top of routes.yaml, such as 'functions: {{ {0}: {{ memory: 512 }} }}'.");
}
