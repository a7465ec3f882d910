using Microsoft.CodeAnalysis;

namespace RouteGen.Generator.Reporting;

internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor InternalError = Error(
        "RG9001",
        "Defect in RouteGen",
        "RouteGen failed on this project, which is a defect of RouteGen: {0}. Please report it with routes.yaml.");
}
