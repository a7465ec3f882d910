using Microsoft.CodeAnalysis;

namespace RouteGen.Generator.Reporting;

internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor DuplicateRoute = Error(
        "RG3001",
        "Duplicate route",
        "The route '{0}' is in the table twice. Remove one of them, or change its key.");

    public static readonly DiagnosticDescriptor AmbiguousRoutes = Error(
        "RG3002",
        "Ambiguous routes",
        "'{0}' and '{1}' can match the same {2}, and no rule says which one takes it. {3}.");

    public static readonly DiagnosticDescriptor UnreachableRoute = Warning(
        "RG3003",
        "Unreachable route",
        "'{0}' is never reached: {1}. Remove it.");

    public static readonly DiagnosticDescriptor TooManyRoutes = Error(
        "RG3004",
        "Too many routes",
        "A router holds at most {0} routes. Split the application.");
}
