using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace RouteGen.Generator.Resolving;

/// <summary>What a binding attribute says.</summary>
/// <param name="Source">The part of the request, or the services class.</param>
/// <param name="Name">Its <c>Name</c> or key, when it gives one.</param>
internal sealed record BindingAttribute(BindingSource Source, string? Name)
{
    /// <summary>The attribute as it is written: <c>[FromQuery]</c>.</summary>
    public string Display { get; init; } = $"[From{Source}]";

    /// <summary>What it has for a key that is no text, as in <c>'int'</c>.</summary>
    public string? OtherKey { get; init; }
}

internal enum BindingSource
{
    Route,
    Query,
    Header,
    Cookie,
    Body,
    Form,
    Services,
    Claim,
}

/// <summary>
/// Recognises the binding attributes by their metadata names: RouteGen's own, ASP.NET Core's and those of Amazon.Lambda.Annotations,
/// so that a handler that moves here keeps its attributes, and RouteGen needs none of their packages. So is Microsoft.Extensions.DependencyInjection's for keyed services.
/// </summary>
internal static class BindingAttributes
{
    /// <summary>The binding attributes among some attributes, in their order.</summary>
    public static List<BindingAttribute> Of(ImmutableArray<AttributeData> attributes)
    {
        var found = new List<BindingAttribute>();
        foreach (var attribute in attributes)
        {
            if (attribute.AttributeClass is not { } type) continue;
            if (type.Is(ServiceContainerReader.Namespace, "FromKeyedServicesAttribute")) found.Add(OfKey(attribute));
            else if (SourceOf(type) is { } source) found.Add(new BindingAttribute(source, NameOf(attribute)));
        }

        return found;
    }

    private static BindingSource? SourceOf(INamedTypeSymbol type)
    {
        if (!type.Name.StartsWith("From", StringComparison.Ordinal)) return null;
        BindingSource? source = type.Name switch
        {
            "FromRouteAttribute" => BindingSource.Route,
            "FromQueryAttribute" => BindingSource.Query,
            "FromHeaderAttribute" => BindingSource.Header,
            "FromCookieAttribute" => BindingSource.Cookie,
            "FromBodyAttribute" => BindingSource.Body,
            "FromFormAttribute" => BindingSource.Form,
            "FromServicesAttribute" => BindingSource.Services,
            "FromClaimAttribute" or "FromCustomAuthorizerAttribute" => BindingSource.Claim,
            _ => null,
        };
        var isKnown = source is not null && (type.IsIn("RouteGen")
            || type.IsIn("Microsoft.AspNetCore.Mvc")
            || type.IsIn("Amazon.Lambda.Annotations")
            || type.IsIn("Amazon.Lambda.Annotations.APIGateway")
            || type.IsIn("Amazon.Lambda.Annotations.ALB"));
        return isKnown ? source : null;
    }

    // Without a key it means the service without one. The form without an argument takes the key of the service around it, which nothing here has.
    private static BindingAttribute OfKey(AttributeData attribute)
    {
        var name = FirstText(attribute);
        string? other = null;
        if (attribute.ConstructorArguments.IsEmpty) other = "that of the service around it";
        else if (name is null && attribute.ConstructorArguments[0] is { IsNull: false, Type: { } type }) other = $"of type '{TypeNames.Readable(type)}'";
        return new BindingAttribute(BindingSource.Services, name) { Display = "[FromKeyedServices]", OtherKey = other };
    }

    private static string? NameOf(AttributeData attribute)
    {
        foreach (var argument in attribute.NamedArguments)
        {
            if (argument.Key == "Name") return argument.Value.Value as string;
        }

        // As in [FromServices("name")].
        return FirstText(attribute);
    }

    // An array has no value to ask for.
    private static string? FirstText(AttributeData attribute) => attribute.ConstructorArguments.FirstOrDefault() is { Kind: TypedConstantKind.Primitive } argument ? argument.Value as string : null;
}
