using Microsoft.CodeAnalysis;

namespace RouteGen.Generator.Reporting;

/// <summary>RG5xxx: whole events, and handlers that are written for Amazon's packages.</summary>
internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor EventOfOtherShape = Error(
        "RG5001",
        "Event type does not belong to the route",
        "{0} is a '{1}', which is for events of {2}, and the route is for {3}. Take {4}.");

    public static readonly DiagnosticDescriptor TwoEvents = Error(
        "RG5002",
        "Handler takes events of two shapes",
        "'{0}' takes both '{1}' and '{2}', and no event has the shape of both. Keep one.");

    public static readonly DiagnosticDescriptor NoLambdaSerializer = Error(
        "RG5003",
        "No Lambda serializer",
        "'{0}' takes or returns a type of Amazon's, and nothing says which serializer reads and writes it. Write [assembly: LambdaSerializer(typeof(Amazon.Lambda.Serialization.SystemTextJson.DefaultLambdaJsonSerializer))], or name your own.");

    public static readonly DiagnosticDescriptor LambdaSerializerUnusable = Error(
        "RG5004",
        "Lambda serializer cannot be used",
        "The Lambda serializer '{0}' of '{1}' cannot be used: {2}.");

    public static readonly DiagnosticDescriptor AmazonPackageMissing = Error(
        "RG5005",
        "Package of an event type is missing",
        "'{0}' uses '{1}', which the compiler does not know: it is in the package '{2}'. Run 'dotnet add package {2}', and write 'using {2};' where it is used.");

    public static readonly DiagnosticDescriptor NotPartOfEvent = Error(
        "RG5006",
        "Parameter is no part of the event",
        "{0} is a '{1}', which an event of {2} does not have. Take {3}.");

    public static readonly DiagnosticDescriptor SourceOfOtherShape = Error(
        "RG5007",
        "Sources send events of another shape",
        "'{0}' takes '{1}', which is for events of {2}, and 'sources' of the route names {3}. Remove what does not fit, or give it a route and a handler of its own.");

    public static readonly DiagnosticDescriptor NoBatch = Error(
        "RG5008",
        "No batch is there to take",
        "'{0}' takes {1}, and {2}.");

    public static readonly DiagnosticDescriptor TakesDeadLetters = Warning(
        "RG5009",
        "Target takes dead-letter queues too",
        "'{0}' takes the dead-letter queue '{1}' of its own queues too, as soon as Lambda reads it. Write the suffixes that the names have, or give 'SQS {2}' a route of its own.");

    public static readonly DiagnosticDescriptor SendsInCircle = Error(
        "RG5010",
        "Routes send to each other in a circle",
        "What '{0}' sends comes back to it: {1}. Such a circle never ends and costs without limit: break it.");

    public static readonly DiagnosticDescriptor UnusedFunction = Warning(
        "RG5011",
        "A function has no routes",
        "No route names the function '{0}', so that nothing would reach it. Give it routes with 'function: {0}', or remove it.");
}
