using Microsoft.CodeAnalysis;
using RouteGen.Generator.Model;

namespace RouteGen.Generator.Resolving;

/// <summary>Recognises the types of Amazon's packages by their names, whatever the package's version: RouteGen itself needs none of them.</summary>
internal static class AmazonTypes
{
    public const string Core = "Amazon.Lambda.Core";

    private const string Annotations = "Amazon.Lambda.Annotations";

    private static readonly AmazonEvent[] Events =
    [
        new("Amazon.Lambda.APIGatewayEvents", "APIGatewayProxyRequest", "REST APIs, WebSocket APIs and HTTP APIs with payload format 1.0")
        {
            Fronts = RequestFronts.Rest | RequestFronts.HttpApiV1,
            Kinds = EventKinds.WebSocket,
        },
        new("Amazon.Lambda.APIGatewayEvents", "APIGatewayHttpApiV2ProxyRequest", "HTTP APIs with payload format 2.0 and Function URLs")
        {
            Fronts = RequestFronts.HttpApiV2 | RequestFronts.FunctionUrl,
        },
        new("Amazon.Lambda.ApplicationLoadBalancerEvents", "ApplicationLoadBalancerRequest", "load balancers") { Fronts = RequestFronts.Alb },
        new("Amazon.Lambda.APIGatewayEvents", "APIGatewayCustomAuthorizerRequest", "authorizers") { Kinds = EventKinds.TokenAuthorizer | EventKinds.RequestAuthorizer },
        new("Amazon.Lambda.APIGatewayEvents", "APIGatewayCustomAuthorizerV2Request", "authorizers of HTTP APIs") { Kinds = EventKinds.HttpAuthorizer },
        new("Amazon.Lambda.SQSEvents", "SQSEvent", "SQS") { Kinds = EventKinds.Sqs },
        new("Amazon.Lambda.SNSEvents", "SNSEvent", "SNS") { Kinds = EventKinds.Sns },
        new("Amazon.Lambda.S3Events", "S3Event", "S3") { Kinds = EventKinds.S3 },
        new("Amazon.Lambda.DynamoDBEvents", "DynamoDBEvent", "DynamoDB") { Kinds = EventKinds.DynamoDb },
        new("Amazon.Lambda.KinesisEvents", "KinesisEvent", "Kinesis") { Kinds = EventKinds.Kinesis },
        new("Amazon.Lambda.CloudWatchEvents", "CloudWatchEvent", "EventBridge") { Arity = 1, Kinds = EventKinds.EventBridge | EventKinds.Schedule },
    ];

    /// <summary>The event that a type is; a class that derives from one of Amazon's is one too.</summary>
    public static AmazonEvent? EventOf(ITypeSymbol type)
    {
        if (type is not INamedTypeSymbol named) return null;
        foreach (var current in named.SelfAndBases())
        {
            if (!MayBeAmazons(current)) continue;
            if (Array.Find(Events, candidate => candidate.Arity == current.Arity && current.Is(candidate.Namespace, candidate.Name)) is { } found) return found;
        }

        return null;
    }

    /// <summary>The events that a route may be for.</summary>
    public static IEnumerable<AmazonEvent> EventsOf(CallSite site) => Events.Where(candidate => candidate.Fits(site));

    /// <summary>The package of a type that the compiler does not know; <see langword="null"/> for a name that is none of Amazon's.</summary>
    public static string? PackageOfMissing(string typeName) => Array.Find(Events, candidate => candidate.Name == typeName)?.Namespace ?? typeName switch
    {
        "ILambdaContext" or "ILambdaLogger" => Core,
        "APIGatewayProxyResponse" or "APIGatewayHttpApiV2ProxyResponse" or "APIGatewayCustomAuthorizerResponse" => "Amazon.Lambda.APIGatewayEvents",
        "ApplicationLoadBalancerResponse" => "Amazon.Lambda.ApplicationLoadBalancerEvents",
        "SQSBatchResponse" => "Amazon.Lambda.SQSEvents",
        "ScheduledEvent" => "Amazon.Lambda.CloudWatchEvents",
        "IHttpResult" => Annotations,
        _ => null,
    };

    /// <summary>Whether a type stands in a package of events: a request, a response, or a part of one.</summary>
    public static bool IsOfEvents(ITypeSymbol type)
    {
        if (type is not INamedTypeSymbol named) return false;
        foreach (var current in named.SelfAndBases())
        {
            if (MayBeAmazons(current) && OuterNamespace(current) is var space && space.StartsWith("Amazon.Lambda.", StringComparison.Ordinal) && space.EndsWith("Events", StringComparison.Ordinal)) return true;
        }

        return false;
    }

    /// <summary>Whether a type is the result of Amazon.Lambda.Annotations that serializes itself, or implements it.</summary>
    public static bool IsAnnotationsResult(ITypeSymbol type) => IsResult(type) || type.AllInterfaces.Any(IsResult);

    /// <summary>Whether a type is the result of an authorizer of Amazon.Lambda.Annotations, which it serializes by what it knows of that authorizer.</summary>
    public static bool IsAuthorizerResult(ITypeSymbol type) => IsAuthorizers(type) || type.AllInterfaces.Any(IsAuthorizers);

    /// <summary>Whether a method carries an attribute that makes it a function of Amazon.Lambda.Annotations.</summary>
    public static bool IsAnnotated(IMethodSymbol method) => method.GetAttributes().Any(attribute => attribute.AttributeClass is { Name: "LambdaFunctionAttribute" } type && type.IsIn(Annotations));

    public static bool IsSerializerAttribute(AttributeData attribute) => attribute.AttributeClass is { Name: "LambdaSerializerAttribute" } type && type.IsIn(Core);

    private static bool IsResult(ITypeSymbol type) => type is { Name: "IHttpResult", TypeKind: TypeKind.Interface } && type.IsIn(Annotations + ".APIGateway");

    private static bool IsAuthorizers(ITypeSymbol type) => type is { Name: "IAuthorizerResult", TypeKind: TypeKind.Interface } && type.IsIn(Annotations + ".APIGateway");

    // Amazon.Lambda.CloudWatchEvents.ScheduledEvents is a namespace inside one.
    private static string OuterNamespace(ITypeSymbol type)
    {
        var parts = type.ContainingNamespace.ToDisplayString().Split('.');
        return string.Join(".", parts.Take(3));
    }

    private static bool MayBeAmazons(ITypeSymbol type) => type.RootNamespace() == "Amazon";
}

/// <summary>A type of Amazon's that stands for a whole event.</summary>
/// <param name="Namespace">Its namespace, which is its package's name.</param>
/// <param name="Source">What sends such events, for people.</param>
internal sealed record AmazonEvent(string Namespace, string Name, string Source)
{
    public int Arity { get; init; }

    /// <summary>The fronts whose requests have its shape.</summary>
    public RequestFronts Fronts { get; init; }

    /// <summary>The other events that have its shape.</summary>
    public EventKinds Kinds { get; init; }

    public string FullName => Namespace + "." + Name;

    /// <summary>Whether an event on a route can have its shape.</summary>
    public bool Fits(CallSite site) => site.Event is null ? Fronts != RequestFronts.None : (Kinds & site.Kinds) != EventKinds.None;
}
